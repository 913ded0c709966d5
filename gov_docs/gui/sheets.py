"""How wide each section's page is, and where its text begins on the widest of them."""

from dataclasses import dataclass

from gov_docs.core.types import Document, Section
from gov_docs.gui.paragraph_format import CSS_DPI

_MM = CSS_DPI / 25.4
# Word squeezes 28 characters of 16 points into 156 mm; Qt does not.
_SLACK_MM = 2.5
_NARROWEST_MM = 20.0  # of a text: made-up margins may leave none


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section's page in pixels of the screen; x is counted from the widest page's edge."""

    left: float
    width: float
    height: float
    text_left: float
    text_right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        return self.text_right - self.text_left


class Sheets:
    """The pages of a document at some zoom."""

    def __init__(self, document: Document, zoom: float) -> None:
        sections = document.sections or (Section(0),)
        self.width = max(section.width_mm for section in sections) * _MM * zoom
        self.all = tuple(_sheet(section, self.width, _MM * zoom) for section in sections)
        self.are_alike = len({(s.width_mm, s.height_mm) for s in sections}) == 1
        self.text_left = min(sheet.text_left for sheet in self.all)
        self.text_right = max(sheet.text_right for sheet in self.all)
        self._starts = {section.first_para: at for at, section in enumerate(sections)}
        self._new_page = tuple(section.new_page for section in sections)

    def begins(self, para: int) -> int | None:
        """Return the number of the section that this paragraph begins."""
        return self._starts.get(para)

    def breaks_before(self, section: int) -> bool:
        """Say whether a section but the first begins on a new page."""
        return section > 0 and self._new_page[section]

    def margins(self, section: int) -> tuple[float, float]:
        """Return by how much a section's text is narrower, left and right, than the widest."""
        sheet = self.all[section]
        return sheet.text_left - self.text_left, self.text_right - sheet.text_right


def _sheet(section: Section, widest: float, scale: float) -> Sheet:
    width = section.width_mm * scale
    left = (widest - width) / 2
    text_left = left + section.left_mm * scale
    text_right = left + width - (section.right_mm - _SLACK_MM) * scale
    return Sheet(
        left,
        width,
        section.height_mm * scale,
        text_left,
        max(text_right, text_left + _NARROWEST_MM * scale),
        section.top_mm * scale,
        section.bottom_mm * scale,
    )
