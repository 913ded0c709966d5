"""序号后面的标点用错

查什么：段首序号用的标点：“一．”“（一）、”“1、”和半角括号的“(一)”。
为什么：“一”后用顿号，“1”后用下脚点，带括号的序号后面不再加标点，全文才一致。
例：（一）、加强领导 → （一）加强领导
依据：GB/T 15834-2011《标点符号用法》附录B；GB/T 9704-2012 7.3.3。
修复：带括号的、与前后写法不一的自动改正，其余确认后改；只改序号本身。
"""

import re
from collections.abc import Iterator, Sequence

from gov_docs.core.types import Category, Document, Issue, Safety, Span, Strength, Tier
from gov_docs.rules.base import DocumentRule, replace
from gov_docs.rules.structure.outline import (
    Item,
    has_wrong_mark,
    is_damaged,
    items,
    right_number,
    sound_neighbours,
)

_FULL_WIDTH_DIGITS = re.compile("[０-９]")  # 1 in full width is the numbers rules' business


class NumberMark(DocumentRule):
    id = "DOC012"
    name = "序号后面的标点用错"
    category = Category.STRUCTURE
    basis = "GB/T 15834-2011《标点符号用法》；GB/T 9704-2012 7.3.3"
    strength = Strength.MANDATORY
    tier = Tier.ERROR

    def find(self, document: Document) -> Iterator[Issue]:
        found = list(items(document))
        for item in found:
            if _is_wrong(item, found):
                yield self._report(item, found)

    def _report(self, item: Item, found: Sequence[Item]) -> Issue:
        number = item.number
        wanted = right_number(item.level, item.value)
        certain = "）" in wanted or any(sound_neighbours(found, item))
        safety = Safety.SAFE if certain else Safety.ASK
        return self.issue(
            Span(item.para.id, number.start, number.end),
            f"序号“{number.text}”应写作“{wanted}”",
            replace(Span(item.para.id, number.start, number.end), wanted, safety=safety),
            tier=self.tier if certain else Tier.WARNING,
        )


def _is_wrong(item: Item, found: Sequence[Item]) -> bool:
    number = item.number
    if number.automatic or number.ok or _FULL_WIDTH_DIGITS.search(number.text):
        return False
    if is_damaged(item):
        return has_wrong_mark(item) and not any(sound_neighbours(found, item))
    return True
