"""An open document as pages to look at and print, as it stands in the window, saved or not."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gov_docs.core.errors import GovDocsError, UnreadableFileError, UnwritableFileError
from gov_docs.core.types import Document, Part
from gov_docs.desk.exporting import Version, docx_bytes
from gov_docs.docx_io.package import package_of
from gov_docs.docx_io.read import read_package
from gov_docs.files import claim, reason
from gov_docs.inputs.libreoffice import program, to_pdf
from gov_docs.inputs.pdf_image import PdfPages, Picture
from gov_docs.settings import home

__all__ = ["Drawn", "PdfPages", "Picture", "can_render", "document_to_draw", "draw", "render"]

_LOCK = "lock"
_SIDE = (Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document as PDF, and who laid it out."""

    pdf: bytes
    estimated: bool  # laid out by this program, so that lines and pages may break elsewhere
    told: str = ""  # why it is estimated though a word processor is there


def can_render() -> bool:
    """Say whether a word processor on this machine can lay documents out."""
    return program() is not None


def render(version: Version, is_wanted: Callable[[], bool]) -> bytes:
    """Return the document as PDF, laid out by LibreOffice; raises GovDocsError.

    The copy it works on lies in the data folder, never beside the file, and is gone afterwards.
    """
    soffice = program()
    if soffice is None:
        raise GovDocsError("这台电脑没有安装 LibreOffice，排不出准确的页面。")
    data, name = docx_bytes(version), version.opened.path.name
    try:
        with _folder() as folder:
            return to_pdf(soffice, data, folder, name, is_wanted).read_bytes()
    except OSError as error:
        raise UnwritableFileError(
            f"{name}：预览用的临时文件写不进数据文件夹（{reason(error)}）；请检查磁盘空间和权限。"
        ) from error


# A document and what gives the pictures in it, to a PDF.
Estimate = Callable[[Document, Callable[[str], bytes]], bytes]


def draw(version: Version, estimate: Estimate, is_wanted: Callable[[], bool]) -> Drawn:
    """Return the document as PDF, by LibreOffice where it can, else as `estimate` lays it out."""
    told = ""
    if can_render():
        try:
            return Drawn(render(version, is_wanted), estimated=False)
        except UnreadableFileError as error:
            told = str(error)
    pdf = estimate(document_to_draw(version), version.opened.picture)
    return Drawn(pdf, estimated=True, told=told)


def document_to_draw(version: Version) -> Document:
    """Return what stands on the pages, with a format: a text gets the standard's."""
    document = version.document
    if not document.has_format:
        document = read_package(package_of(docx_bytes(version), version.opened.path)).document
    flow = tuple(para for para in document.paragraphs if para.place.part not in _SIDE)
    return replace(document, paragraphs=flow)


@contextmanager
def _folder() -> Iterator[Path]:
    """Yield a folder of the data folder for one preview; those left by a crash go first."""
    root = home().root / "preview"
    for old in root.glob(f"*/{_LOCK}"):
        _sweep(old)
    folder = root / uuid.uuid4().hex
    folder.mkdir(parents=True)
    try:
        with (folder / _LOCK).open("ab") as lock:
            claim(lock)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(lock: Path) -> None:
    """Remove what a preview left behind, unless another program is at work in it."""
    try:
        with lock.open("ab") as stream:
            claim(stream)
    except OSError:
        return
    shutil.rmtree(lock.parent, ignore_errors=True)
