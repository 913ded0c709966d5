"""What a table looks like: the widths of its columns, its merged cells, its lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from gov_docs.core.types import Align, Cell, Table
from gov_docs.docx_io.borders import Lines, lines_of
from gov_docs.docx_io.stories import rows_of
from gov_docs.docx_io.styles import Styles
from gov_docs.docx_io.values import VAL, child_value, number, twips
from gov_docs.docx_io.xmlns import w

_SIDES = ("left", "top", "right", "bottom")
_USUAL_COLUMN = 72.0
_MAX_COLUMNS = 200  # Word's own limit is 63
_ALIGN = {"center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell as it stands in its row, before those merged downwards are joined."""

    cell: Cell
    lines: Lines
    goes_on: bool  # part of the cell above


def read_table(element: etree._Element, styles: Styles) -> Table:
    """Return what a w:tbl looks like; the lines are its own, or else those of its style."""
    properties = element.find(w("tblPr"))
    rows = [list(_slots(row, at)) for at, row in enumerate(rows_of(element))]
    count = max((s.cell.column + s.cell.columns for row in rows for s in row), default=0)
    lines = _table_lines(properties, styles)
    cells = _with_lines(_joined(rows), lines, len(rows), count)
    indent = properties.find(w("tblInd")) if properties is not None else None
    left = twips(indent.get(w("w"))) if indent is not None else None
    return Table(
        _widths(element, count),
        tuple(cells),
        _ALIGN.get(child_value(properties, "jc") or "", Align.LEFT),
        (left or 0.0) / 20,
    )


def _widths(element: etree._Element, count: int) -> tuple[float, ...]:
    grid = element.find(w("tblGrid"))
    columns = grid.iterchildren(w("gridCol")) if grid is not None else ()
    widths = [(twips(column.get(w("w"))) or 0.0) / 20 for column in columns][:count]
    widths += [0.0] * (count - len(widths))
    return tuple(width if 0 < width < 5000 else _USUAL_COLUMN for width in widths)


def _slots(row: tuple[int, list[etree._Element]], at: int) -> Iterator[_Slot]:
    column, cells = row
    for element in cells:
        properties = element.find(w("tcPr"))
        span = max(int(number(child_value(properties, "gridSpan")) or 1), 1)
        if column + span > _MAX_COLUMNS:
            return
        merge = properties.find(w("vMerge")) if properties is not None else None
        goes_on = merge is not None and merge.get(VAL, "continue") == "continue"
        shade = properties.find(w("shd")) if properties is not None else None
        fill = shade.get(w("fill"), "") if shade is not None else ""
        cell = Cell(
            at,
            column,
            columns=span,
            fill=fill.upper() if len(fill) == 6 else "",
            align=child_value(properties, "vAlign") or "top",
        )
        borders = properties.find(w("tcBorders")) if properties is not None else None
        yield _Slot(cell, lines_of(borders), goes_on and at > 0)
        column += span


def _joined(rows: list[list[_Slot]]) -> Iterator[_Slot]:
    """Yield the cells that show, each with the rows it covers."""
    open_cells: dict[int, _Slot] = {}  # by column: what may go on in the next row
    for row in rows:
        now: dict[int, _Slot] = {}
        for slot in row:
            above = open_cells.pop(slot.cell.column, None)
            if slot.goes_on and above and above.cell.columns == slot.cell.columns:
                cell = replace(above.cell, rows=above.cell.rows + 1)
                lines = dict(above.lines) | {k: v for k, v in slot.lines.items() if k == "bottom"}
                now[slot.cell.column] = _Slot(cell, lines, goes_on=False)
            else:
                now[slot.cell.column] = slot
                if above:
                    yield above
        yield from open_cells.values()
        open_cells = now
    yield from open_cells.values()


def _with_lines(slots: Iterator[_Slot], table: Lines, rows: int, columns: int) -> Iterator[Cell]:
    for slot in slots:
        cell = slot.cell
        edges = {
            "left": cell.column == 0,
            "top": cell.row == 0,
            "right": cell.column + cell.columns >= columns,
            "bottom": cell.row + cell.rows >= rows,
        }
        left, top, right, bottom = (
            slot.lines.get(side, table.get(_table_side(side, is_edge=edges[side]), 0.0))
            for side in _SIDES
        )
        yield replace(cell, lines=(left, top, right, bottom))


def _table_side(side: str, *, is_edge: bool) -> str:
    if is_edge:
        return side
    return "insideV" if side in ("left", "right") else "insideH"


def _table_lines(properties: etree._Element | None, styles: Styles) -> Lines:
    found: dict[str, float] = {}
    style = styles.of_kind(child_value(properties, "tblStyle"), "table")
    for one in styles.chain(style):
        found |= one.lines
    own = properties.find(w("tblBorders")) if properties is not None else None
    return found | lines_of(own)
