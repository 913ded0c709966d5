"""Text dragged with the mouse: moved within the page as one step, or let in from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from gov_docs.core.types import Edit
from gov_docs.desk.editing import Kind
from gov_docs.gui.page import Spot

if TYPE_CHECKING:
    from gov_docs.gui.editor import Editor


class TextDrag:
    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._from: QPoint | None = None  # where the mouse went down on selected text

    # --- the mouse; each says whether it was meant for it

    def pressed(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self._is_selected(place):
            return False
        self._from = place
        return True

    def moved(self, event: QMouseEvent) -> bool:
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = (event.position().toPoint() - self._from).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._from = None
            drag = QDrag(self._editor)
            drag.setMimeData(self._editor.createMimeDataFromSelection())
            # Elsewhere it is a copy: what is taken out of a document, a person cuts.
            drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        return True

    def released(self, event: QMouseEvent) -> bool:
        if self._from is None:
            return False
        self._from = None
        self._editor.setTextCursor(self._editor.cursorForPosition(event.position().toPoint()))
        return True

    def _is_selected(self, place: QPoint) -> bool:
        cursor = self._editor.textCursor()
        at = self._editor.cursorForPosition(place)
        inside = cursor.selectionStart() <= at.position() < cursor.selectionEnd()
        return inside and self._editor.cursorRect(at).adjusted(-12, -4, 12, 4).contains(place)

    # --- what is let go over the page

    def dropped(self, event: QDropEvent) -> None:
        data = event.mimeData()
        files = files_in(data)
        spot = self._editor.spot(
            self._editor.cursorForPosition(event.position().toPoint()).position()
        )
        event.acceptProposedAction()
        if files:
            self._editor.files_dropped.emit(files)
        elif spot is None:
            self._editor.tell_not_text()
        elif event.source() is self._editor and event.dropAction() == Qt.DropAction.MoveAction:
            self._move(spot)
        else:
            self._editor.set_caret(spot.para, spot.offset)
            self._editor.insertFromMimeData(data)

    def _move(self, target: Spot) -> None:
        """Move what is selected to another place, as one step."""
        editor, session = self._editor, self._editor.session
        first, last = editor.ends()
        if first is None or last is None:
            editor.tell_not_text()
            return
        here = (session.place(target.para), target.offset)
        start, end = ((session.place(spot.para), spot.offset) for spot in (first, last))
        if start <= here <= end:
            return
        text = editor.selected_text()
        away = session.writing(first.para, first.offset, last.para, last.offset, "")
        there = session.writing(target.para, target.offset, target.para, target.offset, text)
        edits: tuple[Edit, ...] = (*away.edits, *there.edits)
        if start[0] <= here[0] <= end[0] and start[0] != end[0]:
            editor.refused.emit("跨段选中的文字不能拖到它自己的段落里；请用剪切和粘贴")
            return
        if editor.apply(edits, Kind.MOVE) and session.has(there.para):
            shift = len(text) if first.para == target.para and end < here else 0
            editor.set_caret(there.para, there.offset - shift)


def files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
