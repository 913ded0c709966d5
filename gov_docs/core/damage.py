"""Headings whose number lost its mark (二重点任务), found by the place the sequence has for them."""

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gov_docs.core.heading_form import is_ill_closed, run_in, stands_alone
from gov_docs.core.headings import HeadingNumber, bare_numbers, marked_numbers, wrongly_marked
from gov_docs.core.lines import Line
from gov_docs.core.outline import Numbered
from gov_docs.core.text import HAN
from gov_docs.core.types import HEADINGS

_SHORT = 12  # characters of one without any mark
_LEAST = 2  # headings that prove one another
_LONGEST = 30  # characters of a damaged heading in its own line
# 一般, 三农, 十四五: words that begin with a number.
_WORDS = re.compile(
    "^(?:一[般些个是方旦律直致切样定经系]|[二三四五六七八九十][级是大个项条农手氧产国维期季者来则]|十[分四三二一五])"
)


def label_damaged(lines: Sequence[Line], start: int, numbered: list[Numbered]) -> None:
    """Label the headings with a damaged number, and add them to `numbered`."""
    if not any(item.is_heading and item.number.level == 1 for item in numbered):
        _label_marked_alike(lines, start, numbered)
    headings = [item for item in numbered if item.is_heading]
    if not headings:
        return
    for at in range(start, len(lines)):
        line = lines[at]
        if line.role is not None or line.is_cell or line.para.number.strip():
            continue
        for number, marked in _readings(line.text):
            if not _looks_right(lines, at, number):
                continue
            marked = marked or _is_plain_words(line.text[number.end :], number)
            if _has_place(headings, at, number, marked):
                _label(line, number)
                for items in (numbered, headings):
                    insort(items, Numbered(at, number, True), key=lambda item: item.at)
                break


def _label_marked_alike(lines: Sequence[Line], start: int, numbered: list[Numbered]) -> None:
    """Label the headings of a paper that writes all of them with the same wrong mark: 一．, 二．"""
    found: list[Numbered] = []
    for at in range(start, len(lines)):
        number = _wrongly_marked(lines, at)
        if number is None or number.value != len(found) + 1:
            continue
        if not found or number.text[-1] == found[0].number.text[-1]:
            found.append(Numbered(at, number, True))
    adjoin = any(lower.at == upper.at + 1 for upper, lower in pairwise(found))
    if len(found) < _LEAST or adjoin:  # items that follow one another are a list
        return
    for item in found:
        _label(lines[item.at], item.number)
        insort(numbered, item, key=lambda item: item.at)


def _wrongly_marked(lines: Sequence[Line], at: int) -> HeadingNumber | None:
    line = lines[at]
    if line.role is not None or line.is_cell or line.para.number.strip():
        return None
    number = wrongly_marked(line.text)
    return number if number and _looks_right(lines, at, number) else None


def _readings(text: str) -> Iterator[tuple[HeadingNumber, bool]]:
    yield from ((number, True) for number in marked_numbers(text))
    if not _WORDS.match(text):
        yield from ((number, False) for number in bare_numbers(text))


def _looks_right(lines: Sequence[Line], at: int, number: HeadingNumber) -> bool:
    line, content = lines[at], lines[at].text[number.end :]
    if run_in(content, line, number.level):
        return True
    if len(content) <= _LONGEST and stands_alone(content, line, number.level):
        return True
    return number.level == 1 and at + 1 < len(lines) and is_ill_closed(content, line, lines[at + 1])


def _is_plain_words(content: str, number: HeadingNumber) -> bool:
    """Tell whether a few words without any mark follow 二: such a line is hardly a sentence."""
    return number.level == 1 and bool(re.fullmatch(f"[{HAN}]{{3,{_SHORT}}}", content))


def _label(line: Line, number: HeadingNumber) -> None:
    line.role = HEADINGS[number.level - 1]
    length = run_in(line.text[number.end :], line, number.level)
    line.run_in = number.end + length if length else 0


def _has_place(headings: Sequence[Numbered], at: int, number: HeadingNumber, marked: bool) -> bool:
    """Tell whether the neighbours leave a place for this number.

    Without any mark, or with the lone bracket of 2）, which other lists use, both must.
    """
    value = number.value or 0
    before = next((h for h in reversed(headings) if h.at < at and _is_peer(h, number)), None)
    after = next((h for h in headings if h.at > at and _is_peer(h, number)), None)
    follows = before is not None and _is_at(before, number.level, value - 1)
    precedes = after is not None and _is_at(after, number.level, value + 1)
    if not marked or (number.level == 3 and number.text.endswith(("）", ")"))):
        return follows and precedes
    if value == 1:
        return precedes
    return follows and not (after is not None and _is_at(after, number.level, value))


def _is_peer(heading: Numbered, number: HeadingNumber) -> bool:
    """Tell whether the heading is of this level, or of a higher one, which ends the sequence."""
    return heading.number.level <= number.level


def _is_at(heading: Numbered, level: int, value: int) -> bool:
    return heading.number.level == level and heading.number.value == value
