"""Puts a document's paragraphs into Qt's blocks, its tables into Qt's tables."""

from collections.abc import Sequence
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
)

from gov_docs.core.types import OBJECT, Document, Paragraph, Part, Run
from gov_docs.gui.char_format import USUAL_SIZE, char_format, named_font
from gov_docs.gui.paragraph_format import table_format
from gov_docs.gui.theme import Colors

NO_PARA = -1  # user state of a block that is not of the document
SIDE_PARTS = {
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
}


class Target(Protocol):
    """The page that is written on."""

    qt: QTextDocument
    colors: Colors
    zoom: float

    def format_of(self, para: Paragraph) -> QTextBlockFormat: ...

    def insert(self, cursor: QTextCursor, run: Run, *, alone: bool) -> None: ...


class PageWriter:
    """Puts paragraphs into blocks, tables into tables."""

    def __init__(self, page: Target, document: Document) -> None:
        self._page, self._document = page, document
        self._cursor = QTextCursor(page.qt)
        self._free = True  # the block at the cursor is not used yet
        self._tables: dict[int, QTextTable] = {}
        self._filled: set[tuple[int, int, int]] = set()
        self._breaks = False  # a page break stands at the end of the paragraph before

    def write(self) -> None:
        self._cursor.beginEditBlock()
        flow = [p for p in self._document.paragraphs if p.place.part not in SIDE_PARTS]
        side = [p for p in self._document.paragraphs if p.place.part in SIDE_PARTS]
        self._sizes = _table_sizes(flow)
        for para in flow:
            self._go_to(para)
            self._put(para)
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
                self._put(para)

    def _go_to(self, para: Paragraph) -> None:
        place = para.place
        if place.part is not Part.TABLE or place.table is None:
            if place.part is not Part.TEXTBOX:
                self._leave_tables()
            self._next_block()
            return
        table = self._tables.get(place.table) or self._begin_table(place.table)
        key = (place.table, place.row or 0, place.column or 0)
        cell = table.cellAt(key[1], key[2])
        self._cursor = cell.lastCursorPosition()
        self._free = key not in self._filled
        self._filled.add(key)
        self._next_block()

    def _begin_table(self, number: int) -> QTextTable:
        rows, columns = self._sizes[number]
        if self._free:
            self._shrink()
        table = self._cursor.insertTable(rows, columns, table_format(self._page.colors.faint))
        self._tables[number] = table
        return table

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

    def _put(self, para: Paragraph) -> None:
        form = self._page.format_of(para)
        if self._breaks:
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if para.place.part is Part.TEXTBOX:
            form.setBackground(QColor(self._page.colors.object))
        self._breaks = para.text.endswith("\f")
        self._cursor.setBlockFormat(form)
        first = para.runs[0] if para.runs else Run("", size_pt=_size_near(para))
        look = char_format(first, self._page.zoom, self._page.colors)
        self._cursor.setBlockCharFormat(look)
        for run in para.runs:
            self._page.insert(self._cursor, run, alone=para.text.strip() == OBJECT)
        self._cursor.block().setUserState(para.id)

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


def _table_sizes(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    sizes: dict[int, tuple[int, int]] = {}
    for place in (para.place for para in paragraphs):
        if place.part is Part.TABLE and place.table is not None:
            rows, columns = sizes.get(place.table, (1, 1))
            rows, columns = max(rows, (place.row or 0) + 1), max(columns, (place.column or 0) + 1)
            sizes[place.table] = (rows, columns)
    return sizes


def _size_near(para: Paragraph) -> float:
    return min(para.layout.line_pt or USUAL_SIZE, USUAL_SIZE)
