"""The lines a labeller looks at: paragraphs, cut at their line breaks, with what the eye sees of each."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gov_docs.core.types import OBJECT, Align, Document, Paragraph, Part, Role, Run

_BLANK = " \t\u3000\xa0\u2002\u2003\ufeff" + OBJECT
_PIECE = re.compile(r"[^\n\v\f\r]+")
_GUTTER = re.compile(r"[ \t]*([0-9]{1,4})[ \t]{1,8}(?=\S)")
# The body of one paragraph may not begin far right; what does is a signature, a date, a seal.
_FAR_RIGHT = 8


@dataclass(slots=True)
class Line:
    """One line, blank space and pictures at its ends left out; only its role changes."""

    para: Paragraph
    start: int  # in Paragraph.text
    end: int
    text: str
    run: Run  # the longest run of the line
    blank_before: bool  # an empty paragraph or line stands above it
    is_cell: bool  # in a table that lays out data, not the page
    role: Role | None = None
    run_in: int = 0

    @property
    def is_centered(self) -> bool:
        return self.para.layout.align is Align.CENTER

    @property
    def is_right(self) -> bool:
        """It stands at the right of the page, by its alignment or pushed there with spaces."""
        layout = self.para.layout
        if layout.align is Align.RIGHT:
            return True
        indent = max(layout.left_pt + layout.first_line_pt, 0.0) / 16
        indent += (layout.left_chars or 0.0) + (layout.first_line_chars or 0.0)
        return max(indent, 0.0) + self.lead >= _FAR_RIGHT

    @property
    def lead(self) -> float:
        """Width of the space before the text, in Chinese characters."""
        before = self.para.text[: self.start].rpartition("\n")[2]
        return sum({"\t": 2.0, "\u3000": 1.0}.get(char, 0.5) for char in before)

    @property
    def is_red(self) -> bool:
        color = self.run.color
        return len(color) == 6 and int(color[:2], 16) > 170 and int(color[2:4], 16) < 90


def lines_of(document: Document) -> list[Line]:
    """Return the lines of body, tables and text boxes that hold text, in reading order."""
    lines: list[Line] = []
    blank = False
    flow = (Part.BODY, Part.TABLE, Part.TEXTBOX)
    for para in document.paragraphs:
        if para.place.part not in flow:
            continue
        found = list(_cut(para, blank))
        lines += found
        blank = not found and OBJECT not in para.text
    _free_page_tables(lines)
    return lines if document.has_format else _without_gutter(lines)


def _free_page_tables(lines: list[Line]) -> None:
    """Let the lines of a table count as text where one column of it holds most of the document."""
    tables: dict[int | None, list[Line]] = {}
    for line in lines:
        if line.is_cell:
            tables.setdefault(line.para.place.table, []).append(line)
    total = sum(len(line.text) for line in lines)
    for table in tables.values():
        columns = {line.para.place.column for line in table}
        if (
            len(columns) == 1
            and sum(len(line.text) for line in table) > total / 2
            and len(table) > 5
        ):
            for line in table:
                line.is_cell = False


def body_size(lines: list[Line]) -> float:
    """Return the size most of the text is set in, 0 for plain text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.run.size_pt] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _cut(para: Paragraph, blank: bool) -> Iterator[Line]:
    for match in _PIECE.finditer(para.text):
        text = match[0].strip(_BLANK)
        if not text:
            blank = True
            continue
        start = match.start() + match[0].index(text)
        end = start + len(text)
        is_cell = para.place.part is Part.TABLE
        yield Line(para, start, end, text, _longest_run(para, start, end), blank, is_cell)
        blank = False


def _longest_run(para: Paragraph, start: int, end: int) -> Run:
    best, length, at = para.runs[0], 0, 0
    for run in para.runs:
        inside = min(end, at + len(run.text)) - max(start, at)
        if inside > length:
            best, length = run, inside
        at += len(run.text)
    return best


def _without_gutter(lines: list[Line]) -> list[Line]:
    """Leave out the line numbers of a listing where nearly every line has the next one."""
    gutters = [_GUTTER.match(line.text) for line in lines]
    numbers = [int(match[1]) for match in gutters if match]
    rising = all(a < b for a, b in pairwise(numbers))
    if len(numbers) < 5 or len(numbers) < 0.8 * len(lines) or not rising:
        return lines
    for line, match in zip(lines, gutters, strict=True):
        if match:
            line.start += match.end()
            line.text = line.text[match.end() :]
    return lines
