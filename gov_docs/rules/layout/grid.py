"""每面行数、每行字数不合要求

查什么：靠文档网格排版的，网格是不是每面22行、每行28字；没有网格、但行距已设成固定值的，不算错。
为什么：行数和字数一定，版心才能正好撑满，版面疏密才一致。
例：（网格设成每面44行、每行39字，应为22行、28字。）
依据：GB/T 9704-2012 5.2.3：一般每面排22行，每行排28个字，并撑满版心；特定情况可以作适当调整。
修复：不自动修复，请在“页面设置—文档网格”中改为每页22行、每行28字。
"""

from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Section, Strength, Tier
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.layout.scope import bound_sections, on_grid, tier_for
from gov_docs.rules.standard import standard


class GridOff(DocumentRule):
    id = "FMT003"
    name = "每面行数、每行字数不合要求"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 5.2.3"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        if not on_grid(document):
            return
        for _, page in bound_sections(document):
            wrong = _differences(page)
            if wrong:
                message = f"文档网格是{'、'.join(wrong)}，一般每面22行、每行28字"
                yield self.issue(None, message, tier=tier_for(document, self.tier))
                return


def _differences(page: Section) -> list[str]:
    grid = standard().grid
    wrong = []
    if page.lines_per_page is not None and page.lines_per_page != grid.lines:
        wrong.append(f"每面{page.lines_per_page}行")
    by_chars = page.grid in ("linesAndChars", "snapToChars")
    if by_chars and page.chars_per_line is not None and page.chars_per_line != grid.chars:
        wrong.append(f"每行{page.chars_per_line}字")
    return wrong
