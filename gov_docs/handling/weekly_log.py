"""What the log says of each entry, filing and suggestion by the end of a day."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from gov_docs.handling.fields import Book
from gov_docs.handling.store_log import Event, Logged, read
from gov_docs.precedents.engine import Engine, Value

# Facts that carry their own day, whenever they were written down; the others are told as they were
# known by the end of the range.
_DATED = ("received", "done")
_VERDICTS = (Event.ACCEPTED, Event.CORRECTED, Event.LEFT)


@dataclass(slots=True)
class Case:
    """An entry as the log tells it."""

    book: Book
    number: str
    received: str  # a day
    title: str = ""
    lead: str = ""
    due: str = ""
    done: str = ""
    void: bool = False


@dataclass(frozen=True, slots=True)
class Filing:
    """An item put into the archive: 公文档案, 项目文档 or 单位文档."""

    day: str
    type: str
    category: str
    retention: str
    code: str
    title: str = ""


@dataclass(slots=True)
class Advice:
    """A suggestion with the newest verdict on it."""

    kind: str
    proposed: str  # days
    verdict: Event | None = None
    decided: str = ""


def cases(engine: Engine, until: str, last: int) -> list[Case]:
    """Return the entries of both books as they stood at the end of a day."""
    rows = engine.rows(
        "SELECT entry, event, field, day, after FROM handling_log WHERE id <= ?"
        " AND (event IN ('registered', 'voided', 'restored') OR event = 'set'"
        " AND field IN ('received', 'done', 'title', 'lead', 'due')) ORDER BY id",
        (last,),
    )
    found: dict[Value, Case] = {}
    for entry, event, field, day, after in rows:
        if event == Event.REGISTERED:
            found[entry] = Case(Book(str(field)), str(after), str(day))
        elif entry in found:
            _tell(found[entry], str(event), str(field), str(day) <= until, str(after or ""))
    for case in found.values():
        case.done = case.done if case.done <= until else ""  # not yet
    return list(found.values())


def _tell(case: Case, event: str, field: str, in_time: bool, after: str) -> None:
    if event != Event.SET:
        if in_time:
            case.void = event == Event.VOIDED
    elif field in _DATED:
        setattr(case, field, after[:10])
    elif in_time:
        setattr(case, field, after)


def filings(engine: Engine, until: str, last: int) -> list[Filing]:
    """Return what lay in the archive at the end of a day, oldest first.

    A row's field is the code of the item, and `after` says the rest as JSON.
    """
    where = "id <= ? AND day <= ? AND event IN ('filed', 'unfiled')"
    found: dict[str, Filing] = {}
    for row in read(engine, where, (last, until)):
        found.pop(row.field, None)
        if row.event is Event.FILED:
            told = json.loads(row.after or "{}")
            names = ("type", "category", "retention")
            kind, category, retention = (str(told.get(name) or "") for name in names)
            title = str(told.get("title") or "")
            found[row.field] = Filing(row.day, kind, category, retention, row.field, title)
    return list(found.values())


def advice(engine: Engine, until: str, last: int) -> list[Advice]:
    """Return the suggestions made up to a day, with what people had made of them by then."""
    where = "id <= ? AND day <= ? AND event IN ('proposed', 'accepted', 'corrected', 'left')"
    return _judged(read(engine, where, (last, until)))


def _judged(rows: Iterable[Logged]) -> list[Advice]:
    found: dict[int | None, Advice] = {}
    for row in rows:
        if row.event is Event.PROPOSED:
            found[row.id] = Advice(row.field, row.day)
        elif row.event in _VERDICTS and row.about in found:
            one = found[row.about]
            one.verdict, one.decided = row.event, row.day
    return list(found.values())
