"""The one way from a file to its Document, whatever its format."""

from pathlib import Path

from gov_docs.core.errors import RefusedEditError
from gov_docs.docx_io.disk import read_bytes
from gov_docs.docx_io.read import WordFile, read_word
from gov_docs.inputs.formats import SUFFIXES, Format, format_of
from gov_docs.inputs.other_file import OtherFile
from gov_docs.inputs.plain_text import TextFile, read_text

__all__ = ["SUFFIXES", "OtherFile", "TextFile", "WordFile", "read_file", "read_to_change"]

Source = WordFile | TextFile | OtherFile


def read_file(path: Path) -> Source:
    """Return a document as read; raises UnreadableFileError or UnsafeFileError."""
    raw = read_bytes(path)
    form = format_of(path, raw)
    if form is Format.WORD:
        return read_word(path)
    return read_text(path) if form is Format.TEXT else _read_other(path, raw, form)


def read_to_change(path: Path) -> WordFile | TextFile:
    """Return a document that can be saved again; RefusedEditError for one that can only be read."""
    form = format_of(path, read_bytes(path))
    if form is Format.WORD:
        return read_word(path)
    if form is Format.TEXT:
        return read_text(path)
    raise RefusedEditError(
        f"{path.name}：{form.value}只能检查，不能直接修改；请先用 Word 或 WPS 打开，另存为 .docx 再试"
    )


def _read_other(path: Path, raw: bytes, form: Format) -> OtherFile:
    """Read with the reader of that format, loaded only now: each needs a library of its own."""
    if form is Format.MARKDOWN:
        from gov_docs.inputs.markdown import read_markdown

        return read_markdown(path, raw)
    if form is Format.WEB:
        from gov_docs.inputs.web_page import read_web_page

        return read_web_page(path, raw)
    if form is Format.PDF:
        from gov_docs.inputs.pdf import read_pdf

        return read_pdf(path, raw)
    if form is Format.OFD:
        from gov_docs.inputs.ofd import read_ofd

        return read_ofd(path, raw)
    from gov_docs.inputs.office import read_office

    return read_office(path, raw)
