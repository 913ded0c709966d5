"""What is no text, drawn in its line: pictures as they are, everything else as a labelled box."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from gov_docs.core.types import OBJECT, Inset, InsetKind, Paragraph
from gov_docs.gui.paragraph_format import pixels
from gov_docs.gui.theme import Colors

_INSET = QTextFormat.ObjectTypes.UserObject.value + 1
_LABEL = QTextFormat.Property.UserProperty.value + 1
_PICTURE = _LABEL + 1
_WIDTH, _HEIGHT = _LABEL + 2, _LABEL + 3
_SIZED = (InsetKind.PICTURE, InsetKind.CHART, InsetKind.EMBEDDED)  # shown in their own size
_NOTE = {InsetKind.FOOTNOTE: "脚注", InsetKind.ENDNOTE: "尾注"}
_EM = 0.72  # of a label, to the size of the text around it

GetPicture = Callable[[Inset, QSize], QImage | None]


def insets_of(para: Paragraph) -> Mapping[int, Inset]:
    """Return what stands at each OBJECT of a paragraph, by its offset."""
    found: dict[int, Inset] = {}
    if OBJECT not in para.text:
        return found
    for lock in para.locks:
        places = [at for at in range(lock.start, lock.end) if para.text[at] == OBJECT]
        found |= dict(zip(places, lock.insets, strict=False))
    return found


def label_of(inset: Inset) -> str:
    if inset.kind in _NOTE:
        return f"{_NOTE[inset.kind]}{inset.number or ''}"
    return inset.kind.value


def is_tall(inset: Inset, line_pt: float) -> bool:
    """Say whether it needs more room than a line of this height."""
    return inset.kind in _SIZED and inset.height_pt > line_pt


class Insets(QPyTextObject):
    """Gives insets their formats, and draws them when Qt asks."""

    def __init__(self, get_picture: GetPicture, colors: Colors) -> None:
        super().__init__()
        self.colors = colors
        self._get_picture = get_picture
        self._shown: list[Inset] = []

    def take_up(self, qt: QTextDocument) -> None:
        """Begin a document anew."""
        self._shown = []
        qt.documentLayout().registerHandler(_INSET, self)

    def format(
        self, inset: Inset, look: QTextCharFormat, zoom: float, room: QSizeF
    ) -> QTextCharFormat:
        """Return the format of the character that stands for it; it is no larger than the room."""
        form = QTextCharFormat(look)
        form.setObjectType(_INSET)
        size = _size(inset, look.font().pixelSize(), zoom)
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        form.setProperty(_WIDTH, size.width())
        form.setProperty(_HEIGHT, size.height())
        form.setProperty(_LABEL, label_of(inset))
        if inset.picture:
            self._shown.append(inset)
            form.setProperty(_PICTURE, len(self._shown) - 1)
        if inset.kind not in _SIZED:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return form

    def page_break(self, look: QTextCharFormat) -> QTextCharFormat:
        form = QTextCharFormat(look)
        form.setObjectType(_INSET)
        size = _chip("分页符", look.font().pixelSize())
        form.setProperty(_WIDTH, size.width())
        form.setProperty(_HEIGHT, size.height())
        form.setProperty(_LABEL, "分页符")
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return form

    # --- asked by Qt

    def intrinsicSize(self, doc: QTextDocument, at: int, form: QTextFormat) -> QSizeF:
        return QSizeF(form.doubleProperty(_WIDTH), form.doubleProperty(_HEIGHT))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        at: int,
        form: QTextFormat,
    ) -> None:
        rect = QRectF(rect)
        image = self._image(rect, form, painter.device().devicePixelRatioF())
        painter.save()
        if image is not None and not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if image.hasAlphaChannel():
                painter.fillRect(rect, Qt.GlobalColor.white)  # black lines on dark paper
            painter.drawImage(rect, image)
        else:
            self._draw_box(painter, rect, form.stringProperty(_LABEL))
        painter.restore()

    def _image(self, rect: QRectF, form: QTextFormat, ratio: float) -> QImage | None:
        if not form.hasProperty(_PICTURE):
            return None
        inset = self._shown[form.intProperty(_PICTURE)]
        return self._get_picture(inset, (rect.size() * ratio).toSize())

    def _draw_box(self, painter: QPainter, rect: QRectF, label: str) -> None:
        inner = rect.adjusted(1, 1, -1, -1)
        painter.setPen(QColor(self.colors.faint))
        painter.setBrush(QColor(self.colors.object))
        painter.drawRoundedRect(inner, 2, 2)
        font = QFont(painter.font())
        font.setPixelSize(max(round(min(inner.height() * 0.8, 16.0)), 6))
        font.setBold(False)
        painter.setFont(font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, label)


def _size(inset: Inset, text_px: int, zoom: float) -> QSizeF:
    if inset.kind in _SIZED:
        width, height = pixels(inset.width_pt, zoom), pixels(inset.height_pt, zoom)
        if width >= 1 and height >= 1:
            return QSizeF(width, height)
    return _chip(label_of(inset), text_px)


def _chip(label: str, text_px: int) -> QSizeF:
    em = max(text_px * _EM, 6.0)
    wide = sum(1.0 if char > "\u2e80" else 0.6 for char in label)
    return QSizeF(em * (wide + 0.6), em * 1.3)
