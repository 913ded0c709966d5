"""The pages of a preview, one under the other, at any size."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gov_docs.gui.paragraph_format import CSS_DPI
from gov_docs.gui.preview_pictures import Pictures
from gov_docs.gui.theme import Colors

FIT_WIDTH, FIT_PAGE = "适合页宽", "整页"
_GAP = 14
_LEAST, _MOST = 0.2, 4.0
_STEP = 1.15


class Sheet(QAbstractScrollArea):
    page_changed = Signal(int)  # the page in the middle of the window, from 0
    zoom_changed = Signal(float)

    def __init__(self, colors: Colors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colors = colors
        self.zoom = 1.0
        self.page = 0
        self._fit = FIT_PAGE
        self._pictures: Pictures | None = None
        self._sizes: tuple[QSize, ...] = ()
        self._tops: tuple[int, ...] = ()
        self.setAccessibleName("预览的页面")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # --- what is shown

    def show_pages(self, pictures: Pictures | None) -> None:
        """Show these pages, at the page that was looked at before."""
        self._pictures = pictures
        if pictures is not None:
            pictures.page_ready.connect(self.viewport().update)
            pictures.thumb_ready.connect(self.viewport().update)
        page = self.page
        self._lay_out()
        self.go_to(min(page, max(len(self._tops) - 1, 0)))

    def go_to(self, page: int) -> None:
        if 0 <= page < len(self._tops):
            self.verticalScrollBar().setValue(self._tops[page] - _GAP)
            self._moved()

    def set_fit(self, fit: str) -> None:
        """Let the page follow the window's size: FIT_WIDTH or FIT_PAGE."""
        self._fit = fit
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        self._fit = ""
        self._zoom_to(zoom)

    def step_zoom(self, by: int) -> None:
        self.set_zoom(self.zoom * _STEP**by)

    @property
    def fit(self) -> str:
        return self._fit

    def _zoom_to(self, zoom: float) -> None:
        page = self.page
        self.zoom = min(max(zoom, _LEAST), _MOST)
        self._place()
        self.go_to(page)
        self.zoom_changed.emit(self.zoom)

    def _lay_out(self) -> None:
        if self._pictures is None:
            self._sizes = self._tops = ()
            self.viewport().update()
            return
        width, height = (one * CSS_DPI / 72 for one in self._pictures.pages.sizes[self._known_page])
        across = (self.viewport().width() - 2 * _GAP) / width
        down = (self.viewport().height() - 2 * _GAP) / height
        fits = {FIT_WIDTH: across, FIT_PAGE: min(across, down)}
        self._zoom_to(fits.get(self._fit, self.zoom))

    @property
    def _known_page(self) -> int:
        """Return the page in sight, or the last where there are fewer now."""
        count = self._pictures.pages.count if self._pictures else 1
        return min(self.page, count - 1)

    def _place(self) -> None:
        if self._pictures is None:
            return
        scale = self.zoom * CSS_DPI / 72
        self._sizes = tuple(
            QSize(round(w * scale), round(h * scale)) for w, h in self._pictures.pages.sizes
        )
        tops, y = [], _GAP
        for size in self._sizes:
            tops.append(y)
            y += size.height() + _GAP
        self._tops = tuple(tops)
        widest = max((size.width() for size in self._sizes), default=0) + 2 * _GAP
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), y, room.height()),
            (self.horizontalScrollBar(), widest, room.width()),
        ):
            bar.setRange(0, max(whole - seen, 0))
            bar.setPageStep(seen)
            bar.setSingleStep(40)

    # --- looking

    def _moved(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = max((n for n, top in enumerate(self._tops) if top <= middle), default=0)
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)
        self.viewport().update()

    def _rect(self, page: int) -> QRect:
        size, room = self._sizes[page], self.viewport().width()
        left = max((room - size.width()) // 2, _GAP - self.horizontalScrollBar().value())
        return QRect(QPoint(left, self._tops[page] - self.verticalScrollBar().value()), size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self.colors.desk))
        if self._pictures is None:
            painter.end()
            return
        rects = ((page, self._rect(page)) for page in range(len(self._tops)))
        seen = [(page, rect) for page, rect in rects if rect.intersects(self.viewport().rect())]
        if seen:
            numbers = range(seen[0][0], seen[-1][0] + 1)
            self._pictures.look_at(numbers, self.zoom * CSS_DPI, self.devicePixelRatioF())
        for page, rect in seen:
            self._draw(painter, page, rect)
        painter.end()

    def _draw(self, painter: QPainter, page: int, rect: QRect) -> None:
        image = self._pictures.page(page) if self._pictures else None
        painter.fillRect(rect, QColor("white"))  # paper is white in the dark as well
        if image is not None:
            painter.drawImage(QRectF(rect), image)
        painter.setPen(QColor(self.colors.line))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        targets: dict[int, int] = {
            keys.Key_PageDown: self.page + 1,
            keys.Key_PageUp: self.page - 1,
            keys.Key_Home: 0,
            keys.Key_End: len(self._tops) - 1,
        }
        if event.key() in targets:
            self.go_to(min(max(targets[event.key()], 0), len(self._tops) - 1))
        else:
            super().keyPressEvent(event)
