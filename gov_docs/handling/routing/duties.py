"""The duty table: which department is in charge of what, by the names of the unit's own level."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import BrokenListError
from gov_docs.core.list_rows import ListRow
from gov_docs.core.precedent import Level
from gov_docs.resources import resource
from gov_docs.tables.duties import read_duties

LEVELS = (Level.STATE, Level.PROVINCE, Level.CITY, Level.COUNTY)
BUILT_IN = "职责表"
OWN = "本单位职责表"
_BETWEEN = re.compile("[、，,；;|｜\n]")


@dataclass(frozen=True, slots=True)
class Department:
    """One department as the unit calls it."""

    name: str  # 市生态环境局
    stem: str  # 生态环境: the word that stands for it in a list of departments
    other_names: tuple[str, ...]  # of every level, and short ones
    duty: str
    lead_words: tuple[str, ...]  # what it leads
    assist_words: tuple[str, ...]  # what it takes part in
    basis: str  # 职责表第12行


@dataclass(frozen=True, slots=True)
class DutyTable:
    departments: tuple[Department, ...]
    level: Level  # of the unit
    is_internal: bool = False  # the unit's own sections (科室): other bodies are not its to ask


def duty_table(level: Level | None, own: Path | None = None) -> DutyTable:
    """Return the built-in table at a level, or the unit's own; a unit without a level is a city."""
    at = level if level in LEVELS else Level.CITY
    built_in = _merged(
        _built_in(row, at) for row in read_duties(resource("rules", "departments.tsv"))
    )
    if own is None or not own.exists():
        return DutyTable(built_in, at)
    rows = read_duties(own)
    if not rows:
        raise BrokenListError(f"{own.name}里没有一行职责，请重新导入职责表。")
    from gov_docs.handling.routing.names import NameFinder

    finder = NameFinder(built_in)
    alike = {row.cells["部门"]: finder.in_name(row.cells["部门"]) for row in rows}
    departments = _merged(_own(row, alike[row.cells["部门"]]) for row in rows)
    return DutyTable(departments, at, is_internal=not any(alike.values()))


def words(text: str) -> tuple[str, ...]:
    """Return what a cell lists, each once."""
    return tuple(dict.fromkeys(one.strip() for one in _BETWEEN.split(text) if one.strip()))


def _built_in(row: ListRow, level: Level) -> Department:
    cells = row.cells
    names = tuple(cells[one] for one in LEVELS)
    return Department(
        name=cells[level],
        stem=cells["部门"],
        other_names=(*names, *words(cells["别名"])),
        duty=cells["职责"],
        lead_words=words(cells["牵头词"]),
        assist_words=words(cells["配合词"]),
        basis=f"{BUILT_IN}第{row.line}行",
    )


def _merged(rows: Iterable[Department]) -> tuple[Department, ...]:
    """Put rows together that are one department at this level: 县教育和体育局."""
    found: dict[str, Department] = {}
    for one in rows:
        before = found.get(one.name)
        found[one.name] = one if before is None else _joined(before, one)
    return tuple(found.values())


def _joined(one: Department, other: Department) -> Department:
    return Department(
        one.name,
        one.stem,
        tuple(dict.fromkeys((*one.other_names, *other.other_names, other.stem))),
        f"{one.duty}；{other.duty}",
        tuple(dict.fromkeys((*one.lead_words, *other.lead_words))),
        tuple(dict.fromkeys((*one.assist_words, *other.assist_words))),
        f"{one.basis}、{other.basis.removeprefix(BUILT_IN)}",
    )


def _own(row: ListRow, like: Department | None) -> Department:
    """Return a row of the unit's table; the built-in row of that department lends its words."""
    cells: Mapping[str, str] = row.cells
    name = cells["部门"]
    return Department(
        name=name,
        stem=like.stem if like else name,
        other_names=(name, *words(cells.get("别名", "")), *(like.other_names if like else ())),
        duty=cells.get("职责", ""),
        lead_words=(*words(cells.get("牵头词", "")), *(like.lead_words if like else ())),
        assist_words=(*words(cells.get("配合词", "")), *(like.assist_words if like else ())),
        basis=f"{OWN}第{row.line}行",
    )
