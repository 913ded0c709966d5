"""The sentences of a document that a summary may choose from, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gov_docs.core.types import HEADINGS, Document, Paragraph, Part, Role, Span

_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）)》】]*|[^。！？]+$")
_SHORTEST = 8  # characters; shorter ones say nothing alone
_HEADING_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、]|（[0-9]{1,2}）|第[一二三四五六七八九十百]+[章节条][　 ]*)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    text: str  # the document's own characters
    section: int  # number of the heading of the first level it stands under; 0: before them
    first: bool  # of its paragraph
    order: int  # among the document's sentences


@dataclass(frozen=True, slots=True)
class Heading:
    span: Span
    text: str
    level: int  # 1 is the highest


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the running text of a labelled document, in reading order."""
    found: list[Sentence] = []
    section = 0
    for para in document.paragraphs:
        section += para.role is Role.HEADING1
        for start, end in _spans(para):
            span = Span(para.id, start, end)
            first = not found or found[-1].span.para != para.id
            found.append(Sentence(span, para.text[start:end], section, first, len(found)))
    return tuple(found)


def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings, those that run into their text without it."""
    return tuple(
        Heading(Span(para.id, *place), para.text[slice(*place)], HEADINGS.index(para.role) + 1)
        for para in document.paragraphs
        if para.role in HEADINGS
        and (place := _trimmed(para.text, 0, para.run_in or len(para.text)))
    )


def _spans(para: Paragraph) -> Iterator[tuple[int, int]]:
    """Yield where the sentences stand; a heading is none, what runs on from it is."""
    running = para.role is Role.BODY or (para.role in HEADINGS and para.run_in)
    if not running or para.place.part is not Part.BODY:
        return
    for match in _SENTENCE.finditer(para.text, para.run_in):
        place = _trimmed(para.text, *match.span())
        if place and place[1] - place[0] >= _SHORTEST:
            yield place


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += piece.index(bare)
    return start, start + len(bare)


def without_number(heading: str) -> str:
    """Return the words of a heading."""
    return _HEADING_NUMBER.sub("", heading).strip("。：: ")
