"""A run's look in Qt's terms."""

from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from gov_docs.core.types import Paragraph, Run
from gov_docs.gui.fonts import families
from gov_docs.gui.paragraph_format import pixels
from gov_docs.gui.theme import Colors

USUAL_SIZE = 16.0
_LIGHT = 150  # of 255


@lru_cache(maxsize=512)
def named_font(name: str, size_pt: float, bold: bool, zoom: float) -> QFont:
    font = QFont()
    font.setFamilies(list(families(name)))
    font.setPixelSize(max(round(pixels(size_pt or USUAL_SIZE, zoom)), 1))
    font.setBold(bold)
    return font


def number_width(para: Paragraph, zoom: float) -> float:
    """Return the room for an automatic number, which is drawn and not part of the text."""
    if not para.number:
        return 0.0
    size = para.runs[0].size_pt if para.runs else USUAL_SIZE
    wide = sum(1.0 if char > "\u2e80" else 0.55 for char in para.number)
    return (wide + 0.4) * pixels(size or USUAL_SIZE, zoom)


def number_font(para: Paragraph, zoom: float) -> QFont:
    run = para.runs[0] if para.runs else Run("")
    return named_font(run.font, run.size_pt, run.bold, zoom)


def char_format(run: Run, zoom: float, colors: Colors) -> QTextCharFormat:
    return _char_format(
        run.font, run.size_pt, run.bold, run.color, run.spacing_pt, zoom, colors.ink
    )


@lru_cache(maxsize=1024)
def _char_format(
    font: str, size: float, bold: bool, color: str, spacing: float, zoom: float, ink: str
) -> QTextCharFormat:
    form = QTextCharFormat()
    face = QFont(named_font(font, size, bold, zoom))
    if spacing:
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels(spacing, zoom))
    form.setFont(face)
    form.setForeground(_legible(color, QColor(ink)))
    return form


def _legible(color: str, ink: QColor) -> QColor:
    """Return a colour that can be read: on dark paper dark letters are made light."""
    if not color or color == "000000":
        return ink
    shown = QColor(f"#{color}")
    light = shown.lightness()
    if ink.lightness() > 128 and light < _LIGHT:
        return QColor.fromHsl(shown.hslHue(), shown.hslSaturation(), max(255 - light, _LIGHT))
    return shown
