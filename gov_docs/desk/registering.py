"""The register: documents entered, looked up, changed, handled, taken out as a table and in."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from gov_docs.batch.gather import Job, gather
from gov_docs.core.errors import GovDocsError, NoTextError
from gov_docs.core.roles import label
from gov_docs.core.types import Document
from gov_docs.files import real, reason
from gov_docs.handling import register, register_exchange, steps
from gov_docs.handling.deadline_stated import reply_by
from gov_docs.handling.deadlines import Deadlines, deadlines
from gov_docs.handling.fields import Book
from gov_docs.handling.filling import Filled, fill, stretches
from gov_docs.handling.register_entry import Entry, Held, Stretch
from gov_docs.handling.register_exchange import TakenIn
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
from gov_docs.inputs.reader import read_file
from gov_docs.inputs.scanned import PICTURES, read_scan
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.reading import file_of, machine

_RECOGNISED = "是扫描件，内容由文字识别得来，可能有错字，请逐项核对。"
_ALL = 10_000_000  # entries: no register has as many
_BY_NAME = "标题先用了文件名。"
_TO_FILL = "已按文件名登记一件，请照原件填写各栏。"


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
    jobs = _gathered(paths)
    rules = deadlines()
    with open_engine() as engine:
        for done, job in enumerate(jobs, 1):
            if job.error:
                yield Entered(job.path, error=job.error)
            else:
                yield _enter(engine, job.path, book, given, rules, again=again, who=who)
            tell(done, len(jobs))


def _gathered(paths: Sequence[Path]) -> list[Job]:
    """Return one job a file; unlike elsewhere pictures in a folder are documents, too: scans."""
    jobs: list[Job] = []
    for path in paths:
        found = list(gather([path]))
        scans = [one for one in sorted(path.rglob("*")) if one.suffix.lower() in PICTURES]
        if scans:  # then nothing is wrong with a folder that holds nothing else
            found = [job for job in found if job.path != path or not path.is_dir()]
        jobs += found + [Job(one, one.relative_to(path)) for one in scans]
    return list({real(job.path): job for job in jobs}.values())


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
        held = Held(machine(), file_of(path).path, _digest(path))
        known = None if again else holding(engine, held.digest, book)
        filled = Filled() if known else _filled(path, book, given, rules)
        done = register.add(engine, book, filled, rules, file=held, who=who, again=again)
    except OSError as error:
        told = f"读不了（{reason(error)}），请检查路径和权限。"
        return Entered(path, error=f"{path.name}：{told}")
    except GovDocsError as error:
        return Entered(path, error=str(error))
    return Entered(path, done.entry, done.is_new, done.warnings, places=filled.places)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _filled(path: Path, book: Book, given: Mapping[str, str], rules: Deadlines) -> Filled:
    try:
        document, note = read(path)
    except NoTextError as error:  # a scan is still a document that was received
        values = {"title": path.stem, **given}
        return Filled(values, warnings=(str(error), _TO_FILL))
    filled = fill(document, book)
    values = {**filled.values, **given}
    warnings = [note, *filled.warnings, "" if "title" in values else _BY_NAME]
    values.setdefault("title", path.stem)
    places = dict(filled.places)
    said = None if "due" in given else _stated(document, book, values, rules)
    if said is not None:
        due, places["due"] = said
        values |= {"due": due.day, "due_basis": due.basis}
        warnings.append(due.warning)
    return Filled(values, places, tuple(filter(None, warnings)))


def _stated(
    document: Document, book: Book, values: Mapping[str, str], rules: Deadlines
) -> tuple[register.Due, tuple[Stretch, ...]] | None:
    """Return the deadline the document sets itself, and where it says so."""
    received = values.get("received", today())[:10]
    said = reply_by(document, date.fromisoformat(received)) if book is Book.INCOMING else None
    if said is None:
        return None
    return rules.stated(values, said, received), stretches(document, (said.span,))


def read(path: Path) -> tuple[Document, str]:
    """Return the labelled document of a file and what its user should know of how it was read."""
    if path.suffix.lower() in PICTURES:
        return label(read_scan(path, path.read_bytes()).document), _RECOGNISED
    try:
        return label(read_file(path).document), ""
    except NoTextError:
        if path.suffix.lower() != ".pdf":
            raise
    return label(read_scan(path, path.read_bytes()).document), _RECOGNISED


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
        register_exchange.write(path, query.book, entries, query.today)
        return len(entries)


def take_in(path: Path, book: Book, *, who: str = "") -> TakenIn:
    """Take in a register somebody kept as a workbook, all of it or nothing."""
    with open_engine() as engine:
        return register_exchange.take_in(engine, path, book, who=who)


def today() -> str:
    return date.today().isoformat()
