"""Which section each paragraph is in, and where a new page or another sheet begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gov_docs.core.types import Document, Paragraph, Part
from gov_docs.gui.sheets import Sheets

GAP = 12  # between two pages
PAGE_BREAK = "\f"
SIDE_PARTS = {
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
}


@dataclass(frozen=True, slots=True)
class Before:
    """What comes before a paragraph, or the table it begins."""

    new_page: bool = False
    margin: float = 0.0  # the foot of one sheet and the head of the next


@dataclass(slots=True)
class SheetPlan:
    sections: dict[int, int] = field(default_factory=dict)  # but for the first section's
    before: dict[int, Before] = field(default_factory=dict)

    def section_of(self, para: int) -> int:
        return self.sections.get(para, 0)

    def before_of(self, para: int) -> Before:
        return self.before.get(para, Before())

    def touches(self, paras: Sequence[Paragraph]) -> bool:
        """Say whether a page or a sheet begins at one of them, or right after."""
        return any(para.id in self.before or para.text.endswith(PAGE_BREAK) for para in paras)


def plan_of(document: Document, sheets: Sheets) -> SheetPlan:
    plan = SheetPlan()
    section, breaks = 0, False
    for para in document.paragraphs:
        if para.place.part in SIDE_PARTS:
            continue
        begun = sheets.begins(para.id)
        if begun:
            plan.before[para.id] = _between(sheets, section, begun)
            section = begun
        if section:
            plan.sections[para.id] = section
        if breaks:
            plan.before[para.id] = Before(new_page=True)
        breaks = para.text.endswith(PAGE_BREAK)
    return plan


def _between(sheets: Sheets, last: int, section: int) -> Before:
    if not sheets.are_alike:
        return Before(margin=sheets.all[last].bottom + GAP + sheets.all[section].top)
    return Before(new_page=sheets.breaks_before(section))
