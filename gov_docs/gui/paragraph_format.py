"""A paragraph's layout in Qt's terms, in pixels of the page at some zoom."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextFormat

from gov_docs.core.types import Align, Layout, Paragraph, Part

CSS_DPI = 96
_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.BOTH: Qt.AlignmentFlag.AlignJustify,
    Align.DISTRIBUTE: Qt.AlignmentFlag.AlignJustify,
}
_USUAL_SIZE = 16.0
_NATURAL = 1.3  # a line's height over the size of a Chinese font


def pixels(points: float, zoom: float) -> float:
    return points * CSS_DPI / 72 * zoom


def block_format(
    para: Paragraph, zoom: float, number: float, *, is_tall: bool = False
) -> QTextBlockFormat:
    """Return the format; `number` is the width of the automatic number before the text.

    A tall paragraph holds a picture, which Word would cut to an exact line; here it is whole.
    """
    layout = para.layout
    size = (para.runs[0].size_pt if para.runs else 0.0) or _USUAL_SIZE
    form = QTextBlockFormat()
    form.setAlignment(_ALIGN[layout.align])
    left = _length(layout.left_chars, layout.left_pt, size)
    first = _length(layout.first_line_chars, layout.first_line_pt, size)
    form.setLeftMargin(pixels(max(left, 0), zoom))
    form.setTextIndent(pixels(max(first, -left), zoom) + number)
    form.setRightMargin(pixels(max(_length(layout.right_chars, layout.right_pt, size), 0), zoom))
    form.setTopMargin(pixels(layout.before_pt, zoom))
    form.setBottomMargin(pixels(layout.after_pt, zoom))
    _set_line_height(form, layout, size, zoom, is_tall=is_tall)
    if layout.page_break_before and para.place.part is Part.BODY:
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    return form


def _length(chars: float | None, points: float, size: float) -> float:
    return chars * size if chars is not None else points


def _set_line_height(
    form: QTextBlockFormat, layout: Layout, size: float, zoom: float, *, is_tall: bool
) -> None:
    kinds = QTextBlockFormat.LineHeightTypes
    if layout.line_rule == "exact" and layout.line_pt and not is_tall:
        form.setLineHeight(pixels(layout.line_pt, zoom), kinds.FixedHeight.value)
    elif layout.line_pt:
        form.setLineHeight(pixels(layout.line_pt, zoom), kinds.MinimumHeight.value)
    else:
        height = size * _NATURAL * layout.line_multiple
        form.setLineHeight(pixels(height, zoom), kinds.MinimumHeight.value)
