"""Follow the numbers of each level through a document and tell where they break off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gov_docs.core.headings import damaged_numbers
from gov_docs.core.types import Document
from gov_docs.rules.structure.outline import Item, items, right_number

_SECOND = 2
_DOTTED = 3  # the level of 1.
_PLAIN = str.maketrans("()０１２３４５６７８９．", "（）0123456789.", " \t\u3000\xa0")


@dataclass(frozen=True, slots=True)
class Break:
    """A number that does not follow from the one before it at its level."""

    before: Item | None  # None: the first of its list
    item: Item
    after: Item | None  # the next of the same list

    @property
    def is_repeat(self) -> bool:
        return self.before is not None and self.before.value == self.item.value

    @property
    def wanted(self) -> int:
        return self.before.value + 1 if self.before else 1


@dataclass(slots=True)
class _Level:
    """The open lists of one level; the innermost is the last."""

    open: list[Item] = field(default_factory=list)
    fresh: bool = True  # no number yet under the present parent
    runs_on: bool = False  # the numbers have gone on through a change of parent before

    def follows(self, item: Item) -> bool:
        """Say whether the number goes on with an open list or begins a new one, and take it in."""
        if item.value == 1:
            self.open = [item] if self.fresh else [*self.open, item]
            return True
        for depth in range(len(self.open), 0, -1):
            if self.open[depth - 1].value + 1 == item.value:
                self.runs_on = self.runs_on or (self.fresh and depth == len(self.open))
                self.open[depth - 1 :] = [item]
                return True
        return False

    def before(self) -> Item | None:
        """Return the number the next one has to follow, None where a list may begin."""
        return self.open[-1] if self.open and (self.runs_on or not self.fresh) else None


def breaks(document: Document) -> Iterator[Break]:
    """Yield the numbers that break off; a number may go on through its parents, as papers do."""
    levels: dict[int, _Level] = {}
    found = list(items(document))
    part, chapter, parent = -1, 0, dict.fromkeys((1, 2, 3, 4), 0)
    for index, item in enumerate(found):
        if item.part != part:
            part, levels = item.part, {level: _Level() for level in (1, 2, 3, 4)}
        if item.chapter != chapter:
            chapter = item.chapter
            for level in levels.values():
                level.fresh = True
        own = levels[item.level]
        before = own.before()
        after = _next(found, index)
        if _begins_again(before, item, after) or not own.follows(item):
            one = Break(before, item, after)
            if not _told_before(document, before.at if before else parent[item.level], item):
                yield one
            # Where the next number follows the right one, only this one is wrong.
            alone = after is not None and after.value == one.wanted + 1
            own.open[-1:] = [replace(item, value=one.wanted) if alone else item]
        own.fresh = False
        for below in range(item.level + 1, 5):
            levels[below].fresh, parent[below] = True, item.at


def _begins_again(before: Item | None, item: Item, after: Item | None) -> bool:
    """Say whether a heading 一、 after 一、 repeats it; with 二、 behind it, it begins a list."""
    if before is None or not before.is_heading or not item.is_heading:
        return False
    return before.value == item.value == 1 and (after is None or after.value > _SECOND)


def _next(found: Sequence[Item], index: int) -> Item | None:
    """Return the next number of the same level before the parent changes."""
    item = found[index]
    for other in found[index + 1 :]:
        if other.level < item.level or other.part != item.part:
            return None
        if other.level == item.level:
            return other if other.value > 1 else None
    return None


def _told_before(document: Document, begin: int, item: Item) -> bool:
    """Say whether the number before stands inside a paragraph, in a table, or is damaged."""
    between = document.paragraphs[begin : item.at]
    return any(_holds(para.text, item.level, item.value - 1) for para in between)


def _holds(text: str, level: int, value: int) -> bool:
    if value < 1:
        return False
    number = re.escape(right_number(level, value))
    within = number + "(?![0-9])" if level == _DOTTED else number  # 12.5 is no second item
    if re.search(f"^{number}|(?<![0-9一二三四五六七八九十]){within}", text.translate(_PLAIN)):
        return True
    return any(n.level == level and n.value == value for n in damaged_numbers(text))
