"""独占一行的标题末尾用了标点

查什么：单独成段的标题末尾有没有句号、逗号、分号、顿号；多数标题没有而它独有的冒号作提示。标题后面接排正文的，用句号隔开是对的。
为什么：独占一行的标题已与正文分开，末尾不用标点。
例：（“一、总体要求。”独占一行，应为“一、总体要求”。）
依据：GB/T 15834-2011《标点符号用法》。
修复：确认后删去末尾的标点。全文都习惯加句号的二级标题只作提示。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gov_docs.core.types import (
    HEADINGS,
    Category,
    Document,
    Fix,
    Issue,
    Paragraph,
    Part,
    Role,
    Safety,
    Span,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.rules.base import DocumentRule, change, replace

_MESSAGE = "独占一行的标题末尾不用标点"
_LONGEST = 40
_CLAUSE = "；，、"  # nobody closes a heading so by habit
_LEADS_IN = re.compile("如下|以下|下列|包括")
_LISTED = (Role.HEADING3, Role.HEADING4)  # items as often as headings: a stop there proves nothing


class HeadingEnd(DocumentRule):
    id = "DOC011"
    name = "独占一行的标题末尾用了标点"
    category = Category.STRUCTURE
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.PRACTICE
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        for role in HEADINGS:
            alone = [para for para in document.paragraphs if _stands_alone(para, role)]
            stops, clauses = _ending(alone, "。"), _ending(alone, _CLAUSE)
            if role in _LISTED:
                stops, clauses = _ending(alone, "，、"), []
            run_in = any(para.role is role and para.run_in for para in document.paragraphs)
            odd = not run_in and len(stops) * 2 < len(alone)
            lone = role is Role.HEADING1 and len(alone) == 1
            yield from self._report(clauses, odd=True)
            yield from self._report(stops, odd=odd or lone)
            if role not in _LISTED:
                yield from self._colons(document, alone)

    def _report(self, ended: Sequence[Paragraph], *, odd: bool) -> Iterator[Issue]:
        """Yield each of the odd ones; where most have a stop, or others run on, it is a habit."""
        spans = [_end(para) for para in ended]
        if odd:
            for span in spans:
                yield self.issue(span, _MESSAGE, _dropped(span))
        elif spans:
            message = f"{_MESSAGE}，全文有{len(spans)}处"
            fix = change("全部删去", *(TextEdit(span, "") for span in spans))
            yield self.issue(spans[0], message, fix, tier=Tier.HINT, related=spans[1:])

    def _colons(self, document: Document, alone: Sequence[Paragraph]) -> Iterator[Issue]:
        """Yield the colons few of the headings have, where text follows and no list."""
        ended = [para for para in _ending(alone, "：") if not _LEADS_IN.search(para.text)]
        if len(ended) > max(1, len(alone) // 4) or len(alone) == 1:
            return  # a habit
        below = dict(pairwise(document.paragraphs))
        for para in ended:
            if para in below and _is_text(below[para]):
                yield self.issue(_end(para), _MESSAGE, _dropped(_end(para)), tier=Tier.HINT)


def _ending(paras: Sequence[Paragraph], marks: str) -> list[Paragraph]:
    return [para for para in paras if para.text.rstrip()[-1] in marks]


def _end(para: Paragraph) -> Span:
    end = len(para.text.rstrip())
    return Span(para.id, end - 1, end)


def _is_text(para: Paragraph) -> bool:
    return para.role is Role.BODY and para.text.rstrip().endswith("。") and not para.number


def _dropped(span: Span) -> Fix:
    return replace(span, "", safety=Safety.ASK, title="删去末尾的标点")


def _stands_alone(para: Paragraph, role: Role) -> bool:
    text = para.text.strip()
    return (
        para.role is role
        and para.place.part is Part.BODY
        and not para.run_in
        and 0 < len(text) <= _LONGEST
        and not set("。；\n") & set(text[:-1])
    )
