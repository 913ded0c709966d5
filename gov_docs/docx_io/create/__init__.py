"""A finished draft, or a text, as a new .docx laid out to GB/T 9704-2012."""

from datetime import UTC, datetime
from pathlib import Path

from gov_docs.core.draft import Draft
from gov_docs.core.types import Document
from gov_docs.docx_io.create.document import package_bytes
from gov_docs.docx_io.create.figures import figures
from gov_docs.docx_io.create.fonts import missing_fonts
from gov_docs.docx_io.create.laying import laid_draft, laid_text
from gov_docs.files import replace_file

__all__ = ["text_bytes", "write", "write_text"]

_NO_TEXT_ON_FIRST = "首页放不下正文：请缩短标题，或把主送机关移到版记；正文只有一段的，可以分成两段，让前一段留在首页。"


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
    laid = laid_draft(draft, f)
    data = package_bytes(laid, draft.title, when or datetime.now(UTC), with_sources)
    replace_file(path, data)
    hidden = bool(draft.body) and not laid.end.body_on_first
    return (*missing_fonts(f), *((_NO_TEXT_ON_FIRST,) if hidden else ()))


def write_text(document: Document, path: Path, *, profile: Path | None = None) -> tuple[str, ...]:
    """Write a labelled text that has no format as a .docx in one step; return warnings."""
    replace_file(path, text_bytes(document, profile=profile))
    return missing_fonts(figures(profile))


def text_bytes(document: Document, *, profile: Path | None = None) -> bytes:
    """Return the .docx of a labelled text that has no format."""
    laid = laid_text(document, figures(profile))
    return package_bytes(laid, document.elements.title or "", datetime.now(UTC), False)
