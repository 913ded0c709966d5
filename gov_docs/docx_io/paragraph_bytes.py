"""New paragraphs as bytes: the properties of one that is there, and text in the format of a run."""

from collections.abc import Iterable

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.types import Document, FormatValue, Made
from gov_docs.docx_io.formats import layout_changes
from gov_docs.docx_io.markup import Names, escape, names_at, preserving
from gov_docs.docx_io.properties import Change, Piece, Place, changed_bytes, property_pieces
from gov_docs.docx_io.scan import Scan

# A section ends once, and a record of changes is of what was changed.
_ONCE = frozenset({"sectPr", "pPrChange"})
_MARK_ONCE = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish", "specVanish"})


class ParagraphBytes:
    """Writes paragraphs like those of one part; `places` are the numbers of their w:p by id."""

    def __init__(self, document: Document, scanned: Scan) -> None:
        self._document, self._scanned = document, scanned

    def changes(
        self, para: int, values: dict[str, FormatValue], strict: bool
    ) -> tuple[Change, ...]:
        paragraph = self._document.paragraphs[para]
        size = paragraph.runs[0].size_pt if paragraph.runs else 0.0
        return layout_changes(values, paragraph.layout, size, strict)

    def names(self, number: int) -> Names:
        return names_at(self._scanned, number)

    def opened(self, made: Made, like: int) -> bytes:
        """Return the start tag and the properties of a new w:p like the one of that number."""
        return self.names(like).tag("p", {}) + self.properties(made, like)

    def properties(self, made: Made, like: int) -> bytes:
        names = self.names(like)
        tag = self._scanned.start_tag(like)
        if b"xmlns" in tag:
            raise RefusedEditError("此处的命名空间写法特殊，不能自动修改；请在 Word 中手工修改")
        span = self._scanned.spans[like]
        own = self._scanned.child(like, "pPr")
        place = Place("pPr", self._scanned, own, span.start_tag_end, names)
        changes = self.changes(made.like, dict(made.layout), names.strict)
        if own is None:
            return changed_bytes(place, changes, None)
        pieces = property_pieces(place, changes, None)
        for child in self._scanned.children(own):
            name = self._scanned.local_name(child)
            if name in _ONCE:
                pieces.append(self._without(child))
            elif name == "rPr":
                pieces += self._less(child)
        return self._spliced(own, pieces)

    def run(self, text: str, giver: int | None, like: int) -> bytes:
        """Return a run with a text in the format of another, or of the first, or of the mark."""
        names = self.names(like)
        tag = preserving(names.tag("t", {}), text)
        content = tag + escape(text) + names.end("t")
        return names.tag("r", {}) + self._run_properties(giver, like) + content + names.end("r")

    def whole(self, made: Made, text: str, giver: int | None, like: int) -> bytes:
        run = self.run(text, giver, like) if text else b""
        return self.opened(made, like) + run + self.names(like).end("p")

    def _run_properties(self, giver: int | None, like: int) -> bytes:
        giver = self._first_text(like) if giver is None else giver
        if giver is not None:
            own = self._scanned.child(giver, "rPr")
        else:
            paragraph = self._scanned.child(like, "pPr")
            own = self._scanned.child(paragraph, "rPr") if paragraph is not None else None
        return self._spliced(own, list(self._less(own))) if own is not None else b""

    def _first_text(self, paragraph: int) -> int | None:
        runs = (n for n in self._scanned.children(paragraph) if self._scanned.local_name(n) == "r")
        return next((n for n in runs if self._scanned.child(n, "t") is not None), None)

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
