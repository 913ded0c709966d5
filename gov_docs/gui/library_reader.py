"""The text of a library document, read only, with the words that were looked for marked."""

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from gov_docs.desk.library_reading import Line, Place
from gov_docs.gui.fonts import families
from gov_docs.gui.theme import Colors
from gov_docs.gui.utf16 import units

_SLICE_S = 0.008  # a long text is written in slices, so that no frame is late
_BODY_PT, _INDENT = 12, 2
_HEADS = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")


class LibraryReader(QTextEdit):
    hit_changed = Signal(int, int)  # which one is looked at, from 1, and of how many

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName("文件正文")
        self.setObjectName("box")
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(18)
        self.colors = colors
        self._lines: Sequence[Line] = ()
        self._hits: Sequence[Place] = ()
        self._at = 0
        self._left: Iterator[Line] = iter(())
        self._writing = QTimer(self)
        self._writing.setInterval(0)
        self._writing.timeout.connect(self._write_some)

    def show_lines(self, lines: Sequence[Line], hits: Sequence[Place]) -> None:
        """Show another text and go to its first hit; what is long comes bit by bit."""
        self.clear()
        self._lines, self._hits, self._at = lines, hits, 0
        self._left = iter(lines)
        self._write_some()

    def show_hits(self, hits: Sequence[Place]) -> None:
        """Mark other places of the same text and go to the first; none takes the marks away."""
        self._hits, self._at = hits, 0
        if self.is_whole:
            self._mark()
            if hits:
                self._go_to_hit(0)

    @property
    def is_whole(self) -> bool:
        return not self._writing.isActive()

    def set_colors(self, colors: Colors) -> None:
        self.colors = colors
        self._mark()

    # --- writing

    def _write_some(self) -> None:
        until = time.perf_counter() + _SLICE_S
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for line in self._left:
            self._write(cursor, line)
            if time.perf_counter() > until:
                break
        else:
            cursor.endEditBlock()
            self._writing.stop()
            self._written()
            return
        cursor.endEditBlock()
        self._writing.start()

    def _write(self, cursor: QTextCursor, line: Line) -> None:
        block, char = QTextBlockFormat(), QTextCharFormat()
        block.setLineHeight(160, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        font = QFont()
        name = _HEADS[min(line.level, len(_HEADS)) - 1] if line.level else "仿宋_GB2312"
        font.setFamilies(list(families(name)))
        font.setPointSizeF(_BODY_PT)
        font.setBold(line.level > 1)
        block.setTextIndent(_INDENT * _BODY_PT * self.logicalDpiY() / 72)
        block.setTopMargin(6 if line.level == 1 else 0)
        char.setFont(font)
        if self.document().isEmpty() and cursor.atStart():
            cursor.setBlockFormat(block)
            cursor.setCharFormat(char)
        else:
            cursor.insertBlock(block, char)
        cursor.insertText(line.text, char)

    def _written(self) -> None:
        if self._hits:
            self._go_to_hit(0)
        else:
            self.hit_changed.emit(0, 0)
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def line(self) -> Line | None:
        """Return the line the caret is in."""
        at = self.textCursor().blockNumber()
        return self._lines[at] if at < len(self._lines) else None

    # --- hits

    def step(self, by: int) -> None:
        """Go to another of the places found, round and round."""
        if self._hits and self.is_whole:
            self._go_to_hit((self._at + by) % len(self._hits))

    def _go_to_hit(self, at: int) -> None:
        self._at = at
        self._mark()
        place = self._cursor(self._hits[at])
        place.setPosition(place.selectionStart())
        self.setTextCursor(place)
        QTimer.singleShot(0, self._center)  # what stands above may still change its height
        self.hit_changed.emit(at + 1, len(self._hits))

    def go_to_line(self, line: int) -> None:
        """Bring a line to the top."""
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - 12)

    def _center(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def _cursor(self, place: Place) -> QTextCursor:
        block = self.document().findBlockByNumber(place.line)
        text = self._lines[place.line].text
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(text, place.start))
        end = block.position() + units(text, place.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        if not self.is_whole:
            return
        marks = []
        for at, place in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(place)  # type: ignore[attr-defined]
            now = at == self._at
            back = self.colors.accent if now else self.colors.accent_soft
            fore = self.colors.on_accent if now else self.colors.accent
            mark.format.setBackground(QColor(back))  # type: ignore[attr-defined]
            mark.format.setForeground(QColor(fore))  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)
