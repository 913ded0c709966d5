"""标题层次跳级或颠倒

查什么：各级标题是不是按“一、”“（一）”“1.”“（1）”的次序由大到小；“一、”之下直接用“1.”的只作提示。
为什么：层次次序一乱，读者分不清哪个从属于哪个。
例：（在“（一）”之下又用“一、二、三、”分条，大小颠倒。）
依据：GB/T 9704-2012 7.3.3：文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。
修复：不自动修复，请按内容的从属关系调整。
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gov_docs.core.types import Category, Document, Issue, Strength, Tier
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.structure.outline import Item, items, right_number


class LevelOrder(DocumentRule):
    id = "DOC003"
    name = "标题层次跳级或颠倒"
    category = Category.STRUCTURE
    basis = "GB/T 9704-2012 7.3.3"
    strength = Strength.NORMAL
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        headings = [item for item in items(document) if item.is_heading]
        yield from self._upside_down(headings)
        yield from self._skipped(headings)

    def _upside_down(self, headings: Sequence[Item]) -> Iterator[Issue]:
        """Yield where a list of a higher level stands inside a list that goes on behind it."""
        for level in (2, 3, 4):
            own = [at for at, item in enumerate(headings) if item.level == level]
            for left, right in pairwise(own):
                outer, inner = headings[left], headings[left + 1 : right]
                if _goes_on(outer, headings[right]) and inner and _encloses(inner, level):
                    message = f"“{_shown(inner[0])}”用在“{_shown(outer)}”之下，层次的大小颠倒了"
                    yield self.issue(inner[0].span, message, related=[outer.span])

    def _skipped(self, headings: Sequence[Item]) -> Iterator[Issue]:
        """Report the first place only: a paper that skips a level does so throughout."""
        for upper, lower in pairwise(headings):
            if lower.level - upper.level > 1 and lower.value == 1 and lower.part == upper.part:
                message = f"“{_shown(upper)}”之下直接用了“{_shown(lower)}”，中间跳了一级"
                yield self.issue(lower.span, message, tier=Tier.HINT, related=[upper.span])
                return


def _goes_on(before: Item, after: Item) -> bool:
    return after.value == before.value + 1 and after.part == before.part


def _encloses(inner: Sequence[Item], level: int) -> bool:
    """Say whether a list of a higher level begins inside; one number may be a slip of its own."""
    higher = [item for item in inner if item.level < level]
    return len(higher) > 1 and [item.value for item in higher[:2]] == [1, 2]


def _shown(item: Item) -> str:
    return right_number(item.level, item.value)
