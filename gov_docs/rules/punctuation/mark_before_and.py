"""连词“和”“及”前面多了顿号

查什么：并列的最后一项前面“、和”“、及”“、或者”。“和谐”“及时”一类词不算。
为什么：连词已经表示并列，前面不再用顿号；“以及”前面的停顿习惯上也有用顿号的，不查。
例：土地、资金、和人才保障。 → 土地、资金和人才保障。
依据：GB/T 15834-2011《标点符号用法》
修复：确认后删去顿号。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.language.segment import words
from gov_docs.rules.base import ParagraphRule, replace

_CONJUNCTIONS = ("和", "及", "或者")
_MARK = re.compile("、(?=和(?![谐美睦平解气蔼善田顺林泰静县政远])|及(?![时早第格其])|或者)")


class MarkBeforeAnd(ParagraphRule):
    id = "PUN024"
    name = "“和”“及”前面多了顿号"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.NORMAL
    tier = Tier.HINT
    trigger = _MARK

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _MARK.finditer(para.text):
            word = next((w for w in words(para.text) if w.start == match.end()), None)
            if word is not None and word.text in _CONJUNCTIONS:
                where = spot(para, match.start())
                fix = replace(where, "", safety=Safety.ASK, title="删去顿号")
                yield self.issue(where, f"“{word.text}”前面不用顿号", fix)
