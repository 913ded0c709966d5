"""The characters and lines of one PDF page, as PDFium finds them."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

from gov_docs.inputs.page import Glyph, Page, Ruling, ruling

_SLANT = 0.1  # of the way: text that runs further off the right angles is a watermark
_MOST_PATHS, _MOST_SEGMENTS = 20_000, 400
_NO_CHARACTERS = (0xFFFE, 0xFFFF)

Direction = tuple[int, int]  # in which text runs: (1, 0) is to the right, (0, 1) upwards


def pages_of(page: pdfium.PdfPage, number: int) -> list[Page]:
    """Return a page as one for each direction in which text runs, the one with most text first."""
    text = page.get_textpage()
    try:
        found: dict[Direction, list[Glyph]] = {}
        for direction, glyph in _glyphs(text):
            found.setdefault(direction, []).append(glyph)
        first = max(found, key=lambda one: len(found[one]), default=(1, 0))
        main = _page(page, number, first, found.pop(first, []))
        others = (Page(number, main.width, tuple(glyphs)) for glyphs in found.values())
        return [main, *others]
    finally:
        text.close()
        page.close()


def _page(page: pdfium.PdfPage, number: int, direction: Direction, glyphs: list[Glyph]) -> Page:
    left, bottom, right, top = page.get_mediabox()
    width = right - left if direction[0] else top - bottom
    if not glyphs:
        is_picture = any(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        return Page(number, width, (), is_picture=is_picture)
    rulings = tuple(_turned(one, direction) for one in _rulings(page))
    return Page(number, width, tuple(glyphs), rulings)


def _glyphs(text: pdfium.PdfTextPage) -> Iterator[tuple[Direction, Glyph]]:
    matrix, box = pdfium_c.FS_MATRIX(), pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = _character(text, index)
        if not char:
            continue
        pdfium_c.FPDFText_GetMatrix(text, index, matrix)
        direction = _direction(matrix.a, matrix.b)
        if direction is None:
            continue
        pdfium_c.FPDFText_GetLooseCharBox(text, index, box)
        pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
        size = pdfium_c.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        frame = _turned(Ruling(box.left, -box.top, box.right, -box.bottom), direction)
        base = -_turn(x.value, y.value, direction)[1]
        yield direction, Glyph(char, frame.left, frame.right, base, size or 1.0)


def _character(text: pdfium.PdfTextPage, index: int) -> str:
    """Return the character, "" for one that PDFium put in or that says nothing."""
    code = pdfium_c.FPDFText_GetUnicode(text, index)
    if code < 0x20 or code in _NO_CHARACTERS or pdfium_c.FPDFText_IsGenerated(text, index) == 1:
        return ""
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    # Fonts name characters by the radicals they look like (⼯ for 工), and ligatures by their own.
    is_look_alike = 0x2F00 <= code < 0x2FE0 or 0xFB00 <= code < 0xFB07
    return unicodedata.normalize("NFKC", chr(code)) if is_look_alike else chr(code)


def _direction(a: float, b: float) -> Direction | None:
    length = math.hypot(a, b)
    if not length:
        return 1, 0
    across, up = a / length, b / length
    if min(abs(across), abs(up)) > _SLANT:
        return None
    return round(across), round(up)


def _turn(x: float, y: float, direction: Direction) -> tuple[float, float]:
    """Return a point of the page, y upwards, as it stands when the text runs to the right."""
    across, up = direction
    return x * across + y * up, y * across - x * up


def _turned(one: Ruling, direction: Direction) -> Ruling:
    """Return a line or box, which counts downwards, as it stands when the text runs to the right."""
    ends = (_turn(one.left, -one.top, direction), _turn(one.right, -one.bottom, direction))
    (x1, y1), (x2, y2) = ends
    return Ruling(min(x1, x2), -max(y1, y2), max(x1, x2), -min(y1, y2))


def _rulings(page: pdfium.PdfPage) -> Iterator[Ruling]:
    """Yield the straight lines, be they drawn as lines, as frames or as thin boxes."""
    paths = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=5)
    for _, path in zip(range(_MOST_PATHS), paths, strict=False):
        left, bottom, right, top = path.get_bounds()
        thin = list(ruling((left, -top), (right, -bottom)))
        yield from thin or _segments(path)


def _segments(path: pdfium.PdfObject) -> Iterator[Ruling]:
    """Yield the lines across and down that a path is made of."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    count = pdfium_c.FPDFPath_CountSegments(path)
    if not stroke.value or count > _MOST_SEGMENTS:
        return
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = matrix.on_point(x.value, y.value)
        point = (across, -up)
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        else:
            yield from ruling(last, point)
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield from ruling(point, start)
        last = point
