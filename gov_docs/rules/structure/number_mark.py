"""序号后面的标点用错

查什么：段首序号用的标点：“一．”“（一）、”“1、”和半角括号的“(一)”。
为什么：“一”后用顿号，“1”后用下脚点，带括号的序号后面不再加标点，全文才一致。
例：（一）、加强领导 → （一）加强领导
依据：GB/T 15834-2011《标点符号用法》附录B；GB/T 9704-2012 7.3.3。
修复：带括号的、与前后写法不一的自动改正，其余确认后改；只改序号本身。
"""

import re
from collections.abc import Iterator, Sequence

from gov_docs.core.types import Category, Document, Issue, Span, Strength, TextEdit, Tier
from gov_docs.rules.base import DocumentRule, change, replace
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
        wrong = [item for item in found if _is_wrong(item, found)]
        certain = [item for item in wrong if _is_certain(item, found)]
        for item in certain:
            fix = replace(_place(item), right_number(item.level, item.value))
            yield self.issue(_place(item), _message(item), fix)
        for level in (1, 3):
            yield from self._habit([i for i in wrong if i.level == level and i not in certain])

    def _habit(self, wrong: Sequence[Item]) -> Iterator[Issue]:
        """Yield one finding for a way of writing kept up throughout."""
        if not wrong:
            return
        places = [_place(item) for item in wrong]
        message = _message(wrong[0]) + (f"，全文有{len(wrong)}处" if len(wrong) > 1 else "")
        edits = (TextEdit(_place(item), right_number(item.level, item.value)) for item in wrong)
        fix = change(f"改为“{right_number(wrong[0].level, wrong[0].value)}”的写法", *edits)
        yield self.issue(places[0], message, fix, tier=Tier.WARNING, related=places[1:])


def _place(item: Item) -> Span:
    return Span(item.para.id, item.number.start, item.number.end)


def _message(item: Item) -> str:
    return f"序号“{item.number.text}”应写作“{right_number(item.level, item.value)}”"


def _is_certain(item: Item, found: Sequence[Item]) -> bool:
    return item.level in (2, 4) or any(sound_neighbours(found, item))


def _is_wrong(item: Item, found: Sequence[Item]) -> bool:
    number = item.number
    if number.automatic or number.ok or _FULL_WIDTH_DIGITS.search(number.text):
        return False
    if f"{item.value + 1}、" in item.para.text:
        return False  # a list within the paragraph: one changed number would stand out
    if is_damaged(item):
        return has_wrong_mark(item) and not any(sound_neighbours(found, item))
    return True
