"""页码缺少或形式不对

查什么：有没有页码，页码的字号，左右的一字线，单页码居右、双页码居左。
为什么：页码统一为“— 1 —”的样子，单双页分居外侧，双面印刷装订后好翻查。
例：（页码写成“第1页”或“- 1 -”，应为“— 1 —”。）
依据：GB/T 9704-2012 7.5：一般用4号半角宋体阿拉伯数字，数字左右各放一条一字线；单页码居右空一字，双页码居左空一字。
修复：确认后改字号、一字线或对齐方式；没有页码的请在页脚插入。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import (
    Align,
    Category,
    Document,
    Fix,
    FormatEdit,
    Issue,
    PageNumber,
    Paragraph,
    Part,
    Section,
    Span,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.layout.oddity import odd_runs
from gov_docs.rules.layout.scope import bound_sections, tier_for
from gov_docs.rules.standard import standard

_NUMBER = re.compile(r"[0-9]+|[IVXLivxl]+")
_DASHED = re.compile(r"\s*[—－]\s*(?:[0-9]+|[IVXLivxl]+)\s*[—－]\s*")
_LEFT, _RIGHT = "— ", " —"


class PageNumberForm(DocumentRule):
    id = "FMT014"
    name = "页码缺少或形式不对"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 7.5"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        pages = [page for _, page in bound_sections(document)]
        tier = tier_for(document, self.tier)
        if pages and not any(page.page_numbers for page in pages):
            yield self.issue(None, "没有页码", tier=tier)
        by_id = {para.id: para for para in document.paragraphs}
        seen: set[int] = set()
        for page in pages:
            for number in page.page_numbers:
                if number.para in by_id and number.para not in seen:
                    seen.add(number.para)
                    yield from self._number(by_id[number.para], number, page, tier)

    def _number(
        self, para: Paragraph, number: PageNumber, page: Section, tier: Tier
    ) -> Iterator[Issue]:
        span = Span(para.id, 0, len(para.text))
        size = standard().texts["page_number"]
        odd = odd_runs(
            para,
            0,
            span.end,
            "size_pt",
            size.size_pt,
            lambda run: not size.size_met_by(run.size_pt),
        )
        if odd:
            name = standard().size_name
            message = f"页码的字号是{name(float(odd.shown))}，应为{name(size.size_pt)}"
            fix = change(f"字号改为{name(size.size_pt)}", *odd.edits)
            yield self.issue(span, message, fix, tier=tier)
        if _NUMBER.search(para.text) and not _DASHED.fullmatch(para.text):
            yield self.issue(span, "页码左右应各有一条一字线：— 1 —", *_dash_fixes(para), tier=tier)
        if para.place.part is not Part.TEXTBOX:
            yield from self._side(para, number, page, tier)

    def _side(
        self, para: Paragraph, number: PageNumber, page: Section, tier: Tier
    ) -> Iterator[Issue]:
        span = Span(para.id, 0, len(para.text))
        if not page.odd_even:
            if number.kind == "default":
                message = "单双页的页码没有分开，应单页码居右、双页码居左"
                yield self.issue(span, message, tier=Tier.HINT)
            return
        align = {"default": Align.RIGHT, "even": Align.LEFT}.get(number.kind)
        if align is None or _stands(para, align):
            return
        side = "单页码应居右空一字" if align is Align.RIGHT else "双页码应居左空一字"
        fix = change(side.replace("应", ""), FormatEdit(span, "align", align))
        yield self.issue(span, side, fix, tier=tier)


def _stands(para: Paragraph, align: Align) -> bool:
    on_left = para.layout.align in (Align.LEFT, Align.BOTH)
    return on_left if align is Align.LEFT else para.layout.align is align


def _dash_fixes(para: Paragraph) -> tuple[Fix, ...]:
    """Return the fix that puts the dashes around the number, which may be a locked field."""
    numbers = list(_NUMBER.finditer(para.text))
    if len(numbers) != 1:
        return ()
    start, end = numbers[0].span()
    edits = (
        TextEdit(Span(para.id, 0, start), _LEFT),
        TextEdit(Span(para.id, end, len(para.text)), _RIGHT),
    )
    return (change("改为“— 1 —”的形式", *edits),)
