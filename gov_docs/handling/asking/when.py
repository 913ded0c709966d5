"""Dates in words: 这两天, 上周, 3月以来, as days of the calendar."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "日": 7,
    "天": 7,
    "几": 3,
}
_NUMBER = "[0-9]{1,3}|[一二两三四五六七八九十几]{1,3}"


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both counted in; `words` is what said it."""

    since: date
    until: date
    words: str
    rough: bool = False  # 最近: nobody drew the line


def span_of(question: str, today: date) -> Span | None:
    """Return the days a question names, None where it names none.

    The longest expression counts; 以来 and 以后 run until today, 以前 from the beginning.
    """
    found: list[tuple[int, Span]] = []
    for pattern, read in _FORMS:
        for hit in pattern.finditer(question):
            span = read(hit, today)
            if span is not None:
                found.append((len(hit[0]), span))
    if not found:
        return None
    span = max(found, key=lambda one: one[0])[1]
    after = question[question.index(span.words) + len(span.words) :]
    if re.match(r"(?:份|底|初)?(?:以来|至今|到现在|之?后|以后|起)", after):
        return Span(span.since, today, span.words)
    if re.match(r"(?:以前|之?前)", after):
        return Span(date(1900, 1, 1), span.since - _DAY, span.words)
    return span


def number_of(text: str) -> int:
    """Return 1 to 999 as written in digits or in Chinese."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    return _DIGITS[text[-1]]


def _back(days: int) -> Callable[["re.Match[str]", date], Span]:
    return lambda hit, today: Span(today - days * _DAY, today - days * _DAY, hit[0])


def _last_days(hit: "re.Match[str]", today: date) -> Span:
    """Return 这两天, 近三天, 最近一周: so many days, today among them."""
    unit = {"天": 1, "日": 1, "周": 7, "星期": 7, "个星期": 7, "个月": 30, "月": 30, "年": 365}[
        hit["unit"]
    ]
    days = number_of(hit["count"]) * unit
    return Span(today - (days - 1) * _DAY, today, hit[0], rough="几" in hit["count"])


def _week(hit: "re.Match[str]", today: date) -> Span:
    back = {"上上": 2, "上": 1}.get(hit["which"], 0)
    monday = today - (today.weekday() + 7 * back) * _DAY
    if hit["day"]:
        day = monday + (number_of(hit["day"]) - 1) * _DAY
        return Span(day, day, hit[0])
    return Span(monday, min(monday + 6 * _DAY, today) if not back else monday + 6 * _DAY, hit[0])


def _weekday(hit: "re.Match[str]", today: date) -> Span:
    """Return the last such day that is not still to come."""
    day = today - ((today.weekday() - number_of(hit["day"]) + 1) % 7) * _DAY
    return Span(day, day, hit[0])


def _month(hit: "re.Match[str]", today: date) -> Span:
    back = 1 if hit["which"].startswith("上") else 0
    return _whole_month(today.year, today.month - back, hit[0])


def _whole_month(year: int, month: int, words: str) -> Span:
    year, month = (year, month) if month > 0 else (year - 1, month + 12)
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), words)


def _year(hit: "re.Match[str]", today: date) -> Span:
    year = today.year - {"今年": 0, "本年": 0, "去年": 1, "前年": 2}[hit[0][:2]]
    half = {"上半年": (1, 6), "下半年": (7, 12)}.get(hit["half"] or "", (1, 12))
    return Span(date(year, half[0], 1), _whole_month(year, half[1], "").until, hit[0])


def _quarter(hit: "re.Match[str]", today: date) -> Span:
    now = (today.month - 1) // 3
    told = hit["number"]
    quarter = number_of(told) - 1 if told else now - (hit["which"] == "上")
    year = today.year if quarter >= 0 else today.year - 1
    first = quarter % 4 * 3 + 1
    return Span(date(year, first, 1), _whole_month(year, first + 2, "").until, hit[0])


def _named(hit: "re.Match[str]", today: date) -> Span | None:
    """Return a year, a month or a day as written; without its year the last one, not one to come."""
    year = int(hit["year"]) if hit["year"] else 0
    month = number_of(hit["month"]) if hit["month"] else 0
    day = number_of(hit["day"]) if hit["day"] else 0
    if not (year or month) or month > 12:
        return None
    if not month:
        return Span(date(year, 1, 1), date(year, 12, 31), hit[0])
    if not year:
        year = today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    if not day:
        return _whole_month(year, month, hit[0])
    try:
        return Span(date(year, month, day), date(year, month, day), hit[0])
    except ValueError:  # 2月30日
        return None


def _lately(hit: "re.Match[str]", today: date) -> Span:
    return Span(today - 29 * _DAY, today, hit[0], rough=True)


_FORMS = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("今天|今日|当天", _back(0)),
        ("昨天|昨日", _back(1)),
        ("前天", _back(2)),
        (
            rf"(?:这|近|最近|过去|前)\s*(?P<count>{_NUMBER})\s*(?P<unit>天|日|周|个?星期|个月|年)",
            _last_days,
        ),
        ("(?P<which>上上|上|本|这一?|这个)(?:周|个?星期|礼拜)(?P<day>[一二三四五六日天]?)", _week),
        ("(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _weekday),
        ("(?P<which>上个?|本|这个?)月(?:份)?", _month),
        ("(?:今年|本年|去年|前年)(?P<half>上半年|下半年)?", _year),
        ("(?P<which>上|本|这)?(?:个)?(?:第?(?P<number>[一二三四1-4]))?季度", _quarter),
        (
            rf"(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>1?[0-9]|{_NUMBER})月份?)?"
            rf"(?:(?P<day>{_NUMBER})[日号])?",
            _named,
        ),
        ("最近|近期|近来|新近|刚刚?(?=[发收来到])", _lately),
    )
)
