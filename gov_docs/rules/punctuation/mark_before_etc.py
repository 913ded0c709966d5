"""“等”字前面多了顿号

查什么：列举末尾“、等”“、等等”。“等级”“等离子”一类词不算。
为什么：“等”直接跟在最后一项后面，前面不再停顿。
例：水、电、气、等设施。 → 水、电、气等设施。
依据：GB/T 15834-2011《标点符号用法》
修复：确认后删去顿号。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.language.segment import words
from gov_docs.rules.base import ParagraphRule, replace

# What 等 begins a word of its own with: 等级, 等离子, 等价. In published text it always does.
_OTHER = "级离价高量车候贵效值压于待闲重马速边轴幅温客死靠底额腰长距位熵份身差参处教比式厚强电势分同到他她你我"
_WAITED = "消息|机会|通知|结果|电话|贷款|朋友|救济|爱"
_MARK = re.compile(f"、(?=等等?(?![{_OTHER}])(?!{_WAITED})(?!、[靠要底]))")


class MarkBeforeEtc(ParagraphRule):
    id = "PUN025"
    name = "“等”字前面多了顿号"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    trigger = _MARK

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _MARK.finditer(para.text):
            if _is_etc(para.text, match.end()):
                where = spot(para, match.start())
                fix = replace(where, "", safety=Safety.ASK, title="删去顿号")
                yield self.issue(where, "“等”前面不用顿号", fix)


def _is_etc(text: str, at: int) -> bool:
    return any(word.start == at and word.text in ("等", "等等") for word in words(text))
