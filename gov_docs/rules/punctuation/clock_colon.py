"""时刻里用了全角冒号

查什么：用数字写的时刻，时与分之间用了全角冒号，如“8：30”。只在前后写明是时间的地方才查，比例、比分不算。
为什么：时刻是一个整体，用半角冒号才不会被看成两段，也不会在行末断开。
例：定于5月6日9：30开会。 → 定于5月6日9:30开会。
依据：GB/T 15834-2011《标点符号用法》
修复：确认后改为半角冒号。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_TIME = "(?:[01]?[0-9]|2[0-4])：[0-5][0-9](?![0-9：.．])"
_AFTER_DATE = re.compile(
    f"(?:[日号]|[上下中]午|晚上?|凌晨|早上?|时间[为：]?|[一二三四五六日]）) ?(?P<at>{_TIME})"
)
_SPAN = re.compile(
    f"(?<![0-9.：])(?P<from>{_TIME}) ?[—～~－至到-]+ ?(?:次?日|[上下中]午)?(?P<to>{_TIME})"
)


class ClockColon(ParagraphRule):
    id = "PUN035"
    name = "时刻里用了全角冒号"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.PRACTICE
    tier = Tier.WARNING
    trigger = re.compile("[0-9]：[0-5][0-9]")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        found = {match.start("at") for match in _AFTER_DATE.finditer(para.text)}
        for match in _SPAN.finditer(para.text):
            found |= {match.start("from"), match.start("to")}
        for start in sorted(found):
            colon = spot(para, para.text.index("：", start))
            yield self.issue(colon, "时与分之间用半角冒号", replace(colon, ":", safety=Safety.ASK))
