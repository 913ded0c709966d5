"""Where a line begins and ends, in characters, by indents and by blanks."""

from gov_docs.core.types import Paragraph
from gov_docs.rules.standard import standard

_WIDE, _NARROW = "\u3000", " \xa0"


def char_pt(para: Paragraph) -> float:
    """Return the width of one character of the paragraph."""
    sizes = (run.size_pt for run in para.runs if run.text.strip() and run.size_pt)
    return next(sizes, standard().texts["body"].size_pt)


def first_line_start(para: Paragraph) -> float:
    """Return how far in the first line begins, its blanks not counted."""
    layout, width = para.layout, char_pt(para)
    first = layout.first_line_chars or layout.first_line_pt / width
    return (layout.left_chars or layout.left_pt / width) + first


def right_blank(para: Paragraph) -> float:
    """Return how far from the right edge a line may reach, its blanks counted."""
    layout = para.layout
    trailing = para.text[len(para.text.rstrip()) :]
    return (layout.right_chars or layout.right_pt / char_pt(para)) + _width(trailing)


def leading_blank(para: Paragraph) -> tuple[int, float]:
    """Return how many blanks the text begins with, and their width in characters."""
    count = len(para.text) - len(para.text.lstrip(_WIDE + _NARROW))
    return count, _width(para.text[:count])


def _width(blanks: str) -> float:
    return sum(1.0 if char == _WIDE else 0.5 for char in blanks)
