"""The column that a page's text is set in, and what a line's place in it tells."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gov_docs.core.headings import written_number
from gov_docs.inputs.page import Line, width_of

_BEYOND = 0.03  # share of the lines that may stand out beyond the margins
_INDENT = 0.7  # of a character: a line that begins further right is set in
_ROOM = 0.8  # of a character: what may stay free at the end of a full line
_PITCH = 1.7  # times the usual distance of lines: a gap between paragraphs
_WIDEST_PITCH = 2.2  # characters: lines no further apart may belong together anyway
_SIZES = 0.12  # by which two sizes may differ and still be one
_CENTERED = 2.5  # characters: one that is set in less may be centred by chance
_FAR = 8  # characters: no paragraph of running text begins further right
_TOGETHER = 1.5  # points: lines that end so near one another end together
_NEARLY = 0.75  # of the usual width: a page whose lines are shorter shows no margin
_PIECE = re.compile(r"[（〔《“‘【\[(]*(?:[A-Za-z0-9.,%/:_@&+-]+|.)[，。、；：！？）〕》”’】\])]*")
# What stands out to the left of the lines under it: 附件：, a number or a mark of a list.
_HANGS = re.compile(
    r"附\s*件|注[：:0-9]|[0-9]{1,2}[.．、)）]|[(（][0-9a-zA-Z]{1,3}[)）]|[a-zA-Z][.．)）]|[①-⑳•·●■◆○□▪➢✓–-]"
)
_LEADS_TO_PAGE = re.compile(r".*(?:[.．·]{4,}|…{2,})\s*[0-9ivxIVXⅠ-ⅿ]{0,6}\s*")
_CLOSED = ("。", "：", "；", "！", "？")


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    right: float
    size: float  # of most of the text
    pitch: float  # from line to line, 0 where there is but one

    def indent(self, line: Line) -> float:
        """Return how far the line is set in, in characters."""
        return (line.left - self.left) / self.size

    def is_centered(self, line: Line) -> bool:
        off = (line.left + line.right) - (self.left + self.right)
        return self.indent(line) > _CENTERED and abs(off) < 2 * _ROOM * self.size

    def is_right(self, line: Line) -> bool:
        room = (self.right - line.right) / self.size
        return room < _ROOM and self.indent(line) > _FAR and not self.is_centered(line)

    def is_full(self, line: Line, below: Line) -> bool:
        """Tell whether the line ended because what begins the next did not fit in any more."""
        piece = _PIECE.match(below.text)
        width = width_of(piece[0]) if piece else 1.0
        return (self.right - line.right) / line.size < width + _ROOM

    def continues(self, above: Sequence[Line], line: Line) -> bool:
        """Tell whether the line goes on with the paragraph whose lines stand above it."""
        last = above[-1]
        if abs(last.size - line.size) > _SIZES * last.size or self._is_apart(last, line):
            return False
        if self._stands_alone(last) or self._stands_alone(line):
            return False
        if not self.is_full(last, line):
            return False
        if _LEADS_TO_PAGE.fullmatch(last.text):  # a line of the table of contents
            return False
        if last.text.endswith(_CLOSED) and written_number(line.text):
            return False
        return self._stands_under(above, line)

    def _stands_alone(self, line: Line) -> bool:
        """Tell whether the line is centred or stands far right: then it is a paragraph of its own."""
        return self.is_centered(line) or self.indent(line) > _FAR

    def _is_apart(self, last: Line, line: Line) -> bool:
        """Tell whether more than the usual space parts two lines of one page."""
        usual = max(_PITCH * self.pitch * line.size / self.size, _WIDEST_PITCH * line.size)
        return last.page == line.page and line.base - last.base > usual

    def _stands_under(self, above: Sequence[Line], line: Line) -> bool:
        """Tell whether the line begins where one that is not the first of its paragraph does."""
        shift = (line.left - above[-1].left) / line.size
        if len(above) > 1:
            return abs(shift) < _INDENT
        if shift > _INDENT:
            return bool(_HANGS.match(above[0].text)) and not _HANGS.match(line.text)
        return self.indent(line) < _INDENT or shift < -_INDENT


def column_of(lines: Sequence[Line], width: float) -> Column:
    """Return the column of pages of that width, the lines of tables left aside."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    body = [line for line in lines if abs(line.size - size) <= _SIZES * size]
    lefts, rights = sorted(line.left for line in body), sorted(line.right for line in body)
    beyond = int(_BEYOND * len(body))
    left = lefts[beyond] if body else 0.0
    right = rights[-1 - beyond] if body else width
    # Where no line is full the right margin is about as wide as the left one.
    return Column(left, max(right, width - left - 3 * size), size, _pitch(body))


def on_page(column: Column, lines: Sequence[Line]) -> Column:
    """Return the column with the margins of this page, where its lines show them.

    Justified lines end together. So may the items of a list, but these are short.
    """
    body = [line for line in lines if not line.in_table]
    left, right = _shared([-line.left for line in body]), _shared([line.right for line in body])
    if left is None or any(abs(column.indent(line)) < _INDENT for line in body):
        left = -column.left
    if right is None or right + left < _NEARLY * (column.right - column.left):
        return column
    return replace(column, left=-left, right=right)


def _shared(ends: Sequence[float]) -> float | None:
    """Return the furthest place where several lines end, None where no two do."""
    ordered = sorted(ends, reverse=True)
    return next((one for one, next_ in pairwise(ordered) if one - next_ < _TOGETHER), None)


def _pitch(lines: Sequence[Line]) -> float:
    gaps = sorted(
        below.base - line.base
        for line, below in pairwise(lines)
        if line.page == below.page and below.base > line.base
    )
    return gaps[len(gaps) // 2] if gaps else 0.0
