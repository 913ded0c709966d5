"""Which lines are headings, by their number, its place in the sequence, and their form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.heading_form import changes_font, is_ill_closed, run_in, stands_alone
from gov_docs.core.headings import HeadingNumber, heading_number, written_number
from gov_docs.core.lines import Line
from gov_docs.core.types import HEADINGS, Role

# Headings of statutes and of technical papers: none of the four levels, and no running text.
_FOREIGN = ("第一章", "第一节", "第一部分", "1.1", "1.1.1")
_NO_HEADING = ("第一条", "①")


@dataclass(slots=True)
class Numbered:
    """A line that begins with a number."""

    at: int
    number: HeadingNumber
    is_heading: bool = False


def label_numbered(lines: Sequence[Line], start: int) -> list[Numbered]:
    """Label the headings among the lines without a role; return all that begin with a number."""
    found: list[Numbered] = []
    last: dict[str, Numbered] = {}  # by family
    for at in range(start, len(lines)):
        line = lines[at]
        number = None if line.role is not None or line.is_cell else _number_of(line)
        if number is None:
            continue
        item = Numbered(at, number)
        item.is_heading = _label(lines, item, last.get(_family(number)))
        last[_family(number)] = item
        found.append(item)
    return found


def settle(lines: Sequence[Line], numbered: Sequence[Numbered]) -> None:
    """Take back the headings of a sequence that is a list: most are sentences, or it is but one."""
    for sequence in _sequences(numbered):
        headings = [item for item in sequence if item.is_heading]
        alone = len(sequence) == 1 and sequence[0].number.level > 2
        if not alone and 2 * len(headings) >= len(sequence):
            continue
        for item in headings:
            line = lines[item.at]
            if alone or not (line.run_in and changes_font(line, line.run_in - 1)):
                item.is_heading, line.role, line.run_in = False, None, 0


def label_styled(lines: Sequence[Line], start: int, numbered: Sequence[Numbered]) -> None:
    """Label headings that only their style tells: level 1 to 4 where numbered ones share the style.

    A paper whose headings are all unnumbered, or numbered another way, has none of the four levels.
    """
    styles = {
        lines[item.at].para.layout.style: item.number.level for item in numbered if item.is_heading
    }
    for line in lines[start:]:
        layout = line.para.layout
        styled = line.role is None and layout.outline_level is not None and not line.is_cell
        if styled and stands_alone(line.text, line):
            level = None if line.para.number.strip() else styles.get(layout.style)
            line.role = HEADINGS[level - 1] if level else Role.OTHER


def _sequences(numbered: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """Yield the runs of one form whose numbers rise: 一、二、三、 until the next 一、."""
    running: dict[str, list[Numbered]] = {}
    for item in numbered:
        last = running.get(_family(item.number))
        if last and (last[-1].number.value or 0) < (item.number.value or 0):
            last.append(item)
            continue
        if last:
            yield last
        running[_family(item.number)] = [item]
    yield from running.values()


def _family(number: HeadingNumber) -> str:
    """Return the form the number counts in; 1、 among 1. is a slip and no sequence of its own."""
    return "1." if number.style == "1、" else number.style


def _number_of(line: Line) -> HeadingNumber | None:
    return heading_number(line.para) if line.para.number.strip() else written_number(line.text)


def _label(lines: Sequence[Line], item: Numbered, before: Numbered | None) -> bool:
    line, number = lines[item.at], item.number
    content = line.text if number.automatic else line.text[number.end :]
    if number.style in _NO_HEADING:
        return False
    if number.style in _FOREIGN:
        if "。" not in content and stands_alone(content, line):
            line.role = Role.OTHER
        return False
    length = run_in(content, line, number.level)
    if not length and (
        not _is_alone(lines, item, content) or _is_listed(lines, item, before, content)
    ):
        return False
    line.role = HEADINGS[number.level - 1]
    line.run_in = len(line.text) - len(content) + length if length else 0
    return True


def _is_alone(lines: Sequence[Line], item: Numbered, content: str) -> bool:
    line, level = lines[item.at], item.number.level
    if stands_alone(content, line, level):
        return True
    below = lines[item.at + 1] if item.at + 1 < len(lines) else None
    if level > 2 or below is None or _number_of(below) is not None:
        return False
    return is_ill_closed(content, line, below)


def _is_listed(
    lines: Sequence[Line], item: Numbered, before: Numbered | None, content: str
) -> bool:
    """Tell whether the line is an item of a list and not a heading, by the items before it."""
    level, ends = item.number.level, content.rstrip().endswith("。")
    if item.number.value != 1 and before is not None and not before.is_heading:
        follows = before.number.value is not None and before.number.value + 1 == item.number.value
        return follows and (ends or level > 1)
    if ends and level > 2:
        return True
    above = lines[item.at - 1].text if item.at else ""
    return level > 1 and above.endswith(("：", ":")) and not above.endswith("如下：")
