"""The stretch of days a report is about: an ISO week, or any."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from gov_docs.core.errors import GovDocsError

_WEEK = re.compile(r"(?P<year>[0-9]{4})-?W(?P<week>[0-9]{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    since: date
    until: date  # this day included
    week: str = ""  # 2026-W47 where it is one

    @property
    def words(self) -> str:
        """Return the range as a title names it: 2026年第47周, 2026年11月1日至15日."""
        if self.week:
            year, week = self.week.split("-W")
            return f"{year}年第{int(week)}周"
        return (
            _day(self.since) if self.since == self.until else f"{_day(self.since)}至{self._end()}"
        )

    def _end(self) -> str:
        if self.until.year != self.since.year:
            return _day(self.until)
        same = self.until.month == self.since.month
        return ("" if same else f"{self.until.month}月") + f"{self.until.day}日"

    @property
    def days(self) -> tuple[date, ...]:
        count = (self.until - self.since).days + 1
        return tuple(self.since + timedelta(days=at) for at in range(count))

    def holds(self, day: str) -> bool:
        """Tell whether an ISO day lies in it."""
        return self.since.isoformat() <= day <= self.until.isoformat()


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def week_of(day: date) -> Range:
    """Return the ISO week a day lies in, Monday to Sunday."""
    year, week, at = day.isocalendar()
    monday = day - timedelta(days=at - 1)
    return Range(monday, monday + timedelta(days=6), f"{year}-W{week:02d}")


def week_called(told: str) -> Range:
    """Return the week of a name like 2026-W47; GovDocsError where there is none such."""
    found = _WEEK.fullmatch(told.strip())
    if not found:
        raise GovDocsError(f"周次应当写成 2026-W47 的样子，这里写的是“{told}”。")
    try:
        return week_of(date.fromisocalendar(int(found["year"]), int(found["week"]), 1))
    except ValueError as error:
        raise GovDocsError(f"没有“{told}”这一周，一年有 52 或 53 周，请改正。") from error


def between(since: date, until: date) -> Range:
    """Return the days from one to another; GovDocsError where they are the wrong way round."""
    if until < since:
        raise GovDocsError(f"起止日期颠倒了：{since} 到 {until}，请改正。")
    return Range(since, until)
