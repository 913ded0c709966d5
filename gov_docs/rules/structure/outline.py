"""The numbered headings and list items of a document, in order, and what a right number looks like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.headings import WRONG_MARKS, HeadingNumber, heading_number, written_number
from gov_docs.core.text import to_chinese
from gov_docs.core.types import HEADINGS, Document, Paragraph, Part, Role, Span

FRESH_START = frozenset({
    Role.TITLE, Role.ATTACHMENT_MARK, Role.ATTACHMENT_TITLE, Role.SIGNATURE, Role.DATE, Role.CONTENTS,
})  # fmt: skip
_NUMBERED = (*HEADINGS, Role.BODY, Role.OTHER)
_OWN_LEVELS = ("一、", "（一）", "1.", "1、", "（1）")
_CHAPTERS = ("第一章", "第一部分", "第一节", "第一条")
_DECIMAL = re.compile(r"\s*[0-9]{1,2}[.．]\s+[0-9]")  # 19. 3 is 19.3
_CITED = re.compile(  # （十二）项规定, （三）至（五）: a line that goes on
    "[至、，—～]|[和及或与][（(]|[项款条目](?:规定|情形|[的所中、和及至])"
)
_LISTED = re.compile("[（(][一二三四五六七八九十0-9]{1,3}[）)]")  # （四）、（五）项所列


@dataclass(frozen=True, slots=True)
class Item:
    at: int  # position in Document.paragraphs
    para: Paragraph
    number: HeadingNumber
    value: int
    part: int  # counts title, attachments and other fresh starts
    chapter: int  # counts chapters, under which the numbers may go on or begin again

    @property
    def level(self) -> int:
        return self.number.level

    @property
    def span(self) -> Span:
        """The number in the text; an automatic one stands for the whole paragraph."""
        if self.number.automatic:
            return Span(self.para.id, 0, len(self.para.text))
        return Span(self.para.id, self.number.start, self.number.end)

    @property
    def is_heading(self) -> bool:
        return self.para.role in HEADINGS


def items(document: Document) -> Iterator[Item]:
    """Yield what is numbered in one of the four forms of the standard, damaged or not."""
    part, chapter = 0, 0
    for at, para in enumerate(document.paragraphs):
        if para.place.part is not Part.BODY:
            continue
        if para.role in FRESH_START:
            part += 1
        number = _number(para)
        if number and number.style in _CHAPTERS:
            chapter += 1
        elif number and number.value is not None and number.style in _OWN_LEVELS:
            yield Item(at, para, number, number.value, part, chapter)


def _number(para: Paragraph) -> HeadingNumber | None:
    if para.role not in _NUMBERED or _DECIMAL.match(para.text):
        return None
    if para.role in HEADINGS or para.number:
        number = heading_number(para)
    else:
        number = written_number(para.text)
    if number is None or number.automatic:
        return number
    cited = _LISTED if number.text.endswith("、") else _CITED
    bracketed = number.text.startswith(("（", "("))
    return None if bracketed and cited.match(para.text, number.end) else number


def right_number(level: int, value: int) -> str:
    """Return the number as GB/T 9704-2012 7.3.3 writes it."""
    han = to_chinese(value)
    return (f"{han}、", f"（{han}）", f"{value}.", f"（{value}）")[level - 1]


def sound_neighbours(found: Sequence[Item], item: Item) -> tuple[Item | None, Item | None]:
    """Return the well-formed numbers just before and after it in its list, None where none is."""
    at = found.index(item)
    before = _sibling(reversed(found[:at]), item)
    after = _sibling(iter(found[at + 1 :]), item)
    return (
        before if before and is_sound(before) and before.value == item.value - 1 else None,
        after if after and is_sound(after) and after.value == item.value + 1 else None,
    )


def _sibling(others: Iterator[Item], item: Item) -> Item | None:
    for other in others:
        if other.part != item.part or other.level < item.level:
            return None
        if other.level == item.level:
            return other
    return None


def is_sound(item: Item) -> bool:
    return item.number.ok or item.number.automatic


def is_damaged(item: Item) -> bool:
    """Say whether only its neighbours tell that it is a number: 二重点任务, 二.重点任务."""
    number = item.number
    return not number.automatic and not number.ok and written_number(item.para.text) is None


def has_wrong_mark(item: Item) -> bool:
    """Say whether the damage is another mark in the place of 、 (一．总体要求)."""
    return item.number.style == "一、" and item.number.text[-1:] in WRONG_MARKS
