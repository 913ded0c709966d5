"""标题序号残缺

查什么：标题序号后面的点号丢了、写错了，或括号缺了一半，如“二重点任务”“二.重点任务”“（二重点任务”。
为什么：序号残缺，这一级标题就和正文混在一起，目录和引用都会漏掉它。
例：（前有“一、”后有“三、”，中间的“二重点任务”少了顿号，应为“二、重点任务”。）
依据：GB/T 9704-2012 7.3.3：文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。
修复：前后序号能证明它是标题的，自动补上；其余确认后补。只改序号本身。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gov_docs.core.headings import HeadingNumber, damaged_numbers
from gov_docs.core.types import (
    Category,
    Document,
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
from gov_docs.rules.base import DocumentRule, change
from gov_docs.rules.structure.outline import (
    FRESH_START,
    Item,
    is_damaged,
    is_sound,
    items,
    right_number,
    sound_neighbours,
)

_LONGEST_HEADING = 40
_SHORT_HEADING = 14
_MARK = re.compile("[，。；：、？！,.;:0-9]")
_SENTENCE = ("是", "要", "则", "来", "方面")  # 一是…, 二要…: counting in running text
_BLANK = " \t\u3000\xa0"


class DamagedNumber(DocumentRule):
    id = "DOC002"
    name = "标题序号残缺"
    category = Category.STRUCTURE
    basis = "GB/T 9704-2012 7.3.3"
    strength = Strength.NORMAL
    tier = Tier.ERROR

    def find(self, document: Document) -> Iterator[Issue]:
        found = list(items(document))
        for item in found:
            if is_damaged(item):
                around = sound_neighbours(found, item)
                if any(around):
                    yield self._report(item.para, item.number, around)
        yield from self._unlabelled(document, found)

    def _unlabelled(self, document: Document, found: Sequence[Item]) -> Iterator[Issue]:
        """Look where a list misses exactly one number for a paragraph that would fill the gap."""
        for level in (1, 2, 3, 4):
            own = [item for item in found if item.level == level]
            for before, after in pairwise(own):
                if after.value - before.value == 2 and is_sound(before) and is_sound(after):
                    yield from self._between(document, before, after)
        for last in _last_headings(found):
            yield from self._behind(document, found, last)

    def _between(self, document: Document, before: Item, after: Item) -> Iterator[Issue]:
        if after.part != before.part:
            return
        fits = _fitting(document.paragraphs[before.at + 1 : after.at], before)
        if len(fits) == 1:
            yield self._report(*fits[0], (before, after))

    def _behind(self, document: Document, found: Sequence[Item], last: Item) -> Iterator[Issue]:
        """Look behind the last heading of a list for one whose number lost its mark."""
        ends = (item.at for item in found if item.at > last.at and item.level < last.level)
        stops = (para_at for para_at in _closing(document) if para_at > last.at)
        end = min(next(ends, len(document.paragraphs)), next(stops, len(document.paragraphs)))
        fits = _fitting(document.paragraphs[last.at + 1 : end], last)
        if len(fits) == 1 and _is_bare_heading(*fits[0]):
            yield self._report(*fits[0], (last, None))

    def _report(
        self, para: Paragraph, number: HeadingNumber, around: tuple[Item | None, Item | None]
    ) -> Issue:
        text, value = para.text, number.value or 0
        end = len(text) - len(text[number.end :].lstrip(_BLANK))
        wanted = right_number(number.level, value)
        certain = all(around) and _reads_as_heading(text, number)
        fix = change(
            f"序号改为“{wanted}”",
            TextEdit(Span(para.id, number.start, end), wanted),
            safety=Safety.SAFE if certain else Safety.ASK,
        )
        return self.issue(
            Span(para.id, number.start, number.end),
            f"标题序号残缺，应为“{wanted}”",
            fix,
            tier=self.tier if certain else Tier.WARNING,
            related=[item.span for item in around if item],
        )


def _last_headings(found: Sequence[Item]) -> Iterator[Item]:
    """Yield the sound headings that no sibling follows."""
    for at, item in enumerate(found):
        if item.is_heading and is_sound(item) and not _has_sibling(item, found[at + 1 :]):
            yield item


def _has_sibling(item: Item, following: Sequence[Item]) -> bool:
    for other in following:
        if other.part != item.part or other.level <= item.level:
            return other.part == item.part and other.level == item.level
    return False


def _closing(document: Document) -> Iterator[int]:
    return (at for at, para in enumerate(document.paragraphs) if para.role in FRESH_START)


def _fitting(paras: Sequence[Paragraph], before: Item) -> list[tuple[Paragraph, HeadingNumber]]:
    """Return the plain paragraphs that, read as damaged headings, bear the next number."""
    fits = []
    for para in paras:
        if para.place.part is not Part.BODY or para.role is not Role.BODY or para.number:
            continue
        wanted = (before.level, before.value + 1)
        readings = [n for n in damaged_numbers(para.text) if (n.level, n.value) == wanted]
        fits += [(para, n) for n in readings[:1] if _reads_as_heading(para.text, n)]
    return fits


def _is_bare_heading(para: Paragraph, number: HeadingNumber) -> bool:
    """Say whether it is short and holds no mark at all: with one neighbour only, no less will do."""
    rest = para.text[number.end :].strip(_BLANK)
    return len(rest) <= _SHORT_HEADING and not _MARK.search(rest)


def _reads_as_heading(text: str, number: HeadingNumber) -> bool:
    rest = text[number.end :].strip(_BLANK)
    short = 2 <= len(rest) <= _LONGEST_HEADING and "。" not in rest[:-1]
    return short and not rest.startswith(_SENTENCE)
