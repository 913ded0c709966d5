"""The characters and lines of one OFD page (GB/T 33190-2016, chapters 8, 9 and 11)."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from lxml import etree

from gov_docs.inputs.page import Glyph, Page, Ruling, ruling, width_of

_POINTS = 72 / 25.4  # in a millimetre, the unit of the file
_A4 = 210.0
_SLANT = 0.1  # of the way: text that runs further off the right angles is a watermark
_TEXT, _PATH = "{*}TextObject", "{*}PathObject"
_DRAWN = re.compile(r"[A-Za-z]|-?[0-9.]+(?:[eE]-?[0-9]+)?")
_MOST_STEPS = 400  # of a path; more are a drawing

Matrix = tuple[float, ...]  # a b c d e f


def page_of(
    number: int,
    content: etree._Element,
    below: Sequence[etree._Element],
    area: etree._Element | None,
) -> Page:
    """Return a page with what lies below it; `area` is the size of pages that name none."""
    layers = [*below, content]
    glyphs = tuple(glyph for layer in layers for glyph in _glyphs(layer))
    rulings = tuple(ruling for layer in layers for ruling in _rulings(layer))
    own = content.find("{*}Area")
    box = _numbers(_child_text(own, "PhysicalBox") or _child_text(area, "PhysicalBox"))
    width = box[2] if len(box) == 4 else _A4
    is_picture = not glyphs and any(
        next(one.iter("{*}ImageObject"), None) is not None for one in layers
    )
    return Page(number, width * _POINTS, glyphs, rulings, is_picture)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Takes an object's own coordinates to points on the page."""

    left: float
    top: float
    matrix: Matrix

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return (
            (self.left + x * a + y * c + e) * _POINTS,
            (self.top + x * b + y * d + f) * _POINTS,
        )

    @property
    def is_upright(self) -> bool:
        a, b = self.matrix[:2]
        return min(abs(a), abs(b)) <= _SLANT * math.hypot(a, b)


def _frame(element: etree._Element) -> _Frame:
    box, matrix = _numbers(element.get("Boundary")), _numbers(element.get("CTM"))
    left, top = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
    return _Frame(left, top, tuple(matrix) if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))


def _glyphs(page: etree._Element) -> Iterator[Glyph]:
    for element in page.iter(_TEXT):
        frame = _frame(element)
        if element.get("Visible", "").lower() == "false" or not frame.is_upright:
            continue
        size = _number(element.get("Size"), 0.0)
        wide = size * _number(element.get("HScale"), 1.0)
        x = y = 0.0
        for code in element.iterfind("{*}TextCode"):
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            yield from _text(code, frame, (x, y), (wide, size))


def _text(
    code: etree._Element, frame: _Frame, start: tuple[float, float], size: tuple[float, float]
) -> Iterator[Glyph]:
    """Yield the characters of one TextCode; `size` is width and height of a wide one."""
    text = (code.text or "").strip("\r\n\t")
    widths = [size[0] * width_of(char) for char in text]
    across, down = _steps(code.get("DeltaX")), _steps(code.get("DeltaY"))
    x, y = start
    for char, width in zip(text, widths, strict=True):
        left, base = frame.point(x, y)
        right = frame.point(x + width, y)[0]
        height = size[1] * math.hypot(*frame.matrix[2:4]) * _POINTS
        yield Glyph(char, min(left, right), max(left, right), base, height or 1.0)
        x += next(across, width if code.get("DeltaX") is None else 0.0)
        y += next(down, 0.0)


def _steps(text: str | None) -> Iterator[float]:
    """Yield the distances from character to character; `g 3 5.5` stands for 5.5 three times."""
    words = iter((text or "").split())
    for word in words:
        if word == "g":
            count, value = next(words, "0"), _number(next(words, None), 0.0)
            yield from repeat(value, int(count) if count.isdecimal() else 0)
        else:
            yield _number(word, 0.0)


def _rulings(page: etree._Element) -> Iterator[Ruling]:
    """Yield the straight lines across and down; a drawing of many steps holds none."""
    for element in page.iter(_PATH):
        words = _DRAWN.findall(_child_text(element, "AbbreviatedData"))
        if element.get("Visible", "").lower() != "false" and len(words) <= _MOST_STEPS:
            yield from _straight(words, _frame(element))


def _straight(words: Sequence[str], frame: _Frame) -> Iterator[Ruling]:
    """Yield what a path draws: S and M set out from a point, L draws to one, C closes."""
    start = last = (0.0, 0.0)
    for at, word in enumerate(words):
        if word in ("S", "M", "L") and at + 2 < len(words):
            point = frame.point(_number(words[at + 1], 0.0), _number(words[at + 2], 0.0))
            if word == "L":
                yield from ruling(last, point)
            else:
                start = point
            last = point
        elif word == "C":
            yield from ruling(last, start)
            last = start


def _child_text(element: etree._Element | None, name: str) -> str:
    found = None if element is None else element.find(f"{{*}}{name}")
    return "" if found is None else found.text or ""


def _numbers(text: str | None) -> list[float]:
    return [_number(word, 0.0) for word in (text or "").split()]


def _number(text: str | None, usual: float) -> float:
    """Return a number as written; what is none, or no finite one, counts as the usual."""
    try:
        value = float(text or "")
    except ValueError:
        return usual
    return value if math.isfinite(value) else usual
