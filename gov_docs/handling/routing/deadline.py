"""The day until which a document itself asks for an answer."""

import re
from collections.abc import Iterator
from datetime import date

from gov_docs.core.types import Document, Part, Role, Span
from gov_docs.handling.routing.suggestion import Deadline

_DAY = re.compile(
    "(?:(?P<y>20[0-9]{2})年|(?P<this>今年|本年|当年|本月)?)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日"
    "(?:（[^）]{1,6}）)?(?:下班|[上下]午[0-9:：时点]*|[0-9]{1,2}[:：时点][0-9]{0,2}分?)?"
    "(?:前|之前|以前|下班前|中午前)(?![期款])"
)
# Whoever asks something of the reader; what is only to be built by a day is no deadline of a letter.
_ASKS = re.compile(
    "报送|反馈|报至|上报|报我|报市|报省|报县|报局|送达|寄送|提交|回复|答复|函告|填报|发送|发至|报名|报回|反映|报告|办结|办理|完成(?!率)|整改到位"
)
_PAST = re.compile("已(?:经)?(?:完成|办理|报送|提交)|的(?:企业|单位|人员|项目|纳税人)")
_FIRST = re.compile("报送|反馈|上报|报我|报至|提交|回复|答复|函告|填报|报名|办结")


def stated_deadline(document: Document) -> Deadline | None:
    """Return the first day by which something is to be sent back, else the first asked for at all."""
    found = list(_asked(document))
    sent = [one for one in found if _FIRST.search(one.text)]
    return next(iter(sent or found), None)


def _asked(document: Document) -> Iterator[Deadline]:
    year = _year(document)
    since = document.elements.date or ""
    for para in document.paragraphs:
        if para.place.part not in (Part.BODY, Part.TABLE) or para.role in (Role.TITLE, Role.DATE):
            continue
        for match in _DAY.finditer(para.text):
            start, end = _sentence(para.text, match.start(), match.end())
            told = para.text[start:end]
            day = _date(match, year)
            if not day or day.isoformat() < since[: len("2026-01-01")]:
                continue
            if _ASKS.search(told) and not _PAST.search(para.text, match.end(), end):
                yield Deadline(
                    day.isoformat(), told.strip(), Span(para.id, match.start(), match.end())
                )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(mark, 0, start) for mark in "。；;！") + 1
    ends = [at for mark in "。；;！" if (at := text.find(mark, end)) >= 0]
    return first, min(ends, default=len(text))


def _year(document: Document) -> int | None:
    told = document.elements.date
    if told:
        return int(told[:4])
    number = re.search("[〔\\[（(](20[0-9]{2})[〕\\]）)]", document.elements.doc_number or "")
    return int(number[1]) if number else None


def _date(match: re.Match[str], year: int | None) -> date | None:
    """Return the day; without a year in the document itself there is none."""
    told = int(match["y"]) if match["y"] else year
    try:
        return date(told, int(match["m"]), int(match["d"])) if told else None
    except ValueError:  # a day that does not exist is for the rules on dates to tell
        return None
