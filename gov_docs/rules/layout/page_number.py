"""页码缺少或形式不对

查什么：有没有页码，页码的字号，左右的一字线，单页码居右、双页码居左。
为什么：页码统一为“— 1 —”的样子，单双页分居外侧，双面印刷装订后好翻查。
例：（页码写成“第1页”或“- 1 -”，应为“— 1 —”。）
依据：GB/T 9704-2012 7.5：一般用4号半角宋体阿拉伯数字，数字左右各放一条一字线；单页码居右空一字，双页码居左空一字。
修复：确认后改字号、一字线或对齐方式；没有页码的请在页脚插入。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.types import (
    Align,
    Category,
    Document,
    FormatEdit,
    Issue,
    Paragraph,
    Part,
    Run,
    Section,
    Span,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.layout.scope import bound_sections, tier_for
from gov_docs.rules.layout.stretches import Property, odd_runs
from gov_docs.rules.standard import standard

_NUMBER = re.compile(r"[0-9]+|[IVXLivxl]+")
_DASHED = re.compile(r"\s*[—－]\s*(?:[0-9]+|[IVXLivxl]+)\s*[—－]\s*")
_SIDES = {"default": Align.RIGHT, "even": Align.LEFT}


@dataclass(frozen=True, slots=True)
class _Shown:
    para: Paragraph
    kind: str  # of the footer: default, first, even
    page: Section

    @property
    def span(self) -> Span:
        return Span(self.para.id, 0, len(self.para.text))


class PageNumberForm(DocumentRule):
    id = "FMT014"
    name = "页码缺少或形式不对"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 7.5"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        shown = _shown(document)
        tier = tier_for(document, self.tier)
        if not shown:
            if document.sections:
                yield self.issue(None, "没有页码", tier=tier)
            return
        yield from self._size(shown, tier)
        yield from self._dashes(shown, tier)
        for kind, align in _SIDES.items():
            yield from self._side(shown, kind, align, tier)
        together = [one for one in shown if not one.page.odd_even]
        if together:
            message = "单双页的页码没有分开，应单页码居右、双页码居左"
            yield self.issue(together[0].span, message, tier=Tier.HINT)

    def _size(self, shown: Sequence[_Shown], tier: Tier) -> Iterator[Issue]:
        form, named = standard().texts["page_number"], standard().size_name

        def wrong(run: Run) -> bool:
            return not form.size_met_by(run.size_pt)

        looked_at = Property("size_pt", form.size_pt, wrong, wrong)
        found = (odd_runs(one.para, 0, one.span.end, looked_at) for one in shown)
        odd = [one for one in found if one]
        if odd:
            message = f"页码的字号是{named(float(odd[0].shown))}，应为{named(form.size_pt)}"
            edits = (edit for one in odd for edit in one.edits)
            fix = change(f"字号改为{named(form.size_pt)}", *edits)
            related = [one.span for one in odd[1:]]
            yield self.issue(odd[0].span, message, fix, tier=tier, related=related)

    def _dashes(self, shown: Sequence[_Shown], tier: Tier) -> Iterator[Issue]:
        bare = [one for one in shown if _is_bare(one.para.text)]
        if not bare:
            return
        edits = [edit for one in bare for edit in _dash_edits(one.para)]
        fixes = [change("改为“— 1 —”的形式", *edits)] if len(edits) == 2 * len(bare) else []
        related = [one.span for one in bare[1:]]
        message = "页码左右应各有一条一字线：— 1 —"
        yield self.issue(bare[0].span, message, *fixes, tier=tier, related=related)

    def _side(
        self, shown: Sequence[_Shown], kind: str, align: Align, tier: Tier
    ) -> Iterator[Issue]:
        wrong = [
            one.span
            for one in shown
            if one.page.odd_even and one.kind == kind and not _stands(one.para, align)
        ]
        if wrong:
            side = "单页码居右空一字" if align is Align.RIGHT else "双页码居左空一字"
            fix = change(side, *(FormatEdit(span, "align", align) for span in wrong))
            yield self.issue(wrong[0], f"应{side}", fix, tier=tier, related=wrong[1:])


def _shown(document: Document) -> list[_Shown]:
    """Return the paragraphs that show the number on the pages of the text, each once."""
    by_id = {para.id: para for para in document.paragraphs}
    found: dict[int, _Shown] = {}
    for _, page in bound_sections(document):
        for number in page.page_numbers:
            if number.para in by_id:
                one = _Shown(by_id[number.para], number.kind, page)
                found.setdefault(number.para, one)
    return list(found.values())


def _is_bare(text: str) -> bool:
    return bool(_NUMBER.search(text)) and not _DASHED.fullmatch(text)


def _stands(para: Paragraph, align: Align) -> bool:
    if para.place.part is Part.TEXTBOX:  # the frame, not the paragraph, has the place
        return True
    on_left = para.layout.align in (Align.LEFT, Align.BOTH)
    return on_left if align is Align.LEFT else para.layout.align is align


def _dash_edits(para: Paragraph) -> tuple[TextEdit, ...]:
    """Return the edits that put the dashes around a typed number; beside a field none is made."""
    numbers = list(_NUMBER.finditer(para.text))
    if len(numbers) != 1 or para.locks:
        return ()
    start, end = numbers[0].span()
    return (
        TextEdit(Span(para.id, 0, start), "— "),
        TextEdit(Span(para.id, end, len(para.text)), " —"),
    )
