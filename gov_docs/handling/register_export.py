"""The register as a workbook people print, filter and send on."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.core.errors import GovDocsError
from gov_docs.files import replacing
from gov_docs.handling.fields import FIELDS, NUMBER, TITLES, Book
from gov_docs.handling.register_entry import Entry

if TYPE_CHECKING:
    from gov_docs.tables.report_xlsx import Row

STATUS, STEP, VOID = "状态", "当前步骤", "作废"  # columns beside the fields, and one status
_WIDE = {"title": 48, "opinion": 40, "instruction": 30, "sender": 24, "doc_number": 22}


def write(path: Path, book: Book, entries: Iterable[Entry], today: str) -> None:
    """Write entries as .xlsx; the old file stays until the new one is complete."""
    if path.suffix.lower() != ".xlsx":
        raise GovDocsError(f"登记簿只能存成 .xlsx，这里写的是“{path.name}”，请换一个文件名。")
    from gov_docs.tables.report_xlsx import Column, Sheet, write_workbook  # takes its time to load

    columns = [Column(NUMBER[book], 12)]
    columns += [Column(field.title, _WIDE.get(field.name, 14)) for field in FIELDS[book]]
    columns += [Column(STEP, 10), Column(STATUS, 10)]
    rows = (_row(book, one, today) for one in entries)
    with replacing(path) as out:
        write_workbook([Sheet(TITLES[book], tuple(columns), rows)], out)


def _row(book: Book, one: Entry, today: str) -> "Row":
    values = (one.values.get(field.name, "") for field in FIELDS[book])
    return (one.number, *values, one.step, status(one, today))


def status(one: Entry, today: str) -> str:
    """Return in one word how an entry stands."""
    if one.void:
        return VOID
    if one.is_done:
        return "已办结"
    return "逾期" if one.is_overdue(today) else "在办"
