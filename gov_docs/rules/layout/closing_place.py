"""署名、成文日期的位置不对

查什么：署名和成文日期是不是靠右编排，右边有没有空出字来。
为什么：署名和日期靠右空字编排，给印章留位置；顶到左边、居中或顶到右边都不合格式。
例：（成文日期右对齐但没有右空，加盖印章的应右空四字，不加盖印章的应右空二字。）
依据：GB/T 9704-2012 7.3.5。
修复：确认后改为右对齐，并右空四字（加盖印章）或二字（不加盖印章）。
"""

from collections.abc import Iterator

from gov_docs.core.types import (
    Align,
    Category,
    Document,
    Fix,
    FormatEdit,
    Issue,
    Paragraph,
    Role,
    Span,
    Strength,
    Tier,
)
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.layout.indent import first_line_start, leading_blank, right_blank
from gov_docs.rules.layout.scope import bound_paragraphs, tier_for
from gov_docs.rules.standard import standard

_FROM_LEFT_CHARS = 6.0  # a name or date that begins before this stands on the left
_LEAST_RIGHT_CHARS = 1.0
_NAMES = {Role.SIGNATURE: "署名", Role.DATE: "成文日期"}


class ClosingPlace(DocumentRule):
    id = "FMT013"
    name = "署名、成文日期的位置不对"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 7.3.5"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        body = False
        for para in bound_paragraphs(document):
            body = body or para.role is Role.BODY
            if body and para.role in _NAMES and "\t" not in para.text:
                yield from self._place(para, document)

    def _place(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        where = _wrong_place(para)
        if where:
            message = (
                f"{_NAMES[para.role]}{where}，应靠右编排，加盖印章的右空四字，不加盖的右空二字"
            )
            span = Span(para.id, 0, len(para.text))
            tier = tier_for(document, self.tier)
            yield self.issue(span, message, *_fixes(para), tier=tier)


def _wrong_place(para: Paragraph) -> str:
    align = para.layout.align
    if align is Align.CENTER:
        return "居中"
    if align is Align.RIGHT:
        return "顶到了右边" if right_blank(para) < _LEAST_RIGHT_CHARS else ""
    start = first_line_start(para) + leading_blank(para)[1]
    return "靠左" if start < _FROM_LEFT_CHARS else ""


def _fixes(para: Paragraph) -> Iterator[Fix]:
    place, span = standard().signature, Span(para.id, 0, len(para.text))
    kinds = (("加盖印章", place.sealed_right_chars), ("不加盖印章", place.right_chars))
    for kind, blank in kinds:
        edits = [FormatEdit(span, "right_chars", blank)]
        if para.layout.align is not Align.RIGHT:
            edits.insert(0, FormatEdit(span, "align", Align.RIGHT))
        yield change(f"靠右，右空{blank:g}字（{kind}）", *edits)
