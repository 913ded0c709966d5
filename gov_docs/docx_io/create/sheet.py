"""A table as a document of its own: a register, a catalogue, a list of tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.document import package_bytes
from gov_docs.docx_io.create.figures import HEI, Figures, figures, twips
from gov_docs.docx_io.create.fonts import missing_fonts
from gov_docs.docx_io.create.laying import Laid
from gov_docs.docx_io.create.looks import Look, looks
from gov_docs.docx_io.create.markup import element, runs
from gov_docs.docx_io.create.pagination import End
from gov_docs.files import replace_file

_SIZE, _PITCH = 12.0, 18.0  # points; 小四
_MARGIN = 80  # twips, left and right in a cell
_LINES = ("top", "left", "bottom", "right", "insideH", "insideV")
_CELL = Look("GwCell", "公文表格", size=_SIZE, pitch=_PITCH, align="left", before=2, after=2)
_HEAD = replace(_CELL, id="GwCellHead", name="公文表头", face=HEI, align="center")


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    share: float  # of the width, beside the other columns'


@dataclass(frozen=True, slots=True)
class Sheet:
    """A titled table; a cell may hold several lines. `notes` stand under the title as text."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    notes: tuple[str, ...] = ()
    landscape: bool = False


def write_sheet(sheet: Sheet, path: Path, *, when: datetime | None = None) -> tuple[str, ...]:
    """Write the table as a .docx in one step; return warnings. Raises UnwritableFileError."""
    f = _paper(sheet)
    known = looks(f)
    title = replace(known["GwTitle"], before=0.0, after=f.pitch / 2)
    blocks = (
        block(title, sheet.title),
        *(block(known["GwBody"], note) for note in sheet.notes),
        Block(_CELL, table=_table(sheet, f), also=(_HEAD,)),
        Block(replace(_CELL, before=0, after=0)),  # a document does not end with a table
    )
    end = End(1, 0.0, True)
    laid = Laid(f, blocks, end, end)
    replace_file(path, package_bytes(laid, sheet.title, when or datetime.now(UTC), False))
    return missing_fonts(f)


def _paper(sheet: Sheet) -> Figures:
    f = figures(None)
    if not sheet.landscape:
        return f
    return replace(
        f, width_mm=f.height_mm, height_mm=f.width_mm,
        top_mm=f.left_mm, bottom_mm=f.right_mm, left_mm=f.bottom_mm, right_mm=f.bottom_mm,
    )  # fmt: skip


def _table(sheet: Sheet, f: Figures) -> str:
    shares = sum(column.share for column in sheet.columns)
    wide = [twips(f.text_width * column.share / shares) for column in sheet.columns]
    line = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
    margin = {"w": _MARGIN, "type": "dxa"}
    shape = (
        element("tblW", {"w": sum(wide), "type": "dxa"}),
        element("jc", {"val": "center"}),
        element("tblBorders", None, *(element(side, line) for side in _LINES)),
        element("tblLayout", {"type": "fixed"}),
        element("tblCellMar", None, element("left", margin), element("right", margin)),
    )
    grid = element("tblGrid", None, *(element("gridCol", {"w": one}) for one in wide))
    whole = element("cantSplit")  # a row does not go over two pages
    head = element("trPr", None, whole, element("tblHeader"))
    plain = element("trPr", None, whole)
    titles = [column.title for column in sheet.columns]
    rows = [_row(titles, wide, _HEAD, head)]
    rows += [_row(row, wide, _CELL, plain) for row in sheet.rows]
    return element("tbl", None, element("tblPr", None, *shape), grid, *rows)


def _row(cells: Sequence[str], wide: Sequence[int], look: Look, properties: str) -> str:
    made = (_cell(text, width, look) for text, width in zip(cells, wide, strict=True))
    return element("tr", None, properties, *made)


def _cell(text: str, width: int, look: Look) -> str:
    shape = element(
        "tcPr",
        None,
        element("tcW", {"w": width, "type": "dxa"}),
        element("vAlign", {"val": "center"}),
    )
    style = element("pPr", None, element("pStyle", {"val": look.id}))
    return element(
        "tc", None, shape, *(element("p", None, style, runs(line)) for line in text.split("\n"))
    )
