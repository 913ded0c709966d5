"""Laying a text out to the standard, into a .docx or a .pdf."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.roles import label
from gov_docs.core.types import Part
from gov_docs.docx_io.create import write_text
from gov_docs.docx_io.create.figures import figures
from gov_docs.docx_io.create.fonts import missing_fonts
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.relayout_file import relayout_file
from gov_docs.files import real, replace_file
from gov_docs.inputs.libreoffice import program, to_pdf
from gov_docs.inputs.reader import read_file

_KINDS = (".docx", ".pdf")
_TABLES = "原文有表格，已逐行列为文字，请在 Word 中重新制表。"
_NUMBERED = "原文没有页码，已在页脚加上。"
_REFUSED = "有几处没有改动：{}。"


@dataclass(frozen=True, slots=True)
class LaidOut:
    output: Path
    changes: int | None  # formats changed in a .docx; None: a new file was made of a text
    warnings: tuple[str, ...]


def lay_out(path: Path, output: Path, *, allow_signed: bool = False) -> LaidOut:
    """Lay a file out to the standard and write it to `output`; the original stays as it is.

    Raises GovDocsError, and then nothing has been written.
    """
    form = output.suffix.lower()
    if form not in _KINDS:
        raise GovDocsError(f"{output.name}：只能存为 .docx 或 .pdf，请改一下 --output 的扩展名。")
    if real(path) == real(output):
        raise GovDocsError(f"{output.name}：不能覆盖原文件；请换一个文件名。")
    if form == ".docx":
        return _as_docx(path, output, allow_signed=allow_signed)
    return _as_pdf(path, output, allow_signed=allow_signed)


def save_pdf(docx: Path, output: Path) -> None:
    """Turn a .docx into a .pdf with LibreOffice; raises GovDocsError where that is not installed."""
    soffice = program()
    if soffice is None:
        raise GovDocsError(
            "转换为 PDF 需要 LibreOffice，这台电脑没有安装；请先存为 .docx，再用 Word 或 WPS 另存为 PDF。"
        )
    with tempfile.TemporaryDirectory(prefix="govdocs-") as folder:
        made = to_pdf(soffice, docx.read_bytes(), Path(folder), docx.name)
        replace_file(output, made.read_bytes())


def _as_pdf(path: Path, output: Path, *, allow_signed: bool) -> LaidOut:
    with tempfile.TemporaryDirectory(prefix="govdocs-") as folder:
        docx = Path(folder) / f"{output.stem}.docx"
        laid = _as_docx(path, docx, allow_signed=allow_signed)
        save_pdf(docx, output)
    return LaidOut(output, laid.changes, laid.warnings)


def _as_docx(path: Path, output: Path, *, allow_signed: bool) -> LaidOut:
    source = read_file(path)
    document = label(source.document)
    if not isinstance(source, WordFile):
        warnings = write_text(document, output)
        tables = any(para.place.part is Part.TABLE for para in document.paragraphs)
        return LaidOut(output, None, (*warnings, *((_TABLES,) if tables else ())))
    f = figures()
    relaid = relayout_file(source, document, output, f, allow_signed=allow_signed)
    told = [*missing_fonts(f)]
    if relaid.numbered:
        told.append(_NUMBERED)
    if relaid.refused:
        told.append(_REFUSED.format("；".join(relaid.refused)))
    return LaidOut(output, relaid.changes, tuple(told))
