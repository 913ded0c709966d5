"""The cells of an .xlsx workbook that people made: its first sheet that holds anything, as text."""

import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.core.errors import UnreadableFileError
from gov_docs.files import reason

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_UNPACKED = 64 * 1024**2  # bytes: more is no table people wrote
# What openpyxl lets through of a file that is no workbook; broken XML is a SyntaxError.
_NO_WORKBOOK = (
    EOFError, KeyError, ValueError, TypeError, IndexError, SyntaxError, AttributeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def sheet_of(path: Path, *, fill_merged: bool = False) -> list[list[str]]:
    """Return the rows of the first sheet with text in it; UnreadableFileError for no workbook.

    With `fill_merged` each row of cells merged downwards holds their text; that takes more memory.
    """
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return _rows(path, fill_merged=fill_merged)
    except OSError as error:
        raise UnreadableFileError(
            f"读不了“{path.name}”（{reason(error)}），请检查后再试。"
        ) from error
    except (*_NO_WORKBOOK, InvalidFileException) as error:
        raise UnreadableFileError(
            f"打不开“{path.name}”，请确认它是没有密码的 .xlsx 工作簿。"
        ) from error


def _rows(path: Path, *, fill_merged: bool) -> list[list[str]]:
    import openpyxl

    with path.open("rb") as stream:  # openpyxl itself leaves open what it fails to read
        with zipfile.ZipFile(stream) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise UnreadableFileError(f"“{path.name}”内容过多，请拆开再导入。")
        book = openpyxl.load_workbook(stream, read_only=not fill_merged, data_only=True)
        for sheet in book.worksheets:
            rows = [["" if v is None else str(v).strip() for v in row] for row in sheet.values]
            if any(any(row) for row in rows):
                return _filled(rows, sheet) if fill_merged else rows
    return []


def _filled(rows: list[list[str]], sheet: "Worksheet") -> list[list[str]]:
    for merged in sheet.merged_cells.ranges:
        column, first = merged.min_col - 1, merged.min_row - 1
        for row in range(first, min(merged.max_row, len(rows))):
            rows[row][column] = rows[first][column]
    return rows
