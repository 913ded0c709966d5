"""Filing: a suggestion for each item the files make, and what a person makes of it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from gov_docs.batch.gather import gather
from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Level
from gov_docs.core.roles import label
from gov_docs.core.types import Document
from gov_docs.files import reason
from gov_docs.handling import suggestions
from gov_docs.handling.archive import filing, tables
from gov_docs.handling.archive.classes import Subject, Type
from gov_docs.handling.archive.codes import PERIOD_CODES, Class
from gov_docs.handling.archive.deciding import NOT_FILED, Advice, Past, advise
from gov_docs.handling.archive.filing import Filed, Held, Item
from gov_docs.handling.archive.items import grouped
from gov_docs.handling.archive.paper import Unit, paper_of
from gov_docs.handling.archive.retention import Table
from gov_docs.handling.register_reading import holding
from gov_docs.handling.routing.duties import duty_table
from gov_docs.handling.store import open_engine
from gov_docs.inputs.reader import read_file
from gov_docs.precedents.engine import Engine
from gov_docs.settings import settings

KIND = "archive"


@dataclass(frozen=True, slots=True)
class Suggested:
    """One item to file, or one file that cannot be read."""

    paths: tuple[Path, ...]  # the item's files, the first stands for it
    advice: Advice | None = None
    item: Item | None = None
    code: str = ""  # it would get now, or has; "" where none can be made
    is_filed: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person makes of a suggestion; "" leaves a field as suggested."""

    period: str = ""
    subject: str = ""  # its code or name
    type: str = ""
    year: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    advice: Advice
    digest: str
    pages: int


def suggest(paths: Sequence[Path]) -> Iterator[Suggested]:
    """Yield a suggestion for each item the files make, and what could not be read."""
    unit, table, known = _unit(), tables.retention_table(), tables.subjects()
    read: list[_Read] = []
    with open_engine() as engine:
        past = _past(engine)
        for job in gather(paths):
            try:
                if job.error:
                    raise GovDocsError(job.error)
                read.append(_read(job.path, unit, table, known, past))
            except GovDocsError as error:
                yield Suggested((job.path,), error=str(error))
            except OSError as error:
                yield Suggested((job.path,), error=f"{job.path.name}：{reason(error)}。")
        yield from _items(engine, read)


def _read(
    path: Path, unit: Unit, table: Table, known: Sequence[Subject], past: Sequence[Past]
) -> _Read:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    document = label(read_file(path).document)
    advice = advise(paper_of(document, path.stem, unit), unit, table, known, past)
    return _Read(path, advice, digest, _pages(document))


def _pages(document: Document) -> int:
    """Return the number of pages where the file itself has pages, else 0."""
    return max(
        (p.place.page + 1 for p in document.paragraphs if p.place.page is not None), default=0
    )


def _items(engine: Engine, read: Sequence[_Read]) -> Iterator[Suggested]:
    ahead: Counter[Class] = Counter()  # items of this very run have numbers of their own
    for parts in grouped([(one.advice.paper, one.path.stem) for one in read]):
        files = [(read[at], part) for at, part in parts]
        main = next((one for one, part in files if part.told in ("复文", "正本")), files[0][0])
        held = tuple(Held(str(one.path.resolve()), one.digest, part.told) for one, part in files)
        item = replace(_item(main.advice), files=held, pages=main.pages)
        paths = (main.path, *(one.path for one, _ in files if one is not main))
        lies_under = filing.code_of(engine, item.files)
        if lies_under:
            yield Suggested(paths, main.advice, item, lies_under, is_filed=True)
            continue
        where = _class(main.advice)
        code = _code(engine, where, ahead[where])
        ahead[where] += 1
        yield Suggested(paths, main.advice, item, code)


def _item(advice: Advice) -> Item:
    paper = advice.paper
    return Item(
        paper.title, paper.issuer, paper.number, paper.date, paper.kind, paper.secrecy,
        type=advice.type, subject=advice.subject.name,
    )  # fmt: skip


def _class(advice: Advice) -> Class:
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


def file(suggested: Suggested, decision: Decision = Decision(), *, who: str = "") -> Filed:
    """File an item as suggested or as a person corrected it; learnt for the next like it.

    The files stay where they are and as they are.
    """
    if suggested.advice is None or suggested.item is None:
        raise GovDocsError(suggested.error or "这个文件没有读出来，不能归档。")
    advice = _decided(suggested.advice, decision)
    if advice.period == NOT_FILED:
        raise GovDocsError("这一件的建议是不归档；要归档请写明保管期限。")
    where = _class(advice)
    filing.check_class(where)
    item = replace(
        suggested.item, type=advice.type, subject=advice.subject.name,
        title=decision.title or suggested.item.title,
    )  # fmt: skip
    with open_engine() as engine:
        item = replace(item, entry=_entry(engine, item))
        filed = filing.file_item(engine, where, item, who=who)
        _learn(engine, suggested.advice, advice, item.entry, who)
        return filed


def _entry(engine: Engine, item: Item) -> int | None:
    """Return the entry of the register that holds one of the item's files."""
    known = (holding(engine, one.digest) for one in item.files)
    return next((entry.id for entry in known if entry), None)


def _decided(advice: Advice, told: Decision) -> Advice:
    subject = advice.subject
    if told.subject:
        named = [one for one in tables.subjects() if told.subject in (one.code, one.name)]
        if not named:
            names = "、".join(f"{one.code} {one.name}" for one in tables.subjects())
            raise GovDocsError(f"没有“{told.subject}”这一类，可以写：{names}。")
        subject = named[0]
    if told.period and told.period not in (*PERIOD_CODES, NOT_FILED):
        raise GovDocsError(f"没有“{told.period}”这个保管期限，可以写：{'、'.join(PERIOD_CODES)}。")
    if told.type and told.type not in set(Type):
        raise GovDocsError(f"没有“{told.type}”这一种，可以写：{'、'.join(Type)}。")
    return replace(
        advice, subject=subject, period=told.period or advice.period,
        type=Type(told.type) if told.type else advice.type, year=told.year or advice.year,
    )  # fmt: skip


def leave_out(suggested: Suggested, *, who: str = "") -> None:
    """Note that a person does not file it; learnt for the next like it."""
    if suggested.advice is not None:
        with open_engine() as engine:
            _learn(engine, suggested.advice, replace(suggested.advice, period=NOT_FILED), None, who)


def _learn(engine: Engine, advice: Advice, made: Advice, entry: int | None, who: str) -> None:
    proposed, became = _told(advice), _told(made)
    number = suggestions.propose(engine, KIND, entry, proposed)
    if proposed == became:
        suggestions.decide(engine, number, suggestions.Verdict.ACCEPTED, who=who)
    else:
        suggestions.decide(engine, number, suggestions.Verdict.CORRECTED, became, who=who)


def _told(advice: Advice) -> dict[str, Any]:
    return asdict(
        Past(
            advice.paper.title,
            advice.paper.relation,
            advice.period or "",
            advice.subject.name,
            advice.type,
        )
    )


def _past(engine: Engine) -> list[Past]:
    made = (one.made for one in suggestions.confirmed(engine, KIND))
    return [Past(**{key: str(value) for key, value in one.items()}) for one in made if one]


def _unit() -> Unit:
    told = settings().unit
    return Unit(told.name, told.code, told.level, _field(told.name, told.level))


def _field(name: str, level: str) -> tuple[str, ...]:
    """Return the words of the unit's field by the duty table, () where it lists no such unit."""
    table = duty_table(Level(level) if level else None)
    own = next((one for one in table.departments if name and name.endswith(one.name)), None)
    return (*own.lead_words, *own.assist_words) if own else ()
