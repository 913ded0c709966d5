"""A document as PDF without a word processor: the page the editor shows, cut by Qt.

Lines and pages may break elsewhere than in Word, so whoever shows it says 估算分页.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from gov_docs.core.types import Document, Paragraph, Run, Section
from gov_docs.gui.page import Page
from gov_docs.gui.paragraph_format import CSS_DPI
from gov_docs.gui.theme import LIGHT

_POINT = 72 / CSS_DPI


def estimated_pdf(document: Document) -> bytes:
    """Return the document as PDF; may be called beside the window."""
    text = QTextDocument()
    text.setUndoRedoEnabled(False)
    page = Page(text, LIGHT)
    page.fill(replace(document, paragraphs=tuple(_to_draw(document))))
    text.setPageSize(page.size)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _write(text, page.size, buffer)
    buffer.close()
    return bytes(data.data())


def _to_draw(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs with what the editor draws beside them: automatic numbers, the grid."""
    section = document.sections[0] if document.sections else Section(0)
    for para in document.paragraphs:
        if para.number:
            first = para.runs[0] if para.runs else Run("")
            para = replace(para, runs=(replace(first, text=para.number), *para.runs), number="")
        yield _on_grid(para, section)


def _on_grid(para: Paragraph, section: Section) -> Paragraph:
    """Give lines the grid's pitch where the paragraph leaves it to the grid."""
    layout, pitch = para.layout, section.line_pitch_pt
    size = max((run.size_pt for run in para.runs), default=0.0)
    is_on_grid = section.grid != "default" and layout.snap_to_grid and para.place.table is None
    if not pitch or not is_on_grid or layout.line_pt or size > pitch:
        return para
    return replace(para, layout=replace(layout, line_rule="exact", line_pt=pitch))


def _write(text: QTextDocument, size: QSizeF, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(CSS_DPI)
    paper = QPageSize(QSizeF(size.width() * _POINT, size.height() * _POINT), QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    for number in range(text.pageCount()):
        if number:
            writer.newPage()
        area = QRectF(0, number * size.height(), size.width(), size.height())
        painter.save()
        painter.translate(0, -area.top())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))  # type: ignore[attr-defined]
        context.clip = area  # type: ignore[attr-defined]
        text.documentLayout().draw(painter, context)
        painter.restore()
    painter.end()
