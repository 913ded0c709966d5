"""What a page really shows, read from a PDF: lines of text, ruled lines, page numbers, in mm.

A line's `top` and `bottom` are those of its characters' em box, worked out from the baseline: what
a PDF calls a character's height is the font's, and the fonts here are substitutes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

_MM = 25.4 / 72
EM = 16 * _MM  # a character of the text
LINE = 225 / 22
NUMBER_HALF = 1.9  # from the baseline of a page number to its dash
_ABOVE, _BELOW = 0.88, 0.12  # of the em box, over and under the baseline
_SAME_LINE = 2.0  # points
_PAGE_NUMBER = re.compile(r"[—－]\s*(\d+)\s*[—－]")
_THIN = 3.0  # points; what is higher is no line but a box


@dataclass(frozen=True, slots=True)
class Line:
    text: str  # without the blanks the PDF puts between Chinese and digits
    left: float
    right: float
    baseline: float
    size_pt: float
    font: str  # the substitute that was used
    red: bool

    @property
    def top(self) -> float:
        return self.baseline - _ABOVE * self.size_pt * _MM

    @property
    def bottom(self) -> float:
        return self.baseline + _BELOW * self.size_pt * _MM


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line; a double one is two."""

    y: float  # of its middle
    left: float
    right: float
    thickness: float
    red: bool


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    lines: tuple[Line, ...]  # from the top, without the page number
    rules: tuple[Rule, ...]  # from the top
    number: Line | None

    def line(self, start: str) -> Line:
        """Return the first line that begins so."""
        return next(one for one in self.lines if one.text.startswith(start))

    def has(self, start: str) -> bool:
        return any(one.text.startswith(start) for one in self.lines)


@dataclass(frozen=True, slots=True)
class Measured:
    pages: tuple[Page, ...]

    @property
    def fonts(self) -> frozenset[str]:
        """Return the names of the fonts that were really used."""
        return frozenset(line.font for page in self.pages for line in page.lines)

    def page_of(self, start: str) -> int:
        """Return the number, from 1, of the page with a line that begins so."""
        return next(at for at, page in enumerate(self.pages, 1) if page.has(start))

    def line(self, start: str) -> Line:
        return self.pages[self.page_of(start) - 1].line(start)


def near(value: float, wanted: float, within: float = 1.0) -> bool:
    return abs(value - wanted) <= within


def measure(pdf: Path) -> Measured:
    with pdfplumber.open(pdf) as opened:
        return Measured(tuple(_page(page) for page in opened.pages))


def _page(page: Any) -> Page:
    lines = sorted(_lines(page), key=lambda line: (line.baseline, line.left))
    numbers = [one for one in lines if _PAGE_NUMBER.fullmatch(one.text) and one.top > 255]
    shown = tuple(one for one in lines if one not in numbers)
    rules = tuple(sorted(_rules(page), key=lambda rule: rule.y))
    width, height = float(page.width) * _MM, float(page.height) * _MM
    return Page(width, height, shown, rules, numbers[0] if numbers else None)


def _lines(page: Any) -> Iterator[Line]:
    height = float(page.height)
    chars = [char for char in page.chars if char["text"].strip()]
    chars.sort(key=lambda char: -_baseline(char))
    rows: list[list[dict[str, Any]]] = []
    for char in chars:
        if rows and abs(_baseline(rows[-1][0]) - _baseline(char)) < _SAME_LINE:
            rows[-1].append(char)
        else:
            rows.append([char])
    for row in rows:
        row.sort(key=lambda char: char["x0"])
        yield _line(row, height)


def _baseline(char: dict[str, Any]) -> float:
    return float(char["matrix"][5])


def _line(row: list[dict[str, Any]], height: float) -> Line:
    sizes = sorted(float(char["size"]) for char in row)
    middle = row[len(row) // 2]
    return Line(
        "".join(char["text"] for char in row),
        row[0]["x0"] * _MM,
        row[-1]["x1"] * _MM,
        (height - _baseline(middle)) * _MM,
        round(sizes[len(sizes) // 2], 1),
        middle["fontname"].rpartition("+")[2],
        _is_red(middle["non_stroking_color"]),
    )


def _rules(page: Any) -> Iterator[Rule]:
    for one in (*page.lines, *page.rects, *page.curves):
        high, wide = float(one["bottom"] - one["top"]), float(one["x1"] - one["x0"])
        if high > _THIN or wide < 50:
            continue
        drawn = float(one["linewidth"] or 0) if high < 0.05 else high
        stroked = one["stroking_color"] if high < 0.05 else one["non_stroking_color"]
        middle = (one["top"] + one["bottom"]) / 2 * _MM
        yield Rule(middle, one["x0"] * _MM, one["x1"] * _MM, drawn * _MM, _is_red(stroked))


def _is_red(color: Any) -> bool:
    parts = tuple(color or ()) if isinstance(color, tuple | list) else ()
    return len(parts) == 3 and parts[0] > 0.7 and parts[1] < 0.3
