"""The text of a scan or photograph, by optical recognition (extra `ocr`)."""

import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from gov_docs.core.errors import NoRecogniserError, NoTextError, UnreadableFileError
from gov_docs.inputs.other_file import OtherFile
from gov_docs.inputs.page import Glyph, Page
from gov_docs.inputs.page_text import document_of
from gov_docs.inputs.pdf import PDFIUM

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument

    Picture = NDArray[Any]

PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"))
_MOST = 6  # pages that are recognised, the last among them: one takes seconds
_DPI = 200
_A4_WIDTH = 595.0  # points: what a picture without a size of its own is taken for
# 某环〔2026]12号: the two brackets are often told wrong, and nothing else stands around a year there.
_YEAR = re.compile(r"[〔\[［【（({]((?:19|20)[0-9]{2})[〕\]］】）)}](?=\s*[0-9]+\s*号)")
_SURE = 0.5  # below it a line is noise
_BODY = 0.8  # of a line's box is its characters; the box has some room around them

Found = Sequence[tuple[Sequence[Sequence[float]], str, float]]  # corners, text, how sure


class Recogniser(Protocol):
    def __call__(self, picture: "Picture") -> tuple[Found | None, object]: ...


def read_scan(path: Path, raw: bytes) -> OtherFile:
    """Return the recognised text of a picture or a PDF of pictures.

    NoRecogniserError where the extra is not installed, NoTextError where there is nothing to read.
    """
    read = _recogniser(path.name)
    pages = [
        _page(number, picture, read(picture)[0] or ()) for number, picture in _pictures(path, raw)
    ]
    if not any(page.glyphs for page in pages):
        raise NoTextError(f"{path.name}：没有认出文字，多半是空白页或照片；请照原件填写。")
    return OtherFile(path, document_of(pages, path.name))


@cache
def _loaded() -> Recogniser:
    from rapidocr_onnxruntime import RapidOCR

    engine: Recogniser = RapidOCR()
    return engine


def _recogniser(file: str) -> Recogniser:
    try:
        return _loaded()
    except ImportError as error:
        raise NoRecogniserError(
            f"{file}：是扫描件或图片，这台机器没有文字识别组件，认不出字；"
            "请照原件填写，或请管理员安装 gov_docs[ocr] 后再试。"
        ) from error


def _pictures(path: Path, raw: bytes) -> Iterator[tuple[int, "Picture"]]:
    found = _of_picture if path.suffix.lower() in PICTURES else _of_pdf
    yield from found(path.name, raw)


def _of_picture(file: str, raw: bytes) -> Iterator[tuple[int, "Picture"]]:
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(raw)) as image:
            count = getattr(image, "n_frames", 1)
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number in _read_of(count):
                    upright = ImageOps.exif_transpose(frame).convert("RGB")
                    yield number, np.asarray(upright)[:, :, ::-1]  # recognised as BGR
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise UnreadableFileError(
            f"{file}：图片打不开或已损坏；请重新扫描或复制后再试。"
        ) from error


def _of_pdf(file: str, raw: bytes) -> Iterator[tuple[int, "Picture"]]:
    pdf = _opened(file, raw)
    try:
        for number in _read_of(len(pdf)):
            with PDFIUM:  # given free while a page is recognised
                picture = pdf[number].render(scale=_DPI / 72).to_numpy()
            yield number, picture
    finally:
        with PDFIUM:
            pdf.close()


def _opened(file: str, raw: bytes) -> "PdfDocument":
    import pypdfium2 as pdfium

    try:
        with PDFIUM:
            return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(f"{file}：PDF 文件打不开；请重新复制或扫描后再试。") from error


def _read_of(count: int) -> Sequence[int]:
    """Return the pages that are read: what a document says of itself stands first and last."""
    return range(count) if count <= _MOST else (*range(_MOST - 1), count - 1)


def _page(number: int, picture: "Picture", found: Found) -> Page:
    """Return the page with each line's characters set evenly between its ends."""
    scale = _A4_WIDTH / picture.shape[1]
    glyphs = [
        glyph
        for corners, text, sure in found
        if sure >= _SURE
        for glyph in _line(corners, _YEAR.sub(r"〔\1〕", text), scale)
    ]
    return Page(number, _A4_WIDTH, tuple(glyphs))


def _line(corners: Sequence[Sequence[float]], text: str, scale: float) -> Iterator[Glyph]:
    left, right = (scale * edge(corner[0] for corner in corners) for edge in (min, max))
    top, bottom = (scale * edge(corner[1] for corner in corners) for edge in (min, max))
    size = max((bottom - top) * _BODY, 1.0)
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    unit, at = (right - left) / max(sum(widths), 1.0), left
    for char, width in zip(text, widths, strict=True):
        yield Glyph(char, at, at + unit * width, bottom, size)
        at += unit * width
