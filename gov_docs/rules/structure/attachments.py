"""The attachments a document lists, and those that stand behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gov_docs.core.types import Document, Paragraph, Role, Span

_HEAD = re.compile(
    r"\s*(?P<word>附\s*件\s*[:：]?)?\s*"
    r"(?:(?P<number>[0-9]{1,2})(?P<mark>\s*(?:[.．、]|(?<=附件[0-9])[:：])\s*))?"
)
_MARK = re.compile(r"\s*附\s*件\s*(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?")
_BLANK = " \t\u3000\xa0\n"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the attachment note."""

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
    span: Span


def listed(document: Document) -> list[Listed]:
    """Return the lines of the attachment note that name something."""
    notes = (para for para in document.paragraphs if para.role is Role.ATTACHMENT_NOTE)
    lines = [_listed(para) for para in notes]
    return [line for line in lines if line.name]


def _listed(para: Paragraph) -> Listed:
    head = _HEAD.match(para.text)
    start = head.end() if head else 0
    name = para.text[start:].rstrip(_BLANK)
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
            yield Attached(number, _title(paras[at + 1 :]), span)


def _title(following: tuple[Paragraph, ...]) -> str:
    lines = []
    for para in following:
        if para.role is Role.ATTACHMENT_TITLE:
            lines.append(para.text)
        elif lines or para.role is not Role.EMPTY:
            break
    return "".join("".join(lines).split())
