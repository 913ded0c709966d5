"""The page a person types on; every change goes through the session, never past it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Edit, Paragraph, SectionEdit, Span, TextEdit
from gov_docs.desk.editing import Change, Kind, Session
from gov_docs.desk.editing_findings import Finding
from gov_docs.gui import utf16
from gov_docs.gui.editor_paint import Shown, draw_finding
from gov_docs.gui.page import Page, Spot, number_font, number_width
from gov_docs.gui.theme import Colors

NO_NEW_PARAGRAPH = "打开的文件里还不能增加、合并或删除段落；请在 Word 或 WPS 里分段后再打开"
NOT_TEXT = "这里是说明，不是文件的内容"
LONGEST_PASTE = 20_000  # in one paragraph; from 200,000 on each key takes a tenth of a second
_GAP = 12  # between two pages
_KEYS = Qt.Key
_MOVING = {
    _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End,
    _KEYS.Key_PageUp, _KEYS.Key_PageDown,
}  # fmt: skip
_RUBBING = {
    QKeySequence.StandardKey.DeleteStartOfWord: QTextCursor.MoveOperation.PreviousWord,
    QKeySequence.StandardKey.DeleteEndOfWord: QTextCursor.MoveOperation.NextWord,
}


class Editor(QTextEdit):
    changed = Signal(object)  # a Change, already shown
    refused = Signal(str)  # why something cannot be done here
    picked = Signal(int)  # the number of a finding that was clicked
    files_dropped = Signal(list)
    menu_asked = Signal(object, object)  # where on the screen, and the finding there

    def __init__(self, session: Session, colors: Colors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.colors = colors
        self.current: int | None = None  # the finding shown in the card
        self.setAccessibleName("公文正文")
        self.setUndoRedoEnabled(False)  # the session keeps the one history
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._page = Page(self.document(), colors)
        self._fits = True  # the page is as wide as the window lets it until a person zooms
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._sit)
        self.set_colors(colors)

    # --- showing

    def set_colors(self, colors: Colors) -> None:
        self.colors = self._page.colors = colors
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(colors.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(colors.ink))
        self.setPalette(palette)
        self.setStyleSheet(f"QTextEdit {{ background: {colors.desk}; border: none; }}")
        self.viewport().setStyleSheet(f"background: {colors.paper};")
        spot, at = self.spot(), self.verticalScrollBar().value()
        self.show_all()
        if spot:
            self._set_caret(spot.para, spot.offset)
        self.verticalScrollBar().setValue(at)

    @property
    def zoom(self) -> float:
        return self._page.zoom

    def set_zoom(self, zoom: float) -> None:
        self._fits = False
        self._zoom_to(zoom)

    def _zoom_to(self, zoom: float) -> None:
        spot = self.spot()
        self._page.zoom = min(max(zoom, 0.5), 3.0)
        self.show_all()
        if spot:
            self.go_to(Span(spot.para, spot.offset, spot.offset))

    def show_all(self) -> None:
        """Show the whole document anew."""
        self._page.fill(self.session.document)
        size = self._page.size
        # A fixed width keeps Qt from laying all out again at each resize.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(round(size.width()))
        if self._page.is_paged:
            self.document().setPageSize(size)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._centre()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._settle.start()  # not in the midst of it: the margins it sets make the next
        return super().event(event)

    def _sit(self) -> None:
        if self._fits:
            self._fit()
        self._centre()

    def _fit(self) -> None:
        """Shrink the page to the window's width, but not beyond reading."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        wanted = max(min(1.0, room / (self._page.size.width() / self.zoom)), 0.75)
        if room > 0 and abs(wanted - self.zoom) > 0.01:
            self._zoom_to(wanted)

    def _centre(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - round(self._page.size.width())
        side = max(room // 2, 0)
        self.setViewportMargins(side, 8, side, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
        else:
            super().wheelEvent(event)

    # --- places

    def spot(self, position: int | None = None) -> Spot | None:
        """Return the place of a position, or of the caret; None where the document has none."""
        at = self.textCursor().position() if position is None else position
        block = self.document().findBlock(at)
        if block.userState() < 0:
            return None
        text = self.session.para(block.userState()).text
        return Spot(block.userState(), utf16.characters(text, at - block.position()))

    def selected(self) -> Span | None:
        """Return the selected stretch; empty is the caret; None: it reaches over paragraphs."""
        cursor = self.textCursor()
        first, last = self.spot(cursor.selectionStart()), self.spot(cursor.selectionEnd())
        if first is None or last is None or first.para != last.para:
            return None
        return Span(first.para, first.offset, last.offset)

    def go_to(self, span: Span, *, select: bool = False) -> None:
        para = self.session.para(span.para)
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(para, span.start))
        if select:
            end = self._page.position(para, span.end)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.reveal(span)

    def reveal(self, span: Span) -> None:
        """Scroll so that the place is well inside the window."""
        para = self.session.para(span.para)
        shown = self._shown(self._page.block(para.id), para)
        line = shown.block.layout().lineForTextPosition(utf16.units(para.text, span.start))
        y = shown.origin.y() + (line.y() if line.isValid() else 0)
        height = self.viewport().height()
        if not height * 0.1 < y < height * 0.8:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + y - height * 0.35))

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

    def _follow(self, go: "object", edits: Sequence[Edit]) -> None:
        before = self._paras(edits)
        change = go()  # type: ignore[operator]
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
        self._set_caret(span.para, end)
        return True

    def _set_caret(self, para: int, offset: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(self.session.para(para), offset))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # --- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
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
                self._set_caret(span.para, span.start)
            return
        self.replace_selection("", Kind.CUT)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
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

    def finding_at(self, position: int) -> Finding | None:
        """Return the shortest finding at a position."""
        spot = self.spot(position)
        if spot is None:
            return None
        here = [
            one
            for one in self.session.findings.at(spot.para)
            if one.issue.span and one.issue.span.start <= spot.offset <= one.issue.span.end
            if not one.ignored
        ]
        return min(here, key=_length, default=None)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_gaps(painter)
        for shown in self._visible(event.rect().top(), event.rect().bottom()):
            if shown.para.number:
                self._draw_number(painter, shown)
            for finding in self.session.findings.at(shown.para.id):
                if not finding.ignored:
                    current = finding.number == self.current
                    draw_finding(painter, shown, finding, self.colors, current=current)
        painter.end()

    def _draw_gaps(self, painter: QPainter) -> None:
        if not self._page.is_paged:
            return
        height, top = self._page.size.height(), self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        number = max(int(top // height), 1)
        while number * height - _GAP < bottom:
            y = number * height - top - _GAP / 2
            band = QRectF(0, y, self.viewport().width(), _GAP)
            painter.fillRect(band, QColor(self.colors.desk))
            number += 1

    def _draw_number(self, painter: QPainter, shown: Shown) -> None:
        line = shown.block.layout().lineAt(0)
        if not line.isValid():
            return
        font = number_font(shown.para, self.zoom)
        painter.setFont(font)
        painter.setPen(QColor(self.colors.ink))
        left = shown.origin.x() + line.x() - number_width(shown.para, self.zoom)
        painter.drawText(
            QPointF(left, shown.origin.y() + line.y() + line.ascent()), shown.para.number
        )

    def _visible(self, top: int, bottom: int) -> Iterator[Shown]:
        """Yield the paragraphs of the document that are in a strip of the screen."""
        block = self.cursorForPosition(QPoint(0, top)).block()
        for _ in range(8):  # in a table the cells beside it stand before it
            block = block.previous() if block.previous().isValid() else block
        below = 0
        while block.isValid() and below < 40:  # a low cell may be followed by a high one
            if block.userState() >= 0:
                shown = self._shown(block, self.session.para(block.userState()))
                if shown.origin.y() <= bottom:
                    yield shown
                elif shown.para.place.table is None:
                    return
                else:
                    below += 1
            block = block.next()

    def _shown(self, block: QTextBlock, para: Paragraph) -> Shown:
        rect = self.document().documentLayout().blockBoundingRect(block)
        scroll = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Shown(para, block, rect.topLeft() - scroll)


def _length(finding: Finding) -> int:
    span = finding.issue.span
    return span.end - span.start if span else 0


def _plain(text: str) -> tuple[str, bool]:
    """Return a text on one line without what cannot be saved, and whether lines were joined."""
    lines = [line.replace("\t", " ") for line in text.splitlines()]
    kept = [
        "".join(char for char in line if char.isprintable() or char == "\u3000") for line in lines
    ]
    kept = [line for line in kept if line]
    return "".join(kept), len(kept) > 1
