"""Put the whole file together: text, pages, styles, notes of sources."""

from collections.abc import Sequence
from datetime import datetime

from gov_docs.docx_io.create import parts
from gov_docs.docx_io.create.blocks import used_looks
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.create.laying import Laid
from gov_docs.docx_io.create.looks import Look, looks
from gov_docs.docx_io.create.markup import element, story
from gov_docs.docx_io.create.page import Footer, footer_part, footers, section
from gov_docs.docx_io.create.styles import styles_part


def package_bytes(laid: Laid, title: str, when: datetime, with_sources: bool) -> bytes:
    """Return the whole file; `with_sources` keeps each borrowed paragraph's source as a comment."""
    f = laid.figures
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


def _looks(laid: Laid, f: Figures, feet: Sequence[Footer]) -> list[Look]:
    blocks = [one for one in (*laid.blocks, laid.imprint) if one is not None]
    used = {look.id: look for foot in feet for look in foot.looks}
    return [*{**looks(f), **used_looks(blocks), **used}.values()]


def _document(laid: Laid, f: Figures, feet: Sequence[Footer], *, with_sources: bool) -> str:
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
