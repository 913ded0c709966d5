"""Picks the reader by what stands in the file, not by what it is called."""

from pathlib import Path

from gov_docs.docx_io.disk import read_bytes
from gov_docs.docx_io.read import WordFile, read_word
from gov_docs.inputs.plain_text import TextFile, read_text

SUFFIXES = frozenset({".docx", ".txt"})  # what a folder is searched for
_TEXT_SUFFIXES = frozenset({".txt", ".text", ""})
# A zip, an OLE compound file (.doc, or a .docx with a password), RTF, PDF: never plain text.
_OTHER = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")


def read_file(path: Path) -> WordFile | TextFile:
    """Return a document as read; raises UnreadableFileError or UnsafeFileError."""
    if path.suffix.lower() not in _TEXT_SUFFIXES:
        return read_word(path)
    return read_word(path) if read_bytes(path).startswith(_OTHER) else read_text(path)
