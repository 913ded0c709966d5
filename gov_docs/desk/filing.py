"""归档 as one person works on it: what waits, what is suggested for it, what was filed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.roles import label
from gov_docs.desk import archive_deciding, archived, archiving
from gov_docs.desk.archive_deciding import Decision
from gov_docs.desk.archiving import Suggested
from gov_docs.desk.library_reading import Line
from gov_docs.handling.archive import waiting
from gov_docs.handling.archive.catalogue import stamp
from gov_docs.handling.archive.classes import Type
from gov_docs.handling.archive.codes import PERIOD_CODES
from gov_docs.handling.archive.deciding import NOT_FILED
from gov_docs.handling.archive.filed import Filed
from gov_docs.handling.archive.items import grouped
from gov_docs.handling.archive.paper import Paper
from gov_docs.handling.archive.tables import subjects
from gov_docs.handling.register_entry import Entry
from gov_docs.handling.store import open_engine
from gov_docs.inputs.reader import read_file

# What the window shows of filing, so that it need not know where that comes from.
__all__ = [
    "NOT_FILED", "PAGE", "PERIODS", "TYPES", "Decision", "Filed", "Item", "Listing", "Opened", "Suggested", "Undo",
    "Waits", "file", "filed", "opened", "stamp_of", "subject_names", "suggestions", "take_back", "waits",
]  # fmt: skip

PERIODS = (*PERIOD_CODES, NOT_FILED)
TYPES = tuple(str(one) for one in Type)
PAGE = 100
_LEVELS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4, "title": 1}

Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Waits:
    """What the register says is to be filed as one item; it is read when somebody looks at it."""

    entries: tuple[Entry, ...]  # a letter and its reply have one each

    @property
    def title(self) -> str:
        return self.entries[0].title


Item = Suggested | Filed | Waits


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Item, ...]
    total: int  # entries or items there are in all


@dataclass(frozen=True, slots=True)
class Opened:
    """One item as it is shown."""

    one: Suggested | Filed
    lines: tuple[Line, ...] = ()
    note: str = ""  # why there is no text


def subject_names() -> tuple[str, ...]:
    return tuple(one.name for one in subjects())


def suggestions(paths: Sequence[Path]) -> tuple[Suggested, ...]:
    """Return a suggestion for each item the files make."""
    return tuple(archiving.suggest(paths))


def waits(size: int = PAGE) -> Listing:
    """Return what the register says is done or issued and not yet filed, the oldest first."""
    with open_engine() as engine:
        entries, total = waiting.waiting(engine, size)
    papers = [
        (Paper(one.title, number=one.values.get("doc_number", ""), date=one.values.get("date", "")), one.title)
        for one in entries
    ]  # fmt: skip
    items = (tuple(entries[at] for at, _ in parts) for parts in grouped(papers))
    return Listing(tuple(Waits(one) for one in items), total)


def opened(one: Item) -> Opened:
    """Return an item with its suggestion and its text; what waits is read only now."""
    if isinstance(one, Waits):
        found = list(archiving.suggest_entries([str(entry.id) for entry in one.entries]))
        one = found[0]
    elif isinstance(one, Suggested):
        one = archiving.refreshed(one)
    paths = [Path(held.path) for held in one.item.files] if isinstance(one, Filed) else one.paths
    if not paths:
        return Opened(one, note="这一件没有电子文件，请照原件归档。")
    try:
        return Opened(one, _lines(paths[0]))
    except GovDocsError as error:
        return Opened(one, note=str(error))


def file(one: Suggested, decision: Decision) -> tuple[Filed | None, Undo]:
    """File an item, or leave it out where 不归档 was chosen; return what takes that back, too."""
    period = decision.period or (one.advice.period if one.advice else "")
    if period == NOT_FILED:
        left = archive_deciding.leave_out(one)
        return None, partial(archive_deciding.take_in_again, left)
    made = archive_deciding.file(one, decision)
    return made, partial(archive_deciding.take_back, made.code)


def take_back(code: str) -> None:
    archive_deciding.take_back(code)


def filed(size: int = PAGE) -> Listing:
    """Return what was filed last."""
    items, total = archived.newest(size)
    return Listing(tuple(items), total)


def stamp_of(one: Filed) -> dict[str, str]:
    """Return what stands in the cells of the 归档章."""
    return stamp(one)


def _lines(path: Path) -> tuple[Line, ...]:
    """Return the text of a file as it is shown, a paragraph a line."""
    try:
        document = label(read_file(path).document)
    except OSError as error:
        raise GovDocsError(f"“{path.name}”打不开了，请确认它还在原处。") from error
    return tuple(Line(p.number + p.text, _LEVELS.get(p.role, 0)) for p in document.paragraphs)
