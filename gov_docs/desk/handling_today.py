"""What of the incoming documents waits today: how many, which are overdue, what the week filed."""

from dataclasses import dataclass
from datetime import date

from gov_docs.desk.library_finding import is_begun
from gov_docs.files import replace_file
from gov_docs.handling.fields import Book
from gov_docs.handling.register_entry import Entry
from gov_docs.handling.register_reading import Query, page
from gov_docs.handling.store import open_engine
from gov_docs.handling.weekly import filed_sentence
from gov_docs.handling.weekly_range import week_of
from gov_docs.settings import home

_NAMED = 5
_MARK = "register-seen"


@dataclass(frozen=True, slots=True)
class Standing:
    waiting: int = 0
    new: int = 0  # entered since somebody last looked into the register
    overdue: int = 0
    late: tuple[Entry, ...] = ()  # the first of them
    week: str = ""  # the week's sentence
    has_documents: bool = False  # there is something a question could be about


def standing() -> Standing:
    """Return how the register stands; nothing is made where there is none yet."""
    if not is_begun():
        return Standing()
    today = date.today()
    with open_engine() as engine:
        known = page(engine, Query(size=1))
        documents = engine.rows("SELECT count(*) FROM documents WHERE removed = 0")[0][0]
        if not known.total:
            return Standing(has_documents=bool(documents))
        waiting = page(engine, Query(status="waiting", today=today.isoformat(), size=1)).total
        late = page(engine, Query(status="overdue", today=today.isoformat(), size=_NAMED))
        new = engine.rows(
            "SELECT count(*) FROM entries WHERE id > ? AND book = ?", (_seen(), str(Book.INCOMING))
        )[0][0]
        week = f"{filed_sentence(engine, week_of(today))}。"
    return Standing(waiting, int(str(new)), late.total, late.entries, week, has_documents=True)


def looked_in() -> None:
    """Remember that all that came in has been seen."""
    if not is_begun():
        return
    with open_engine() as engine:
        newest = engine.rows("SELECT max(id) FROM entries")[0][0]
    if newest:
        replace_file(home().root / _MARK, str(newest).encode())


def _seen() -> int:
    try:
        told = (home().root / _MARK).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    return int(told) if told.isascii() and told.isdecimal() else 0
