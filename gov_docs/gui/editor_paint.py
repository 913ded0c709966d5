"""What is drawn over the text: marks of findings, automatic numbers, the gaps between pages."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
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


def draw_findings(
    painter: QPainter,
    shown: Shown,
    findings: Iterable[Finding],
    colors: Colors,
    current: int | None,
) -> None:
    """Mark what was found in a paragraph; marks of one tier are drawn together."""
    strokes: dict[Tier, list[QRectF]] = {}
    for finding in findings:
        span, tier = finding.issue.span, finding.issue.tier
        if span is None:
            continue
        is_current = finding.number == current
        if is_about_paragraph(finding):
            _draw_bar(painter, shown, QColor(colors.tier(tier)), tier, current=is_current)
            continue
        rects = list(stretches(shown, span.start, span.end))
        strokes.setdefault(tier, []).extend(rects)
        if is_current:
            soft = QColor(colors.tier(tier))
            soft.setAlpha(56)
            for rect in rects:
                painter.fillRect(rect, soft)
    for tier, rects in strokes.items():
        _draw_lines(painter, rects, QColor(colors.tier(tier)), tier)


def is_about_paragraph(finding: Finding) -> bool:
    """Say whether it is marked beside the paragraph: a font or an indent has no place of its own."""
    return finding.issue.rule.startswith("FMT")


def stretches(shown: Shown, start: int, end: int) -> Iterator[QRectF]:
    """Yield the rectangles of a stretch of text, one a line; an empty one is a letter's width."""
    text = shown.para.text
    first, last = utf16.units(text, start), utf16.units(text, end)
    layout = shown.block.layout()
    index = layout.lineForTextPosition(first).lineNumber()
    for at in range(max(index, 0), layout.lineCount()):
        line = layout.lineAt(at)
        begin = line.textStart()
        if first < last and begin >= last:
            return
        stop = begin + line.textLength()
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


def _draw_lines(painter: QPainter, rects: Sequence[QRectF], color: QColor, tier: Tier) -> None:
    if tier is Tier.ERROR:
        painter.setPen(QPen(color, 1.3))
        for rect in rects:
            painter.drawPolyline(_wave(rect.left(), rect.right(), rect.bottom()))
        return
    painter.setPen(QPen(color, 1.8, _LINES[tier]))
    painter.drawLines([QLineF(rect.bottomLeft(), rect.bottomRight()) for rect in rects])


def _wave(left: float, right: float, y: float) -> QPolygonF:
    steps = max(math.ceil((right - left) / STEP), 1)
    points = [QPointF(left + at * STEP, y - (at + 1) % 2 * WAVE) for at in range(steps)]
    return QPolygonF([*points, QPointF(right, y)])


def _draw_bar(painter: QPainter, shown: Shown, color: QColor, tier: Tier, *, current: bool) -> None:
    painter.setPen(QPen(color, 5 if current else 3, _LINES.get(tier, Qt.PenStyle.SolidLine)))
    layout, x = shown.block.layout(), shown.origin.x() - 10
    for index in range(layout.lineCount()):  # a paragraph may go on on the next page
        line = layout.lineAt(index)
        top = shown.origin.y() + line.y()
        foot = line.ascent() + line.descent()
        painter.drawLine(QPointF(x, top + 3), QPointF(x, top + foot - 3))
