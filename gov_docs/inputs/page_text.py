"""The lines of pages put together into paragraphs, by where each begins and ends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gov_docs.core.errors import UnsafeFileError
from gov_docs.core.types import OBJECT, Align, Document, Layout, Paragraph, Part, Place, Run
from gov_docs.docx_io.read import MAX_PARAGRAPHS
from gov_docs.inputs.column import Column, column_of, on_page
from gov_docs.inputs.furniture import without_furniture
from gov_docs.inputs.page import Glyph, Line, Page, lines_of
from gov_docs.inputs.page_tables import Cell, Table, tables_of

_LATIN_CUT = re.compile("[A-Za-z][A-Za-z0-9]|[0-9][A-Za-z]")  # the last and the first character
_CHARACTER_PT = 16.0  # of the body text in whose characters a layout counts indents


def document_of(pages: Sequence[Page], file: str) -> Document:
    """Return the pages' text as paragraphs, without page numbers and running heads."""
    lines: list[list[Line]] = []
    tables = 0
    for page in pages:
        found, outside = tables_of(page)
        lines.append(_page_lines(page, found, outside, tables))
        tables += len(found)
    paragraphs = tuple(_paragraphs(pages, without_furniture(lines)))
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise UnsafeFileError(
            f"{file}：内容过多（超过 {MAX_PARAGRAPHS // 10_000} 万段），请拆分文件后再试"
        )
    return Document(paragraphs, has_format=False, reflowed=True)


def _page_lines(
    page: Page, tables: Sequence[Table], outside: Sequence[Glyph], first: int
) -> list[Line]:
    """Return the lines of a page from above, those of a table cell by cell."""
    place = Place(page=page.number)
    lines = list(lines_of(outside, place))
    if page.is_picture:
        lines = [Line(OBJECT, 0.0, 0.0, 0.0, 1.0, place)]
    blocks = [(line.base, [line]) for line in lines]
    for number, table in enumerate(tables, first):
        cells = [
            line
            for cell in table.cells
            for line in _cell(
                cell, Place(Part.TABLE, number, cell.row, cell.column, page=page.number)
            )
        ]
        blocks.append((table.top, cells))
    return [line for _, block in sorted(blocks, key=lambda one: one[0]) for line in block]


def _cell(cell: Cell, place: Place) -> Iterator[Line]:
    """Yield each paragraph of a cell as one line: none goes on in another cell."""
    lines = list(lines_of(cell.glyphs, place))
    if not lines:
        return
    box = cell.box
    pad = min(min(line.left - box.left, box.right - line.right) for line in lines)
    width = box.right - box.left - 2 * pad
    group: list[Line] = []
    for line in lines:
        column = Column(0.0, width, line.size, 0.0)
        if group and not column.is_full(_at_left(group[-1]), line):
            yield _joined(group)
            group = []
        group.append(line)
    yield _joined(group)


def _at_left(line: Line) -> Line:
    return replace(line, left=0.0, right=line.right - line.left)


def _paragraphs(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> Iterator[Paragraph]:
    columns = _columns(pages, lines)
    found: list[tuple[list[Line], Column]] = []
    for page, page_lines in zip(pages, lines, strict=True):
        column = on_page(columns[round(page.width)], page_lines)
        for line in page_lines:
            if found and _continues(found[-1][0], line, column):
                found[-1][0].append(line)
            else:
                found.append(([line], column))
    for number, (group, column) in enumerate(found):
        yield _paragraph(number, _joined(group), column)


def _columns(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> Mapping[int, Column]:
    """Return the column of the pages of each width: turned pages have one of their own."""
    by_width: dict[int, list[Line]] = {}
    for page, found in zip(pages, lines, strict=True):
        body = (line for line in found if not line.in_table)
        by_width.setdefault(round(page.width), []).extend(body)
    return {width: column_of(found, float(width)) for width, found in by_width.items()}


def _continues(group: Sequence[Line], line: Line, column: Column) -> bool:
    in_table = group[-1].in_table or line.in_table
    return not in_table and column.continues(group, line)


def _joined(group: Sequence[Line]) -> Line:
    text = group[0].text
    for line in group[1:]:
        text += " " if _LATIN_CUT.fullmatch(text[-1] + line.text[0]) else ""
        text += line.text
    return replace(group[0], text=text, right=max(line.right for line in group))


def _paragraph(number: int, line: Line, column: Column) -> Paragraph:
    run = Run(line.text, size_pt=round(line.size, 1))
    if line.in_table:
        return Paragraph(number, (run,), line.place)
    align = Align.CENTER if column.is_centered(line) else Align.LEFT
    align = Align.RIGHT if column.is_right(line) else align
    indent = round(column.indent(line) * _CHARACTER_PT, 1) if align is Align.LEFT else 0.0
    layout = Layout(align=align, first_line_pt=indent)
    return Paragraph(number, (run,), line.place, layout)
