"""A table somebody else made, .xlsx or .tsv, read by the names of its columns."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from gov_docs.core.errors import UnreadableFileError
from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row
from gov_docs.tables.tsv import read_tsv
from gov_docs.tables.workbook import sheet_of

_HEAD_REACH = 10  # rows above the table's head: a title, a date, the unit

Read = tuple[tuple[ListRow, ...], tuple[BrokenRow, ...], tuple[str, ...]]


def read_rows(path: Path, needed: Sequence[str], other_titles: Mapping[str, str]) -> Read:
    """Return the rows, the broken ones and all lines; a title above the head is passed over.

    `other_titles` names columns as others head them. Merged cells hold their text for each row.
    """
    if path.suffix.lower() not in (".xlsx", ".tsv", ".txt"):
        raise UnreadableFileError(
            f"表格只能是 .xlsx 或 .tsv；请用 WPS 或 Excel 打开“{path.name}”，另存为 .xlsx 再用。"
        )
    if path.suffix.lower() != ".xlsx":
        return read_tsv(path, needed)
    rows = [[" ".join(cell.split()) for cell in row] for row in sheet_of(path, fill_merged=True)]
    lines = tuple("\t".join(row) for row in rows)
    for at, row in enumerate(rows[:_HEAD_REACH]):
        header = [other_titles.get(cell, cell) for cell in row]
        if all(name in header for name in needed):
            return _below(rows, at, header), (), lines
    why = f"没有找到这些列：{'、'.join(needed)}"
    return (), (broken_row(path.name, 1, why, lines),), lines


def _below(rows: Sequence[Sequence[str]], at: int, header: Sequence[str]) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(line, dict(zip(header, row, strict=False)))
        for line, row in enumerate(rows[at + 1 :], at + 2)
        if any(row)
    )
