"""New paragraphs as bytes: the properties of one that is there, and text in the format of a run."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import Document, FormatValue, Made
from gov_docs.docx_io.formats import layout_changes
from gov_docs.docx_io.markup import Names, escape, names_at, preserving
from gov_docs.docx_io.properties import Change, Piece, Place, changed_bytes, property_pieces
from gov_docs.docx_io.revisions import Tracker
from gov_docs.docx_io.run_changes import TextWork
from gov_docs.docx_io.scan import Scan

# A section ends once, and a record of changes is of what was changed.
_ONCE = frozenset({"sectPr", "pPrChange"})
_MARK_ONCE = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish", "specVanish"})


class Lender(NamedTuple):
    """The numbers of a w:r and of its w:t, and the character there whose format new text takes."""

    run: int
    text: int
    at: int


class ParagraphBytes:
    """Writes paragraphs like those of one part; `runs` are the changes of its runs."""

    def __init__(
        self, document: Document, scanned: Scan, runs: Mapping[int, Mapping[int, TextWork]]
    ) -> None:
        self._document, self._scanned, self._runs = document, scanned, runs

    def changes(
        self, para: int, values: dict[str, FormatValue], strict: bool
    ) -> tuple[Change, ...]:
        paragraph = self._document.paragraphs[para]
        size = paragraph.runs[0].size_pt if paragraph.runs else 0.0
        return layout_changes(values, paragraph.layout, size, strict)

    def names(self, number: int) -> Names:
        return names_at(self._scanned, number)

    def opened(self, made: Made, like: int, mark: bytes = b"") -> bytes:
        """Return the start tag and the properties of a new w:p like the one of that number.

        `mark` tells that its paragraph mark is a revision.
        """
        return self.names(like).tag("p", {}) + self.properties(made, like, mark)

    def properties(self, made: Made, like: int, mark: bytes = b"") -> bytes:
        names = self.names(like)
        span = self._scanned.spans[like]
        own = self._scanned.child(like, "pPr")
        place = Place("pPr", self._scanned, own, span.start_tag_end, names)
        changes = self.changes(made.like, dict(made.layout), names.strict)
        if own is None:
            bare = changed_bytes(place, changes, None)
            inner = bare.removeprefix(names.tag("pPr", {})).removesuffix(names.end("pPr"))
            return self._wrapped("pPr", inner + self._wrapped("rPr", mark, names), names)
        pieces = property_pieces(place, changes, None)
        pieces += self.marked(like, mark)
        for child in self._scanned.children(own):
            name = self._scanned.local_name(child)
            if name in _ONCE:
                pieces.append(self._without(child))
            elif name == "rPr":
                pieces += self._less(child)
        return self._spliced(own, pieces)

    def marked(self, number: int, mark: bytes) -> list[Piece]:
        """Return what puts a revision of its mark into the properties of a w:p."""
        names, own = self.names(number), self._scanned.child(number, "pPr")
        if not mark:
            return []
        if own is None:
            at = self._scanned.spans[number].start_tag_end
            whole = self._wrapped("pPr", self._wrapped("rPr", mark, names), names)
            return [(at, at, whole)]
        inner = self._scanned.child(own, "rPr")
        kind, holder = ("pPr", own) if inner is None else ("rPr", inner)
        content = self._wrapped("rPr", mark, names) if inner is None else mark
        span = self._scanned.spans[holder]
        if span.start_tag_end == span.end:
            return [(span.start, span.end, self._wrapped(kind, content, names))]
        after = [n for n in self._scanned.children(own) if self._scanned.local_name(n) in _ONCE]
        at = span.end_tag_start if not after else self._scanned.spans[after[0]].start
        at = at if inner is None else span.start_tag_end
        return [(at, at, content)]

    def joined(self, number: int, owner: int, change: bytes) -> list[Piece]:
        """Return what gives a w:p the properties of another, its own kept as a revision."""
        own, other = (self._scanned.child(one, "pPr") for one in (number, owner))
        if any(one is not None and b"pPrChange" in self._scanned.raw(one) for one in (own, other)):
            raise RefusedEditError("此处已有尚未处理的格式修订；请先接受或拒绝该修订")
        mine, theirs = self._layout_of(own), self._layout_of(other)
        if mine == theirs:
            return []
        names, span = self.names(number), self._scanned.spans[number]
        mark = self._scanned.child(own, "rPr") if own is not None else None
        kept = self._scanned.raw(mark) if mark is not None else b""
        history = change + names.tag("pPr", {}) + mine + names.end("pPr") + names.end("pPrChange")
        end = span.start_tag_end if own is None else self._scanned.spans[own].end
        return [(span.start_tag_end, end, self._wrapped("pPr", theirs + kept + history, names))]

    def _layout_of(self, properties: int | None) -> bytes:
        """Return the properties as they stand, but the mark's and what stands but once."""
        if properties is None:
            return b""
        kept = (n for n in self._scanned.children(properties))
        names = {*_ONCE, "rPr"}
        return b"".join(
            self._scanned.raw(n) for n in kept if self._scanned.local_name(n) not in names
        )

    def _wrapped(self, kind: str, content: bytes, names: Names) -> bytes:
        return names.tag(kind, {}) + content + names.end(kind) if content else b""

    def run(self, text: str, giver: Lender | None, like: int) -> bytes:
        """Return a run with a text in the format of a character, or of the first, or of the mark."""
        names = self.names(like)
        tag = preserving(names.tag("t", {}), text)
        content = tag + escape(text) + names.end("t")
        return names.tag("r", {}) + self._run_properties(giver, like) + content + names.end("r")

    def new_run(self, text: str, giver: Lender | None, like: int, tracker: Tracker | None) -> bytes:
        """Return a run that was not there, as a revision where those are written; b"" of no text."""
        run = self.run(text, giver, like) if text else b""
        if not run or tracker is None:
            return run
        names = self.names(like)
        return tracker.start(names, "ins") + run + names.end("ins")

    def mark(self, kind: str, like: int, tracker: Tracker | None) -> bytes:
        """Return the revision of a paragraph mark, b"" for none."""
        if not kind or tracker is None:
            return b""
        return tracker.start(self.names(like), kind)[:-1] + b"/>"

    def _run_properties(self, giver: Lender | None, like: int) -> bytes:
        giver = giver or self._first_text(like)
        if giver is None:
            paragraph = self._scanned.child(like, "pPr")
            own = self._scanned.child(paragraph, "rPr") if paragraph is not None else None
            return self._spliced(own, list(self._less(own))) if own is not None else b""
        own = self._scanned.child(giver.run, "rPr")
        work = self._runs.get(giver.run, {}).get(giver.text)
        changes = work.changes_at(giver.at) if work is not None else ()
        at = self._scanned.spans[giver.run].start_tag_end
        place = Place("rPr", self._scanned, own, at, self.names(giver.run))
        if own is None:
            return changed_bytes(place, changes, None)
        return self._spliced(own, [*property_pieces(place, changes, None), *self._less(own)])

    def _first_text(self, paragraph: int) -> Lender | None:
        for run in self._scanned.children(paragraph):
            if self._scanned.local_name(run) == "r":
                text = self._scanned.child(run, "t")
                if text is not None:
                    return Lender(run, text, 0)
        return None

    def _less(self, properties: int) -> Iterable[Piece]:
        for child in self._scanned.children(properties):
            if self._scanned.local_name(child) in _MARK_ONCE:
                yield self._without(child)

    def _without(self, number: int) -> Piece:
        span = self._scanned.spans[number]
        return span.start, span.end, b""

    def _spliced(self, number: int, pieces: Iterable[Piece]) -> bytes:
        span = self._scanned.spans[number]
        out, at = b"", span.start
        for start, stop, new in sorted(pieces, key=lambda piece: piece[:2]):
            out += self._scanned.data[at:start] + new
            at = stop
        return out + self._scanned.data[at : span.end]
