"""Pictures of the templates' pages, each drawn once, beside the window."""

from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from gov_docs.desk.draft_pages import Template, sample_of
from gov_docs.gui.draft_picture import HEIGHT, WIDTH, Colored, draw_picture
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

SMALL, LARGE = 116, 268  # pixels of a picture's width


class Thumbnails(QObject):
    drawn = Signal(str, int)  # a template's id, the width

    def __init__(self, colors: Colors, parent: QObject) -> None:
        super().__init__(parent)
        self.colors = Colored.of(colors)
        self._pictures: dict[tuple[str, int], QPixmap] = {}
        self._asked: set[tuple[str, int]] = set()
        # The large one is looked at now; it does not wait for all the small ones.
        self._workers = {SMALL: Workers(self), LARGE: Workers(self)}

    def get(self, one: Template, width: int) -> QPixmap | None:
        """Return the picture, None where it is still to be drawn."""
        key = (one.id, width)
        if key not in self._pictures and key not in self._asked:
            self._asked.add(key)
            colors = self.colors
            self._workers[width].do(
                lambda: draw_picture(sample_of(one), width, colors),
                partial(self._take, key, colors),
                lambda _: None,  # a picture is no loss
            )
        return self._pictures.get(key)

    def _take(self, key: tuple[str, int], colors: Colored, image: object) -> None:
        if isinstance(image, QImage) and colors == self.colors:
            self._pictures[key] = QPixmap.fromImage(image)
            self.drawn.emit(*key)

    def count(self, width: int) -> int:
        return sum(wide == width for _, wide in self._pictures)

    def forget(self, colors: Colors | None = None) -> None:
        """Draw all anew: the templates are others, or the colours."""
        self.colors = Colored.of(colors) if colors else self.colors
        self._pictures, self._asked = {}, set()

    def close_down(self) -> None:
        for one in self._workers.values():
            one.finish()


class Sheet(QWidget):
    """A page as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setMinimumHeight(100)

    def show_picture(self, picture: QPixmap | None) -> None:
        self._picture = picture or QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        room = QSizeF(self.size())
        size = QSizeF(WIDTH, HEIGHT).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF((room.width() - size.width()) / 2, 0), size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        painter.end()
