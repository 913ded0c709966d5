"""Working days: weekends, and what the holiday list says beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row
from gov_docs.resources import resource
from gov_docs.settings import home
from gov_docs.tables.tsv import read_tsv

_NEEDED = ("起", "止", "安排")
_WORKS = {"休": False, "班": True}
_LONGEST = 60  # days of one row; more is a slip of the pen
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """`days` says of each day that differs from an ordinary week whether people work on it."""

    days: Mapping[date, bool]

    def works(self, day: date) -> bool:
        return self.days.get(day, day.weekday() < 5)

    def after(self, start: date, count: int) -> date:
        """Return the day `count` working days after `start`; 0 is `start` itself."""
        day = start
        while count > 0:
            day += _DAY
            count -= self.works(day)
        return day

    def before(self, end: date, count: int) -> date:
        """Return the day `count` working days before `end`."""
        day = end
        while count > 0:
            day -= _DAY
            count -= self.works(day)
        return day

    def next_working(self, day: date) -> date:
        """Return the day itself, or the first working day after it."""
        return day if self.works(day) else self.after(day, 1)

    def missing(self, *days: date) -> str:
        """Say for which years of these days the list holds no holidays; "" where it has all."""
        known = {day.year for day in self.days}
        years = sorted({day.year for day in days} - known)
        told = "、".join(f"{year}年" for year in years)
        return f"{told}的节假日安排还没有录入，只按周末计算。" if years else ""


def calendar() -> Calendar:
    """Return the State Council's arrangements, the unit's own laid over them."""
    own = home().holidays
    return Calendar({**read_days(resource("rules", "holidays.tsv")), **read_days(own)})


def read_days(path: Path) -> dict[date, bool]:
    """Return what a list says day by day; no file, nothing. GovDocsError shows its wrong rows."""
    if not path.exists():
        return {}
    rows, broken, lines = read_tsv(path, _NEEDED)
    bad: list[BrokenRow] = list(broken)
    found: dict[date, bool] = {}
    for row in rows:
        try:
            found |= dict.fromkeys(_days(row), _working(row))
        except ValueError as why:
            bad.append(broken_row(path.name, row.line, str(why), lines))
    if bad:
        shown = "\n".join(map(str, bad))
        raise GovDocsError(f"节假日表有误，请改正 {path} 后再试：\n{shown}")
    return found


def _working(row: ListRow) -> bool:
    told = row.cells["安排"]
    if told not in _WORKS:
        raise ValueError(f"安排应当写“休”或“班”，这里写的是“{told}”")
    return _WORKS[told]


def _days(row: ListRow) -> Iterator[date]:
    first = _day(row.cells["起"])
    last = _day(row.cells["止"]) if row.cells["止"] else first
    if not 0 <= (last - first).days <= _LONGEST:
        raise ValueError("止应当在起之后，最多六十天")
    return (first + _DAY * at for at in range((last - first).days + 1))


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise ValueError(f"没有“{told}”这一天，日期应当写成 2026-10-01 的样子") from None
