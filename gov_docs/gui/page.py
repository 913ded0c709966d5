"""A document as Qt shows it: pages of the right proportions, each paragraph a block."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from gov_docs.core.types import OBJECT, Document, Paragraph, Run, Section
from gov_docs.gui import utf16
from gov_docs.gui.char_format import USUAL_SIZE, char_format, named_font, number_width
from gov_docs.gui.page_writer import PageWriter
from gov_docs.gui.paragraph_format import CSS_DPI, block_format, pixels
from gov_docs.gui.theme import Colors

# Cut into pages, each key lays out all that follows: 26 ms at 200,000 characters, 7 ms uncut.
PAGED_UP_TO = 30_000
_MM = CSS_DPI / 25.4
_SHOWN = str.maketrans({"\n": "\u2028", "\f": "┄", "\u00ad": "\u00ad"})
_BOX, _SIGN = "object-box", "object-sign"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the document: an offset in characters of a paragraph."""

    para: int
    offset: int


class Page:
    """Fills a QTextDocument and keeps the way from its positions to the document's and back."""

    def __init__(self, qt: QTextDocument, colors: Colors) -> None:
        self.qt = qt
        self.colors = colors
        self.zoom = 1.0
        self.is_paged = True
        self._blocks: dict[int, int] = {}  # paragraph to block number

    # --- filling it

    def fill(self, document: Document) -> None:
        self.qt.clear()
        self.is_paged = sum(len(para.text) for para in document.paragraphs) <= PAGED_UP_TO
        self._set_page(document.sections[0] if document.sections else Section(0))
        self._add_images()
        writer = PageWriter(self, document)
        writer.write()
        self._blocks = {}
        block = self.qt.begin()
        while block.isValid():
            if block.userState() >= 0:
                self._blocks[block.userState()] = block.blockNumber()
            block = block.next()

    def _set_page(self, section: Section) -> None:
        scale = _MM * self.zoom
        self.qt.setDefaultFont(named_font("", USUAL_SIZE, False, self.zoom))
        self.qt.setDocumentMargin(0)
        frame = self.qt.rootFrame().frameFormat()
        frame.setLeftMargin(section.left_mm * scale)
        # Word squeezes 28 characters of 16 points into 156 mm; Qt does not.
        frame.setRightMargin((section.right_mm - 2.5) * scale)
        frame.setTopMargin(section.top_mm * scale)
        frame.setBottomMargin(section.bottom_mm * scale)
        self.qt.rootFrame().setFrameFormat(frame)
        self.size = QSizeF(section.width_mm * scale, section.height_mm * scale)

    def _add_images(self) -> None:
        self._add_image(_BOX, "图片或其他对象", 150, 48)
        self._add_image(_SIGN, "▣", 16, 16)

    def _add_image(self, name: str, text: str, width: int, height: int) -> None:
        image = QImage(2 * width, 2 * height, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(2)
        image.fill(QColor(self.colors.object))
        painter = QPainter(image)
        painter.setPen(QColor(self.colors.faint))
        painter.drawRect(0, 0, width - 1, height - 1)
        painter.drawText(0, 0, width, height, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        self.qt.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)

    # --- finding places

    def block(self, para: int) -> QTextBlock:
        return self.qt.findBlockByNumber(self._blocks[para])

    def position(self, para: Paragraph, offset: int) -> int:
        return self.block(para.id).position() + utf16.units(para.text, offset)

    # --- following changes

    def change(self, before: Paragraph, after: Paragraph, *, whole: bool) -> None:
        """Show the paragraph as it is now; only what differs of its text unless `whole`."""
        block = self.block(after.id)
        start, end, new_end = (
            (0, len(before.text), len(after.text)) if whole else _difference(before, after)
        )
        cursor = QTextCursor(block)
        base = block.position()
        cursor.setPosition(base + utf16.units(before.text, start))
        cursor.setPosition(base + utf16.units(before.text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if whole:
            cursor.setBlockFormat(self.format_of(after))
        for piece in _pieces(after, start, new_end):
            self.insert(cursor, piece, alone=after.text.strip() == OBJECT)
        cursor.endEditBlock()

    def format_of(self, para: Paragraph) -> QTextBlockFormat:
        return block_format(para, self.zoom, number_width(para, self.zoom))

    def insert(self, cursor: QTextCursor, run: Run, *, alone: bool) -> None:
        look = char_format(run, self.zoom, self.colors)
        for is_object, chars in groupby(run.text, lambda char: char == OBJECT):
            text = "".join(chars)
            if not is_object:
                cursor.insertText(text.translate(_SHOWN), look)
                continue
            for _ in text:
                cursor.insertImage(self._image(run, alone))
                cursor.setCharFormat(look)

    def _image(self, run: Run, alone: bool) -> QTextImageFormat:
        image = QTextImageFormat()
        image.setName(_BOX if alone else _SIGN)
        height = 48 * self.zoom if alone else pixels(run.size_pt or USUAL_SIZE, self.zoom) * 0.8
        image.setHeight(height)
        image.setWidth(height * 150 / 48 if alone else height)
        return image


def _difference(before: Paragraph, after: Paragraph) -> tuple[int, int, int]:
    """Return start and end in the old text, and end in the new, of what differs."""
    old, new = before.text, after.text
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    tail = 0
    while tail < most - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail


def _pieces(para: Paragraph, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of a stretch of a paragraph."""
    at = 0
    for run in para.runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        at += len(run.text)
        if first < last:
            yield Run(
                run.text[first:last], run.font, run.size_pt, run.bold, run.color, run.spacing_pt
            )
