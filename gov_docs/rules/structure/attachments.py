"""The attachments a document lists, and those that stand behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gov_docs.core.types import Align, Document, Paragraph, Role, Span

_HEAD = re.compile(
    r"\s*(?P<word>附\s*件\s*[:：]?)?\s*"
    r"(?:(?P<number>[0-9]{1,2})(?P<mark>\s*(?:[.．、]|(?<=附件[0-9])[:：])\s*))?"
)
_ITEM = re.compile(r"(?<=[\s；;])(?P<number>[0-9]{1,2})[.．、](?![0-9])")
_MARK = re.compile(r"\s*附\s*件\s*(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?")
_BLANK = " \t\u3000\xa0\n"
_BETWEEN = _BLANK + "；;，,、"  # between two names of one line


@dataclass(frozen=True, slots=True)
class Listed:
    """One name of the attachment note."""

    para: Paragraph
    number: int | None
    mark: Span | None  # what stands after the number
    name: str
    span: Span  # of the name
    named: bool  # the line begins with the word 附件


@dataclass(frozen=True, slots=True)
class Attached:
    number: str  # as written: "1", "一", "" where it has none
    title: str
    centered: bool  # its title is set as one
    span: Span


def listed(document: Document) -> list[Listed]:
    """Return what the attachment note names; one line may name several by their numbers."""
    notes = (para for para in document.paragraphs if para.role is Role.ATTACHMENT_NOTE)
    found = (one for para in notes for one in _named_in(para))
    return [one for one in found if one.name]


def _named_in(para: Paragraph) -> Iterator[Listed]:
    head = _HEAD.match(para.text)
    starts = _starts(para.text, int(head["number"])) if head and head["number"] else [0]
    for start, end in pairwise([*starts, len(para.text)]):
        yield _listed(para, start, end)


def _starts(text: str, number: int) -> list[int]:
    """Return where each name's stretch begins: at the start, and at every number that counts on."""
    starts = [0]
    for match in _ITEM.finditer(text):
        if int(match["number"]) == number + 1:
            starts.append(match.start())
            number += 1
    return starts


def _listed(para: Paragraph, begin: int, end: int) -> Listed:
    head = _HEAD.match(para.text, begin)
    start = head.end() if head else begin
    name = para.text[start:end].rstrip(_BLANK if end == len(para.text) else _BETWEEN)
    numbered = head is not None and head["number"] is not None
    return Listed(
        para,
        int(head["number"]) if head and numbered else None,
        Span(para.id, head.start("mark"), head.end("mark")) if head and numbered else None,
        name,
        Span(para.id, start, start + len(name)),
        bool(head and head["word"]),
    )


def attached(document: Document) -> Iterator[Attached]:
    """Yield the attachments that follow the text, with the title that stands under the mark."""
    paras = document.paragraphs
    for at, para in enumerate(paras):
        if para.role is Role.ATTACHMENT_MARK:
            match = _MARK.match(para.text)
            number = match["number"] if match and match["number"] else ""
            span = Span(para.id, 0, len(para.text))
            lines = list(_title_lines(paras[at + 1 :]))
            title = "".join("".join(line.text for line in lines).split())
            centered = any(line.layout.align is Align.CENTER for line in lines)
            yield Attached(number, title, centered, span)


def _title_lines(following: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    begun = False
    for para in following:
        if para.role is Role.ATTACHMENT_TITLE:
            begun = True
            yield para
        elif begun or para.role is not Role.EMPTY:
            return
