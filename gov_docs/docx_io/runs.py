"""Write changed characters back into a run, splitting it where pieces of it now differ."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import Made
from gov_docs.docx_io.markup import (
    Names,
    character_places,
    end_tag_of,
    escape,
    names_at,
    preserving,
    renamed,
    set_attributes,
)
from gov_docs.docx_io.properties import Change, Piece, Place, changed_bytes, property_pieces
from gov_docs.docx_io.revisions import Tracker
from gov_docs.docx_io.run_changes import NewFormat, NewText, TextWork
from gov_docs.docx_io.scan import Scan


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of a run in one format: a child as it is, or characters of a w:t."""

    child: int
    changes: tuple[Change, ...]
    content: bytes | None = None  # None: the child as it is
    text: str = ""
    deleted: bool = False
    loose: bool = False  # a tab or picture: takes the format of the text around it

    def joins(self, other: "_Stretch") -> bool:
        return self.deleted == other.deleted and self.changes == other.changes


_Item = _Stretch | bytes  # bytes stand between two runs


Begin = Callable[[Made], bytes]  # what ends one paragraph and begins another


def _none_begun(_: Made) -> bytes:
    raise ValueError("a paragraph begins where none may")


def run_pieces(
    scanned: Scan,
    run: int,
    work: dict[int, TextWork],
    tracker: Tracker | None,
    begin: Begin = _none_begun,
    ids: Iterator[int] | None = None,
) -> list[Piece]:
    """Return what to replace so that the run holds the new text and formats.

    `work` is keyed by the numbers of w:t children. With a tracker the old text and format stay,
    marked as deleted or kept as history. `ids` are for somebody's history that a split doubles.
    """
    return _RunWriter(scanned, run, work, tracker, begin, ids).pieces()


class _RunWriter:
    def __init__(
        self,
        scanned: Scan,
        run: int,
        work: dict[int, TextWork],
        tracker: Tracker | None,
        begin: Begin,
        ids: Iterator[int] | None,
    ) -> None:
        self._scanned, self._run, self._work, self._tracker = scanned, run, work, tracker
        self._begin_paragraph, self._ids = begin, ids
        self._names: Names = names_at(scanned, run)
        span = scanned.spans[run]
        properties = scanned.child(run, "rPr")
        self._properties = Place("rPr", scanned, properties, span.start_tag_end, self._names)
        self._tag = scanned.start_tag(run)
        self._out: list[Piece] = []

    def pieces(self) -> list[Piece]:
        span = self._scanned.spans[self._run]
        last: _Stretch | None = None
        between = b""
        for item in self._with_loose_settled(self._items()):
            if isinstance(item, bytes):
                between += self._outside(item)
                continue
            if last is None:
                self._put(span.start, between + self._open(item))
                self._out += self._own_properties(item)
                self._begin(item)
            elif item.joins(last) and not between:
                self._go_on(last, item, b"")
            else:
                self._go_on(last, item, self._seam(last, between, item))
            last, between = item, b""
        if last is not None:
            self._finish(last)
            self._put(span.end, self._close(last) + between)
        return self._out

    # --- what the run is made of

    def _items(self) -> Iterator[_Item]:
        for child in self._scanned.children(self._run):
            name = self._scanned.local_name(child)
            if child in self._work:
                yield from self._text_items(child, self._work[child])
            elif name != "rPr":
                yield _Stretch(child, (), loose=name != "t")

    def _text_items(self, child: int, work: TextWork) -> Iterator[_Item]:
        cuts = {0, len(work.text)} | {edge.at for edge in work.marks}
        changed: list[NewText | NewFormat] = [*work.texts, *work.formats]
        for cut in changed:
            cuts |= {cut.start, cut.end}
        places = character_places(self._scanned.content(child))
        new_at = self._new_items(child, work)
        empty = True
        for start, end in pairwise([*sorted(cuts), len(work.text)]):
            for item in new_at.get(start, ()):
                empty = empty and isinstance(item, bytes)
                yield item
            stretch = self._characters(child, work, start, end, places) if start < end else None
            if stretch is not None:
                empty = False
                yield stretch
        if empty:  # all its text is gone, the element stays
            yield _Stretch(child, work.changes_at(0), b"")

    def _new_items(self, child: int, work: TextWork) -> Mapping[int, list[_Item]]:
        """Return what is put in, by the place of the character before which it goes."""
        found: dict[int, list[_Item]] = defaultdict(list)
        for new in sorted(work.texts, key=lambda n: (n.start, n.end)):
            format_of = new.start if new.start < new.end else max(new.start - 1, 0)
            changes = work.changes_at(format_of)
            if new.text:
                found[new.end].append(self._new_text(child, changes, new.text))
            for made, text in new.begun:
                found[new.end].append(self._begin_paragraph(made))
                if text:
                    found[new.end].append(self._new_text(child, changes, text))
        for mark in work.marks:
            found[mark.at].append(mark.content)
        return found

    def _new_text(self, child: int, changes: tuple[Change, ...], text: str) -> _Item:
        if self._tracker is None:
            return _Stretch(child, changes, escape(text), text)
        properties = changed_bytes(self._properties, changes, None, keep_history=False)
        tag = self._scanned.start_tag(child)
        whole = preserving(tag, text) + escape(text) + end_tag_of(tag)
        run = self._tag + properties + whole + end_tag_of(self._tag)
        return self._tracker.inserted(self._scanned, self._run, self._names, run)

    def _characters(
        self, child: int, work: TextWork, start: int, end: int, places: list[int] | None
    ) -> _Stretch | None:
        text = work.text[start:end]
        deleted = work.is_replaced(start)
        if deleted and self._tracker is None:
            return None
        raw = self._scanned.content(child)
        content = escape(text) if places is None else raw[places[start] : places[end]]
        changes = () if deleted else work.changes_at(start)
        return _Stretch(child, changes, content, text, deleted)

    def _with_loose_settled(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Give what is no text the format of the text on both its sides, if that is one."""
        known = list(items)
        before, after = _texts_before(known), _texts_before(known[::-1])[::-1]
        for index, item in enumerate(known):
            if isinstance(item, bytes) or not item.loose:
                yield item
                continue
            around = (before[index], after[index])
            found = [stretch.changes for stretch in around if stretch is not None]
            same = found and all(changes == found[0] for changes in found)
            yield _Stretch(item.child, found[0] if same else ())

    # --- writing it

    def _put(self, at: int, new: bytes) -> None:
        if new:
            self._out.append((at, at, new))

    def _outside(self, new: bytes) -> bytes:
        """Return bytes that stand around the run, where what its own tag declares does not hold."""
        if b"xmlns" in self._tag:
            raise RefusedEditError("此处的命名空间写法特殊，不能自动修改；请在 Word 中手工修改")
        return new

    def _own_properties(self, item: _Stretch) -> list[Piece]:
        return property_pieces(self._properties, item.changes, self._history(item))

    def _history(self, item: _Stretch) -> bytes | None:
        if self._tracker is None or not item.changes:
            return None
        return self._tracker.start(self._names, "rPrChange")

    def _open(self, item: _Stretch) -> bytes:
        if item.deleted and self._tracker is not None:
            return self._outside(self._tracker.start(self._names, "del"))
        return b""

    def _close(self, item: _Stretch) -> bytes:
        return self._names.end("del") if item.deleted else b""

    def _seam(self, last: _Stretch, between: bytes, item: _Stretch) -> bytes:
        end = end_tag_of(self._tag) + self._close(last)
        properties = changed_bytes(self._properties, item.changes, self._history(item))
        return end + between + self._open(item) + self._tag + self._renumbered(properties)

    def _renumbered(self, properties: bytes) -> bytes:
        """Return a copy of the properties in which somebody's format revision has its own id."""
        own = self._properties.number
        history = self._scanned.child(own, "rPrChange") if own is not None else None
        if history is None or self._ids is None:
            return properties
        tag = self._scanned.start_tag(history)
        new = set_attributes(tag, self._names, {"id": str(next(self._ids))})
        return properties.replace(tag, new, 1)

    def _begin(self, item: _Stretch) -> None:
        self._text, self._content, self._whole = item.text, item.content or b"", b""

    def _go_on(self, last: _Stretch, item: _Stretch, seam: bytes) -> None:
        if item.child != last.child:
            self._finish(last)
            self._put(self._scanned.spans[item.child].start, seam)
            self._begin(item)
        elif seam:
            self._whole += self._element(last, final=False) + seam
            self._text, self._content = item.text, item.content or b""
        else:
            self._text += item.text
            self._content += item.content or b""

    def _finish(self, last: _Stretch) -> None:
        if last.content is not None:
            span = self._scanned.spans[last.child]
            self._out.append((span.start, span.end, self._whole + self._element(last, final=True)))

    def _element(self, item: _Stretch, *, final: bool) -> bytes:
        """Return the w:t, or w:delText, that holds the characters gathered."""
        tag = self._scanned.start_tag(item.child)
        if item.deleted:
            tag = renamed(tag, "delText")
        tag = preserving(tag, self._visible(item.child, final=final))
        return tag + self._content + end_tag_of(tag)

    def _visible(self, child: int, *, final: bool) -> str:
        """Return the gathered text less the spaces that stood at the w:t's ends unpreserved.

        Word does not show those, and must not begin to.
        """
        old, text = self._work[child].text, self._text
        lead, trail = len(old) - len(old.lstrip()), len(old.lstrip()) - len(old.strip())
        if lead and not self._whole and text.startswith(old[:lead]):
            text = text[lead:]
        return text[:-trail] if trail and final and text.endswith(old[-trail:]) else text


def _texts_before(items: Sequence[_Item]) -> list[_Stretch | None]:
    """Return for each item the last text that stands before it."""
    found: list[_Stretch | None] = []
    last: _Stretch | None = None
    for item in items:
        found.append(last)
        if not isinstance(item, bytes) and not item.loose:
            last = item
    return found
