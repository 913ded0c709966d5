"""Dates in words: 这两天, 上周, 3月以来, as days of the calendar."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gov_docs.handling.asking.period import Period

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
    period: Period | None = None  # a title may say that it is about this very one


_Hit = tuple[int, int, Span]  # where it stands in the question, and what it says
_SINCE = re.compile("(?:份|底|初)?(?:以来|至今|到现在|之?后|以后|起)")
_BEFORE = re.compile("(?:以前|之?前)")
_JOINS = re.compile("[和与跟到至、—–~～-]")


def span_of(question: str, today: date) -> Span | None:
    """Return the days a question names, None where it names none.

    The longest expression counts, two that are joined (前天和昨天) as one; 以来 and 以后 run until
    today, 以前 from the beginning.
    """
    found = [*_hits(question, today)]
    found += [
        _joined(question, first, last)
        for first in found
        for last in found
        if _are_joined(question, first, last)
    ]
    if not found:
        return None
    start, end, span = max(found, key=lambda one: one[1] - one[0])
    after = _SINCE.match(question, end) or _BEFORE.match(question, end)
    words = question[start : after.end() if after else end]
    if after is None:
        return replace(span, words=words)
    if after.re is _BEFORE:
        return Span(date(1900, 1, 1), span.since - _DAY, words)
    return Span(span.since, today, words)


def _hits(question: str, today: date) -> Iterator[_Hit]:
    for pattern, read in _FORMS:
        for hit in pattern.finditer(question):
            span = read(hit, today)
            if span is not None:
                yield *hit.span(), span


def _are_joined(question: str, first: _Hit, last: _Hit) -> bool:
    return first[1] < last[0] and bool(_JOINS.fullmatch(question, first[1], last[0]))


def _joined(question: str, first: _Hit, last: _Hit) -> _Hit:
    """Return 前天和昨天, 9月到10月 as one stretch of days."""
    since, until = min(first[2].since, last[2].since), max(first[2].until, last[2].until)
    return first[0], last[1], Span(since, until, question[first[0] : last[1]])


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
        until = monday + (number_of(hit["last"]) - 1) * _DAY if hit["last"] else day
        return Span(day, until, hit[0])
    return Span(monday, min(monday + 6 * _DAY, today) if not back else monday + 6 * _DAY, hit[0])


def _weekday(hit: "re.Match[str]", today: date) -> Span:
    """Return the last such day that is not still to come."""
    day = today - ((today.weekday() - number_of(hit["day"]) + 1) % 7) * _DAY
    return Span(day, day, hit[0])


def _month(hit: "re.Match[str]", today: date) -> Span:
    back = 1 if hit["which"].startswith("上") else 0
    return _part(_whole_month(today.year, today.month - back, hit[0]), hit["part"])


def _whole_month(year: int, month: int, words: str) -> Span:
    year, month = (year, month) if month > 0 else (year - 1, month + 12)
    until = date(year, month, monthrange(year, month)[1])
    return Span(date(year, month, 1), until, words)


def _part(month: Span, part: str | None) -> Span:
    """Return 上旬, 中旬 or 下旬 of a month, the whole where none is named."""
    if not part:
        return month
    first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, month.until.day)}[part]
    since, until = (month.since.replace(day=day) for day in (first, last))
    return Span(since, until, month.words)


def _year_of(told: str | None, today: date) -> int:
    """Return the year of 2025年, 去年, 明年; 0 where none is told."""
    if not told:
        return 0
    back = {"今": 0, "本": 0, "年": 0, "去": 1, "前": 2, "明": -1}
    return int(told[:4]) if told[0].isdigit() else today.year - back[told[0]]


def _year(hit: "re.Match[str]", today: date) -> Span:
    year = _year_of(hit["year"], today)
    # Nothing has come in a year to come: it is what the document is about.
    period = Period("年", str(year)) if year > today.year else None
    return Span(date(year, 1, 1), date(year, 12, 31), hit[0], period=period)


def _half(hit: "re.Match[str]", today: date) -> Span:
    year = _year_of(hit["year"], today) or today.year
    first, last = (1, 6) if hit["half"] == "上" else (7, 12)
    until = _whole_month(year, last, "").until
    return Span(date(year, first, 1), until, hit[0], period=Period("半年", hit["half"]))


def _half_back(hit: "re.Match[str]", today: date) -> Span:
    return Span(today - 182 * _DAY, today, hit[0], rough=True)


def _quarter(hit: "re.Match[str]", today: date) -> Span:
    now = (today.month - 1) // 3
    told = hit["number"] or hit["upto"]
    quarter = number_of(told) - 1 if told else now - (hit["which"] == "上")
    year = _year_of(hit["year"], today) or (today.year if 0 <= quarter <= now else today.year - 1)
    until = _whole_month(year, quarter % 4 * 3 + 3, "").until
    if hit["upto"]:
        period = Period("前几季度", str(quarter + 1))
        return Span(date(year, 1, 1), until, hit[0], period=period)
    period = Period("季度", str(quarter % 4 + 1))
    return Span(date(year, quarter % 4 * 3 + 1, 1), until, hit[0], period=period)


def _weekend(hit: "re.Match[str]", today: date) -> Span:
    back = {"上上": 2, "上": 1}.get(hit["which"], 0)
    saturday = today - (today.weekday() + 7 * back - 5) * _DAY
    return Span(saturday, saturday + _DAY, hit[0])


def _named(hit: "re.Match[str]", today: date) -> Span | None:
    """Return a month or a day as written; without its year the last one, not one to come."""
    month, day = number_of(hit["month"]), number_of(hit["day"]) if hit["day"] else 0
    if not 1 <= month <= 12:
        return None
    year = _year_of(hit["year"], today)
    if not year:
        year = today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    if not day:
        whole = _part(_whole_month(year, month, hit[0]), hit["part"])
        return whole if hit["part"] else replace(whole, period=Period("月", str(month)))
    last = number_of(hit["last"]) if hit["last"] else day
    try:
        return Span(date(year, month, day), date(year, month, last), hit[0])
    except ValueError:  # 2月30日
        return None


def _lately(hit: "re.Match[str]", today: date) -> Span:
    return Span(today - 29 * _DAY, today, hit[0], rough=True)


_YEAR = "(?P<year>(?:19|20)[0-9]{2}年|[今本去明]年|(?<![目当])前年)"
_MONTH = "(?<![0-9])(?:1[0-2]|0?[1-9])|十[一二]|[一二三四五六七八九十]"
_PART = "(?P<part>[上中下]旬)?"
_FORMS = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("今天|今日|当天", _back(0)),
        ("昨天|昨日", _back(1)),
        ("(?<!大)前天", _back(2)),
        ("大前天", _back(3)),
        (
            rf"(?:这|近|最近|过去|前)\s*(?P<count>{_NUMBER})\s*(?P<unit>天|日|周|个?星期|个月|年)",
            _last_days,
        ),
        ("(?:这|近|最近|过去|前)半年(?:以?来|里|内)?", _half_back),
        (
            "(?P<which>上上|上|本|这一?|这个)(?:周|个?星期|礼拜)(?!末)(?P<day>[一二三四五六日天]?)(?:[到至—~-](?:周|星期|礼拜)?(?P<last>[一二三四五六日天]))?",
            _week,
        ),
        ("(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _weekday),
        ("(?P<which>上上|上|本|这)个?周末", _weekend),
        (f"(?P<which>上个?|本|这个?)月(?:份)?{_PART}", _month),
        (_YEAR, _year),
        ("(?<![0-9一二三四五六七八九十两几])(?P<year>年)(?:初以来|内(?!容))", _year),
        (f"{_YEAR}?(?P<half>[上下])半年", _half),
        (
            f"{_YEAR}?(?P<which>上|本|这)?(?:个)?(?:第?(?P<number>[一二三四1-4])|前(?P<upto>[二两三23])个?)?季度",
            _quarter,
        ),
        (
            rf"{_YEAR}?(?P<month>{_MONTH})月份?{_PART}"
            rf"(?:(?P<day>{_NUMBER})[日号]?(?:[到至—–~～-](?P<last>{_NUMBER}))?[日号])?",
            _named,
        ),
        ("最近|近期|近来|新近|近段时间|前段时间|前不久|这阵子|刚刚?(?=[发收来到])", _lately),
    )
)
