"""How wide a text is and how many lines it takes, counted in Chinese characters."""

import math
import re
from collections.abc import Iterator
from unicodedata import east_asian_width

_UNIT = re.compile(r"[0-9A-Za-z.,%/+\-]+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：？！）》〉”’】〕…—·%,.;:?!)]}")
_NOT_LAST = frozenset("（《〈“‘【〔([{")
_WIDE = frozenset("WFA")


def width(text: str) -> float:
    """Return the width in characters; digits and letters are half as wide."""
    return sum(1.0 if east_asian_width(char) in _WIDE else 0.5 for char in text)


def line_count(text: str, first: float, rest: float) -> int:
    """Return the number of lines a paragraph takes; `first` and `rest` are their widths."""
    return sum(_lines_of(piece, first, rest) for piece in text.split("\n"))


def _lines_of(text: str, first: float, rest: float) -> int:
    count, room = 1, first
    for unit in _units(text):
        need = width(unit)
        if need > room + 1e-6:
            more = max(1, math.ceil(need / max(rest, 1.0)))
            count, room = count + more, rest * more
        room -= need
    return count


def _units(text: str) -> Iterator[str]:
    """Yield what is never parted at the end of a line: a number, a character and the mark after it."""
    held = ""
    for match in _UNIT.finditer(text):
        unit = match[0]
        if held and unit[0] not in _NOT_FIRST and held[-1] not in _NOT_LAST:
            yield held
            held = ""
        held += unit
    if held:
        yield held
