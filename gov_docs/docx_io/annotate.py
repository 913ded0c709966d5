"""Issues as Word comments, anchored to the text they speak of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from gov_docs.core.types import Span
from gov_docs.docx_io.atoms import Atom, control_lock
from gov_docs.docx_io.comments_part import PartChange, comment_parts
from gov_docs.docx_io.markup import Names, end_tag_of, names_at
from gov_docs.docx_io.patch import Mode, Patched, Refusal
from gov_docs.docx_io.places import place_name
from gov_docs.docx_io.properties import Piece
from gov_docs.docx_io.protection import COMMENTS, refuse_guarded
from gov_docs.docx_io.read import Node, WordFile
from gov_docs.docx_io.revisions import Stamp, free_ids
from gov_docs.docx_io.run_changes import Mark, TextWork
from gov_docs.docx_io.runs import run_pieces
from gov_docs.docx_io.scan import Scan, numbers_of, scan
from gov_docs.docx_io.splice import apply_splices, splice
from gov_docs.docx_io.text_changes import is_editable
from gov_docs.docx_io.xmlns import w

Note = tuple[Span | None, str]
_BOX = w("txbxContent")
_ELSEWHERE = "以下问题涉及全文，或所在位置不能加批注："
_BEFORE, _AFTER = 0, 1


class _Anchor(NamedTuple):
    """Between which two characters a mark stands: in a w:t, or at an edge of the paragraph."""

    node: Node
    atom: Atom | None
    offset: int  # in the atom; without one _BEFORE or _AFTER all the paragraph's content


class _Comment(NamedTuple):
    number: int
    start: _Anchor
    end: _Anchor


def annotate(
    word: WordFile, notes: Sequence[Note], stamp: Stamp, *, allow_signed: bool = False
) -> Patched:
    """Return the changed parts with each note as a comment.

    Word allows none in headers, footers, notes and text boxes: what concerns those, or the whole
    document, is gathered in one comment at the document's start. Raises RefusedEditError.
    """
    if notes:
        refuse_guarded(word.document, word.package.path.name, COMMENTS, allow_signed=allow_signed)
    return _Annotator(word, stamp).result(notes)


class _Annotator:
    def __init__(self, word: WordFile, stamp: Stamp) -> None:
        self._word, self._stamp, self._package = word, stamp, word.package
        self._main = word.package.main_part()
        present = self._package.related(self._main, "comments")
        self._ids = free_ids(self._package.parts[name] for name in (self._main, *present))
        self._comments: list[_Comment] = []
        self._texts: dict[int, str] = {}

    def result(self, notes: Sequence[Note]) -> Patched:
        refused: tuple[Refusal, ...] = ()
        gathered = [index for index, note in enumerate(notes) if not self._anchored(note)]
        if gathered and not self._gather([notes[index] for index in gathered]):
            why = "正文中没有可以加批注的段落"
            refused = tuple(Refusal(index, why) for index in gathered)
        if not self._comments:
            return Patched({}, (), refused, (), Mode.COMMENTS)
        scanned = scan(self._package.parts[self._main])
        changes = [PartChange(self._main, *piece) for piece in self._marks(scanned)]
        strict = names_at(scanned, 0).strict
        changes += comment_parts(self._package, self._main, self._texts, self._stamp, strict=strict)
        return self._patched(changes, refused)

    def _patched(self, changes: Sequence[PartChange], refused: tuple[Refusal, ...]) -> Patched:
        old = {change.part: self._package.parts.get(change.part, b"") for change in changes}
        made = [splice(c.part, old[c.part], c.start, c.end, c.new) for c in changes]
        splices = tuple(one for one in made if one is not None)
        changed = {
            part: apply_splices(data, [one for one in splices if one.part == part])
            for part, data in old.items()
        }
        ours = frozenset(map(str, self._texts))
        return Patched(changed, splices, refused, (), Mode.COMMENTS, ours)

    # --- which comment stands where

    def _anchored(self, note: Note) -> bool:
        span, text = note
        node = self._word.nodes[span.para][0] if span is not None else None
        if span is None or node is None or not self._allows_comments(node):
            return False
        self._add(node, span.start, span.end, text)
        return True

    def _add(self, node: Node, start: int, end: int, text: str) -> None:
        if start == end:  # an empty stretch would not be seen: take in a neighbour
            start, end = max(start - 1, 0), end + (start == 0)
        number = next(self._ids)
        comment = _Comment(number, _anchor_before(node, start), _anchor_after(node, end))
        self._comments.append(comment)
        self._texts[number] = text

    def _gather(self, notes: Sequence[Note]) -> bool:
        """Put the notes in one comment on the first paragraph that takes one."""
        for nodes in self._word.nodes.values():
            if self._allows_comments(nodes[0]):
                lines = [_ELSEWHERE, *(self._line(note) for note in notes)]
                last = nodes[0].atoms[-1] if nodes[0].atoms else None
                end = last.start + len(last.text) if last else 0
                self._add(nodes[0], 0, end, "\n".join(lines))
                return True
        return False

    def _line(self, note: Note) -> str:
        span, text = note
        where = "全文" if span is None else place_name(self._word.document.paragraphs[span.para])
        return f"{where}：{text}"

    def _allows_comments(self, node: Node) -> bool:
        in_box = next(node.element.iterancestors(_BOX), None) is not None
        return node.part == self._main and not in_box and not control_lock(node.element)

    # --- the marks in the text

    def _marks(self, scanned: Scan) -> Iterator[Piece]:
        root = self._package.xml(self._main)
        numbers = numbers_of(root, set(self._elements()), scanned)
        runs: dict[int, dict[int, TextWork]] = defaultdict(dict)
        edges: dict[int, dict[int, bytes]] = defaultdict(dict)
        for anchor, mark in self._in_order(scanned):
            if anchor.atom is None or anchor.atom.run is None:
                edge = edges[numbers[anchor.node.element]]
                edge[anchor.offset] = edge.get(anchor.offset, b"") + mark
                continue
            own = runs[numbers[anchor.atom.run]]
            text = numbers[anchor.atom.element]
            work = own.setdefault(text, TextWork(anchor.atom.element.text or ""))
            work.marks.append(Mark(anchor.offset, mark))
        for number in sorted(runs):
            yield from run_pieces(scanned, number, runs[number], None, ids=self._ids)
        for number, at_edges in sorted(edges.items()):
            yield from _edge_pieces(scanned, number, at_edges)

    def _elements(self) -> Iterator[etree._Element]:
        for comment in self._comments:
            for anchor in (comment.start, comment.end):
                yield anchor.node.element
                if anchor.atom is not None and anchor.atom.run is not None:
                    yield from (anchor.atom.element, anchor.atom.run)

    def _in_order(self, scanned: Scan) -> Iterator[tuple[_Anchor, bytes]]:
        """Yield anchors with their bytes: at one place ends come before starts."""
        names = names_at(scanned, 0)
        for comment in self._comments:
            if comment.start.node.atoms:
                yield comment.end, _end(comment.number, names)
        for comment in self._comments:
            yield comment.start, names.empty("commentRangeStart", {"id": str(comment.number)})
            if not comment.start.node.atoms:
                yield comment.start, _end(comment.number, names)


def _end(number: int, names: Names) -> bytes:
    id_ = {"id": str(number)}
    reference = names.tag("r", {}) + names.empty("commentReference", id_) + names.end("r")
    return names.empty("commentRangeEnd", id_) + reference


def _anchor_before(node: Node, start: int) -> _Anchor:
    """Return the place before character `start`, moved left out of what no edit may enter."""
    before = [atom for atom in node.atoms if atom.start <= start]
    for index, atom in enumerate(reversed(before)):
        if is_editable(atom):
            offset = min(start - atom.start, len(atom.text)) if index == 0 else len(atom.text)
            return _Anchor(node, atom, offset)
    return _Anchor(node, None, _BEFORE)


def _anchor_after(node: Node, end: int) -> _Anchor:
    """Return the place after character `end` - 1, moved right out of what no edit may enter."""
    after = [atom for atom in node.atoms if atom.start + len(atom.text) >= end]
    for index, atom in enumerate(after):
        if is_editable(atom):
            return _Anchor(node, atom, end - atom.start if index == 0 else 0)
    return _Anchor(node, None, _AFTER)


def _edge_pieces(scanned: Scan, number: int, marks: dict[int, bytes]) -> Iterator[Piece]:
    span, tag = scanned.spans[number], scanned.start_tag(number)
    before, after = marks.get(_BEFORE, b""), marks.get(_AFTER, b"")
    if span.start_tag_end == span.end:
        tag = tag.rstrip(b"/> \t\r\n") + b">"
        yield span.start, span.end, tag + before + after + end_tag_of(tag)
        return
    properties = scanned.child(number, "pPr")
    at = span.start_tag_end if properties is None else scanned.spans[properties].end
    if before:
        yield at, at, before
    if after:
        yield span.end_tag_start, span.end_tag_start, after
