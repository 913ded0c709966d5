"""The register: documents entered, looked up, changed, handled, taken out as a table and in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from gov_docs.batch.gather import gather
from gov_docs.core.errors import GovDocsError
from gov_docs.desk.registering_files import digest, filled_from
from gov_docs.files import reason
from gov_docs.handling import register, register_export, register_import, steps
from gov_docs.handling.deadlines import Deadlines, deadlines
from gov_docs.handling.fields import Book
from gov_docs.handling.filling import Filled
from gov_docs.handling.register_entry import Entry, Held, Stretch
from gov_docs.handling.register_import import TakenIn
from gov_docs.handling.register_reading import (
    Page,
    Query,
    files,
    find,
    history,
    holding,
    page,
    places,
)
from gov_docs.handling.steps import Step, Taken
from gov_docs.handling.store import open_engine
from gov_docs.handling.store_log import Logged
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.reading import file_of, machine, unexpected

_ALL = 10_000_000  # entries: no register has as many


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of one file."""

    path: Path | None  # None: there is no file of it
    entry: Entry | None = None
    is_new: bool = False
    warnings: tuple[str, ...] = ()
    error: str = ""
    places: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """All the register tells of one entry."""

    entry: Entry
    files: tuple[Held, ...]
    places: Mapping[str, tuple[Stretch, ...]]
    steps: tuple[Taken, ...]
    history: tuple[Logged, ...]

    @property
    def missing(self) -> tuple[Held, ...]:
        """Return the files of this computer that are not where they were."""
        here = machine()
        return tuple(
            one for one in self.files if one.machine == here and not Path(one.path).exists()
        )


def add(
    paths: Sequence[Path],
    book: Book = Book.INCOMING,
    told: Mapping[str, str] | None = None,
    *,
    again: bool = False,
    who: str = "",
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Iterator[Entered]:
    """Enter files and folders; yield what became of each, once it is kept for good.

    `told` are fields a person gives; they outrank what the documents say.
    """
    given = register.checked_values(book, told or {})
    jobs = gather(paths)
    rules = deadlines()
    with open_engine() as engine:
        for done, job in enumerate(jobs, 1):
            if job.error:
                yield Entered(job.path, error=job.error)
            else:
                yield _enter(engine, job.path, book, given, rules, again=again, who=who)
            tell(done, len(jobs))


def _enter(
    engine: Engine,
    path: Path,
    book: Book,
    given: Mapping[str, str],
    rules: Deadlines,
    *,
    again: bool,
    who: str,
) -> Entered:
    """Enter one file; the reason why it cannot be read is told, and the run goes on."""
    try:
        held = Held(machine(), file_of(path).path, digest(path))
        known = None if again else holding(engine, held.digest, book)
        if known is not None:  # there is no need to read it
            return Entered(path, known, warnings=(register.already(known),))
        filled = filled_from(path, book, given, rules)
        done = register.add(engine, book, filled, rules, file=held, who=who, again=again)
    except OSError as error:
        told = f"读不了（{reason(error)}），请检查路径和权限。"
        return Entered(path, error=f"{path.name}：{told}")
    except GovDocsError as error:
        return Entered(path, error=str(error))
    except Exception as error:  # around one file of many
        return Entered(path, error=f"{path.name}：{unexpected(error)}")
    return Entered(path, done.entry, done.is_new, done.warnings, places=filled.places)


def add_blank(book: Book, told: Mapping[str, str], *, who: str = "") -> Entered:
    """Enter a document that there is no file of: what a person says of it."""
    with open_engine() as engine:
        values = register.checked_values(book, told)
        done = register.add(engine, book, Filled(values), deadlines(), who=who)
        return Entered(None, done.entry, done.is_new, done.warnings)


def listing(query: Query) -> tuple[Page, Mapping[int, tuple[Held, ...]]]:
    """Return a page of the register and the files of its entries."""
    with open_engine() as engine:
        found = page(engine, query)
        return found, files(engine, [one.id for one in found.entries])


def show(told: str, book: Book = Book.INCOMING) -> Shown:
    """Return all of one entry; `told` is its id or its number."""
    with open_engine() as engine:
        return _shown(engine, find(engine, told, book))


def _shown(engine: Engine, entry: Entry) -> Shown:
    return Shown(
        entry,
        files(engine, [entry.id]).get(entry.id, ()),
        places(engine, entry.id),
        tuple(steps.taken(engine, entry.id)),
        tuple(history(engine, entry.id)),
    )


def change(
    told: str,
    values: Mapping[str, str],
    book: Book = Book.INCOMING,
    *,
    seen: int | None = None,
    who: str = "",
) -> register.Outcome:
    """Set fields of an entry, all or none; `seen` is the version its user looked at."""
    with open_engine() as engine:
        id_ = find(engine, told, book).id
        return register.change(engine, id_, values, deadlines(), seen=seen, who=who)


def take_step(
    told: str,
    step: Step,
    book: Book = Book.INCOMING,
    *,
    person: str = "",
    when: str = "",
    note: str = "",
    seen: int | None = None,
    who: str = "",
) -> Entry:
    """Note a step of an entry."""
    with open_engine() as engine:
        id_ = find(engine, told, book).id
        return steps.take(
            engine, id_, step, person=person, when=when, note=note, seen=seen, who=who
        )


def cancel_step(told: str, book: Book = Book.INCOMING, *, row: int = 0, who: str = "") -> Entry:
    """Take back a step of an entry, by its row in the log, or the last one."""
    with open_engine() as engine:
        entry = find(engine, told, book)
        standing = [one.id for one in steps.taken(engine, entry.id) if not one.cancelled]
        return steps.cancel(engine, entry.id, row or (standing or [0])[-1], who=who)


def void(told: str, why: str, book: Book = Book.INCOMING, *, who: str = "") -> Entry:
    """Mark an entry as 作废; its number stays taken."""
    with open_engine() as engine:
        return register.void(engine, find(engine, told, book).id, why, who=who)


def restore(told: str, book: Book = Book.INCOMING, *, who: str = "") -> Entry:
    """Bring a void entry back."""
    with open_engine() as engine:
        return register.restore(engine, find(engine, told, book).id, who=who)


def export(path: Path, query: Query) -> int:
    """Write what fits into a workbook, the oldest first; return how many entries it holds."""
    with open_engine() as engine:
        whole = replace(query, page=1, size=_ALL)
        found = page(engine, whole).entries
        if not query.status:  # a register shows its void numbers too
            found += page(engine, replace(whole, status="void")).entries
        entries = sorted(found, key=lambda one: (one.year, one.serial))
        register_export.write(path, query.book, entries, query.today)
        return len(entries)


def take_in(path: Path, book: Book, *, who: str = "") -> TakenIn:
    """Take in a register somebody kept as a workbook, all of it or nothing."""
    with open_engine() as engine:
        return register_import.take_in(engine, path, book, who=who)


def today() -> str:
    return date.today().isoformat()
