"""归档 as one person works on it: what waits, what is suggested for it, what was filed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.roles import label
from gov_docs.desk import archived, archiving, registering
from gov_docs.desk.archiving import Decision, Suggested
from gov_docs.desk.library_reading import Line
from gov_docs.handling.archive.catalogue import stamp
from gov_docs.handling.archive.classes import Type
from gov_docs.handling.archive.codes import PERIOD_CODES
from gov_docs.handling.archive.deciding import NOT_FILED
from gov_docs.handling.archive.filing import Filed
from gov_docs.handling.archive.tables import subjects
from gov_docs.handling.register_reading import Query
from gov_docs.inputs.reader import read_file

# What the window shows of filing, so that it need not know where that comes from.
__all__ = [
    "NOT_FILED", "PERIODS", "TYPES", "Decision", "Filed", "Suggested", "Undo", "Waiting", "file", "filed", "lines_of",
    "stamp_of", "subject_names", "suggestions", "waiting",
]  # fmt: skip

PERIODS = (*PERIOD_CODES, NOT_FILED)
TYPES = tuple(str(one) for one in Type)
_MANY = 10**6
_LEVELS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4, "title": 1}

Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Files that are to be filed, and why some of what waits cannot be read."""

    suggested: tuple[Suggested, ...]
    missing: tuple[str, ...] = ()


def subject_names() -> tuple[str, ...]:
    return tuple(one.name for one in subjects())


def suggestions(paths: Sequence[Path]) -> Waiting:
    """Return a suggestion for each item the files make."""
    return Waiting(tuple(archiving.suggest(paths)))


def waiting() -> Waiting:
    """Return suggestions for what the register says is done and not yet filed."""
    page, files = registering.listing(Query(status="done", size=_MANY))
    paths, missing = [], []
    for entry in page.entries:
        if entry.values.get("archive_code"):
            continue
        held = [Path(one.path) for one in files.get(entry.id, ())]
        found = [path for path in held if path.is_file()]
        if held and not found:
            missing.append(f"{entry.number}《{entry.title}》的文件不在原处了（{held[0]}）")
        paths += found
    return Waiting(tuple(archiving.suggest(paths)) if paths else (), tuple(missing))


def file(one: Suggested, decision: Decision) -> tuple[Filed | None, Undo]:
    """File an item, or leave it out where 不归档 was chosen; return what takes that back, too."""
    period = decision.period or (one.advice.period if one.advice else "")
    if period == NOT_FILED:
        archiving.leave_out(one)
        return None, lambda: None
    made = archiving.file(one, decision)
    return made, lambda: archived.take_back(made.code)


def filed(year: str = "") -> list[Filed]:
    return archived.filed(year)


def stamp_of(one: Filed) -> dict[str, str]:
    """Return what stands in the cells of the 归档章."""
    return stamp(one)


def lines_of(path: Path) -> tuple[Line, ...]:
    """Return the text of a file as it is shown, a paragraph a line."""
    try:
        document = label(read_file(path).document)
    except OSError as error:
        raise GovDocsError(f"“{path.name}”打不开了，请确认它还在原处。") from error
    return tuple(Line(p.number + p.text, _LEVELS.get(p.role, 0)) for p in document.paragraphs)
