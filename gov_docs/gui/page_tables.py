"""A table in Qt's terms: its columns, merged cells, lines and shades."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from gov_docs.core.types import Align, Cell, Table
from gov_docs.gui.paragraph_format import pixels
from gov_docs.gui.theme import Colors

_PADDING_PT = 4.0
_FRAME = 2.0  # pixels of the lines around it
_ALIGN = {Align.CENTER: Qt.AlignmentFlag.AlignHCenter, Align.RIGHT: Qt.AlignmentFlag.AlignRight}
_IN_CELL = {
    "center": QTextCharFormat.VerticalAlignment.AlignMiddle,
    "bottom": QTextCharFormat.VerticalAlignment.AlignBottom,
}
_SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid
_NONE = QTextFrameFormat.BorderStyle.BorderStyle_None


def plain_table(rows: int, columns: int) -> Table:
    """Return what a table is taken for whose file tells no more of it."""
    cells = tuple(Cell(row, column) for row in range(rows) for column in range(columns))
    return Table((), cells)


def put_table(
    cursor: QTextCursor,
    table: Table,
    size: tuple[int, int],
    form: QTextTableFormat,
    room: float,
    zoom: float,
    colors: Colors,
) -> QTextTable:
    """Insert the table where the cursor stands, no wider than the room; `form` is gone on with."""
    rows, columns = size
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setCellPadding(pixels(_PADDING_PT, zoom))
    form.setBorder(1)
    form.setBorderBrush(QColor(colors.faint))
    if table.align in _ALIGN:
        form.setAlignment(_ALIGN[table.align])
    widths = _widths(table, columns, room - _FRAME, zoom)
    form.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, w) for w in widths])
    form.setWidth(QTextLength(QTextLength.Type.FixedLength, sum(widths)))
    made = cursor.insertTable(rows, columns, form)
    for cell in table.cells:
        _dress(made, cell, zoom, colors)
    return made


def _widths(table: Table, columns: int, room: float, zoom: float) -> list[float]:
    widths = [pixels(points, zoom) for points in table.columns_pt[:columns]]
    if not widths:
        return [room / columns] * columns
    widths += [sum(widths) / len(widths)] * (columns - len(widths))
    whole = sum(widths)
    return [width * min(room / whole, 1.0) for width in widths]


def _dress(made: QTextTable, cell: Cell, zoom: float, colors: Colors) -> None:
    if cell.row >= made.rows() or cell.column >= made.columns():
        return
    if cell.rows > 1 or cell.columns > 1:
        rows = min(cell.rows, made.rows() - cell.row)
        made.mergeCells(
            cell.row, cell.column, rows, min(cell.columns, made.columns() - cell.column)
        )
    own = made.cellAt(cell.row, cell.column)
    form = own.format().toTableCellFormat()  # it knows what is merged
    left, top, right, bottom = (max(pixels(w, zoom), 1.0) if w else 0.0 for w in cell.lines)
    brush = QBrush(QColor(colors.faint))
    for width, set_width, set_style, set_brush in (
        (left, form.setLeftBorder, form.setLeftBorderStyle, form.setLeftBorderBrush),
        (top, form.setTopBorder, form.setTopBorderStyle, form.setTopBorderBrush),
        (right, form.setRightBorder, form.setRightBorderStyle, form.setRightBorderBrush),
        (bottom, form.setBottomBorder, form.setBottomBorderStyle, form.setBottomBorderBrush),
    ):
        set_width(width)
        set_style(_SOLID if width else _NONE)
        set_brush(brush)
    if cell.align in _IN_CELL:
        form.setVerticalAlignment(_IN_CELL[cell.align])
    if cell.fill:
        form.setBackground(_shade(cell.fill, colors))
    own.setFormat(form)


def _shade(fill: str, colors: Colors) -> QColor:
    """Return the colour; on dark paper only a touch of it, for the letters on it are light."""
    color, paper = QColor(f"#{fill}"), QColor(colors.paper)
    if paper.lightness() > 128:
        return color
    share = 0.25
    mixed = [
        round(own * share + under * (1 - share))
        for own, under in zip(_rgb(color), _rgb(paper), strict=True)
    ]
    return QColor(*mixed)


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()
