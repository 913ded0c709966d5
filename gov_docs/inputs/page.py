"""A page of a file that fixes where each character stands (.pdf, .ofd), and its lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gov_docs.core.types import Place

_SAME_LINE = 0.4  # of the larger character: a raised note mark still belongs to its line
_DOUBLE = 0.2  # of a character: one shown twice so close is one made bold
_WORD_GAP = 0.2  # of a character: more between two letters is a space
_WIDE_GAP = 0.9  # of a character: more than usual between others is one, be it by a tab
_THIN = 2.5  # points: what is no thicker is a line
_FEW = 2  # gaps; of so few none is usual


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; lengths in points, downwards from the top left of the page."""

    text: str
    left: float
    right: float
    base: float  # the line it stands on
    size: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, across or down the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_across(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


Point = tuple[float, float]


def ruling(one: Point, other: Point) -> Iterator[Ruling]:
    """Yield the line between two points if it runs across or down."""
    (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if min(right - left, bottom - top) <= _THIN:
        yield Ruling(left, top, right, bottom)


def width_of(text: str) -> float:
    """Return about how wide the text is, in Chinese characters."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page in one direction; a page with a turned table comes as two."""

    number: int  # from 0
    width: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...] = ()
    is_picture: bool = False  # scanned: there is something to see and no text


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    left: float
    right: float
    base: float
    size: float  # of most of its characters
    place: Place  # says the page too

    @property
    def page(self) -> int:
        return self.place.page or 0

    @property
    def in_table(self) -> bool:
        return self.place.table is not None


def lines_of(glyphs: Iterable[Glyph], place: Place) -> Iterator[Line]:
    """Yield the lines that the characters of a page or cell make, from above."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.left)):
        if row and glyph.base - row[0].base > _SAME_LINE * max(row[0].size, glyph.size):
            yield from _line(row, place)
            row = []
        row.append(glyph)
    yield from _line(row, place)


def _line(row: Sequence[Glyph], place: Place) -> Iterator[Line]:
    shown = sorted(row, key=lambda glyph: glyph.left)
    while shown and shown[0].text.isspace():
        shown.pop(0)
    while shown and shown[-1].text.isspace():
        shown.pop()
    if not shown:
        return
    text = shown[0].text
    usual = _usual_gap(shown)
    for before, glyph in pairwise(shown):
        if not _is_double(before, glyph):
            text += _space(before, glyph, usual) + glyph.text
    size = _median([glyph.size for glyph in shown])
    base = _median([glyph.base for glyph in shown])
    yield Line(text, shown[0].left, shown[-1].right, base, size, place)


def _is_double(before: Glyph, glyph: Glyph) -> bool:
    return before.text == glyph.text and glyph.left - before.left < _DOUBLE * glyph.size


def _usual_gap(row: Sequence[Glyph]) -> float:
    """Return the gap between most characters of a line, in characters: some lines are spread."""
    gaps = [_gap(before, glyph) for before, glyph in pairwise(row)]
    return max(_median(gaps), 0.0) if len(gaps) > _FEW else 0.0


def _gap(before: Glyph, glyph: Glyph) -> float:
    return (glyph.left - before.right) / max(before.size, glyph.size, 1.0)


def _space(before: Glyph, glyph: Glyph, usual: float) -> str:
    """Return the space that is seen between two characters and not among them."""
    if before.text.isspace() or glyph.text.isspace():
        return ""
    gap = _gap(before, glyph) - usual
    if before.text.isascii() and glyph.text.isascii():
        return " " if gap > _WORD_GAP else ""
    return "\u3000" if gap > _WIDE_GAP else ""


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
