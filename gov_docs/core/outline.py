"""Which lines are headings, by their number, its place in the sequence, and their form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.headings import (
    HeadingNumber,
    bare_numbers,
    heading_number,
    marked_numbers,
    written_number,
)
from gov_docs.core.lines import Line
from gov_docs.core.text import IS_HAN
from gov_docs.core.types import HEADINGS, Role, Run

_LONGEST = 45  # characters of a heading in its own line
_LONGEST_RUN_IN = 32
_LONGEST_DAMAGED = 30
_STATES = re.compile(
    "^(?:原则)?同意|^[你您我请凡经本现拟]|^不得|^应当?|^对于?|^根据|^按照|^为了?|^自[0-9二]|^由|^在.+[下中]，|[：；:;]"
)
_WORDS = re.compile(
    "^(?:一[般些个是方旦律直致切样定经]|[二三四五六七八九十][级是大个项条农]|十[分四三二一五])"
)
_CHAPTER = ("第一章", "第一节", "第一部分", "1.1", "1.1.1")


@dataclass(slots=True)
class _Numbered:
    at: int
    number: HeadingNumber
    is_heading: bool


def label_headings(lines: Sequence[Line], start: int) -> None:
    """Label the headings among the lines that have no role yet."""
    numbered: list[_Numbered] = []
    last: dict[str, _Numbered] = {}  # by family
    for at in range(start, len(lines)):
        line = lines[at]
        if line.role is not None or line.is_cell:
            continue
        number = number_of(line)
        if number is None:
            _label_styled(line)
            continue
        found = _Numbered(at, number, False)
        found.is_heading = _label_numbered(lines, found, last.get(_family(number)))
        last[_family(number)] = found
        numbered.append(found)
    for sequence in _sequences(numbered):
        _settle(lines, sequence)
    _label_damaged(lines, start, numbered)


def _sequences(numbered: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    """Yield the runs of one style whose numbers rise: 一、二、三、 until the next 一、."""
    running: dict[str, list[_Numbered]] = {}
    for item in numbered:
        last = running.get(_family(item.number))
        if last and (last[-1].number.value or 0) < (item.number.value or 0):
            last.append(item)
            continue
        if last:
            yield last
        running[_family(item.number)] = [item]
    yield from running.values()


def _settle(lines: Sequence[Line], sequence: Sequence[_Numbered]) -> None:
    """Take back the headings of a sequence that is a list: most are sentences, or it is but one."""
    headings = [item for item in sequence if item.is_heading]
    alone = len(sequence) == 1 and sequence[0].number.level > 2
    if not alone and 2 * len(headings) >= len(sequence):
        return
    for item in headings:
        line = lines[item.at]
        if alone or not (line.run_in and _changes_font(line, line.run_in - 1)):
            item.is_heading, line.role, line.run_in = False, None, 0


def _family(number: HeadingNumber) -> str:
    """Return the form the number counts in; 1、 among 1. is a slip and no sequence of its own."""
    return "1." if number.style == "1、" else number.style


def number_of(line: Line) -> HeadingNumber | None:
    """Return the number the line begins with."""
    return heading_number(line.para) if line.para.number.strip() else written_number(line.text)


def _label_numbered(lines: Sequence[Line], found: _Numbered, before: _Numbered | None) -> bool:
    line, number = lines[found.at], found.number
    if number.style in ("第一条", "①"):
        return False
    content = _content(line, number)
    if number.style in _CHAPTER:
        if _stands_alone(content, line):
            line.role = Role.OTHER
        return False
    length = _run_in(line, content)
    if not length and (
        not _stands_alone(content, line) or _is_listed(lines, found, before, content)
    ):
        return False
    line.role = HEADINGS[number.level - 1]
    line.run_in = len(line.text) - len(content) + length if length else 0
    return True


def _content(line: Line, number: HeadingNumber) -> str:
    return line.text if number.automatic else line.text[number.end :]


def _stands_alone(content: str, line: Line) -> bool:
    """Tell whether the words make a heading in a line of its own, not an item or a sentence."""
    bare = content.strip().rstrip("：:")
    if not bare or len(bare) > _LONGEST or re.search("[；;，,、]$|[：:；;？?]|。.", bare):
        return False
    if bare.endswith("。"):
        return len(bare) <= 20 and "，" not in bare and not _STATES.search(bare)
    wrapped = not line.run.size_pt and len(line.text) > 26 and "，" in bare
    return bare.count("，") < 3 and not wrapped


def _run_in(line: Line, content: str) -> int:
    """Return the length of the first sentence where it is a heading the text runs on from, or 0."""
    end = content.find("。")
    if end < 2 or end + 1 >= len(content.rstrip()):
        return 0
    sentence = content[:end]
    if _changes_font(line, len(line.text) - len(content) + end):
        return end + 1 if end <= _LONGEST and not re.search("[；：]", sentence) else 0
    if end > _LONGEST_RUN_IN or sentence.count("，") > 2 or _STATES.search(sentence.strip()):
        return 0
    return end + 1


def _changes_font(line: Line, at: int) -> bool:
    """Tell whether the letters before and after the place (in the line) are set differently."""
    text = line.para.text
    place = line.start + at
    before = max((i for i in range(line.start, place) if IS_HAN.match(text[i])), default=None)
    after = next((i for i in range(place + 1, line.end) if IS_HAN.match(text[i])), None)
    if before is None or after is None:
        return False
    upper, lower = _run_at(line, before), _run_at(line, after)
    return (upper.font, upper.bold) != (lower.font, lower.bold)


def _run_at(line: Line, place: int) -> Run:
    """Return the run that holds the character of the paragraph."""
    end = 0
    for run in line.para.runs:
        end += len(run.text)
        if place < end:
            return run
    return line.run


def _is_listed(
    lines: Sequence[Line], found: _Numbered, before: _Numbered | None, content: str
) -> bool:
    """Tell whether the line is an item of a list and not a heading, by the items before it."""
    if found.number.value != 1 and before is not None and not before.is_heading:
        follows = before.number.value is not None and before.number.value + 1 == found.number.value
        return follows and (content.rstrip().endswith("。") or found.number.level > 1)
    if content.rstrip().endswith("。") and found.number.level > 2:
        return True
    above = lines[found.at - 1].text if found.at else ""
    return found.number.level > 1 and above.endswith(("：", ":")) and not above.endswith("如下：")


def _label_styled(line: Line) -> None:
    """Label a heading without a number, told by the outline level of its style."""
    level = line.para.layout.outline_level
    if level is not None and level < 4 and _stands_alone(line.text, line):
        line.role = HEADINGS[level]


def _label_damaged(lines: Sequence[Line], start: int, numbered: Sequence[_Numbered]) -> None:
    """Label headings whose number lost its mark, where the sequence has a place for them."""
    headings = [item for item in numbered if item.is_heading]
    for at in range(start, len(lines)):
        line = lines[at]
        if line.role is not None or line.is_cell or len(line.text) > _LONGEST_DAMAGED * 4:
            continue
        for number, marked in _readings(line):
            if _has_place(lines, headings, at, number, marked):
                _apply(line, number)
                break


def _readings(line: Line) -> Iterator[tuple[HeadingNumber, bool]]:
    yield from ((number, True) for number in marked_numbers(line.text))
    if not _WORDS.match(line.text):
        yield from ((number, False) for number in bare_numbers(line.text))


def _apply(line: Line, number: HeadingNumber) -> None:
    line.role = HEADINGS[number.level - 1]
    content = line.text[number.end :]
    length = _run_in(line, content)
    line.run_in = number.end + length if length else 0


def _has_place(
    lines: Sequence[Line],
    headings: Sequence[_Numbered],
    at: int,
    number: HeadingNumber,
    marked: bool,
) -> bool:
    content = lines[at].text[number.end :]
    if not _run_in(lines[at], content) and not (
        _stands_alone(content, lines[at]) and len(content) <= _LONGEST_DAMAGED
    ):
        return False
    before = next((h for h in reversed(headings) if h.at < at and _is_peer(h, number)), None)
    after = next((h for h in headings if h.at > at and _is_peer(h, number)), None)
    follows = before is not None and before.number.value == (number.value or 0) - 1
    precedes = after is not None and after.number.value == (number.value or 0) + 1
    if number.value == 1:
        return precedes
    return (follows and precedes) or (follows and marked and not _repeats(after, number))


def _is_peer(heading: _Numbered, number: HeadingNumber) -> bool:
    """Tell whether the heading is of this level, or of a higher one, which ends the sequence."""
    return heading.number.level <= number.level


def _repeats(after: _Numbered | None, number: HeadingNumber) -> bool:
    return (
        after is not None
        and after.number.level == number.level
        and after.number.value == number.value
    )
