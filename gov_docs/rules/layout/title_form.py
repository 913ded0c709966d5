"""标题的字体、字号、对齐不对

查什么：公文标题各行的字体、字号，是不是居中。
为什么：标题用小标宋、二号、居中，读者一眼就能认出，也与各级小标题区别开。
例：（标题用了黑体三号、靠左，应为小标宋二号、居中。）
依据：GB/T 9704-2012 7.3.1：一般用2号小标宋体字，分一行或多行居中排布。
修复：确认后只改标题中不对的那一项。
"""

from collections.abc import Callable, Iterator, Sequence

from gov_docs.core.types import (
    Align,
    Category,
    Document,
    FormatEdit,
    Issue,
    Paragraph,
    Role,
    Run,
    Span,
    Strength,
    Tier,
)
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.layout.oddity import Odd
from gov_docs.rules.layout.scope import bound_paragraphs, tier_for
from gov_docs.rules.layout.stretches import Property, odd_runs
from gov_docs.rules.standard import standard


class TitleForm(DocumentRule):
    id = "FMT008"
    name = "标题字体、字号、对齐不对"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 7.3.1"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        lines = [
            para
            for para in bound_paragraphs(document)
            if para.role is Role.TITLE and not _is_red(para)
        ]
        form, named = standard().texts["title"], standard().size_name
        fonts = _runs(lines, "font", form.face.set_as, lambda run: not form.face.met_by(run.font))
        yield from self._lines(document, "字体", form.face.name, fonts)
        sizes = _runs(lines, "size_pt", form.size_pt, lambda run: not form.size_met_by(run.size_pt))
        named_sizes = [Odd(one.span, named(float(one.shown)), one.edits) for one in sizes]
        yield from self._lines(document, "字号", named(form.size_pt), named_sizes)
        aside = [_aside(para) for para in lines if para.layout.align is not Align.CENTER]
        yield from self._lines(document, "对齐方式", "居中", aside)

    def _lines(
        self, document: Document, quality: str, value: str, odd: Sequence[Odd]
    ) -> Iterator[Issue]:
        """Yield one finding for all the lines of the title."""
        if not odd:
            return
        message = f"标题的{quality}是{odd[0].shown}，应为{value}"
        fix = change(f"标题{quality}改为{value}", *(edit for one in odd for edit in one.edits))
        tier, related = tier_for(document, self.tier), [one.span for one in odd[1:]]
        yield self.issue(odd[0].span, message, fix, tier=tier, related=related)


def _is_red(para: Paragraph) -> bool:
    """Say whether the title is the letterhead itself, as in minutes: its form is free."""
    return all(run.color == "FF0000" for run in para.runs if run.text.strip())


def _runs(
    lines: Sequence[Paragraph], name: str, value: str | float, wrong: Callable[[Run], bool]
) -> list[Odd]:
    looked_at = Property(name, value, wrong, wrong)
    odd = (odd_runs(para, 0, len(para.text), looked_at) for para in lines)
    return [one for one in odd if one]


def _aside(para: Paragraph) -> Odd:
    names = {Align.LEFT: "左对齐", Align.RIGHT: "右对齐", Align.BOTH: "两端对齐"}
    span = Span(para.id, 0, len(para.text))
    edits = (FormatEdit(span, "align", Align.CENTER),)
    return Odd(span, names.get(para.layout.align, "分散对齐"), edits)
