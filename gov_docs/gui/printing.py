"""Puts the pages of a preview on paper, beside the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from gov_docs.core.errors import CancelledError, GovDocsError
from gov_docs.desk.previewing import PdfPages
from gov_docs.gui.preview_pictures import page_image

_SHARPEST = 300  # dots an inch; a page of 600 would take 140 MB
_POINTS = 72


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """All that printing needs; made in the window's thread, used beside it."""

    pages: PdfPages
    printer: QPrinter
    progress: Callable[[int, int], None]
    is_wanted: Callable[[], bool]


def set_up(printer: QPrinter, pages: PdfPages) -> None:
    """Set the printer to the paper of the first page, and to its very edges."""
    width, height = pages.sizes[0]
    paper = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    ways = QPageLayout.Orientation
    way = ways.Landscape if width > height else ways.Portrait
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))
    printer.setFullPage(True)


def print_pages(order: PrintOrder) -> int:
    """Print what the printer was set to and return how many pages; raises GovDocsError."""
    numbers = _numbers(order.printer, order.pages.count)
    painter = QPainter()
    if not painter.begin(order.printer):
        raise GovDocsError("打印机没有应答；请检查打印机是否开着、连着，再试一次。")
    try:
        for done, number in enumerate(numbers):
            if not order.is_wanted():
                order.printer.abort()
                raise CancelledError("已停止打印。")
            if done and not order.printer.newPage():
                raise GovDocsError(f"打印到第 {done} 页停了；请检查打印机里的纸，再打其余各页。")
            _draw(painter, order, number)
            order.progress(done + 1, len(numbers))
    finally:
        painter.end()
    return len(numbers)


def _numbers(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, in order, once for each copy the printer does not make itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    numbers = list(range(first - 1, min(last, count)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]


def _draw(painter: QPainter, order: PrintOrder, number: int) -> None:
    """Draw a page as large as it is, smaller only where the paper is."""
    dots = order.printer.resolution()
    image = page_image(order.pages, number, min(dots, _SHARPEST))
    width, height = (one * dots / _POINTS for one in order.pages.sizes[number])
    paper = order.printer.pageLayout().fullRectPixels(dots)
    fit = min(1.0, paper.width() / width, paper.height() / height)
    area = QRectF(QPointF(0, 0), QSizeF(width * fit, height * fit))
    painter.drawImage(area, image)
