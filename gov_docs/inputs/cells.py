"""Where we are in the tables of a page whose markup names neither rows nor columns."""

from dataclasses import dataclass, field
from typing import ClassVar

from gov_docs.core.types import Part, Place

_WIDEST, _HIGHEST = 1000, 65534  # what browsers allow


@dataclass(slots=True)
class _Grid:
    number: int  # of the table
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)  # column: first row where it is free

    def next_row(self) -> None:
        self.row += 1
        self.column = 0

    def next_cell(self, columns: int, rows: int) -> Place:
        """Return the place of the next cell, beside those that reach down from above."""
        if self.row < 0:
            self.next_row()
        while self.taken.get(self.column, 0) > self.row:
            self.column += 1
        at = self.column
        self.column = at + max(1, min(columns, _WIDEST))
        for column in range(at, self.column):
            self.taken[column] = self.row + max(1, min(rows, _HIGHEST))
        return Place(Part.TABLE, self.number, self.row, at)


class Cells:
    """Follows table, tr, td and th; a cell of a nested table has its own table."""

    TAGS: ClassVar = frozenset({"table", "tr", "td", "th"})

    def __init__(self) -> None:
        self._count = 0
        self._grids: list[_Grid] = []
        self._places = [Place()]

    @property
    def place(self) -> Place:
        return self._places[-1]

    def begin(self, tag: str, columns: int, rows: int) -> None:
        if tag == "table":
            self._grids.append(_Grid(self._count))
            self._count += 1
        elif tag == "tr" and self._grids:
            self._grids[-1].next_row()
        elif tag in ("td", "th"):
            cell = self._grids[-1].next_cell(columns, rows) if self._grids else self.place
            self._places.append(cell)

    def end(self, tag: str) -> None:
        if tag == "table":
            self._grids.pop()
        elif tag in ("td", "th"):
            self._places.pop()
