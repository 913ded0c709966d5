"""Dates as documents write them: 2024年3月5日, 二〇二四年三月五日, 2024-03-05, 2024.3.5."""

import re
from dataclasses import dataclass

from gov_docs.core.text import chinese_number, chinese_year

_YEAR_HAN = "[〇○零OＯ0一二三四五六七八九]{4}"

_ARABIC = r"(?P<y>(?:19|20|１９|２０)[0-9０-９]{2})"
_GAP = r"[ \t\u3000\xa0]*"
_FORMS = {
    "年月日": re.compile(
        rf"(?<![0-9０-９]){_ARABIC}{_GAP}年{_GAP}(?P<m>[0-9０-９]{{1,2}}){_GAP}月"
        rf"(?:{_GAP}(?P<d>[0-9０-９]{{1,2}}){_GAP}[日号])?"
    ),
    "汉字": re.compile(
        rf"(?P<y>{_YEAR_HAN}){_GAP}年{_GAP}(?P<m>[一二三四五六七八九十]{{1,3}}){_GAP}月"
        rf"(?:{_GAP}(?P<d>[一二三四五六七八九十廿]{{1,3}}){_GAP}[日号])?"
    ),
    "分隔": re.compile(
        rf"(?<![0-9０-９.\-/]){_ARABIC}(?P<sep>[-./．－／])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})"
        r"(?![0-9.\-/])"
    ),
}
_TRIGGER = re.compile("年|[0-9][-./．－／][0-9]")


@dataclass(frozen=True, slots=True)
class DateFound:
    start: int
    end: int
    year: int
    month: int
    day: int | None  # None: only year and month
    form: str  # 年月日, 汉字 or 分隔

    @property
    def iso(self) -> str:
        """The date in ISO 8601; without a day it is YYYY-MM."""
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"


def find_dates(text: str) -> list[DateFound]:
    """Return the dates in the text, in order; what is no day of the calendar is left out."""
    if not _TRIGGER.search(text):
        return []
    found = [
        date
        for form, pattern in _FORMS.items()
        for match in pattern.finditer(text)
        if (date := _read(match, form))
    ]
    return sorted(found, key=lambda date: date.start)


def whole_date(text: str) -> DateFound | None:
    """Return the date the text consists of, brackets and spaces aside, None if it is not one."""
    bare = text.strip(" \t\u3000\xa0（）()。")
    dates = find_dates(text)
    if len(dates) == 1 and text[dates[0].start : dates[0].end] == bare:
        return dates[0]
    return None


def _read(match: re.Match[str], form: str) -> DateFound | None:
    year = chinese_year(match["y"]) if form == "汉字" else int(match["y"])
    month = _small(match["m"])
    day = _small(match["d"]) if match["d"] else None
    if not year or not month or month > 12 or (match["d"] and (day is None or not 1 <= day <= 31)):
        return None
    return DateFound(match.start(), match.end(), year, month, day, form)


def _small(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_number(text.replace("廿", "二十"))
