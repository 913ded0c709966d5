"""The title of a document, put together from its lines, and back to the lines."""

import re
from dataclasses import dataclass

from gov_docs.core.types import Document, Paragraph, Role, Span

_MIXED = re.compile("请示报告|报告请示|请示的?报告$|通知通告$|函请示$")
_BLANK = " \t\u3000\xa0\n\v\ufffc"


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """`text` is the title without blanks and line breaks; `places` says where each character is."""

    text: str
    places: tuple[tuple[int, int], ...]  # paragraph id and offset

    def span(self, start: int, end: int) -> Span | None:
        """Return the span of text[start:end], None where it runs over two paragraphs."""
        first, last = self.places[start], self.places[end - 1]
        return Span(first[0], first[1], last[1] + 1) if first[0] == last[0] else None

    def whole(self) -> tuple[Span, ...]:
        """Return one span for each paragraph of the title."""
        ids = dict.fromkeys(para for para, _ in self.places)
        return tuple(self._of(para) for para in ids)

    def _of(self, para: int) -> Span:
        offsets = [at for owner, at in self.places if owner == para]
        return Span(para, offsets[0], offsets[-1] + 1)


def title_block(document: Document) -> TitleBlock | None:
    """Return the document's first title, None without one."""
    lines: list[Paragraph] = []
    for para in document.paragraphs:
        if para.role is Role.TITLE:
            lines.append(para)
        elif lines and para.role is not Role.EMPTY:
            break
    places = [
        (para.id, at, char)
        for para in lines
        for at, char in enumerate(para.text)
        if char not in _BLANK
    ]
    text = "".join(char for *_, char in places)
    return TitleBlock(text, tuple((para, at) for para, at, _ in places)) if text else None


def mixed_kinds(title: str) -> re.Match[str] | None:
    """Return where the title runs two kinds together (请示报告), None if it does not."""
    return _MIXED.search(title)
