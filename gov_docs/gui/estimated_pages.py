"""A document as PDF without a word processor: the page the editor shows, cut by Qt.

Lines and pages may break elsewhere than in Word, so whoever shows it says 估算分页.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document, Inset, Paragraph, Run, Section
from gov_docs.gui.insets import GetPicture
from gov_docs.gui.page import Page
from gov_docs.gui.paragraph_format import CSS_DPI
from gov_docs.gui.pictures import decoded
from gov_docs.gui.sheet_plan import PAGE_BREAK
from gov_docs.gui.theme import LIGHT

_POINT = 72 / CSS_DPI
_SHARPER = 3  # a picture's dots to each of the screen's


def estimated_pdf(document: Document, read: Callable[[str], bytes]) -> bytes:
    """Return the document as PDF; `read` gives its pictures. May be called beside the window."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer, painter = QPdfWriter(buffer), QPainter()
    writer.setResolution(CSS_DPI)
    for part in _parts(document):
        _write(part, _pictures(read), writer, painter)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _pictures(read: Callable[[str], bytes]) -> GetPicture:
    def get(inset: Inset, size: QSize) -> QImage | None:
        try:
            return decoded(read, inset, size * _SHARPER)
        except GovDocsError:  # damaged: a box says what stood there
            return None

    return get


def _parts(document: Document) -> Iterator[Document]:
    """Yield the document in parts of one size of paper each."""
    sections = document.sections or (Section(0),)
    paragraphs = tuple(_to_draw(document.paragraphs, sections))
    if len({(one.width_mm, one.height_mm) for one in sections}) == 1:
        yield replace(document, paragraphs=paragraphs)
        return
    starts = {section.first_para: section for section in sections}
    section = sections[0]
    part: list[Paragraph] = []
    for para in paragraphs:
        if para.id in starts and part:
            yield replace(document, paragraphs=tuple(part), sections=(section,))
            part = []
        section = starts.get(para.id, section)
        part.append(para)
    yield replace(document, paragraphs=tuple(part), sections=(section,))


def _to_draw(
    paragraphs: tuple[Paragraph, ...], sections: tuple[Section, ...]
) -> Iterator[Paragraph]:
    """Yield the paragraphs with what the editor draws beside them, and without what is no print."""
    starts = {section.first_para: section for section in sections}
    section, breaks = sections[0], False
    for para in paragraphs:
        section = starts.get(para.id, section)
        layout = replace(para.layout, page_break_before=para.layout.page_break_before or breaks)
        breaks = para.text.endswith(PAGE_BREAK)
        runs = tuple(replace(run, text=run.text.replace(PAGE_BREAK, "")) for run in para.runs)
        if para.number:
            runs = (replace(runs[0] if runs else Run(""), text=para.number), *runs)
        by = len(para.number)  # what stands in the text moves with it
        locks = tuple(replace(one, start=one.start + by, end=one.end + by) for one in para.locks)
        shown = replace(para, runs=runs, layout=layout, number="", locks=locks)
        yield _on_grid(shown, section)


def _on_grid(para: Paragraph, section: Section) -> Paragraph:
    """Give lines the grid's pitch where the paragraph leaves it to the grid."""
    layout, pitch = para.layout, section.line_pitch_pt
    size = max((run.size_pt for run in para.runs), default=0.0)
    is_on_grid = section.grid != "default" and layout.snap_to_grid and para.place.table is None
    if not pitch or not is_on_grid or layout.line_pt or size > pitch:
        return para
    return replace(para, layout=replace(layout, line_rule="exact", line_pt=pitch))


def _write(part: Document, get_picture: GetPicture, writer: QPdfWriter, painter: QPainter) -> None:
    text = QTextDocument()
    text.setUndoRedoEnabled(False)
    page = Page(text, LIGHT, get_picture)
    page.fill(part)
    size = page.size
    text.setPageSize(size)
    writer.setPageLayout(_paper(size))
    for number in range(text.pageCount()):
        if not painter.isActive():
            painter.begin(writer)
        else:
            writer.newPage()
        _draw(text, QRectF(0, number * size.height(), size.width(), size.height()), painter)


def _paper(size: QSizeF) -> QPageLayout:
    short, long = sorted((size.width() * _POINT, size.height() * _POINT))
    turned = size.width() > size.height()
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QSizeF(short, long), QPageSize.Unit.Point), way, QMarginsF())


def _draw(text: QTextDocument, area: QRectF, painter: QPainter) -> None:
    painter.save()
    painter.translate(0, -area.top())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))  # type: ignore[attr-defined]
    context.clip = area  # type: ignore[attr-defined]
    text.documentLayout().draw(painter, context)
    painter.restore()
