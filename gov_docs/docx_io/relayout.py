"""What to change in an existing document so that it stands as GB/T 9704-2012 asks.

Nothing is put in and nothing taken out but the blanks that stood for an indent: the changes are
edits like any other, and the proof that nothing else changed is the same.
"""

from collections.abc import Iterator

from gov_docs.core.types import (
    OBJECT,
    Align,
    Document,
    Edit,
    FormatEdit,
    FormatValue,
    Layout,
    Paragraph,
    Part,
    Role,
    SectionEdit,
    Span,
    TextEdit,
)
from gov_docs.docx_io.create.figures import SONG, Figures
from gov_docs.docx_io.relayout_runs import run_edits
from gov_docs.docx_io.relayout_shapes import Shape, shapes_of

_BLANK = " \u3000\xa0\t"
_NEARLY = 0.26  # characters or points that make no difference to the eye
Group = tuple[Edit, ...]


def relayout(document: Document, f: Figures) -> tuple[Group, ...]:
    """Return the edits for a labelled document; each group is to be made whole or not at all."""
    shapes = shapes_of(document, f)
    groups = [tuple(_page(document, f))]
    for para in document.paragraphs:
        shape = shapes.get(para.id)
        if shape is not None:
            groups += [tuple(run_edits(para, shape, f)), tuple(_place(para, shape, f))]
        elif _is_gap(para):
            groups.append(tuple(_line(para, f)))
    groups += [tuple(one) for one in _page_numbers(document, f)]
    return tuple(group for group in groups if group)


def _page_numbers(document: Document, f: Figures) -> Iterator[list[Edit]]:
    """Yield the edits of footers that show the page number: its size, and its side where they differ."""
    paragraphs = {para.id: para for para in document.paragraphs}
    sides = {"default": Align.RIGHT, "even": Align.LEFT}
    shown = {one.para: (one.kind, sec) for sec in document.sections for one in sec.page_numbers}
    for id_, (kind, section) in shown.items():
        para = paragraphs[id_]
        shape = Shape(SONG, f.number_size)
        edits: list[Edit] = list(run_edits(para, shape, f))
        side = sides.get(kind)
        if section.odd_even and side and para.layout.align is not side:
            edits.append(_edit(para, "align", side))
            edits.append(_edit(para, f"{side.value}_chars", 1.0))
        yield edits


def _page(document: Document, f: Figures) -> Iterator[Edit]:
    """Yield the edits of the upright sections: paper, margins, and no grid of other characters."""
    for index, section in enumerate(document.sections):
        if section.width_mm > section.height_mm:
            continue  # a table laid across keeps its page
        for name in ("width_mm", "height_mm", "top_mm", "bottom_mm", "left_mm", "right_mm"):
            if abs(getattr(section, name) - getattr(f, name)) > 0.1:
                yield SectionEdit(index, name, getattr(f, name))
        if section.grid in ("linesAndChars", "snapToChars"):
            yield SectionEdit(index, "grid", "lines")


def _is_gap(para: Paragraph) -> bool:
    return para.role is Role.EMPTY and para.place.part is Part.BODY and not para.text


def _place(para: Paragraph, shape: Shape, f: Figures) -> Iterator[Edit]:
    """Yield the edits of where the paragraph stands, its leading blanks with them."""
    blanks = len(para.text) - len(para.text.lstrip(_BLANK))
    if blanks and blanks < len(para.text) and shape.strips and not _locked(para, blanks):
        yield TextEdit(Span(para.id, 0, blanks), "")
    if shape.sized:  # a letterhead is higher than a line
        yield from _line(para, f)
    wanted = {
        "align": shape.align,
        "before_pt": shape.before,
        "after_pt": shape.after,
        "page_break_before": shape.new_page or para.layout.page_break_before,
        "keep_next": shape.keep_next or para.layout.keep_next,
    }
    for name, value in wanted.items():
        if value is not None and _differs(getattr(para.layout, name), value):
            yield _edit(para, name, value)
    if shape.indented and not para.number.strip():
        yield from _indents(para, shape)


def _locked(para: Paragraph, blanks: int) -> bool:
    return any(lock.start < blanks for lock in para.locks)


def _indents(para: Paragraph, shape: Shape) -> Iterator[Edit]:
    layout, size = para.layout, shape.size
    for side, wanted in (("first_line", shape.first), ("left", shape.left), ("right", shape.right)):
        if abs(_chars(layout, side, size) - wanted) > _NEARLY:
            yield _edit(para, f"{side}_chars", wanted)


def _chars(layout: Layout, side: str, size: float) -> float:
    chars: float | None = getattr(layout, f"{side}_chars")
    return chars if chars is not None else float(getattr(layout, f"{side}_pt")) / size


def _line(para: Paragraph, f: Figures) -> Iterator[Edit]:
    """Yield the edits of the line pitch; where something stands in the line it may be higher.

    A picture in a line of fixed height is cut off.
    """
    if OBJECT in para.text:
        if para.layout.line_rule == "auto" or not para.text.strip(OBJECT + _BLANK):
            return
        rule = "atLeast"
    else:
        rule = "exact"
    layout = para.layout
    if layout.line_rule != rule or _differs(layout.line_pt, f.pitch):
        yield _edit(para, "line_rule", rule)
        yield _edit(para, "line_pt", f.pitch)
    if layout.snap_to_grid:  # LibreOffice would round even a fixed pitch up to the grid's lines
        yield _edit(para, "snap_to_grid", False)


def _differs(old: FormatValue | Align, new: FormatValue | Align) -> bool:
    if isinstance(old, int | float) and isinstance(new, int | float):
        return abs(old - new) > _NEARLY
    return old != new


def _edit(para: Paragraph, name: str, value: FormatValue) -> Edit:
    return FormatEdit(Span(para.id, 0, len(para.text)), name, value)
