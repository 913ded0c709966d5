"""A document as Qt shows it: pages of the right proportions, each paragraph a block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextTable,
)

from gov_docs.core.types import OBJECT, Document, Paragraph, Part, Run, Section
from gov_docs.gui import utf16
from gov_docs.gui.fonts import families
from gov_docs.gui.paragraph_format import CSS_DPI, block_format, pixels, table_format
from gov_docs.gui.theme import Colors

NO_PARA = -1  # user state of a block that is not of the document
SIDE_PARTS = {
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
}
# Cut into pages, each key lays out all that follows: 26 ms at 200,000 characters, 7 ms uncut.
PAGED_UP_TO = 30_000
_MM = CSS_DPI / 25.4
_SHOWN = str.maketrans({"\n": "\u2028", "\f": "┄", "\u00ad": "\u00ad"})
_BOX, _SIGN = "object-box", "object-sign"
_USUAL_SIZE = 16.0


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
        writer = _Writer(self, document)
        writer.write()
        self._blocks = {}
        block = self.qt.begin()
        while block.isValid():
            if block.userState() >= 0:
                self._blocks[block.userState()] = block.blockNumber()
            block = block.next()

    def _set_page(self, section: Section) -> None:
        scale = _MM * self.zoom
        self.qt.setDefaultFont(_font("", _USUAL_SIZE, False, self.zoom))
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
        height = 48 * self.zoom if alone else pixels(run.size_pt or _USUAL_SIZE, self.zoom) * 0.8
        image.setHeight(height)
        image.setWidth(height * 150 / 48 if alone else height)
        return image


class _Writer:
    """Puts paragraphs into blocks, tables into tables."""

    def __init__(self, page: Page, document: Document) -> None:
        self._page, self._document = page, document
        self._cursor = QTextCursor(page.qt)
        self._free = True  # the block at the cursor is not used yet
        self._tables: dict[int, QTextTable] = {}
        self._filled: set[tuple[int, int, int]] = set()
        self._breaks = False  # a page break stands at the end of the paragraph before

    def write(self) -> None:
        self._cursor.beginEditBlock()
        flow = [p for p in self._document.paragraphs if p.place.part not in SIDE_PARTS]
        side = [p for p in self._document.paragraphs if p.place.part in SIDE_PARTS]
        self._sizes = _table_sizes(flow)
        for para in flow:
            self._go_to(para)
            self._put(para)
        self._leave_tables()
        self._write_side(side)
        self._cursor.endEditBlock()

    def _write_side(self, side: Sequence[Paragraph]) -> None:
        if not side:
            return
        self._label("页眉、页脚和注释（各页共用，不在正文里）", new_page=True)
        for story, own in groupby(side, lambda p: (p.place.part, p.place.story)):
            self._label(SIDE_PARTS[story[0]])
            for para in own:
                self._next_block()
                self._put(para)

    def _go_to(self, para: Paragraph) -> None:
        place = para.place
        if place.part is not Part.TABLE or place.table is None:
            if place.part is not Part.TEXTBOX:
                self._leave_tables()
            self._next_block()
            return
        table = self._tables.get(place.table) or self._begin_table(place.table)
        key = (place.table, place.row or 0, place.column or 0)
        cell = table.cellAt(key[1], key[2])
        self._cursor = cell.lastCursorPosition()
        self._free = key not in self._filled
        self._filled.add(key)
        self._next_block()

    def _begin_table(self, number: int) -> QTextTable:
        rows, columns = self._sizes[number]
        if self._free:
            self._shrink()
        table = self._cursor.insertTable(rows, columns, table_format(self._page.colors.faint))
        self._tables[number] = table
        return table

    def _leave_tables(self) -> None:
        if not self._tables:
            return
        outermost = next(iter(self._tables.values()))
        while isinstance(around := outermost.parentFrame(), QTextTable):
            outermost = around
        self._cursor = outermost.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        self._cursor.block().setUserState(NO_PARA)
        self._shrink()
        self._tables, self._filled, self._free = {}, set(), True

    def _next_block(self) -> None:
        if not self._free:
            self._cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        self._free = False

    def _put(self, para: Paragraph) -> None:
        form = self._page.format_of(para)
        if self._breaks:
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if para.place.part is Part.TEXTBOX:
            form.setBackground(QColor(self._page.colors.object))
        self._breaks = para.text.endswith("\f")
        self._cursor.setBlockFormat(form)
        first = para.runs[0] if para.runs else Run("", size_pt=_size_near(para))
        look = char_format(first, self._page.zoom, self._page.colors)
        self._cursor.setBlockCharFormat(look)
        for run in para.runs:
            self._page.insert(self._cursor, run, alone=para.text.strip() == OBJECT)
        self._cursor.block().setUserState(para.id)

    def _label(self, text: str, *, new_page: bool = False) -> None:
        self._next_block()
        form = QTextBlockFormat()
        form.setTopMargin(8)
        form.setBottomMargin(2)
        if new_page:
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._cursor.setBlockFormat(form)
        look = QTextCharFormat()
        look.setFont(_font("黑体", 9, False, self._page.zoom))
        look.setForeground(QColor(self._page.colors.faint))
        self._cursor.insertText(text, look)
        self._cursor.block().setUserState(NO_PARA)

    def _shrink(self) -> None:
        """Make the empty block that Qt wants beside a table next to invisible."""
        form = QTextBlockFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        look = QTextCharFormat()
        look.setFontPointSize(1)
        self._cursor.setBlockFormat(form)
        self._cursor.setBlockCharFormat(look)


def _table_sizes(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    sizes: dict[int, tuple[int, int]] = {}
    for place in (para.place for para in paragraphs):
        if place.part is Part.TABLE and place.table is not None:
            rows, columns = sizes.get(place.table, (1, 1))
            rows, columns = max(rows, (place.row or 0) + 1), max(columns, (place.column or 0) + 1)
            sizes[place.table] = (rows, columns)
    return sizes


def _size_near(para: Paragraph) -> float:
    return min(para.layout.line_pt or _USUAL_SIZE, _USUAL_SIZE)


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


@lru_cache(maxsize=512)
def _font(name: str, size_pt: float, bold: bool, zoom: float) -> QFont:
    font = QFont()
    font.setFamilies(list(families(name)))
    font.setPixelSize(max(round(pixels(size_pt or _USUAL_SIZE, zoom)), 1))
    font.setBold(bold)
    return font


def number_width(para: Paragraph, zoom: float) -> float:
    """Return the room for an automatic number, which is drawn and not part of the text."""
    if not para.number:
        return 0.0
    size = para.runs[0].size_pt if para.runs else _USUAL_SIZE
    wide = sum(1.0 if char > "\u2e80" else 0.55 for char in para.number)
    return (wide + 0.4) * pixels(size or _USUAL_SIZE, zoom)


def number_font(para: Paragraph, zoom: float) -> QFont:
    run = para.runs[0] if para.runs else Run("")
    return _font(run.font, run.size_pt, run.bold, zoom)


def char_format(run: Run, zoom: float, colors: Colors) -> QTextCharFormat:
    return _char_format(
        run.font, run.size_pt, run.bold, run.color, run.spacing_pt, zoom, colors.ink
    )


@lru_cache(maxsize=1024)
def _char_format(
    font: str, size: float, bold: bool, color: str, spacing: float, zoom: float, ink: str
) -> QTextCharFormat:
    form = QTextCharFormat()
    face = QFont(_font(font, size, bold, zoom))
    if spacing:
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels(spacing, zoom))
    form.setFont(face)
    shown = QColor(f"#{color}") if color and color != "000000" else QColor(ink)
    form.setForeground(shown)
    return form
