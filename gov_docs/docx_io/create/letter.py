"""The letter's own form (GB/T 9704-2012, 10.1): a letterhead above the type area, two double lines."""

from collections.abc import Sequence
from dataclasses import replace

from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.boxes import Box, box_run
from gov_docs.docx_io.create.figures import Figures, points
from gov_docs.docx_io.create.letterhead import EM_TOP, LEADING, Fit, fit, head_look
from gov_docs.docx_io.create.looks import RED, Border, Look
from gov_docs.docx_io.create.tables import table
from gov_docs.docx_io.create.width import width

_TOP = points(30)  # of the letterhead, from the paper's edge
_WIDTH = points(170)
_GAP = points(4)  # between letterhead and line
_FOOT = points(20)  # of the lower line, from the paper's edge
_LARGEST = 44.0
_LINES = 4.5  # points that thick, gap and thin line take together
_TINY = 0.7  # what 22 lines leave of the type area is 0.9
ANCHOR = Look("GwAnchor", "公文定位段", pitch=_TINY)


def letter_head(name: str, number: str, marks: Sequence[Block], f: Figures) -> tuple[Block, ...]:
    """Return the blocks above the title of a letter; the first mark shares the number's line."""
    fitted = fit(width(name), _WIDTH, _LARGEST)
    content = block(_look(fitted), name).written()
    box = Box(1, "发文机关标志", _WIDTH, _head_height(fitted), content, _top(fitted))
    anchor = Block(ANCHOR, "", box_run(box), also=(_look(fitted),))
    look = Look("GwDocNumber", "公文发文字号", align="right", size=f.size, pitch=f.pitch)
    gap = _gap_above(fitted, f)
    if not marks:
        return (anchor, block(replace(look, before=gap), number))
    half = f.text_width / 2
    cells = ("".join(one.written() for one in marks), block(look, number).written())
    also = (look, *(one.look for one in marks))
    beside = Block(
        marks[0].look,
        table=table([half, half], [cells], at_top=True),
        height=len(marks) * f.pitch,
        also=also,
    )
    return (anchor, Block(Look("GwHeadGap", "公文版头空白", pitch=gap)), beside)


def _top(fitted: Fit) -> float:
    return _TOP - EM_TOP * fitted.size


def _head_height(fitted: Fit) -> float:
    return fitted.size * LEADING + _gap(fitted) + _LINES


def _gap(fitted: Fit) -> int:
    """Return the space under the letterhead's line that makes 4 mm under its characters."""
    return round(_GAP - (LEADING - EM_TOP - 1) * fitted.size)


def _look(fitted: Fit) -> Look:
    line = Border("bottom", 24, _gap(fitted), RED, "thickThinSmallGap")
    return replace(head_look(fitted), borders=(line,))


def _gap_above(fitted: Fit, f: Figures) -> float:
    """Return the space above the number's line: 7/8 of a character under the double line."""
    wanted = _top(fitted) + _head_height(fitted) + 7 / 8 * f.size
    inside = 0.8 * f.pitch - 0.88 * f.size  # above the characters of a line
    return max(1.0, wanted - inside - points(f.top_mm) - _TINY)


def lower_line(f: Figures) -> Block:
    """Return what the footer of a letter's first page holds: the lower double line, no number."""
    line = Border("top", 24, 0, RED, "thickThinSmallGap")  # inner thick: thin above
    look = Look("GwLowerLine", "公文信函横线", pitch=_TINY, borders=(line,))
    top = points(f.height_mm) - _FOOT - _LINES
    box = Box(3, "信函横线", _WIDTH, _LINES + _TINY, Block(look).written(), top)
    return Block(ANCHOR, "", box_run(box), also=(look,))
