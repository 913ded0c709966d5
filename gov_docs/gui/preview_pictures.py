"""Pictures of a PDF's pages, drawn beside the window: those in sight first, then the thumbnails."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gov_docs.desk.previewing import PdfPages
from gov_docs.gui.workers import Workers

THUMB_DPI = 13.0  # A4 is then 107 pixels wide
_SHARPEST = 300.0  # beyond it a page takes more memory than the eye is given
_NEAR = 3  # pages kept on each side of those in sight
_THUMBS_NEAR = 150


class Pictures(QObject):
    page_ready = Signal(int)
    thumb_ready = Signal(int)
    failed = Signal(str)

    def __init__(self, pages: PdfPages, parent: QObject) -> None:
        super().__init__(parent)
        self.pages = pages
        self._workers = Workers(self)
        self._dpi, self._scale = 0.0, 1.0
        self._seen = range(0)
        self._drawn: dict[int, tuple[float, QImage]] = {}
        self._thumbs: dict[int, QImage] = {}
        self._damaged: set[int] = set()
        self._busy = False

    def look_at(self, numbers: range, dpi: float, scale: float) -> None:
        """Say which pages are in sight and how large; `scale` is of the screen's pixels."""
        self._seen, self._dpi, self._scale = numbers, min(dpi * scale, _SHARPEST), scale
        far = [n for n in self._drawn if not self._is_near(n, _NEAR)]
        for number in far:
            del self._drawn[number]
        self._go_on()

    def page(self, number: int) -> QImage | None:
        """Return the page as it was drawn last, perhaps for another size; None: not yet."""
        found = self._drawn.get(number)
        return found[1] if found else self._thumbs.get(number)

    def thumb(self, number: int) -> QImage | None:
        return self._thumbs.get(number)

    def close(self) -> None:
        self._seen = range(0)
        self._busy = True  # nothing more is begun
        self._workers.finish()
        self.pages.close()

    def _is_near(self, number: int, by: int) -> bool:
        return self._seen.start - by <= number < self._seen.stop + by

    def _go_on(self) -> None:
        if self._busy:
            return
        page = next((n for n in self._seen if self._lacks(n)), None)
        if page is not None:
            self._begin(page, self._dpi, partial(self._take_page, page, self._dpi))
            return
        first = max(self._seen.start - _THUMBS_NEAR, 0)
        last = min(self._seen.stop + _THUMBS_NEAR, self.pages.count)
        around = [n for n in range(first, last) if n not in self._thumbs and n not in self._damaged]
        if around:
            near = min(around, key=lambda n: abs(n - self._seen.start))
            self._begin(near, THUMB_DPI * self._scale, partial(self._take_thumb, near))

    def _lacks(self, number: int) -> bool:
        drawn = self._drawn.get(number)
        return number not in self._damaged and (drawn is None or drawn[0] != self._dpi)

    def _begin(self, number: int, dpi: float, take: "partial[None]") -> None:
        self._busy = True
        work = partial(page_image, self.pages, number, dpi)
        self._workers.do(work, take, partial(self._take_fault, number))

    def _take_page(self, number: int, dpi: float, image: object) -> None:
        if isinstance(image, QImage):
            self._drawn[number] = (dpi, image)
            self.page_ready.emit(number)
        self._rest()

    def _take_thumb(self, number: int, image: object) -> None:
        if isinstance(image, QImage):
            self._thumbs = {n: one for n, one in self._thumbs.items() if self._keeps(n)}
            self._thumbs[number] = image
            self.thumb_ready.emit(number)
        self._rest()

    def _keeps(self, number: int) -> bool:
        return self._is_near(number, 2 * _THUMBS_NEAR)

    def _take_fault(self, number: int, why: str) -> None:
        self._damaged.add(number)
        self.failed.emit(why)
        self._rest()

    def _rest(self) -> None:
        self._busy = False
        self._go_on()


def page_image(pages: PdfPages, number: int, dpi: float) -> QImage:
    """Return a page as Qt's picture; may be called beside the window."""
    drawn = pages.picture(number, dpi)
    form = QImage.Format.Format_RGB32
    return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, form).copy()
