"""A table somebody else made, .xlsx or .tsv, read by the names of its columns."""

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from gov_docs.core.errors import UnreadableFileError
from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row
from gov_docs.tables.tsv import read_tsv

_MAX = 64 * 1024**2  # bytes, unpacked
_HEAD_REACH = 10  # rows above the table's head: a title, a date, the unit
# What openpyxl lets through of a file that is no workbook; broken XML is a SyntaxError.
_NO_WORKBOOK = (
    OSError, KeyError, ValueError, TypeError, IndexError, SyntaxError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip

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
    rows = _cells(path)
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


def _cells(path: Path) -> list[list[str]]:
    import openpyxl  # takes its time to load
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with path.open("rb") as stream:  # openpyxl itself leaves open what it fails to read
            with zipfile.ZipFile(stream) as parts:
                if sum(part.file_size for part in parts.infolist()) > _MAX:
                    raise UnreadableFileError(f"“{path.name}”内容过多，请拆成几个表再导入。")
            page = openpyxl.load_workbook(stream, data_only=True).worksheets[0]
            rows = [[_text(value) for value in row] for row in page.values]
            for merged in page.merged_cells.ranges:
                first = rows[merged.min_row - 1][merged.min_col - 1]
                for row in range(merged.min_row - 1, merged.max_row):
                    rows[row][merged.min_col - 1] = first
            return rows
    except (*_NO_WORKBOOK, InvalidFileException) as error:
        raise UnreadableFileError(f"打不开“{path.name}”，请确认它是 .xlsx 工作簿。") from error


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
