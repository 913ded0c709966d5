"""版记: copies, printer and date of printing, at the foot of the last page."""

from collections.abc import Iterator, Sequence

from gov_docs.core.draft import Draft, Form
from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.boxes import Box, box_run
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.create.letter import ANCHOR
from gov_docs.docx_io.create.looks import Look, Tab
from gov_docs.docx_io.create.tables import table
from gov_docs.docx_io.create.width import line_count

_SIZE = 14.0
_THICK, _THIN = 8, 6  # eighths of a point: 0.35 mm and 0.26 mm


def imprint(rows: Sequence[Block], f: Figures, *, lined: bool = True) -> Block | None:
    """Return the paragraph that anchors the imprint to its page, None without rows.

    A letter's has no lines (10.1).
    """
    if not rows:
        return None
    height = sum(_lines(one, f) * one.look.pitch for one in rows)
    content = _table(rows, f) if lined else "".join(one.written() for one in rows)
    box = Box(2, "版记", f.text_width, height, content)
    also = tuple(one.look for one in rows)
    return Block(ANCHOR, "", box_run(box), height=height, also=also)


def imprint_rows(draft: Draft, f: Figures) -> Iterator[Block]:
    """Yield copies and printing; a letter has the copies only."""
    if draft.cc:
        yield block(cc_look(f), f"抄送：{_copies(draft.cc)}。")
    if (draft.printer or draft.printed) and draft.form is not Form.LETTER:
        printed = draft.printed.removesuffix("印发")
        text = f"{draft.printer}\t{printed}印发" if printed else draft.printer
        yield block(printing_look(f), text)


def cc_look(f: Figures) -> Look:
    return Look("GwCc", "公文抄送机关", size=_SIZE, pitch=f.pitch, first=-3, left=4, right=1)


def printing_look(f: Figures) -> Look:
    end = Tab(f.text_width / _SIZE - 1, "right")
    return Look(
        "GwPrinting", "公文印发机关", size=_SIZE, pitch=f.pitch, align="left", left=1, tabs=(end,)
    )


def _copies(names: tuple[str, ...]) -> str:
    return "，".join(name.strip().rstrip("。，；") for name in names)


def _lines(one: Block, f: Figures) -> int:
    rest = f.text_width / one.look.size - one.look.left - one.look.right
    return line_count(one.text, rest - one.look.first, rest)


def _table(rows: Sequence[Block], f: Figures) -> str:
    lines = (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))
    # Word asks for a paragraph after a table; this one takes no room.
    return table([f.text_width], [[one.written()] for one in rows], lines) + Block(ANCHOR).written()
