"""The day by which a document itself asks for an answer: 请于11月30日前反馈."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gov_docs.core.types import HEADINGS, Document, Role, Span

_HOUR = (
    r"(?:[上下中]午|晚上?)?\s*(?:[0-9]{1,2}\s*(?:[:：][0-9]{2}|[时点](?:[0-9]{1,2}分)?)|下班|上班)?"
)
_DAY = re.compile(
    r"(?:(?P<year>20[0-9]{2})\s*年\s*)?(?<![0-9])(?P<month>[0-9]{1,2})\s*月\s*(?P<day>[0-9]{1,2})\s*日"
    rf"(?:\s*[（(][^（()）]{{1,6}}[)）])?\s*{_HOUR}\s*[之以]?前"
)
# What is sent back to whoever wrote; 完成 and 落实 are tasks, and their day is no deadline of a reply.
_ANSWER = re.compile(
    "[^。；;！？]{0,60}?(?:反馈|函复|回复|答复|报送|上报|报至|报我|报市|报省|报县|报区|送至|送我|提交|填报|返回|发至|发送)"
)
_LOOKED_AT = (Role.BODY, Role.ANNOTATION, *HEADINGS)
_HALF_YEAR = 183  # days: a month further back than that is next year's


@dataclass(frozen=True, slots=True)
class Stated:
    day: date
    span: Span
    text: str


def reply_by(document: Document, received: date) -> Stated | None:
    """Return the day an answer is asked for by, the earliest of several; None where none is."""
    return min(_found(document, received), key=lambda one: one.day, default=None)


def _found(document: Document, received: date) -> Iterator[Stated]:
    for para in document.paragraphs:
        if para.role not in _LOOKED_AT or "前" not in para.text:
            continue
        for match in _DAY.finditer(para.text):
            answer = _ANSWER.match(para.text, match.end())
            day = _read(match, received) if answer else None
            if answer and day:
                end = answer.end()
                text = para.text[match.start() : end]
                yield Stated(day, Span(para.id, match.start(), end), text)


def _read(match: re.Match[str], received: date) -> date | None:
    """Return the day; one without a year is the next of that name, or one just gone by."""
    month, day = int(match["month"]), int(match["day"])
    try:
        if match["year"]:
            return date(int(match["year"]), month, day)
        found = date(received.year, month, day)
        return (
            found if (received - found).days < _HALF_YEAR else date(received.year + 1, month, day)
        )
    except ValueError:
        return None  # the calendar has no such day
