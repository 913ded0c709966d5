"""Where the text ends: pages and lines counted as Word would break them.

The imprint has to stand on an even page, which no field of Word can bring about; so the page is
worked out when the file is made. Every line has the same height, so little can go wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gov_docs.docx_io.create.blocks import Block
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.create.looks import Look
from gov_docs.docx_io.create.width import line_count

_SLACK = 0.5  # points


@dataclass(frozen=True, slots=True)
class End:
    page: int  # from 1
    left: float  # points between the last line and the foot of the type area
    body_on_first: bool  # page 1 shows text


def end_of(blocks: Sequence[Block], f: Figures) -> End:
    """Return where the last block ends."""
    page, at, body_on_first = 1, 0.0, False
    for number, one in enumerate(blocks):
        look, lines = one.look, lines_of(one, f)
        if look.new_page and number:
            page, at = page + 1, 0.0
        above = look.before if at or page == 1 else 0.0
        if _has_to_move(blocks[number:], at, f):
            page, at, above = page + 1, 0.0, 0.0
        body_on_first = body_on_first or (page == 1 and look.id.startswith(_BODY))
        at += above + sum(line.gap + line.size / 8 for line in look.borders)
        if one.table:
            at += one.height
            continue
        while lines * look.pitch > f.text_height - at + _SLACK:
            fitting = max(0, int((f.text_height - at + _SLACK) / look.pitch))
            lines, page, at = lines - fitting, page + 1, 0.0
        at += lines * look.pitch + look.after
    return End(page, f.text_height - at, body_on_first)


_BODY = ("GwBody", "GwLastBody", "GwHeading")


def lines_of(one: Block, f: Figures) -> int:
    """Return the number of lines a paragraph takes."""
    look = one.look
    right = look.right if one.right is None else one.right
    rest = (f.text_width / _char(look, f)) - look.left - right
    return line_count(one.text, rest - look.first, rest)


def _char(look: Look, f: Figures) -> float:
    return (f.char if look.size == f.size else look.size) * look.scale / 100


def _has_to_move(blocks: Sequence[Block], at: float, f: Figures) -> bool:
    """Say whether a block that stays with the next does not fit with it on this page."""
    if not blocks[0].look.keep_next or not at:
        return False
    height = 0.0
    for number, one in enumerate(blocks):
        lines = lines_of(one, f) if one.look.keep_next else 1
        height += one.look.before * bool(at or number) + lines * one.look.pitch
        if not one.look.keep_next:
            break
    return f.text_height - at + _SLACK < height < f.text_height
