"""Puts a document's paragraphs into Qt's blocks, its tables into Qt's tables."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Protocol

from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
)

from gov_docs.core.types import Document, Paragraph, Part, Table
from gov_docs.gui.char_format import named_font
from gov_docs.gui.page_tables import plain_table, put_table
from gov_docs.gui.paragraph_format import pixels
from gov_docs.gui.sheet_plan import SIDE_PARTS, SheetPlan
from gov_docs.gui.sheets import Sheets
from gov_docs.gui.theme import Colors

_MOST_COLUMNS = 200  # Word has 63 at most; a made-up file may name a hundred thousand
NO_PARA = -1  # user state of a block that is not of the document


class Target(Protocol):
    """The page that is written on."""

    qt: QTextDocument
    colors: Colors
    zoom: float

    sheets: Sheets
    plan: SheetPlan

    def put(self, cursor: QTextCursor, para: Paragraph) -> None: ...


class PageWriter:
    """Puts paragraphs into blocks, tables into tables."""

    def __init__(self, page: Target, document: Document) -> None:
        self._page, self._document = page, document
        self._cursor = QTextCursor(page.qt)
        self._free = True  # the block at the cursor is not used yet
        self._tables: dict[int, QTextTable] = {}
        self._filled: set[tuple[int, int, int]] = set()

    def write(self) -> None:
        self._cursor.beginEditBlock()
        flow = [p for p in self._document.paragraphs if p.place.part not in SIDE_PARTS]
        side = [p for p in self._document.paragraphs if p.place.part in SIDE_PARTS]
        self._sizes = _table_sizes(flow, self._document.tables)
        for para in flow:
            if self._go_to(para):
                self._page.put(self._cursor, para)
        self._leave_tables()
        self._write_side(side)
        self._cursor.endEditBlock()

    def _write_side(self, side: Sequence[Paragraph]) -> None:
        if not side:
            return
        self._label("页眉、页脚和注释（各页共用，不在正文里）", new_page=True)
        for story, own in groupby(side, lambda p: (p.place.part, p.place.story)):
            self._label(SIDE_PARTS[story[0]])
            for para in own:
                self._next_block()
                self._page.put(self._cursor, para)

    def _go_to(self, para: Paragraph) -> bool:
        """Make room for a paragraph; False where it is the hidden part of a cell."""
        place = para.place
        if place.part is not Part.TABLE or place.table is None:
            if place.part is not Part.TEXTBOX:
                self._leave_tables()
            self._next_block()
            return True
        table = self._tables.get(place.table) or self._begin_table(place.table, para)
        cell = table.cellAt(place.row or 0, min(place.column or 0, _MOST_COLUMNS - 1))
        key = (place.table, cell.row(), cell.column())
        if not para.text and key[1:] != (place.row or 0, place.column or 0):
            return False
        self._cursor = cell.lastCursorPosition()
        self._free = key not in self._filled
        self._filled.add(key)
        self._next_block()
        return True

    def _begin_table(self, number: int, first: Paragraph) -> QTextTable:
        size = self._sizes[number]
        table = self._document.tables.get(number) or plain_table(*size)
        form, room = QTextTableFormat(), self._room_in_cell()
        if room is None:
            section = self._page.plan.section_of(first.id)
            left, right = self._page.sheets.margins(section)
            before = self._page.plan.before_of(first.id)
            indent = max(pixels(table.left_pt, self._page.zoom), 0)
            form.setLeftMargin(left + indent)
            form.setRightMargin(right)
            form.setTopMargin(before.margin)
            if before.new_page:
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            room = max(self._page.sheets.all[section].text_width - indent, 20.0)
        if self._free:
            self._shrink()
        zoom, colors = self._page.zoom, self._page.colors
        made = put_table(self._cursor, table, size, form, room, zoom, colors)
        self._tables[number] = made
        return made

    def _room_in_cell(self) -> float | None:
        """Return the width of the cell the cursor is in, None outside tables."""
        around = self._cursor.currentTable()
        if around is None:
            return None
        cell, form = around.cellAt(self._cursor), around.format().toTableFormat()
        widths = form.columnWidthConstraints()[cell.column() : cell.column() + cell.columnSpan()]
        padding = 2 * form.cellPadding() * max(cell.columnSpan(), 1)
        return max(sum(width.rawValue() for width in widths) - padding, 20.0)

    def _leave_tables(self) -> None:
        if not self._tables:
            return
        outermost = next(iter(self._tables.values()))
        while isinstance(around := outermost.parentFrame(), QTextTable):
            outermost = around
        self._cursor = outermost.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        self._cursor.block().setUserState(NO_PARA)
        self._shrink()
        self._tables, self._filled, self._free = {}, set(), True

    def _next_block(self) -> None:
        if not self._free:
            self._cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        self._free = False

    def _label(self, text: str, *, new_page: bool = False) -> None:
        self._next_block()
        form = QTextBlockFormat()
        form.setTopMargin(8)
        form.setBottomMargin(2)
        if new_page:
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._cursor.setBlockFormat(form)
        look = QTextCharFormat()
        look.setFont(named_font("黑体", 9, False, self._page.zoom))
        look.setForeground(QColor(self._page.colors.faint))
        self._cursor.insertText(text, look)
        self._cursor.block().setUserState(NO_PARA)

    def _shrink(self) -> None:
        """Make the empty block that Qt wants beside a table next to invisible."""
        form = QTextBlockFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        look = QTextCharFormat()
        look.setFontPointSize(1)
        self._cursor.setBlockFormat(form)
        self._cursor.setBlockCharFormat(look)


def _table_sizes(
    paragraphs: Sequence[Paragraph], known: Mapping[int, Table]
) -> dict[int, tuple[int, int]]:
    sizes: dict[int, tuple[int, int]] = {}
    for place in (para.place for para in paragraphs):
        if place.part is Part.TABLE and place.table is not None:
            rows, columns = sizes.get(place.table, (1, 1))
            rows, columns = max(rows, (place.row or 0) + 1), max(columns, (place.column or 0) + 1)
            sizes[place.table] = (rows, min(columns, _MOST_COLUMNS))
    for number in sizes.keys() & known.keys():
        rows, columns = sizes[number]
        sizes[number] = (rows, max(columns, min(len(known[number].columns_pt), _MOST_COLUMNS)))
    return sizes
