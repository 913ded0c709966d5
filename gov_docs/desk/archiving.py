"""Filing: a suggestion for each item that files, or entries of the register, make."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from gov_docs.batch.gather import Job, gather
from gov_docs.core.errors import GovDocsError, NoTextError
from gov_docs.core.precedent import Level
from gov_docs.core.roles import label
from gov_docs.core.types import Document
from gov_docs.files import reason
from gov_docs.handling import suggestions
from gov_docs.handling.archive import filed, filing, tables
from gov_docs.handling.archive.classes import Subject
from gov_docs.handling.archive.codes import Class
from gov_docs.handling.archive.deciding import Advice, Past, advise
from gov_docs.handling.archive.filed import Held, Item
from gov_docs.handling.archive.items import grouped
from gov_docs.handling.archive.paper import Paper, Unit, paper_of, registered
from gov_docs.handling.archive.retention import Table
from gov_docs.handling.fields import Book
from gov_docs.handling.register_entry import Entry
from gov_docs.handling.register_reading import entry as entry_of
from gov_docs.handling.register_reading import files, find, holding
from gov_docs.handling.routing.duties import duty_table
from gov_docs.handling.store import open_engine
from gov_docs.inputs.reader import read_file
from gov_docs.inputs.scanned import PICTURES
from gov_docs.precedents.engine import Engine
from gov_docs.settings import settings

KIND = "archive"
_SCAN = "文件里没有文字，种类和期限只按登记的内容和文件名判断，请核对"


@dataclass(frozen=True, slots=True)
class Suggested:
    """One item to file, or one file that cannot be read."""

    paths: tuple[Path, ...]  # the item's files, the first stands for it; () for an entry on paper
    advice: Advice | None = None
    item: Item | None = None
    code: str = ""  # it would get now, or has; "" where none can be made
    is_filed: bool = False
    note: str = ""  # what a person should look at before filing
    error: str = ""

    @property
    def name(self) -> str:
        """Return what it is called: its title, or its file's name."""
        return self.item.title if self.item else self.paths[0].name


@dataclass(frozen=True, slots=True)
class _Read:
    advice: Advice
    name: str  # of the file, or the title
    path: Path | None = None
    digest: str = ""
    pages: int = 0
    entry: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Archivist:
    """All that filing needs to know, read once."""

    unit: Unit
    table: Table
    subjects: Sequence[Subject]
    past: Sequence[Past]

    def advise(self, paper: Paper) -> Advice:
        return advise(paper, self.unit, self.table, self.subjects, self.past)


def suggest(paths: Sequence[Path]) -> Iterator[Suggested]:
    """Yield a suggestion for each item the files make, and what could not be read."""
    with open_engine() as engine:
        yield from _suggest(engine, gather(paths))


def suggest_entries(told: Sequence[str], book: Book = Book.INCOMING) -> Iterator[Suggested]:
    """Yield a suggestion for each item that entries make, named by number or id.

    An entry whose files are gone, or that has none, is judged by what the register tells.
    """
    with open_engine() as engine:
        of: dict[Path, Entry] = {}
        alone = []
        for one in [find(engine, name, book) for name in told]:
            held = [Path(file.path) for file in files(engine, [one.id]).get(one.id, ())]
            here = [path for path in held if path.is_file()]
            of.update(dict.fromkeys(here, one))
            alone += [] if here else [(one, held)]
        jobs = [Job(path, Path(path.name)) for path in of]  # of any kind: they are registered
        yield from _suggest(engine, jobs, alone, of)


def _suggest(
    engine: Engine,
    jobs: Sequence[Job],
    alone: Sequence[tuple[Entry, Sequence[Path]]] = (),
    of: Mapping[Path, Entry] = MappingProxyType({}),  # whose file it is
) -> Iterator[Suggested]:
    ready = _archivist(engine)
    read = [_of_entry(one, held, ready) for one, held in alone]
    for job in jobs:
        try:
            if job.error:
                raise GovDocsError(job.error)
            read.append(_read(engine, job.path, ready, of.get(job.path)))
        except GovDocsError as error:
            yield Suggested((job.path,), error=str(error))
        except OSError as error:
            yield Suggested((job.path,), error=f"{job.path.name}：{reason(error)}。")
    yield from _items(engine, read)


def _archivist(engine: Engine) -> Archivist:
    told = settings().unit
    unit = Unit(told.name, told.code, told.level, _field(told.name, told.level))
    made = (one.made for one in suggestions.confirmed(engine, KIND))
    past = [Past(**{key: str(value) for key, value in one.items()}) for one in made if one]
    return Archivist(unit, tables.retention_table(), tables.subjects(), past)


def _field(name: str, level: str) -> tuple[str, ...]:
    """Return the words of the unit's field by the duty table, () where it lists no such unit."""
    table = duty_table(Level(level) if level else None)
    own = next((one for one in table.departments if name and name.endswith(one.name)), None)
    return (*own.lead_words, *own.assist_words) if own else ()


def _of_entry(one: Entry, held: Sequence[Path], ready: Archivist) -> _Read:
    own = one.book is Book.OUTGOING
    paper = registered(Paper(one.title), one.values, ready.unit, own=own)
    note = f"登记的文件不在原处了（{held[0]}），只按登记的内容判断" if held else ""
    return _Read(ready.advise(paper), one.title, entry=one.id, note=note)


def _read(engine: Engine, path: Path, ready: Archivist, entry: Entry | None) -> _Read:
    digest = digest_of(path)
    known = entry or holding(engine, digest)
    try:
        document, note = _document(path)
    except GovDocsError as error:
        if known is None:
            raise
        document, note = Document(()), f"{str(error).rstrip('。')}；只按登记的内容判断"
    paper = paper_of(document, path.stem, ready.unit)
    if known is not None:
        own = known.book is Book.OUTGOING
        paper = registered(paper, known.values, ready.unit, own=own)
    before = filed.code_at(engine, str(path.resolve()))
    if before and not filed.code_of(engine, [Held("", digest)]):
        note = f"这个文件归档（{before}）以后改过；再归一次会另编一件，要换掉原来的请先撤回归档"
    advice = ready.advise(paper)
    entry_id = known.id if known else None
    return _Read(advice, path.stem, path, digest, _pages(document), entry_id, note)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _document(path: Path) -> tuple[Document, str]:
    """Return what a file says; a scan says nothing and is still filed."""
    if path.suffix.lower() in PICTURES:
        return Document(()), _SCAN
    try:
        return label(read_file(path).document), ""
    except NoTextError:
        return Document(()), _SCAN


def _pages(document: Document) -> int:
    """Return the number of pages where the file itself has pages, else 0."""
    return max(
        (p.place.page + 1 for p in document.paragraphs if p.place.page is not None), default=0
    )


def _items(engine: Engine, read: Sequence[_Read]) -> Iterator[Suggested]:
    ahead: Counter[Class] = Counter()  # items of this very run have numbers of their own
    for parts in grouped([(one.advice.paper, one.name) for one in read]):
        pieces = [(read[at], part) for at, part in parts]
        main = next((one for one, part in pieces if part.told in ("复文", "正本")), pieces[0][0])
        held: dict[str, Held] = {}  # by checksum: the same file twice is one
        for one, part in pieces:
            if one.path is not None:
                path = str(one.path.resolve())
                held.setdefault(one.digest, Held(path, one.digest, part.told))
        entries = [main.entry, *(one.entry for one, _ in pieces)]
        known = tuple(dict.fromkeys(one for one in entries if one is not None))
        item = replace(_item(main), files=tuple(held.values()), entries=known)
        ordered = (main.path, *(one.path for one, _ in pieces if one is not main))
        paths = tuple(path for path in ordered if path is not None)
        note = next((one.note for one, _ in pieces if one.note), "")
        yield _suggested(engine, Suggested(paths, main.advice, item, note=note), ahead)


def _suggested(engine: Engine, one: Suggested, ahead: Counter[Class]) -> Suggested:
    """Return it with the code it lies under, or would get."""
    if one.item is None or one.advice is None:
        return one
    lies_under = _lies_under(engine, one.item)
    if lies_under:
        held = filed.find(engine, lies_under)
        told, basis = held.place[0], held.item.basis
        reason = f"已归档，依据：{basis}" if basis else "已归档"
        advice = replace(one.advice, period=told.period, year=told.year, row=basis, reason=reason)
        return replace(one, advice=advice, code=lies_under, is_filed=True)
    where = class_of(one.advice)
    code = _code(engine, where, ahead[where])
    ahead[where] += 1
    return replace(one, code=code)


def refreshed(one: Suggested) -> Suggested:
    """Return it with the code it would get now."""
    with open_engine() as engine:
        return _suggested(engine, replace(one, is_filed=False), Counter())


def _lies_under(engine: Engine, item: Item) -> str:
    if item.files or item.entry is None:
        return filed.code_of(engine, item.files)
    return entry_of(engine, item.entry).values.get("archive_code", "")


def _item(main: _Read) -> Item:
    advice, paper = main.advice, main.advice.paper
    return Item(
        paper.title, paper.issuer, paper.number, paper.date, paper.kind, paper.secrecy,
        pages=main.pages, type=advice.type, subject=advice.subject.name, urgency=paper.urgency,
        addressees=paper.addressees, cc=paper.cc,
    )  # fmt: skip


def class_of(advice: Advice) -> Class:
    told = settings().archive
    subject = advice.subject.code if told.by_subject else ""
    return Class(told.fonds, advice.year, advice.period or "", subject)


def _code(engine: Engine, where: Class, ahead: int) -> str:
    """Return the code an item would get after `ahead` others, "" where something is missing."""
    try:
        filing.check_class(where)
    except GovDocsError:
        return ""
    return where.code(filing.next_number(engine, where) + ahead)
