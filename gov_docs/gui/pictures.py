"""The pictures of a document, decoded beside the window at the size they are shown."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage, QImageReader

from gov_docs.core.types import Inset
from gov_docs.gui.workers import Workers

_MOST_KEPT = 96 * 2**20  # bytes of decoded pictures
_MOST_DECODED = 160 * 2**20  # a picture that can only be decoded whole may take this
_SCALED_BY_ITSELF = (b"jpeg", b"jpg")
_READ = (b"png", b"jpeg", b"jpg", b"gif", b"bmp", b"webp", b"tiff", b"tif")  # no program's text

Read = Callable[[str], bytes]  # of the file's part
_Key = tuple[str, int, int]


class Pictures(QObject):
    ready = Signal()  # one more can be drawn, or never will

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._workers = Workers(self)
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()  # the last used at the end
        self._asked: set[_Key] = set()
        self._closed = False

    def get(self, inset: Inset, size: QSize) -> QImage | None:
        """Return the picture in this size, or in another till then; null: it is broken.

        None where it is still to come; `ready` tells.
        """
        key = (inset.picture, size.width(), size.height())
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._asked and not self._closed:
            self._asked.add(key)
            work = partial(decoded, self._read, inset, size)
            self._workers.do(work, partial(self._take, key), partial(self._fail, key))
        others = (one for name, one in self._kept.items() if name[0] == inset.picture)
        return next(others, None)

    def close(self) -> None:
        self._closed = True
        self._workers.finish()

    def _fail(self, key: _Key, _why: str) -> None:
        self._take(key, QImage())

    def _take(self, key: _Key, image: object) -> None:
        self._asked.discard(key)
        if self._closed or not isinstance(image, QImage):
            return
        for old in [name for name in self._kept if name[0] == key[0]]:
            del self._kept[old]  # of another zoom
        self._kept[key] = image
        while sum(one.sizeInBytes() for one in self._kept.values()) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self.ready.emit()


def decoded(read: Read, inset: Inset, size: QSize) -> QImage:
    """Return the picture no larger than it is shown; a null one where it cannot be decoded."""
    buffer = QBuffer()
    buffer.setData(QByteArray(read(inset.picture)))
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    form, whole = bytes(reader.format().data()), reader.size()
    if form not in _READ or not whole.isValid():
        return QImage()
    left, top, right, bottom = inset.crop
    wanted = QSize(
        round(size.width() / (1 - left - right)), round(size.height() / (1 - top - bottom))
    )
    if wanted.width() * wanted.height() < whole.width() * whole.height():
        reader.setScaledSize(wanted)
    if form not in _SCALED_BY_ITSELF and whole.width() * whole.height() * 4 > _MOST_DECODED:
        return QImage()
    image = reader.read()
    if image.isNull() or inset.crop == (0.0, 0.0, 0.0, 0.0):
        return image
    width, height = image.width(), image.height()
    return image.copy(
        QRect(
            round(left * width),
            round(top * height),
            max(round((1 - left - right) * width), 1),
            max(round((1 - top - bottom) * height), 1),
        )
    )
