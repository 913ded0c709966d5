"""Put the whole file together: text, page, imprint on the last even page, notes of sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gov_docs.core.draft import Draft, Form
from gov_docs.docx_io.create import parts
from gov_docs.docx_io.create.blocks import Block, used_looks
from gov_docs.docx_io.create.body import attachments, main_text
from gov_docs.docx_io.create.closing import with_closing
from gov_docs.docx_io.create.figures import Figures, figures
from gov_docs.docx_io.create.fonts import missing_fonts
from gov_docs.docx_io.create.head import head
from gov_docs.docx_io.create.imprint import imprint
from gov_docs.docx_io.create.letter import lower_line
from gov_docs.docx_io.create.looks import Look, looks
from gov_docs.docx_io.create.markup import element, story
from gov_docs.docx_io.create.page import Footer, footer_part, footers, section
from gov_docs.docx_io.create.pagination import End, end_of
from gov_docs.docx_io.create.styles import styles_part
from gov_docs.files import replace_file

_NO_TEXT_ON_FIRST = "首页可能显示不出正文：请缩短主送机关，或把主送机关移到版记。"


def write(
    draft: Draft,
    path: Path,
    *,
    with_sources: bool = False,
    profile: Path | None = None,
    when: datetime | None = None,
) -> tuple[str, ...]:
    """Write the draft as a .docx in one step; return warnings for its user.

    `with_sources` keeps each borrowed paragraph's source as a comment; `profile` is a unit's own
    table of figures; `when` dates the file. Raises UnwritableFileError, and then the old file stays.
    """
    f = figures(profile)
    laid, warnings = _laid_out(draft, f)
    replace_file(path, _package(laid, f, draft.title, when or datetime.now(UTC), with_sources))
    return (*missing_fonts(f), *warnings)


@dataclass(frozen=True, slots=True)
class _Laid:
    blocks: tuple[Block, ...]
    imprint: Block | None
    apart: bool  # the imprint has an even page to itself
    blank_before: bool  # and a blank page stands before that
    first_footer: Block | None


def _laid_out(draft: Draft, f: Figures) -> tuple[_Laid, tuple[str, ...]]:
    blocks = (*head(draft, f), *with_closing(main_text(draft, f), draft, f), *attachments(draft, f))
    end = end_of(blocks, f)
    foot = imprint(draft, f)
    apart = foot is not None and _stands_apart(end, foot, draft, f)
    letter = draft.form is Form.LETTER
    laid = _Laid(
        blocks, foot, apart, apart and end.page % 2 == 0, lower_line(f) if letter else None
    )
    hidden = bool(draft.body) and not end.body_on_first
    return laid, (_NO_TEXT_ON_FIRST,) if hidden else ()


def _stands_apart(end: End, foot: Block, draft: Draft, f: Figures) -> bool:
    """Say whether the imprint needs a page of its own: the last page is odd, or has no room."""
    room = end.left >= foot.height + f.pitch / 2
    if draft.form is Form.LETTER:  # stands on the last page, odd or even
        return not room
    return end.page % 2 == 1 or not room


def _package(laid: _Laid, f: Figures, title: str, when: datetime, with_sources: bool) -> bytes:
    feet = footers(f, laid.first_footer, unnumbered_end=laid.blank_before)
    sources = [one.source for one in laid.blocks if one.source] if with_sources else []
    files = {
        "_rels/.rels": parts.package_relationships(),
        "docProps/core.xml": parts.core_properties(title, when),
        "word/document.xml": _document(laid, f, feet, with_sources=with_sources),
        "word/_rels/document.xml.rels": parts.relationships(_targets(feet, bool(sources))),
        "word/styles.xml": styles_part(f, _looks(laid, f, feet)),
        "word/settings.xml": parts.settings(),
        "word/fontTable.xml": parts.font_table(f.faces),
        **{f"word/{foot.part}": footer_part(foot) for foot in feet},
    }
    if sources:
        files["word/comments.xml"] = parts.comments(sources, when)
    return parts.zipped({"[Content_Types].xml": parts.content_types(files), **files})


def _targets(feet: Sequence[Footer], commented: bool) -> dict[str, tuple[str, str]]:
    found = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        "rId3": ("fontTable", "fontTable.xml"),
        **{foot.id: ("footer", foot.part) for foot in feet},
    }
    return {**found, "rId4": ("comments", "comments.xml")} if commented else found


def _looks(laid: _Laid, f: Figures, feet: Sequence[Footer]) -> list[Look]:
    blocks = [one for one in (*laid.blocks, laid.imprint) if one is not None]
    used = {look.id: look for foot in feet for look in foot.looks}
    return [*{**looks(f), **used_looks(blocks), **used}.values()]


def _document(laid: _Laid, f: Figures, feet: Sequence[Footer], *, with_sources: bool) -> str:
    letter = laid.first_footer is not None
    main = section(f, [foot for foot in feet if not foot.at_end], first_differs=letter)
    last = main
    if laid.apart:  # begins on the next even page, whatever the text becomes
        end_feet = [foot for foot in feet if foot.at_end]
        last = section(f, end_feet, even_page=not letter)
    written, notes = [], 0
    for at, one in enumerate(laid.blocks):
        around = ("", "")
        if with_sources and one.source is not None:
            around, notes = _noted(notes), notes + 1
        ends = laid.apart and at == len(laid.blocks) - 1
        written.append(one.written(*around, section=main if ends else ""))
    if laid.imprint is not None:
        written.append(laid.imprint.written())
    return story("document", element("body", None, *written, last))


def _noted(number: int) -> tuple[str, str]:
    """Return what stands before and behind the runs a comment is about."""
    id_ = {"id": number}
    reference = element("r", None, element("commentReference", id_))
    return element("commentRangeStart", id_), element("commentRangeEnd", id_) + reference
