"""What is drawn over the text: marks of findings, automatic numbers, the gaps between pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextBlock, QTextLine

from gov_docs.core.types import Paragraph, Tier
from gov_docs.desk.editing_findings import Finding
from gov_docs.gui import utf16
from gov_docs.gui.theme import Colors

WAVE, STEP = 2.0, 3.0
_LINES = {Tier.WARNING: Qt.PenStyle.DashLine, Tier.HINT: Qt.PenStyle.DotLine}


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph on the screen and where its text's own coordinates begin."""

    para: Paragraph
    block: QTextBlock
    origin: QPointF


def draw_finding(
    painter: QPainter, shown: Shown, finding: Finding, colors: Colors, *, current: bool
) -> None:
    span = finding.issue.span
    if span is None:
        return
    color = QColor(colors.tier(finding.issue.tier))
    if is_about_paragraph(finding):
        _draw_bar(painter, shown, color, finding.issue.tier, current=current)
        return
    for rect in stretches(shown, span.start, span.end):
        if current:
            soft = QColor(color)
            soft.setAlpha(56)
            painter.fillRect(rect, soft)
        _draw_line(painter, rect, color, finding.issue.tier)


def is_about_paragraph(finding: Finding) -> bool:
    """Say whether it is marked beside the paragraph: a font or an indent has no place of its own."""
    return finding.issue.rule.startswith("FMT")


def stretches(shown: Shown, start: int, end: int) -> Iterator[QRectF]:
    """Yield the rectangles of a stretch of text, one a line; an empty one is a letter's width."""
    text = shown.para.text
    first, last = utf16.units(text, start), utf16.units(text, end)
    layout = shown.block.layout()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        begin, stop = line.textStart(), line.textStart() + line.textLength()
        if first == last and not begin <= first <= stop:
            continue
        if first != last and (stop <= first or begin >= last):
            continue
        yield _rect(line, max(first, begin), min(last, stop)).translated(shown.origin)
        if first == last:
            return


def _rect(line: QTextLine, first: int, last: int) -> QRectF:
    left, right = _x(line, first), _x(line, last)
    width = max(right - left, 6.0)
    # With a fixed pitch the line's own height says nothing of where its letters end.
    foot = line.ascent() + max(line.descent() * 0.6, 4.0)
    return QRectF(left, line.y() + line.ascent() * 0.12, width, foot - line.ascent() * 0.12)


def _x(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    place = found[0] if isinstance(found, tuple) else found  # with where the line's text ends
    return place if isinstance(place, float) else 0.0


def _draw_line(painter: QPainter, rect: QRectF, color: QColor, tier: Tier) -> None:
    y = rect.bottom()
    if tier is Tier.ERROR:
        painter.setPen(QPen(color, 1.3))
        painter.drawPolyline(_wave(rect.left(), rect.right(), y))
        return
    painter.setPen(QPen(color, 1.8, _LINES[tier]))
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def _wave(left: float, right: float, y: float) -> QPolygonF:
    points, x, up = QPolygonF(), left, True
    while x < right:
        points.append(QPointF(x, y - WAVE if up else y))
        x, up = x + STEP, not up
    points.append(QPointF(right, y))
    return points


def _draw_bar(painter: QPainter, shown: Shown, color: QColor, tier: Tier, *, current: bool) -> None:
    painter.setPen(QPen(color, 5 if current else 3, _LINES.get(tier, Qt.PenStyle.SolidLine)))
    layout, x = shown.block.layout(), shown.origin.x() - 10
    for index in range(layout.lineCount()):  # a paragraph may go on on the next page
        line = layout.lineAt(index)
        top = shown.origin.y() + line.y()
        foot = line.ascent() + line.descent()
        painter.drawLine(QPointF(x, top + 3), QPointF(x, top + foot - 3))
