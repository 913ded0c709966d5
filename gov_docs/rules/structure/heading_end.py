"""独占一行的标题末尾用了标点

查什么：单独成段的标题末尾有没有句号、逗号、分号、顿号。标题后面接排正文的，用句号隔开是对的。
为什么：独占一行的标题已与正文分开，末尾不用标点。
例：（“一、总体要求。”独占一行，应为“一、总体要求”。）
依据：GB/T 15834-2011《标点符号用法》。
修复：确认后删去末尾的标点。全文都习惯加句号的二级标题只作提示。
"""

from collections.abc import Iterator, Sequence

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
_STOPS = "。；，、"
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
            ended = [para for para in alone if para.text.rstrip()[-1] in _STOPS]
            if role in _LISTED:
                ended = [para for para in ended if para.text.rstrip()[-1] in "，、"]
            run_in = any(para.role is role and para.run_in for para in document.paragraphs)
            odd = not run_in and len(ended) * 2 < len(alone)
            lone = role is Role.HEADING1 and len(alone) == 1
            yield from self._report(ended, odd=odd or lone)

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


def _end(para: Paragraph) -> Span:
    end = len(para.text.rstrip())
    return Span(para.id, end - 1, end)


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
