"""The log of everything that happens to the register; it only grows, and the figures come from it."""

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gov_docs.precedents.engine import Engine, Row
from gov_docs.precedents.rows import text, whole


class Event(StrEnum):
    REGISTERED = "registered"
    SET = "set"  # a field; before and after
    STEP = "step"  # `field` names it
    CANCELLED = "cancelled"  # of an earlier row, `about`
    VOIDED = "voided"
    RESTORED = "restored"
    FILE = "file"  # a file was added to the entry
    PROPOSED = "proposed"  # `field` is the kind of the suggestion
    ACCEPTED = "accepted"  # of the suggestion `about`, as are the next two
    CORRECTED = "corrected"
    LEFT = "left"
    FILED = "filed"  # into the archive
    UNFILED = "unfiled"


@dataclass(frozen=True, slots=True)
class Logged:
    """One row. `at` is when it was written, `day` the day it counts for."""

    id: int
    at: str
    day: str
    who: str
    entry: int | None
    event: Event
    field: str = ""
    before: str | None = None
    after: str | None = None
    about: int | None = None


_COLUMNS = "id, at, day, who, entry, event, field, before, after, about"


def now() -> datetime:
    """Return the time by this machine's clock, to the second."""
    return datetime.now().replace(microsecond=0)


def user() -> str:
    """Return the name of the person at this machine, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, none in the system
        return "（未知）"


def write(
    engine: Engine,
    event: Event,
    entry: int | None,
    *,
    who: str = "",
    day: str = "",
    field: str = "",
    before: str | None = None,
    after: str | None = None,
    about: int | None = None,
) -> int:
    """Add a row, inside the caller's `writing()`; return its number."""
    at = now()
    return engine.insert(
        "handling_log",
        {
            "at": at.isoformat(),
            "day": day or at.date().isoformat(),
            "who": who or user(),
            "entry": entry,
            "event": str(event),
            "field": field,
            "before": before,
            "after": after,
            "about": about,
        },
    )


def write_sets(
    engine: Engine,
    entry: int,
    changes: Iterable[tuple[str, str | None, str]],
    *,
    who: str = "",
    day: str = "",
    about: int | None = None,
) -> None:
    """Add a row for each field that changed: its name, what it was, what it is."""
    at = now()
    common = (at.isoformat(), day or at.date().isoformat(), who or user(), entry, str(Event.SET))
    engine.run(
        "INSERT INTO handling_log (at, day, who, entry, event, field, before, after, about)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*common, name, before, after, about) for name, before, after in changes],
    )


def read(engine: Engine, where: str, values: Sequence[str | int | None] = ()) -> list[Logged]:
    """Return the rows that fit, oldest first; `where` is the program's own SQL."""
    sql = f"SELECT {_COLUMNS} FROM handling_log WHERE {where} ORDER BY id"  # noqa: S608
    return [_logged(row) for row in engine.rows(sql, values)]


def last(engine: Engine) -> int:
    """Return the number of the newest row, 0 where there is none."""
    return whole(engine.rows("SELECT max(id) FROM handling_log")[0][0])


def _logged(row: Row) -> Logged:
    id_, at, day, who, entry, event, field, before, after, about = row
    return Logged(
        whole(id_),
        str(at),
        str(day),
        str(who),
        whole(entry) or None,
        Event(str(event)),
        str(field),
        text(before),
        text(after),
        whole(about) or None,
    )
