"""The text of a PDF as a Document."""

from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

from gov_docs.core.errors import GovDocsError, NoTextError, UnreadableFileError, UnsafeFileError
from gov_docs.inputs.other_file import OtherFile
from gov_docs.inputs.page import Page
from gov_docs.inputs.page_text import document_of
from gov_docs.inputs.pdf_page import pages_of

PDFIUM = Lock()  # PDFium works for one thread at a time; whoever shows PDFs takes it too
MAX_PAGES, MAX_CHARACTERS = 3000, 1_500_000
_UNKNOWN = 0.2  # share of characters without a meaning from which on the text is of no use
_ASK = "向来文单位索要 .docx 原文件"


def read_pdf(path: Path, raw: bytes) -> OtherFile:
    """Return the text of a PDF; raises UnreadableFileError or UnsafeFileError."""
    with PDFIUM:
        pages = _pages(raw, path.name)
    _check_text(pages, path.name)
    return OtherFile(path, document_of(pages, path.name))


def _pages(raw: bytes, file: str) -> list[Page]:
    pages: list[Page] = []
    characters = number = 0
    try:
        pdf = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise _unopened(error, file) from None
    try:
        if len(pdf) > MAX_PAGES:
            raise UnsafeFileError(f"{file}：超过 {MAX_PAGES} 页，未予读取；请拆分文件后再试")
        for number in range(len(pdf)):
            found = pages_of(pdf[number], number)
            characters += sum(len(page.glyphs) for page in found)
            if characters > MAX_CHARACTERS:
                raise UnsafeFileError(f"{file}：文字过多，未予读取；请拆分文件后再试")
            pages += found
    except pdfium.PdfiumError:
        raise UnreadableFileError(
            f"{file}：第 {number + 1} 页已损坏；请重新复制或下载，或{_ASK}"
        ) from None
    finally:
        pdf.close()
    return pages


def _unopened(error: pdfium.PdfiumError, file: str) -> GovDocsError:
    if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
        return UnreadableFileError(f"{file}：文件加了密码；请取消密码后再试，或{_ASK}")
    return UnreadableFileError(f"{file}：PDF 文件不完整或已损坏；请重新复制或下载后再试")


def _check_text(pages: list[Page], file: str) -> None:
    texts = [glyph.text for page in pages for glyph in page.glyphs if not glyph.text.isspace()]
    if not texts:
        raise NoTextError(f"{file}：没有文字，多半是扫描件或图片；请先做文字识别（OCR），或{_ASK}")
    unknown = sum(text == "\ufffd" or "\ue000" <= text <= "\uf8ff" for text in texts)
    if unknown > _UNKNOWN * len(texts):
        raise UnreadableFileError(f"{file}：字体没有带文字编码，读出的是乱码；请{_ASK}")
