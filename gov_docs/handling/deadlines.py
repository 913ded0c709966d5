"""Until when a received document is to be done: by what it says itself, else by a table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import ListRow, broken_row
from gov_docs.handling.calendar import Calendar, calendar
from gov_docs.handling.deadline_stated import Stated
from gov_docs.handling.register import STATED, Due
from gov_docs.resources import resource
from gov_docs.settings import home
from gov_docs.tables.tsv import read_tsv

_ASKS = {"紧急程度": "urgency", "文种": "kind", "类别": "category"}  # column: the field it asks
_NEEDED = (*_ASKS, "标题含", "期限", "单位", "说明")
_UNITS = ("工作日", "日", "月")
_OPINION = "征求"  # 征求意见, 征求对…的意见
_SHOWN = 30  # characters of the document's words
_BETWEEN = re.compile("[、，,|]")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the table; an empty condition asks nothing."""

    asks: Mapping[str, tuple[str, ...]]  # by field: what its value may be
    in_title: tuple[str, ...]
    count: int | None  # None: there is no deadline
    unit: str
    why: str

    def fits(self, values: Mapping[str, str]) -> bool:
        title = values.get("title", "")
        fields = all(values.get(name, "") in told for name, told in self.asks.items() if told)
        return fields and (not self.in_title or any(word in title for word in self.in_title))


@dataclass(frozen=True, slots=True)
class Deadlines:
    terms: Sequence[Term]
    calendar: Calendar

    def due(self, values: Mapping[str, str], received: str) -> Due:
        """Return the deadline by the first row that fits."""
        term = next((one for one in self.terms if one.fits(values)), None)
        if term is None or term.count is None or not received:
            return Due(basis=term.why if term else "")
        start = date.fromisoformat(received)
        day = self._end(start, term.count, term.unit)
        return Due(day.isoformat(), term.why, self.calendar.missing(start, day))

    def stated(self, values: Mapping[str, str], said: Stated, received: str) -> Due:
        """Return the deadline a document sets itself; an opinion asked for goes out a day before."""
        early = _OPINION in values.get("title", "")
        day = self.calendar.before(said.day, 1) if early else said.day
        text = said.text if len(said.text) <= _SHOWN else f"{said.text[:_SHOWN]}…"
        basis = f"{STATED}“{text}”" + ("，提前一个工作日" if early else "")
        late = f"文件要求“{text}”，收到时已经过了。" if said.day.isoformat() < received else ""
        return Due(day.isoformat(), basis, late or (self.calendar.missing(day) if early else ""))

    def _end(self, start: date, count: int, unit: str) -> date:
        """Return the last day; one that ends on a day off ends on the next working day."""
        if unit == "工作日":
            return self.calendar.after(start, count)
        day = start + timedelta(days=count) if unit == "日" else months_after(start, count)
        return self.calendar.next_working(day)


def months_after(start: date, count: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    for day in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(start.day, 28))


def deadlines() -> Deadlines:
    """Return the unit's own rows before the program's, and the calendar to count by."""
    own = read_terms(home().deadlines)
    return Deadlines((*own, *read_terms(resource("rules", "deadlines.tsv"))), calendar())


def read_terms(path: Path) -> tuple[Term, ...]:
    """Return the rows of a table; no file, none. GovDocsError shows its wrong rows."""
    if not path.exists():
        return ()
    rows, broken, lines = read_tsv(path, _NEEDED)
    bad, terms = list(broken), []
    for row in rows:
        try:
            terms.append(_term(row))
        except ValueError as why:
            bad.append(broken_row(path.name, row.line, str(why), lines))
    if bad:
        shown = "\n".join(map(str, bad))
        raise GovDocsError(f"办理时限表有误，请改正 {path} 后再试：\n{shown}")
    return tuple(terms)


def _term(row: ListRow) -> Term:
    asks = {field: _words(row.cells[column]) for column, field in _ASKS.items()}
    count, unit = row.cells["期限"], row.cells["单位"]
    if count and not (count.isascii() and count.isdecimal() and int(count) < 1000):
        raise ValueError(f"期限应当是数字，这里写的是“{count}”")
    if count and unit not in _UNITS:
        raise ValueError(f"单位应当写{'、'.join(_UNITS)}，这里写的是“{unit}”")
    why = row.cells["说明"] or (f"{count}个{unit}" if count else "没有时限")
    return Term(asks, _words(row.cells["标题含"]), int(count) if count else None, unit, why)


def _words(told: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in _BETWEEN.split(told) if word.strip())
