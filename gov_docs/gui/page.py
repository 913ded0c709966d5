"""A document as Qt shows it: pages of the right proportions, each paragraph a block."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from gov_docs.core.types import OBJECT, Document, Inset, InsetKind, Paragraph, Part, Run
from gov_docs.desk.editing import Rows
from gov_docs.gui import utf16
from gov_docs.gui.char_format import USUAL_SIZE, char_format, named_font, number_width
from gov_docs.gui.differences import difference
from gov_docs.gui.insets import GetPicture, Insets, insets_of, is_tall
from gov_docs.gui.page_writer import PageWriter
from gov_docs.gui.paragraph_format import block_format
from gov_docs.gui.sheet_plan import GAP, PAGE_BREAK, SheetPlan, plan_of
from gov_docs.gui.sheets import Sheets
from gov_docs.gui.theme import Colors

# Cut into pages, each key lays out all that follows: 26 ms at 200,000 characters, 7 ms uncut.
PAGED_UP_TO = 30_000
_NO_TEXT = (OBJECT, PAGE_BREAK)
_LOWEST = 40.0  # pixels for a picture, whatever margins a made-up file has
_UNKNOWN = Inset(InsetKind.PICTURE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the document: an offset in characters of a paragraph."""

    para: int
    offset: int


class Page:
    """Fills a QTextDocument and keeps the way from its positions to the document's and back."""

    def __init__(self, qt: QTextDocument, colors: Colors, get_picture: GetPicture) -> None:
        self.qt = qt
        self.colors = colors
        self.zoom = 1.0
        self.is_paged = True
        self.insets = Insets(get_picture, colors)
        self._blocks: dict[int, QTextBlock] = {}
        self._shown: dict[int, Paragraph] = {}  # as the blocks say it now
        self.plan = SheetPlan()

    # --- filling it

    def fill(self, document: Document) -> None:
        self.qt.clear()
        self.insets.colors = self.colors
        self.insets.take_up(self.qt)
        self.sheets, self._told = Sheets(document, self.zoom), document.sections
        is_short = sum(len(para.text) for para in document.paragraphs) <= PAGED_UP_TO
        self.is_paged = is_short and self.sheets.are_alike
        self._set_page()
        self.plan = plan_of(document, self.sheets)
        self._blocks, self._shown = {}, {}
        PageWriter(self, document).write()

    def note(self, para: Paragraph, block: QTextBlock) -> None:
        """Remember where a paragraph is shown, and what of it."""
        block.setUserState(para.id)
        self._blocks[para.id], self._shown[para.id] = block, para

    def _set_page(self) -> None:
        sheets, first = self.sheets, self.sheets.all[0]
        self.qt.setDefaultFont(named_font("", USUAL_SIZE, False, self.zoom))
        self.qt.setDocumentMargin(0)
        frame = self.qt.rootFrame().frameFormat()
        frame.setLeftMargin(sheets.text_left)
        frame.setRightMargin(sheets.width - sheets.text_right)
        frame.setTopMargin(first.top)
        frame.setBottomMargin(first.bottom)
        self.qt.rootFrame().setFrameFormat(frame)
        self.size = QSizeF(sheets.width, first.height)

    # --- finding places

    def shows(self, para: int) -> bool:
        """Say whether it has a block: an empty paragraph in the hidden part of a cell has none."""
        return para in self._blocks

    def block(self, para: int) -> QTextBlock:
        return self._blocks[para]

    def position(self, para: Paragraph, offset: int) -> int:
        return self.block(para.id).position() + utf16.units(para.text, offset)

    def sheet_feet(self) -> list[tuple[float, int]]:
        """Return where each sheet but the last ends, from the top, and the section that follows."""
        layout, plan = self.qt.documentLayout(), self.plan
        feet = []
        for para, before in plan.before.items():
            if before.margin and self.shows(para):
                section = plan.section_of(para)
                top = layout.blockBoundingRect(self.block(para)).top()
                feet.append((top - self.sheets.all[section].top - GAP, section))
        return feet

    # --- following changes

    def change(self, after: Paragraph, *, whole: bool) -> None:
        """Show the paragraph as it is now; only what differs of its text unless `whole`."""
        if not self.shows(after.id):
            return
        block, before = self.block(after.id), self._shown[after.id]
        if before.runs == after.runs and not whole:
            return
        whole = whole or before.text == after.text
        start, end, new_end = (
            (0, len(before.text), len(after.text)) if whole else difference(before.text, after.text)
        )
        cursor = QTextCursor(block)
        base = block.position()
        cursor.setPosition(base + utf16.units(before.text, start))
        cursor.setPosition(base + utf16.units(before.text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if whole:
            cursor.setBlockFormat(self.format_of(after))
        self.insert(cursor, after, start, new_end)
        cursor.endEditBlock()
        self._shown[after.id] = after

    def texts(self, paras: Sequence[int]) -> list[str]:
        """Return what is shown of paragraphs, be they gone from the document or not."""
        return [self._shown[para].text for para in paras if para in self._shown]

    def restructure(
        self, rows: Sequence[Rows], document: Document, para_of: Callable[[int], Paragraph]
    ) -> bool:
        """Put paragraphs in place of others; False where only filling it anew shows it right."""
        if not rows:
            return True
        if not all(self.shows(para) for row in rows for para in row.old):
            return False
        if not self._go_on(rows, document, para_of) and not self._plan_again(document):
            return False
        cursor = QTextCursor(self.qt)
        cursor.beginEditBlock()
        for row in rows:
            self._replace_row(cursor, row.old, [para_of(para) for para in row.new])
        cursor.endEditBlock()
        return True

    def _go_on(
        self, rows: Sequence[Rows], document: Document, para_of: Callable[[int], Paragraph]
    ) -> bool:
        """Let new paragraphs go on in their neighbours' section; False where more may change."""
        old = [self._shown[para] for row in rows for para in row.old]
        new = [para_of(para) for row in rows for para in row.new]
        if document.sections != self._told or self.plan.touches((*old, *new)):
            return False
        for row in rows:
            section = self.plan.section_of(row.old[0])
            if section:
                self.plan.sections |= dict.fromkeys(row.new, section)
        return True

    def _plan_again(self, document: Document) -> bool:
        """Note the sections anew; False where a page begins elsewhere than before."""
        before = self.plan.before
        self.sheets, self._told = Sheets(document, self.zoom), document.sections
        self.plan = plan_of(document, self.sheets)
        return before == self.plan.before

    def _replace_row(
        self, cursor: QTextCursor, old: Sequence[int], new: Sequence[Paragraph]
    ) -> None:
        head, tail = self._unchanged(old, new)
        old, new = old[head : len(old) - tail], new[head : len(new) - tail]
        first, last = self.block(old[0]), self.block(old[-1])
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for gone in old:
            del self._blocks[gone], self._shown[gone]
        for at, para in enumerate(new):
            if at:
                cursor.insertBlock()
            self.put(cursor, para)

    def _unchanged(self, old: Sequence[int], new: Sequence[Paragraph]) -> tuple[int, int]:
        """Return how many at the head and at the tail stay as they are, but one of them."""
        most = min(len(old), len(new)) - 1
        same = [
            self._shown[para] == other for para, other in zip(old[:most], new[:most], strict=True)
        ]
        head = next((at for at, alike in enumerate(same) if not alike), most)
        most -= head
        ends = zip(old[::-1][:most], new[::-1][:most], strict=True)
        alike = [self._shown[para] == other for para, other in ends]
        tail = next((at for at, is_alike in enumerate(alike) if not is_alike), most)
        return head, tail

    def put(self, cursor: QTextCursor, para: Paragraph) -> None:
        """Fill the empty block the cursor is in."""
        cursor.setBlockFormat(self.format_of(para))
        first = para.runs[0] if para.runs else Run("", size_pt=_size_near(para))
        look = char_format(first, self.zoom, self.colors)
        cursor.mergeBlockCharFormat(look)  # at a cell's beginning it is the cell's format too
        self.insert(cursor, para, 0, len(para.text))
        self.note(para, cursor.block())

    def format_of(self, para: Paragraph) -> QTextBlockFormat:
        line = para.layout.line_pt or USUAL_SIZE
        tall = any(is_tall(one, line) for one in insets_of(para).values())
        width = number_width(para, self.zoom)
        form = block_format(para, self.zoom, width, is_tall=tall)
        if para.place.part is Part.TEXTBOX:
            form.setBackground(QColor(self.colors.object))
        if para.place.part is not Part.TABLE:
            left, right = self.sheets.margins(self.plan.section_of(para.id))
            form.setLeftMargin(form.leftMargin() + left)
            form.setRightMargin(form.rightMargin() + right)
            before = self.plan.before_of(para.id)
            form.setTopMargin(form.topMargin() + before.margin)
            if before.new_page:
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        return form

    def insert(self, cursor: QTextCursor, para: Paragraph, start: int, end: int) -> None:
        """Put characters of a paragraph where the cursor stands."""
        insets = insets_of(para)
        for at, run in _pieces(para, start, end):
            look = char_format(run, self.zoom, self.colors)
            if OBJECT not in run.text and PAGE_BREAK not in run.text:
                cursor.insertText(run.text.replace("\n", "\u2028"), look)
                continue
            for is_text, chars in groupby(enumerate(run.text, at), _is_text):
                own = list(chars)
                if is_text:
                    text = "".join(char for _, char in own)
                    cursor.insertText(text.replace("\n", "\u2028"), look)
                    continue
                for place, char in own:
                    inset = None if char == PAGE_BREAK else insets.get(place, _UNKNOWN)
                    cursor.insertText(OBJECT, self._inset_format(inset, look, para))
                cursor.setCharFormat(look)

    def _inset_format(
        self, inset: Inset | None, look: QTextCharFormat, para: Paragraph
    ) -> QTextCharFormat:
        if inset is None:
            return self.insets.page_break(look)
        return self.insets.format(inset, look, self.zoom, self._room(para))

    def _room(self, para: Paragraph) -> QSizeF:
        """Return the most room a picture in this paragraph can have."""
        sheet = self.sheets.all[self.plan.section_of(para.id)]
        height = sheet.height - sheet.top - sheet.bottom
        return QSizeF(sheet.text_width, max(height, _LOWEST))


def _is_text(placed: tuple[int, str]) -> bool:
    return placed[1] not in _NO_TEXT


def _pieces(para: Paragraph, start: int, end: int) -> Iterator[tuple[int, Run]]:
    """Yield the runs of a stretch of a paragraph, each with where it begins."""
    at = 0
    for run in para.runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            yield at + first, replace(run, text=run.text[first:last])
        at += len(run.text)


def _size_near(para: Paragraph) -> float:
    return min(para.layout.line_pt or USUAL_SIZE, USUAL_SIZE)
