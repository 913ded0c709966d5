"""正文行距不合要求

查什么：正文和标题各段的行距：设成固定值的是不是28磅至30磅；没有网格的不能用单倍、多倍行距。
为什么：版心高225毫米，排22行，每行约28.95磅；单倍行距会随字体高低变化，排不准。
例：（有一段设成固定值20磅，应为28磅至30磅。）
依据：GB/T 9704-2012 5.2.3：一般每面排22行，每行排28个字，并撑满版心。
修复：确认后把这几段的行距设为固定值28.95磅。
"""

from collections.abc import Iterator

from gov_docs.core.types import (
    Category,
    Document,
    FormatEdit,
    Issue,
    Layout,
    Paragraph,
    Span,
    Strength,
    Tier,
)
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.layout.oddity import Odd, Wanted, report
from gov_docs.rules.layout.scope import has_grid, main_text
from gov_docs.rules.standard import standard

_SINGLE = 0.05  # how far from 1.0 a multiple still counts as single


class LinePitchOff(DocumentRule):
    id = "FMT006"
    name = "正文行距不合要求"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 5.2.3"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        paras = [para for para in main_text(document) if para.text.strip()]
        grid = has_grid(document)
        odd = [_odd(para) for para in paras if not _conforms(para.layout, grid)]
        pitch = standard().line_pitch
        wanted = Wanted("正文", "行距", f"固定值{pitch.set_as_pt:g}磅左右")
        yield from report(self, document, wanted, odd, len(paras), self.tier)


def _conforms(layout: Layout, grid: bool) -> bool:
    pitch = standard().line_pitch
    if layout.line_rule == "auto":
        return grid and layout.snap_to_grid and abs(layout.line_multiple - 1) <= _SINGLE
    return layout.line_pt is None or pitch.least_pt <= layout.line_pt <= pitch.most_pt


def _odd(para: Paragraph) -> Odd:
    span, pitch = Span(para.id, 0, len(para.text)), standard().line_pitch
    edits = (
        FormatEdit(span, "line_rule", "exact"),
        FormatEdit(span, "line_pt", pitch.set_as_pt),
    )
    return Odd(span, _shown(para.layout), edits)


def _shown(layout: Layout) -> str:
    if layout.line_rule == "auto":
        single = abs(layout.line_multiple - 1) <= _SINGLE
        return "单倍行距" if single else f"{layout.line_multiple:.3g}倍行距"
    name = "固定值" if layout.line_rule == "exact" else "最小值"
    return f"{name}{layout.line_pt:g}磅"
