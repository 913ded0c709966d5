"""A document on its page, as a person sees it: zoom, places, and what is drawn over the text."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gov_docs.core.types import Paragraph, Span
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_findings import Finding
from gov_docs.gui import utf16
from gov_docs.gui.char_format import number_font, number_width
from gov_docs.gui.editor_paint import Shown, draw_findings
from gov_docs.gui.page import Page, Spot
from gov_docs.gui.pictures import Pictures
from gov_docs.gui.sheet_paint import draw_gaps
from gov_docs.gui.theme import Colors

_LITTLE = 8  # pixels
_MOST_MARKS = 300  # drawn in one paragraph; a made-up file may have thousands


class PageView(QTextEdit):
    handled = Signal()  # a person has just pressed a key or turned the wheel

    def __init__(self, session: Session, colors: Colors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.colors = colors
        self.current: int | None = None  # the finding shown in the card
        self.overlays: list[
            Callable[[QPainter, Shown], None]
        ] = []  # what else is drawn over the text
        self.setAccessibleName("公文正文")
        self.setUndoRedoEnabled(False)  # the session keeps the one history
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._pictures = Pictures(session.opened.picture, self)
        self._pictures.ready.connect(self.viewport().update)
        self._page = Page(self.document(), colors, self._pictures.get)
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
            self.set_caret(spot.para, spot.offset)
        self.verticalScrollBar().setValue(at)

    @property
    def zoom(self) -> float:
        return self._page.zoom

    @property
    def fits(self) -> bool:
        """Say whether the page follows the window's width, as nobody has chosen a zoom."""
        return self._fits

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
        # Where the page fits, a table's line that sticks out is no reason to scroll.
        policy = Qt.ScrollBarPolicy
        over = self.document().size().width() - self._page.size.width()
        fits = room >= 0 and over <= _LITTLE
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.handled.emit()
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

    def selected_paragraphs(self) -> Iterator[tuple[Paragraph, str]]:
        """Yield the paragraphs the selection reaches over, each with what is selected of it."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        block = self.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            if block.userState() >= 0:
                para = self.session.para(block.userState())
                start = utf16.characters(para.text, max(first - block.position(), 0))
                yield para, para.text[start : utf16.characters(para.text, last - block.position())]
            block = block.next()

    def go_to(self, span: Span, *, select: bool = False) -> None:
        if not self._page.shows(span.para):
            return
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
        if not self._page.shows(span.para):
            return
        para = self.session.para(span.para)
        shown = self._shown(self._page.block(para.id), para)
        line = shown.block.layout().lineForTextPosition(utf16.units(para.text, span.start))
        y = shown.origin.y() + (line.y() if line.isValid() else 0)
        height = self.viewport().height()
        if not height * 0.1 < y < height * 0.8:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + y - height * 0.35))

    def set_caret(self, para: int, offset: int) -> None:
        if not self._page.shows(para):
            return
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(self.session.para(para), offset))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

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
        at = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        size = QSizeF(self.viewport().size())
        draw_gaps(painter, self._page, QRectF(at, size), QColor(self.colors.desk))
        for shown in self._visible(event.rect().top(), event.rect().bottom()):
            if shown.para.number:
                self._draw_number(painter, shown)
            found = self.session.findings.at(shown.para.id)[:_MOST_MARKS]
            if found:
                live = (one for one in found if not one.ignored)
                draw_findings(painter, shown, live, self.colors, self.current)
            for draw in self.overlays:
                draw(painter, shown)
        painter.end()

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
