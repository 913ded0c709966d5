"""A report as an .xlsx workbook: filter on the header, header frozen, widths set."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gov_docs.tables.bar_chart import Bars, draw

Row = tuple[str | int, ...]

_MOST_ROWS = 1_048_575  # of a sheet, the header left out
_LONGEST = 32_000  # characters of a cell; Excel stops at 32,767
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int  # in characters, as Excel counts


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    chart: Bars | None = None


def write_workbook(sheets: Iterable[Sheet], out: IO[bytes]) -> None:
    """Write the sheets; rows are streamed, and what overflows a sheet goes on in another."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        rows = iter(sheet.rows)
        count, number = _fill(book, sheet, rows, sheet.title), 1
        while count == _MOST_ROWS:
            number += 1
            count = _fill(book, sheet, rows, f"{sheet.title}{number}")
    book.save(out)


def _fill(book: Workbook, sheet: Sheet, rows: Iterator[Row], title: str) -> int:
    page: Worksheet = book.create_sheet(title)
    page.freeze_panes = "A2"  # it and the widths must be set before the first row
    for at, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.append([_head(page, column.title) for column in sheet.columns])
    count = 0
    for row in rows:
        page.append([_cell(page, value) for value in row])
        count += 1
        if count == _MOST_ROWS:
            break
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count + 1}"
    if sheet.chart is not None:
        draw(page, sheet.chart, count)
    return count


def _head(page: Worksheet, text: str) -> Cell:
    cell = WriteOnlyCell(page, text)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E8EEF5")
    return cell


def _cell(page: Worksheet, value: str | int) -> Cell:
    if isinstance(value, str):
        value = _FORBIDDEN.sub("", value)[:_LONGEST]
    cell = WriteOnlyCell(page, value)
    if isinstance(value, str):
        cell.data_type = "s"  # text that begins with = is no formula
    cell.alignment = _TOP
    return cell
