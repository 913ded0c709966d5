"""What is filed: looked at, taken back, written as a catalogue and as a package for the archives."""

from collections.abc import Callable, Sequence
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import BrokenRow
from gov_docs.handling.archive import catalogue, filing, tables
from gov_docs.handling.archive.filing import Filed
from gov_docs.handling.archive.package import write_package
from gov_docs.handling.store import open_engine
from gov_docs.settings import settings


def filed(year: str = "", period: str = "") -> list[Filed]:
    with open_engine() as engine:
        return filing.filed_items(engine, year, period)


def take_back(code: str, *, who: str = "") -> Filed:
    with open_engine() as engine:
        return filing.take_back(engine, code, who=who)


def write_catalogue(
    output: Path, year: str = "", period: str = "", *, overwrite: bool = False
) -> int:
    """Write 归档文件目录 as .xlsx or .docx by the file's name; return the number of items."""
    if output.exists() and not overwrite:
        raise GovDocsError(f"{output} 已经存在；要替换它请加 --overwrite。")
    items = filed(year, period)
    rows = catalogue.lines(items)
    title = f"归档文件目录（{year}年）" if year else "归档文件目录"
    if output.suffix.lower() == ".docx":
        _docx(output, title, rows)
    elif output.suffix.lower() == ".xlsx":
        _xlsx(output, title, rows)
    else:
        raise GovDocsError(f"目录存为 .xlsx 或 .docx，请改一下“{output.name}”的后缀。")
    return len(items)


def _docx(output: Path, title: str, rows: Sequence[Sequence[str]]) -> None:
    from gov_docs.docx_io.create.sheet import Column, Sheet, write_sheet

    told = settings().archive
    shares = zip(catalogue.COLUMNS, catalogue.SHARES, strict=True)
    notes = (f"全宗号：{told.fonds}　全宗名称：{told.name or settings().unit.name}",)
    columns = tuple(Column(name, share) for name, share in shares)
    write_sheet(Sheet(title, columns, rows, notes, landscape=True), output)


def _xlsx(output: Path, title: str, rows: Sequence[tuple[str, ...]]) -> None:
    from gov_docs.files import replacing
    from gov_docs.tables.report_xlsx import Column, Sheet, write_workbook

    shares = zip(catalogue.COLUMNS, catalogue.SHARES, strict=True)
    columns = tuple(Column(name, max(6, round(6 * share))) for name, share in shares)
    with replacing(output) as stream:
        write_workbook([Sheet(title, columns, rows)], stream)


def write_archive_package(
    folder: Path, year: str = "", tell: Callable[[int, int], None] = lambda _done, _total: None
) -> int:
    """Write what is filed as a package for the archives; return the number of items."""
    items = filed(year)
    if not items:
        raise GovDocsError("还没有归档文件，没有可以打包的；请先归档。")
    told = settings()
    write_package(items, folder, told.archive.name or told.unit.name, tell)
    return len(items)


def import_table(path: Path) -> tuple[int, tuple[BrokenRow, ...]]:
    """Take the unit's own 三合一 table in place of the program's."""
    return tables.import_retention(path)
