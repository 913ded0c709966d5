"""The desk under the pages: between two of them, and beside those narrower than others."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from gov_docs.gui.page import Page
from gov_docs.gui.sheet_plan import GAP


def draw_gaps(painter: QPainter, page: Page, seen: QRectF, desk: QColor) -> None:
    """Cover what is no paper; `seen` is the part of the document on the screen."""
    painter.save()
    painter.translate(-seen.topLeft())
    if page.is_paged:
        _between_pages(painter, page.size.height(), seen, desk)
    elif not page.sheets.are_alike:
        _beside_sheets(painter, page, seen, desk)
    painter.restore()


def _between_pages(painter: QPainter, height: float, seen: QRectF, desk: QColor) -> None:
    number = max(int(seen.top() // height), 1)
    while number * height - GAP < seen.bottom():
        band = QRectF(seen.left(), number * height - GAP / 2, seen.width(), GAP)
        painter.fillRect(band, desk)
        number += 1


def _beside_sheets(painter: QPainter, page: Page, seen: QRectF, desk: QColor) -> None:
    top, section = 0.0, 0
    for foot, following in [*page.sheet_feet(), (seen.bottom() + GAP, 0)]:
        if foot > seen.top() and top < seen.bottom():
            sheet, height = page.sheets.all[section], foot - top
            painter.fillRect(QRectF(seen.left(), top, sheet.left - seen.left(), height), desk)
            right = sheet.left + sheet.width
            painter.fillRect(QRectF(right, top, seen.right() - right, height), desk)
            painter.fillRect(QRectF(seen.left(), foot, seen.width(), GAP), desk)
        top, section = foot + GAP, following
