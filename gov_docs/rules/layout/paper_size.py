"""纸张不是A4

查什么：正文所在各节的纸张大小；横排的页（放大表格用）不查。
为什么：公文用纸统一为A4，大小不一无法一起装订归档。
例：（把纸张设成信纸、16开等，都会提出。）
依据：GB/T 9704-2012 5.1：公文用纸采用A4型纸，210毫米×297毫米。
修复：确认后只改这些节的纸张大小。
"""

from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Section, SectionEdit, Strength, Tier
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.layout.scope import bound_sections, tier_for
from gov_docs.rules.standard import standard


class PaperSize(DocumentRule):
    id = "FMT001"
    name = "纸张不是A4"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 5.1"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        wrong = [
            (index, page) for index, page in bound_sections(document) if not _is_standard(page)
        ]
        if not wrong:
            return
        paper, first = standard().paper, wrong[0][1]
        shown = f"{first.width_mm:.0f}×{first.height_mm:.0f}毫米"
        message = f"纸张是{shown}，应为{paper.name}（{paper.width_mm:g}×{paper.height_mm:g}毫米）"
        edits = [edit for index, _ in wrong for edit in _edits(index)]
        fix = change(f"纸张改为{paper.name}", *edits)
        yield self.issue(None, message, fix, tier=tier_for(document, self.tier))


def _is_standard(page: Section) -> bool:
    paper = standard().paper
    return (
        abs(page.width_mm - paper.width_mm) <= paper.tolerance_mm
        and abs(page.height_mm - paper.height_mm) <= paper.tolerance_mm
    )


def _edits(index: int) -> tuple[SectionEdit, SectionEdit]:
    paper = standard().paper
    return (
        SectionEdit(index, "width_mm", paper.width_mm),
        SectionEdit(index, "height_mm", paper.height_mm),
    )
