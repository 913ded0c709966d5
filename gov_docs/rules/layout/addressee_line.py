"""主送机关没有顶格或句末不是冒号

查什么：主送机关一行是否居左顶格，最后一个机关名称后是否标冒号。
为什么：主送机关居左顶格、以全角冒号收尾，才与正文分得开。
例：（“各县（市、区）人民政府，”缩进了两字，并以逗号收尾。）
依据：GB/T 9704-2012 7.3.2：编排于标题下空一行位置，居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号。
修复：确认后取消缩进，或把句末改为全角冒号。
"""

from collections.abc import Iterator

from gov_docs.core.types import (
    Align,
    Category,
    Document,
    Edit,
    FormatEdit,
    Issue,
    Paragraph,
    Role,
    Safety,
    Span,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.rules.base import DocumentRule, change, replace
from gov_docs.rules.layout.indent import first_line_start, leading_blank
from gov_docs.rules.layout.scope import bound_paragraphs, tier_for

_ENDS_WRONG = "，。；、,;."
_SLACK = 0.3  # of a character


class AddresseeLine(DocumentRule):
    id = "FMT012"
    name = "主送机关没有顶格或句末不是冒号"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 7.3.2"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        lines = [para for para in bound_paragraphs(document) if para.role is Role.ADDRESSEE]
        for para in lines:
            yield from self._indented(para, document)
        if lines:
            yield from self._unclosed(lines[-1], document)

    def _indented(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        blank = leading_blank(para)
        aside = para.layout.align in (Align.CENTER, Align.RIGHT)
        if not aside and abs(first_line_start(para) + blank[1]) <= _SLACK:
            return
        fix = change("改为居左顶格", *_flush(para, blank[0]))
        message = "主送机关应居左顶格，不缩进"
        tier = tier_for(document, self.tier)
        yield self.issue(Span(para.id, 0, len(para.text)), message, fix, tier=tier)

    def _unclosed(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        text = para.text.rstrip()
        if not text or text[-1] in "：:":  # a half-width colon is left to the punctuation rules
            return
        start, end = len(text) - (text[-1] in _ENDS_WRONG), len(text)
        fix = replace(Span(para.id, start, end), "：", safety=Safety.ASK, title="句末改为全角冒号")
        tier = tier_for(document, self.tier)
        yield self.issue(Span(para.id, end - 1, end), "主送机关之后应标全角冒号", fix, tier=tier)


def _flush(para: Paragraph, blanks: int) -> Iterator[Edit]:
    span, layout = Span(para.id, 0, len(para.text)), para.layout
    for name in ("first_line_chars", "first_line_pt", "left_chars", "left_pt"):
        if getattr(layout, name):
            yield FormatEdit(span, name, 0.0)
    if layout.align in (Align.CENTER, Align.RIGHT):
        yield FormatEdit(span, "align", Align.LEFT)
    if blanks:
        yield TextEdit(Span(para.id, 0, blanks), "")
