"""页边距不合要求

查什么：正文所在各节的天头、订口，以及由版心大小决定的右边和下边的空白，允许相差1毫米。
为什么：四边空白决定版心的位置和大小，错了就排不成每面22行、每行28字。
例：（天头设成25.4毫米，应为37毫米。）
依据：GB/T 9704-2012 5.2.1：天头37毫米±1毫米，订口28毫米±1毫米，版心156毫米×225毫米。
修复：确认后只改不合要求的那一边。
"""

from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, SectionEdit, Strength, Tier
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.layout.scope import bound_sections, tier_for
from gov_docs.rules.standard import standard

_ROUNDING_MM = 0.05  # Word keeps twentieths of a point
_SIDES = {
    "top_mm": "上边距（天头）",
    "left_mm": "左边距（订口）",
    "right_mm": "右边距",
    "bottom_mm": "下边距",
}


class MarginsOff(DocumentRule):
    id = "FMT002"
    name = "页边距不合要求"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 5.2.1"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        for side, label in _SIDES.items():
            yield from self._side(document, side, label)

    def _side(self, document: Document, side: str, label: str) -> Iterator[Issue]:
        margins = standard().margins
        wanted: float = getattr(margins, side)
        wrong = [
            (index, float(getattr(page, side)))
            for index, page in bound_sections(document)
            if abs(getattr(page, side) - wanted) > margins.tolerance_mm + _ROUNDING_MM
        ]
        if not wrong:
            return
        message = (
            f"{label}是{wrong[0][1]:.1f}毫米，应为{wanted:g}毫米（±{margins.tolerance_mm:g}毫米）"
        )
        edits = (SectionEdit(index, side, wanted) for index, _ in wrong)
        fix = change(f"{label}改为{wanted:g}毫米", *edits)
        yield self.issue(None, message, fix, tier=tier_for(document, self.tier))
