"""The page a person types on; every change goes through the session, never past it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Edit, Paragraph, SectionEdit, Span, TextEdit
from gov_docs.desk.editing import Change, Kind
from gov_docs.gui.page_view import PageView

NO_NEW_PARAGRAPH = "打开的文件里还不能增加、合并或删除段落；请在 Word 或 WPS 里分段后再打开"
NOT_TEXT = "这里是说明，不是文件的内容"
LONGEST_PASTE = 20_000  # in one paragraph; from 200,000 on each key takes a tenth of a second
_KEYS = Qt.Key
_MOVING = {
    _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End,
    _KEYS.Key_PageUp, _KEYS.Key_PageDown,
}  # fmt: skip
_RUBBING = {
    QKeySequence.StandardKey.DeleteStartOfWord: QTextCursor.MoveOperation.PreviousWord,
    QKeySequence.StandardKey.DeleteEndOfWord: QTextCursor.MoveOperation.NextWord,
}


class Editor(PageView):
    changed = Signal(object)  # a Change, already shown
    refused = Signal(str)  # why something cannot be done here
    picked = Signal(int)  # the number of a finding that was clicked
    files_dropped = Signal(list)
    menu_asked = Signal(object, object)  # where on the screen, and the finding there

    # --- changing

    def apply(self, edits: Sequence[Edit], kind: Kind, title: str = "") -> bool:
        """Make the edits and show them; False, told by `refused`, where they cannot be made."""
        before = self._paras(edits)
        try:
            change = self.session.apply(edits, kind, title)
        except GovDocsError as error:
            self.refused.emit(str(error))
            return False
        self._show(change, before)
        return True

    def undo(self) -> None:
        step = self.session.history.undoable
        if step:
            self._follow(self.session.undo, step.back)

    def redo(self) -> None:
        step = self.session.history.redoable
        if step:
            self._follow(self.session.redo, step.forth)

    def _follow(self, go: Callable[[], Change | None], edits: Sequence[Edit]) -> None:
        before = self._paras(edits)
        change = go()
        if change is None:
            return
        self._show(change, before)
        last = next((e for e in reversed(edits) if not isinstance(e, SectionEdit)), None)
        if last is not None:
            end = last.span.start + (len(last.text) if isinstance(last, TextEdit) else 0)
            self.go_to(Span(last.span.para, end, end))

    def _paras(self, edits: Sequence[Edit]) -> dict[int, Paragraph]:
        ids = {edit.span.para for edit in edits if not isinstance(edit, SectionEdit)}
        return {para: self.session.para(para) for para in ids}

    def _show(self, change: Change, before: dict[int, Paragraph]) -> None:
        if change.paged:
            self.show_all()
        else:
            formatted = {
                edit.span.para
                for edit in change.edits
                if not isinstance(edit, TextEdit | SectionEdit)
            }
            for para in change.paras:
                after = self.session.para(para)
                self._page.change(before[para], after, whole=para in formatted)
        self.changed.emit(change)

    def replace_selection(self, text: str, kind: Kind) -> bool:
        """Put text in place of what is selected."""
        span = self.selected()
        if span is None:
            self.refused.emit(NO_NEW_PARAGRAPH if self.textCursor().hasSelection() else NOT_TEXT)
            return False
        if not self.apply([TextEdit(span, text)], kind):
            return False
        end = span.start + len(text)
        self.set_caret(span.para, end)
        return True

    # --- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.handled.emit()
        if event.key() in _MOVING or event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)
            return
        if self._is_command(event):
            return
        text = event.text()
        control = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.key() in (_KEYS.Key_Return, _KEYS.Key_Enter) and not control:
            self.refused.emit(self.session.opened.read_only or NO_NEW_PARAGRAPH)
        elif event.key() == _KEYS.Key_Tab:
            self.refused.emit("公文里用段首空格和缩进，不用制表符")
        elif text and text.isprintable() and not control:
            self.replace_selection(text, Kind.TYPING)
        else:
            event.ignore()

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

    def _rub(self, move: QTextCursor.MoveOperation) -> None:
        """Delete what is selected, else what the move passes over."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
            if not cursor.hasSelection():
                return
            first, last = self.spot(cursor.selectionStart()), self.spot(cursor.selectionEnd())
            if first is None or last is None or first.para != last.para:
                self.refused.emit(self.session.opened.read_only or NO_NEW_PARAGRAPH)
                return
            span = Span(first.para, first.offset, last.offset)
            if self.apply([TextEdit(span, "")], Kind.RUBBING):
                self.set_caret(span.para, span.start)
            return
        self.replace_selection("", Kind.CUT)

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
        text = "".join(char for char in text if char.isprintable())
        if text:
            self.replace_selection(text, Kind.TYPING)

    # --- the clipboard and files

    def cut(self) -> None:
        if self.textCursor().hasSelection():
            self.copy()
            self.replace_selection("", Kind.CUT)

    def createMimeDataFromSelection(self) -> QMimeData:
        text = self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        data = QMimeData()
        data.setText(text.replace("\ufffc", ""))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
            return
        text, changed = _plain(source.text())
        if len(text) > LONGEST_PASTE:
            self.refused.emit(
                f"剪贴板里的文字太长（{len(text)} 字），一次最多粘贴 {LONGEST_PASTE} 字；请分几次粘贴"
            )
        elif text and self.replace_selection(text, Kind.PASTE) and changed:
            self.refused.emit("已粘贴；剪贴板里的各段接成了一段，因为这里还不能增加段落")

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection() and event.button() == Qt.MouseButton.LeftButton:
            cursor.clearSelection()  # dragging text would move it past the session
            self.setTextCursor(cursor)
        self.session.history.end_burst()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self.finding_at(self.textCursor().position())
            if found:
                self.picked.emit(found.number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.cursorForPosition(event.pos()).position()
        self.menu_asked.emit(event.globalPos(), self.finding_at(at))


def _plain(text: str) -> tuple[str, bool]:
    """Return a text on one line without what cannot be saved, and whether lines were joined."""
    lines = [line.replace("\t", " ") for line in text.splitlines()]
    kept = [
        "".join(char for char in line if char.isprintable() or char == "\u3000") for line in lines
    ]
    kept = [line for line in kept if line]
    return "".join(kept), len(kept) > 1
