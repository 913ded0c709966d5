"""Old .doc and .wps files as Documents: LibreOffice, where installed, turns them into .docx."""

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from gov_docs.core.errors import UnreadableFileError
from gov_docs.docx_io.foreign import what_it_is
from gov_docs.docx_io.read import read_word
from gov_docs.inputs.libreoffice import convert, program
from gov_docs.inputs.other_file import OtherFile

_OTHERS = ("Workbook", "PowerPoint Document")  # streams; a document may hold them as objects


def read_office(path: Path, raw: bytes) -> OtherFile:
    """Return a .doc, .wps or .rtf as LibreOffice reads it; raises UnreadableFileError."""
    is_other = any(map(partial(_has_stream, raw), _OTHERS)) and not _has_stream(raw, "WordDocument")
    if is_other or _has_stream(raw, "EncryptedPackage"):
        raise what_it_is(raw, path.name)
    soffice = program()
    if soffice is None:
        raise UnreadableFileError(
            f"{path.name}：是旧版 .doc、.wps 或 RTF 文档，要装有 LibreOffice 才能直接读取；"
            "请安装 LibreOffice，或用 Word、WPS 打开后另存为 .docx 再试"
        )
    with tempfile.TemporaryDirectory(prefix="govdocs-", ignore_cleanup_errors=True) as name:
        made = convert(soffice, raw, Path(name), path.name)
        document = read_word(made).document
    # What LibreOffice makes of the old format is near to it, but no proof of a slip in layout.
    return OtherFile(path, replace(document, has_format=False, reflowed=True))


def _has_stream(raw: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in raw
