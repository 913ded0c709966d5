"""What is filed: listed, and written as a catalogue, as stamps and as a package for the archives."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.list_rows import BrokenRow
from gov_docs.files import replacing
from gov_docs.handling import steps
from gov_docs.handling.archive import catalogue, filed, tables
from gov_docs.handling.archive.filed import Filed
from gov_docs.handling.archive.metadata import Act
from gov_docs.handling.archive.package import Delivery, write_package
from gov_docs.handling.store import open_engine
from gov_docs.precedents.engine import Engine
from gov_docs.settings import settings


@dataclass(frozen=True, slots=True)
class _Paper:
    """A table of what is filed, as it is written."""

    title: str
    columns: Sequence[str]
    shares: Sequence[float]
    rows: Sequence[Sequence[str]]


def listed(year: str = "", period: str = "") -> list[Filed]:
    """Return what is filed, in the order of the catalogue."""
    with open_engine() as engine:
        return filed.filed_items(engine, year, period)


def newest(size: int) -> tuple[list[Filed], int]:
    """Return what was filed last, and how many items there are in all."""
    with open_engine() as engine:
        return filed.filed_items(engine, size=size, newest=True), filed.count(engine)


def write_catalogue(
    output: Path, year: str = "", period: str = "", *, overwrite: bool = False
) -> int:
    """Write 归档文件目录 as .xlsx or .docx by the file's name; return the number of items."""
    items = listed(year, period)
    title = f"归档文件目录（{year}年）" if year else "归档文件目录"
    rows = catalogue.lines(items)
    _write(_Paper(title, catalogue.COLUMNS, catalogue.SHARES, rows), output, overwrite=overwrite)
    return len(items)


def write_stamps(output: Path, year: str = "", period: str = "", *, overwrite: bool = False) -> int:
    """Write what stands in each item's 归档章, .xlsx or .docx; return the number of items."""
    items = listed(year, period)
    rows = [(one.code, one.item.title, *catalogue.stamp(one).values()) for one in items]
    columns = ("档号", "题名", *catalogue.STAMP)
    shares = (4.2, 6.5, 1.8, 1.5, 1.2, 2.2, 2.0, 1.2)
    _write(_Paper("归档章", columns, shares, rows), output, overwrite=overwrite)
    return len(items)


def _write(paper: _Paper, output: Path, *, overwrite: bool) -> None:
    if output.exists() and not overwrite:
        raise GovDocsError(f"{output} 已经存在；要替换它请加 --overwrite。")
    if output.suffix.lower() == ".docx":
        _write_docx(paper, output)
    elif output.suffix.lower() == ".xlsx":
        with replacing(output) as stream:
            stream.write(_xlsx(paper))
    else:
        raise GovDocsError(f"请存为 .xlsx 或 .docx，改一下“{output.name}”的后缀。")


def _write_docx(paper: _Paper, output: Path) -> None:
    from gov_docs.docx_io.create.sheet import Column, Sheet, write_sheet

    columns = tuple(Column(*one) for one in zip(paper.columns, paper.shares, strict=True))
    note = f"全宗号：{settings().archive.fonds}　全宗名称：{_fonds_name()}"
    write_sheet(Sheet(paper.title, columns, paper.rows, (note,), landscape=True), output)


def _xlsx(paper: _Paper) -> bytes:
    from gov_docs.tables.report_xlsx import Column, Sheet, write_workbook

    shares = zip(paper.columns, paper.shares, strict=True)
    columns = tuple(Column(name, max(6, round(6 * share))) for name, share in shares)
    out = io.BytesIO()
    write_workbook([Sheet(paper.title, columns, [tuple(row) for row in paper.rows])], out)
    return out.getvalue()


def _fonds_name() -> str:
    told = settings()
    return told.archive.name or told.unit.name


def write_archive_package(
    folder: Path, year: str = "", tell: Callable[[int, int], None] = lambda _done, _total: None
) -> int:
    """Write what is filed as a package for the archives; return the number of items."""
    with open_engine() as engine:
        items = filed.filed_items(engine, year)
        if not items:
            raise GovDocsError("还没有归档文件，没有可以打包的；请先归档。")
        gaps = catalogue.gaps(items)
        if gaps:
            raise GovDocsError(
                f"件号不连续：{'、'.join(gaps[:3])}；请把那一类的最后一件撤回后重新归档，空号就补上了。"
            )
        acts = {one.id: _acts(engine, one) for one in items}
    rows = catalogue.lines(items)
    paper = _Paper("归档文件目录", catalogue.COLUMNS, catalogue.SHARES, rows)
    also = {"归档文件目录.xlsx": _xlsx(paper)}
    write_package(Delivery(items, _fonds_name(), acts, also), folder, tell)
    return len(items)


def _acts(engine: Engine, one: Filed) -> list[Act]:
    return [
        Act(str(step.step), step.when, step.person or step.who, step.note)
        for entry in one.item.entries
        for step in steps.taken(engine, entry)
        if not step.cancelled
    ]


def import_table(path: Path) -> tuple[int, tuple[BrokenRow, ...]]:
    """Take the unit's own 三合一 table in place of the program's."""
    return tables.import_retention(path)
