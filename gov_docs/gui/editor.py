"""The page a person types on; every change goes through the session, never past it."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from gov_docs.core.types import Layout, Part
from gov_docs.desk.editing import Kind, Session
from gov_docs.gui.clipboard import Pasted, can_be_kept, copied, pasted
from gov_docs.gui.editing_view import EditingView
from gov_docs.gui.page import Spot
from gov_docs.gui.text_drag import TextDrag, files_in
from gov_docs.gui.theme import Colors

_KEYS = Qt.Key
_MOVING = {
    _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End,
    _KEYS.Key_PageUp, _KEYS.Key_PageDown,
}  # fmt: skip
_BACK = {_KEYS.Key_Left, _KEYS.Key_Up, _KEYS.Key_Home, _KEYS.Key_PageUp}
_TEXT = (Part.BODY, Part.TABLE)
_FORWARD = (QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveOperation.NextWord)
_RUBBING = {
    QKeySequence.StandardKey.DeleteStartOfWord: QTextCursor.MoveOperation.PreviousWord,
    QKeySequence.StandardKey.DeleteEndOfWord: QTextCursor.MoveOperation.NextWord,
}


class Editor(EditingView):
    picked = Signal(int)  # the number of a finding that was clicked
    files_dropped = Signal(list)
    menu_asked = Signal(object, object)  # where on the screen, and the finding there

    def __init__(self, session: Session, colors: Colors, parent: QWidget | None = None) -> None:
        super().__init__(session, colors, parent)
        self._drag = TextDrag(self)

    # --- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.handled.emit()
        if self._stays_in_text(event):
            return
        if event.key() in _MOVING or event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)
            self._step_over(event)
            return
        if self._is_command(event):
            return
        text = event.text()
        control = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.key() in (_KEYS.Key_Return, _KEYS.Key_Enter) and not control:
            self._break(event)
        elif event.key() == _KEYS.Key_Tab:
            self.refused.emit("公文里用段首空格和缩进，不用制表符")
        elif text and can_be_kept(text) and not control:
            self.replace_selection(text, Kind.TYPING)
        else:
            event.ignore()

    def _stays_in_text(self, event: QKeyEvent) -> bool:
        """Select all of the text or go to its end: short of the headers and notes shown below it."""
        keys, here = QKeySequence.StandardKey, self.spot()
        to_end, to_all = keys.MoveToEndOfDocument, keys.SelectAll
        if not any(map(event.matches, (to_end, keys.SelectEndOfDocument, to_all))):
            return False
        text = [p for p in self.session.document.paragraphs if p.place.part in _TEXT]
        inside = here is not None and self.session.para(here.para).place.part in _TEXT
        if not inside or not text or not self._page.shows(text[-1].id):
            return False
        cursor, modes = self.textCursor(), QTextCursor.MoveMode
        if event.matches(to_all):
            cursor.setPosition(self._page.position(text[0], 0))
        keeping = modes.MoveAnchor if event.matches(to_end) else modes.KeepAnchor
        cursor.setPosition(self._page.position(text[-1], len(text[-1].text)), keeping)
        self.setTextCursor(cursor)
        return True

    def _step_over(self, event: QKeyEvent) -> None:
        """Go on where the caret came to a line that is not of the document."""
        cursor, back = self.textCursor(), event.key() in _BACK
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        mode = QTextCursor.MoveMode.KeepAnchor if shift else QTextCursor.MoveMode.MoveAnchor
        moves = QTextCursor.MoveOperation
        while self.spot(cursor.position()) is None:
            if not cursor.movePosition(moves.PreviousBlock if back else moves.NextBlock, mode):
                return
            if back:
                cursor.movePosition(moves.EndOfBlock, mode)
        if cursor.position() != self.textCursor().position():
            self.setTextCursor(cursor)

    def _is_command(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        for key, do in (
            (keys.Copy, self.copy),
            (keys.Cut, self.cut),
            (keys.Paste, self.paste),
            (keys.Undo, self.undo),
            (keys.Redo, self.redo),
        ):
            if event.matches(key):
                do()
                return True
        if event.key() == _KEYS.Key_Backspace and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self._rub(QTextCursor.MoveOperation.PreviousCharacter)
            return True
        if event.matches(keys.Delete):
            self._rub(QTextCursor.MoveOperation.NextCharacter)
            return True
        for key, move in _RUBBING.items():
            if event.matches(key):
                self._rub(move)
                return True
        return False

    def _break(self, event: QKeyEvent) -> None:
        """Begin a paragraph."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.refused.emit("公文里另起一行就是另起一段，请按 Enter")
        else:
            self.replace_selection("\n", Kind.BREAK)

    def _rub(self, move: QTextCursor.MoveOperation) -> None:
        """Delete what is selected, else what the move passes over."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.replace_selection("", Kind.CUT)
            return
        here = self.spot()
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        there = self.spot(cursor.position())
        if here is None:
            self.tell_not_text()
        elif there is None or there.para != here.para:
            self._join(here, 1 if move in _FORWARD else -1)
        elif there != here:
            first, last = sorted((here.offset, there.offset))
            self._write(Spot(here.para, first), Spot(here.para, last), "", Kind.RUBBING)

    def _join(self, here: Spot, step: int) -> None:
        """Join the paragraph with the one before it or after it, in the same cell or text."""
        other = self.session.neighbour(here.para, step)
        if other is None:
            return
        first, last = (here.para, other) if step > 0 else (other, here.para)
        end = len(self.session.para(first).text)
        self._write(Spot(first, end), Spot(last, 0), "", Kind.JOIN)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.handled.emit()
        if self.session.opened.read_only:
            if event.commitString() or event.preeditString():
                self.refused.emit(self.session.opened.read_only)
            return
        if event.commitString() or event.replacementLength():
            super().inputMethodEvent(QInputMethodEvent("", []))  # the text being composed goes
            self._take_back(event.replacementStart(), event.replacementLength())
            self._type(event.commitString())
        elif event.preeditString() and not self._clear_selection():
            return
        super().inputMethodEvent(QInputMethodEvent(event.preeditString(), event.attributes()))

    def _clear_selection(self) -> bool:
        """Delete what is selected before Qt does so by itself; say whether nothing is selected."""
        return not self.textCursor().hasSelection() or self.replace_selection("", Kind.CUT)

    def _take_back(self, start: int, length: int) -> None:
        """Select what the input method wants to replace, counted from the caret."""
        if not length:
            return
        cursor = self.textCursor()
        at = cursor.position() + start
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _type(self, text: str) -> None:
        text = "".join(filter(can_be_kept, text))
        if text:
            self.replace_selection(text, Kind.TYPING)

    # --- the clipboard and files

    def cut(self) -> None:
        if self.textCursor().hasSelection():
            self.copy()
            self.replace_selection("", Kind.CUT)

    def selected_text(self) -> str:
        """Return what is selected as it would stand in a plain text; cells stand a tab apart."""
        out, last = "", None
        for para, text in self.selected_paragraphs():
            place = para.place
            in_row = last is not None and place.table is not None
            if in_row and last and (last.table, last.row) == (place.table, place.row):
                out += "\t" if last.column != place.column else "\n"
            elif last is not None:
                out += "\n"
            out, last = out + text, place
        return out

    def createMimeDataFromSelection(self) -> QMimeData:
        return copied(self.selected_text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = files_in(source)
        if files:
            self.files_dropped.emit(files)
            return
        found = pasted(source)
        if found.refused:
            self.refused.emit(found.refused)
        elif found.text:
            self._paste(found)

    def _paste(self, found: Pasted) -> None:
        spot, _ = self.ends()
        if spot and _is_indented(self.session.para(spot.para).layout):
            found = found.unindented(at_start=spot.offset == 0)
        several = len(found.lines) > 1
        if several and not self.session.opened.can_restructure:
            if self.replace_selection(found.in_one(), Kind.PASTE):
                self.refused.emit("已粘贴；剪贴板里的各段接成了一段，因为这里还不能增加段落")
        elif self.replace_selection(found.text, Kind.PASTE) and found.had_table:
            self.refused.emit("已粘贴；剪贴板里的表格按一行一段的文字粘贴，不带格线")

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.session.history.end_burst()
        if not self._drag.pressed(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drag.moved(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._drag.released(event):
            super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self.finding_at(self.textCursor().position())
            if found:
                self.picked.emit(found.number)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dragLeaveEvent(QDragLeaveEvent())  # the caret that showed the place goes
        self._drag.dropped(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.cursorForPosition(event.pos()).position()
        self.menu_asked.emit(event.globalPos(), self.finding_at(at))


def _is_indented(layout: Layout) -> bool:
    return bool(layout.first_line_chars or layout.first_line_pt > 0)
