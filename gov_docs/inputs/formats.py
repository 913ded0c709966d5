"""What a file is, by what stands in it rather than by what it is called."""

from enum import Enum
from pathlib import Path

from gov_docs.docx_io.foreign import is_compound

_TEXTS = (".txt", ".text", "")
_HEAD = 1024


class Format(Enum):
    """A format that is read; the value names it to the user."""

    WORD = "Word 文件"
    TEXT = "纯文本文件"
    MARKDOWN = "Markdown 文件"
    WEB = "网页文件"
    PDF = "PDF 文件"
    OFD = "OFD 文件"
    OFFICE = "旧版 .doc、.wps 或 RTF 文件"  # what LibreOffice turns into .docx


_BY_SUFFIX = {
    ".docx": Format.WORD,
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.WEB,
    ".htm": Format.WEB,
    ".pdf": Format.PDF,
    ".ofd": Format.OFD,
    ".doc": Format.OFFICE,
    ".wps": Format.OFFICE,
}
SUFFIXES = frozenset(_BY_SUFFIX)  # what a folder is searched for
_MARKUP = (Format.MARKDOWN, Format.WEB)


def format_of(path: Path, raw: bytes) -> Format:
    """Return how a file is to be read; one that is nothing known goes to the reader of .docx.

    That reader says what the file is. So it does for a .docx which is none: whoever calls it so
    wants it mended, and must hear that it cannot be.
    """
    suffix = path.suffix.lower()
    named = Format.TEXT if suffix in _TEXTS else _BY_SUFFIX.get(suffix, Format.WORD)
    if suffix == ".docx":
        return Format.WORD
    found = _by_content(raw)
    if found is not None:
        return found
    if named is Format.PDF and b"%PDF-" in raw[:_HEAD]:  # other bytes may stand before it
        return named
    if named in (Format.TEXT, *_MARKUP):
        return named
    return Format.WEB if _is_web_page(raw) else Format.WORD


def _by_content(raw: bytes) -> Format | None:
    if is_compound(raw):
        return Format.OFFICE
    if raw.startswith(b"PK"):
        return Format.OFD if b"OFD.xml" in raw[-65536:] else Format.WORD
    if raw.startswith(b"{\\rtf"):
        return Format.OFFICE
    return Format.PDF if raw.startswith(b"%PDF-") else None


def _is_web_page(raw: bytes) -> bool:
    head = raw[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return head.startswith((b"<html", b"<!doctype html")) or b"<html" in head
