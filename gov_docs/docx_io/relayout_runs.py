"""The characters of a paragraph: font, size, weight and the squeeze that makes 28 a line."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from gov_docs.core.types import OBJECT, FormatEdit, FormatValue, Paragraph, Role, Run, Span
from gov_docs.docx_io.create.figures import FANG, HEI, KAI, Figures
from gov_docs.docx_io.relayout_shapes import Shape

_RUN_IN = {Role.HEADING1: HEI, Role.HEADING2: KAI}
_SPACES = " \t\n\f\v\xa0\u3000"
_SAME = 0.25  # points


def run_edits(para: Paragraph, shape: Shape, f: Figures) -> Iterator[FormatEdit]:
    """Yield what makes each run look as its shape says; a heading's own text keeps its face."""
    at = 0
    for run in para.runs:
        start, at = at, at + len(run.text)
        for first, last, face in _stretches(para, shape, start, at):
            if para.text[first:last].strip(OBJECT + _SPACES):
                yield from _edits(para, run, first, last, shape, face, f)


def _stretches(
    para: Paragraph, shape: Shape, start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    cut = para.run_in if para.run_in < len(para.text) else 0
    if not cut:
        yield start, end, shape.face
        return
    if start < cut:
        yield start, min(end, cut), _RUN_IN.get(para.role, FANG)
    if end > cut:
        yield max(start, cut), end, FANG


def _edits(
    para: Paragraph, run: Run, first: int, last: int, shape: Shape, face: str, f: Figures
) -> Iterator[FormatEdit]:
    span, text = Span(para.id, first, last), para.text[first:last]
    wanted: dict[str, FormatValue] = {}
    if _is_chinese(text) and not f.faces[face].met_by(run.font):
        wanted["font"] = f.font(face)
    if shape.sized and abs(run.size_pt - shape.size) > _SAME:
        wanted["size_pt"] = shape.size
    if shape.sized and abs(run.spacing_pt - _squeeze(shape, f)) > 0.02:
        wanted["spacing_pt"] = _squeeze(shape, f)
    if shape.plain and run.bold:
        wanted["bold"] = False
    if shape.color and run.color != shape.color:
        wanted["color"] = shape.color
    for name, value in wanted.items():
        yield FormatEdit(span, name, value)


def _squeeze(shape: Shape, f: Figures) -> float:
    return f.squeeze_twips / 20 if shape.size == f.size else 0.0


def _is_chinese(text: str) -> bool:
    """Say whether the stretch is set in the Chinese font; a symbol's own font is left alone."""
    return any(east_asian_width(char) in "WF" for char in text)
