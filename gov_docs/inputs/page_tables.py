"""Tables on a page, by the lines drawn around their cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gov_docs.inputs.page import Glyph, Page, Ruling

_NEAR = 3.0  # points; lines that meet on paper may miss each other in the file
_MOST = 1500  # lines; more are a drawing
_MIDDLE = 0.35  # of a character, above its base


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom

    def touches(self, other: "Box") -> bool:
        return (
            self.left <= other.right + _NEAR
            and other.left <= self.right + _NEAR
            and self.top <= other.bottom + _NEAR
            and other.top <= self.bottom + _NEAR
        )


@dataclass(slots=True)
class Cell:
    box: Box
    row: int = 0
    column: int = 0
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    top: float
    cells: tuple[Cell, ...]  # row by row


def tables_of(page: Page) -> tuple[list[Table], list[Glyph]]:
    """Return the page's tables, and the characters that stand in none."""
    finder = _Finder(page.rulings)
    cells: dict[Box, Cell] = {}
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        box = finder.box_around((glyph.left + glyph.right) / 2, glyph.base - _MIDDLE * glyph.size)
        if box is None:
            outside.append(glyph)
        else:
            cells.setdefault(box, Cell(box)).glyphs.append(glyph)
    tables = []
    for group in _groups(cells.values()):
        if len(group) > 1 or finder.has_neighbours(group[0].box):
            tables.append(_table(group))
        else:  # a frame around text is no table
            outside += group[0].glyphs
    return tables, outside


class _Finder:
    """Finds the nearest lines on all four sides of a point."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        some = rulings if len(rulings) <= _MOST else ()
        self._across = [one for one in some if one.is_across]
        self._down = [one for one in some if not one.is_across]
        self._last: Box | None = None

    def box_around(self, x: float, y: float) -> Box | None:
        if self._last is None or not self._last.holds(x, y):
            self._last = self._search(x, y)
        return self._last

    def has_neighbours(self, box: Box) -> bool:
        """Tell whether other cells, be they empty, stand beside this one."""
        middle = (box.top + box.bottom) / 2
        return len({round(one.left) for one in self._down if one.top < middle < one.bottom}) > 2

    def _search(self, x: float, y: float) -> Box | None:
        sides = [one.left for one in self._down if one.top - _NEAR < y < one.bottom + _NEAR]
        levels = [one.top for one in self._across if one.left - _NEAR < x < one.right + _NEAR]
        lefts, rights = [at for at in sides if at < x], [at for at in sides if at >= x]
        above, below = [at for at in levels if at < y], [at for at in levels if at >= y]
        if not (lefts and rights and above and below):
            return None
        return Box(max(lefts), max(above), min(rights), min(below))


def _groups(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Yield the cells that hang together, table by table from above."""
    groups: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda one: (one.box.top, one.box.left)):
        met, others = [cell], []
        for group in groups:
            if any(cell.box.touches(one.box) for one in reversed(group)):
                met = [*group, *met]
            else:
                others.append(group)
        groups = [*others, met]
    yield from groups


def _table(cells: Sequence[Cell]) -> Table:
    tops, lefts = _levels(c.box.top for c in cells), _levels(c.box.left for c in cells)
    for cell in cells:
        cell.row, cell.column = _index(tops, cell.box.top), _index(lefts, cell.box.left)
    ordered = sorted(cells, key=lambda one: (one.row, one.column))
    return Table(tops[0], tuple(ordered))


def _levels(values: Iterable[float]) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _NEAR:
            levels.append(value)
    return levels


def _index(levels: Sequence[float], value: float) -> int:
    return max(at for at, level in enumerate(levels) if level <= value + 0.01)
