"""Draft or text as pages: the blocks, where they end, and the page of the imprint."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Laid:
    blocks: tuple[Block, ...]
    end: End
    imprint: Block | None = None
    apart: bool = False  # the imprint has an even page to itself
    first_footer: Block | None = None  # of a letter

    @property
    def blank_before(self) -> bool:
        """Say whether a blank page stands before the imprint's."""
        return self.apart and self.end.page % 2 == 0


def laid_draft(draft: Draft, f: Figures) -> Laid:
    text = with_closing(main_text(draft, f), draft, f)
    blocks = (*head(draft, f), *text, *attachments(draft, f))
    letter = draft.form is Form.LETTER
    foot = imprint(list(imprint_rows(draft, f)), f, lined=not letter)
    end = end_of(blocks, f)
    apart = foot is not None and _stands_apart(end, foot, f, any_page=letter)
    return Laid(blocks, end, foot, apart, lower_line(f) if letter else None)


def laid_text(document: Document, f: Figures) -> Laid:
    """Return a labelled text without format, laid out; every line of it is there."""
    blocks, rows = blocks_of(document, f)
    foot, end = imprint(rows, f), end_of(blocks, f)
    apart = foot is not None and _stands_apart(end, foot, f, any_page=False)
    return Laid(tuple(blocks), end, foot, apart)


def _stands_apart(end: End, foot: Block, f: Figures, *, any_page: bool) -> bool:
    """Say whether the imprint needs a page of its own: the last page is odd, or has no room."""
    room = end.left >= foot.height + f.pitch / 2
    return not room or (end.page % 2 == 1 and not any_page)
