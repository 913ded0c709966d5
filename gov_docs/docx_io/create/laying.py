"""Draft or text as pages: the blocks, where they end, and the page of the imprint."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gov_docs.core.draft import Draft, Form
from gov_docs.core.types import Document
from gov_docs.docx_io.create.blocks import Block
from gov_docs.docx_io.create.body import attachments, main_text
from gov_docs.docx_io.create.closing import with_closing
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.create.head import head
from gov_docs.docx_io.create.imprint import imprint, imprint_rows
from gov_docs.docx_io.create.letter import lower_line
from gov_docs.docx_io.create.lines import blocks_of
from gov_docs.docx_io.create.pagination import End, end_of

_TIGHTER = 1.5  # lines above the name; a seal still begins under the text
_TIGHTEST = 1.0


@dataclass(frozen=True, slots=True)
class Laid:
    figures: Figures
    blocks: tuple[Block, ...]
    end: End
    text_end: End  # where the closing ends, before the attachments
    imprint: Block | None = None
    apart: bool = False  # the imprint has an even page to itself
    first_footer: Block | None = None  # of a letter

    @property
    def blank_before(self) -> bool:
        """Say whether a blank page stands before the imprint's."""
        return self.apart and self.end.page % 2 == 0

    @property
    def pages(self) -> int:
        return self.end.page + self.apart * (1 + self.blank_before)


def laid_draft(draft: Draft, f: Figures) -> Laid:
    """Return the draft as pages, closed up a little where that keeps a short text on page 1.

    7.3.5.5 lets lines move together where no room is left for the closing; done only where it
    saves pages, or brings text onto a page 1 that would show none (7.3.3).
    """
    usual = _laid(draft, f)
    if usual.text_end.page != 2:
        return usual
    fitting = (one for one in (_laid(draft, way) for way in _ways(f)) if one.text_end.page == 1)
    best = next(fitting, usual)
    hidden = not usual.end.body_on_first
    worth = hidden or (best.pages < usual.pages and best.figures.seal_lines > _TIGHTEST)
    return best if worth else usual


def _ways(f: Figures) -> Iterator[Figures]:
    """Yield figures that take less room, the mildest first."""
    yield replace(f, seal_lines=_TIGHTER)
    pitch = min(f.pitch, f.least_pitch)
    yield replace(f, seal_lines=_TIGHTER, pitch=pitch)
    yield replace(f, seal_lines=_TIGHTEST, pitch=pitch)


def _laid(draft: Draft, f: Figures) -> Laid:
    text = with_closing(main_text(draft, f), draft, f)
    cover = (*head(draft, f), *text)
    blocks = (*cover, *attachments(draft, f))
    letter = draft.form is Form.LETTER
    foot = imprint(list(imprint_rows(draft, f)), f, lined=not letter)
    end = end_of(blocks, f)
    apart = foot is not None and _stands_apart(end, foot, f, any_page=letter)
    first_footer = lower_line(f) if letter else None
    return Laid(f, blocks, end, end_of(cover, f), foot, apart, first_footer)


def laid_text(document: Document, f: Figures) -> Laid:
    """Return a labelled text without format, laid out; every line of it is there."""
    blocks, rows = blocks_of(document, f)
    foot, end = imprint(rows, f), end_of(blocks, f)
    apart = foot is not None and _stands_apart(end, foot, f, any_page=False)
    return Laid(f, tuple(blocks), end, end, foot, apart)


def _stands_apart(end: End, foot: Block, f: Figures, *, any_page: bool) -> bool:
    """Say whether the imprint needs a page of its own: the last page is odd, or has no room."""
    room = end.left >= foot.height + f.pitch / 2
    return not room or (end.page % 2 == 1 and not any_page)
