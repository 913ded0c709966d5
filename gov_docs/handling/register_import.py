"""A register that people kept as a workbook, taken in by its columns: all of it or nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import BrokenListError, GovDocsError
from gov_docs.core.list_rows import ListRow
from gov_docs.handling.fields import FIELDS, NUMBER, Book, Shape, checked
from gov_docs.handling.register_entry import SELECTED, Entry, entry_of
from gov_docs.handling.register_export import STATUS, STEP, VOID
from gov_docs.handling.register_numbers import gaps, next_serial, same_number
from gov_docs.handling.register_writing import insert, mark_void, title_of
from gov_docs.handling.steps import Step, note_step
from gov_docs.handling.store_log import now
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.keys import number_key
from gov_docs.tables.sheets import read_rows

_OURS = (STATUS, STEP, "序号", "")  # columns that are no fields
_NUMBER = re.compile(r"\D*(?P<year>(?:19|20)[0-9]{2})\D+(?P<serial>[0-9]{1,6})\D*")
_RUN_ON = re.compile(r"(?P<year>20[0-9]{2})(?P<serial>[0-9]{3,5})")  # 2026012
_SERIAL = re.compile(r"\D*0*(?P<serial>[0-9]{1,6})\D*")
_SHOWN = 20  # of a kind that are told one by one


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a workbook that was taken in."""

    added: int
    known: int  # rows that the register has already
    unknown: tuple[str, ...]  # columns nothing was taken from
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    line: int
    year: int
    serial: int | None  # None: the next free one
    values: Mapping[str, str]
    void: bool


@dataclass(frozen=True, slots=True)
class _Wrong:
    line: int
    why: str


def take_in(engine: Engine, path: Path, book: Book, *, who: str = "") -> TakenIn:
    """Take in a register somebody kept as a workbook; BrokenListError tells every wrong row."""
    needed = next(field.title for field in FIELDS[book] if field.name == "title")
    rows, broken, _ = read_rows(path, [needed], _titles(book))
    found, bad = [], [_Wrong(one.line, one.why) for one in broken]
    for row in rows:
        try:
            found.append(_line(book, row))
        except GovDocsError as error:
            bad.append(_Wrong(row.line, str(error)))
    bad += _twice(found)
    _refuse(path.name, bad)
    with engine.writing():
        fresh, known, told = _sorted_out(engine, book, path.name, found)
        told += _add(engine, book, fresh, who)
        told += _gap_warnings(engine, book, {one.year for one in fresh})
    return TakenIn(len(fresh), known, _unknown(book, rows), tuple(told))


def _titles(book: Book) -> dict[str, str]:
    return {other: field.title for field in FIELDS[book] for other in (*field.also, field.name)}


def _unknown(book: Book, rows: Sequence[ListRow]) -> tuple[str, ...]:
    ours = {field.title for field in FIELDS[book]} | {NUMBER[book], *_OURS}
    return tuple(name for name in (rows[0].cells if rows else ()) if name not in ours)


def _line(book: Book, row: ListRow) -> _Line:
    values = {}
    for field in FIELDS[book]:
        told = checked(field, row.cells.get(field.title, ""))
        if told:
            values[field.name] = told
    days = (values[f.name] for f in FIELDS[book] if f.shape is not Shape.TEXT and f.name in values)
    day = next((one for one in days if re.match("[0-9]{4}-", one)), "")
    year, serial = _number(row.cells.get(NUMBER[book], ""))
    if not serial and not values.get("title"):
        raise GovDocsError(f"既没有写标题，也没有写{NUMBER[book]}")
    year = year or (int(day[:4]) if day else None)
    if year is None:
        raise GovDocsError(f"{NUMBER[book]}和日期都没有年份，不知道编在哪一年")
    return _Line(row.line, year, serial, values, row.cells.get(STATUS) == VOID)


def _number(told: str) -> tuple[int | None, int | None]:
    told = told.removesuffix(".0")  # a number of a workbook
    if not told:
        return None, None
    whole = _NUMBER.fullmatch(told) or _RUN_ON.fullmatch(told)
    part = whole or _SERIAL.fullmatch(told)
    if not part or not int(part["serial"]):
        raise GovDocsError(f"编号“{told}”读不懂，应当写成 2026-0012 的样子")
    return (int(whole["year"]) if whole else None), int(part["serial"])


def _twice(found: Sequence[_Line]) -> Iterator[_Wrong]:
    seen: dict[tuple[int, int], int] = {}
    for one in found:
        if one.serial is None:
            continue
        first = seen.setdefault((one.year, one.serial), one.line)
        if first != one.line:
            yield _Wrong(one.line, f"编号 {one.year}-{one.serial:04d} 和第{first}行相同")


def _refuse(file: str, bad: Sequence[_Wrong]) -> None:
    if not bad:
        return
    told = [f"第{one.line}行：{one.why.rstrip('。')}" for one in bad[:_SHOWN]]
    more = ["……"] if len(bad) > _SHOWN else []
    head = f"“{file}”有 {len(bad)} 处不对，一件也没有导入，请改正后再导："
    raise BrokenListError("\n".join([head, *told, *more]))


def _sorted_out(
    engine: Engine, book: Book, file: str, found: Sequence[_Line]
) -> tuple[list[_Line], int, list[str]]:
    """Return the rows that are new, how many are not, and what to tell of these.

    A number that the register gave to another document is refused.
    """
    sql = f"SELECT {SELECTED} FROM entries WHERE book = ?"  # noqa: S608
    held = [entry_of(row) for row in engine.rows(sql, (str(book),))]
    by_number = {(one.year, one.serial): one for one in held}
    by_name = {_name(one.values): one for one in held}
    fresh: list[_Line] = []
    bad: list[_Wrong] = []
    differ: list[str] = []
    for line in found:
        same = by_number.get((line.year, line.serial or 0))
        same = by_name.get(_name(line.values)) if line.serial is None else same
        if same is None:
            fresh.append(line)
        elif same.title != line.values.get("title", ""):
            why = f"编号 {same.number} 登记簿里已经给了《{same.title}》"
            bad.append(_Wrong(line.line, why))
        elif names := _differing(same, line):
            differ.append(f"第{line.line}行（{same.number}）的{'、'.join(names)}")
    _refuse(file, bad)
    told = f"和登记簿里的不同，没有改动，要改请逐件修改：{_some(differ)}。"
    return fresh, len(found) - len(fresh), [told] if differ else []


def _name(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a row without a number is known by."""
    title, day = values.get("title", ""), values.get("received", "")[:10]
    return title, number_key(values.get("doc_number", "")), values.get("date", ""), day


def _differing(held: Entry, line: _Line) -> list[str]:
    """Return the titles of the fields of which the workbook says something else."""
    return [
        title_of(held.book, name)
        for name, value in line.values.items()
        if held.values.get(name, "") != value
    ]


def _some(told: Sequence[str]) -> str:
    return "、".join(told[:_SHOWN]) + (f"等 {len(told)} 处" if len(told) > _SHOWN else "")


def _add(engine: Engine, book: Book, fresh: Sequence[_Line], who: str) -> list[str]:
    """Write the rows, those with a number first, so that the others come after it.

    Return what to tell: documents that share one number.
    """
    today = now().date().isoformat()
    same: list[str] = []
    for one in sorted(fresh, key=lambda line: line.serial is None):
        serial = one.serial or next_serial(engine, book, one.year)
        received = one.values.get("received", "")
        day = received[:10] or today
        id_ = insert(engine, book, (one.year, serial), one.values, who, day)
        if book is Book.INCOMING:
            last = one.values.get("done", "")
            step = Step.FINISHED if last else Step.REGISTERED
            note_step(engine, id_, step, last or received or today, who=who)
        if one.void:
            mark_void(engine, id_, "导入时已作废", who=who, day=day)
        elif told := same_number(engine, book, one.values.get("doc_number", ""), besides=id_):
            same.append(f"第{one.line}行：{told}")
    more = [f"还有 {len(same) - _SHOWN} 件字号相同。"] if len(same) > _SHOWN else []
    return [*same[:_SHOWN], *more]


def _gap_warnings(engine: Engine, book: Book, years: Iterable[int]) -> Iterator[str]:
    for year in sorted(years):
        missing = gaps(engine, book, year)
        if missing:
            shown = "、".join(map(str, missing[:_SHOWN]))
            more = "等" if len(missing) > _SHOWN else ""
            yield f"{year}年的{NUMBER[book]}缺 {len(missing)} 个：{shown}{more}。"
