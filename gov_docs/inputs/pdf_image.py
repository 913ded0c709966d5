"""The pages of a PDF as pictures, for whoever shows or prints them."""

from dataclasses import dataclass
from types import TracebackType

import pypdfium2 as pdfium

from gov_docs.core.errors import UnreadableFileError
from gov_docs.inputs.pdf import PDFIUM

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as rows of blue, green, red and an unused byte."""

    width: int
    height: int
    stride: int
    data: bytes


class PdfPages:
    """An open PDF; may be asked from any thread, one question at a time."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it; raises UnreadableFileError, in which `name` names it."""
        self.data, self._name = data, name
        with PDFIUM:
            try:
                self._pdf = pdfium.PdfDocument(data)
                self.sizes = tuple(self._pdf.get_page_size(at) for at in range(len(self._pdf)))
            except pdfium.PdfiumError as error:
                raise UnreadableFileError(f"{name}：做出的 PDF 打不开；请再试一次") from error

    @property
    def count(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, dpi: float) -> Picture:
        """Return a page, counted from 0; raises UnreadableFileError where it is damaged."""
        with PDFIUM:
            try:
                page = self._pdf[number]
                bitmap = page.render(scale=dpi / _POINTS, rev_byteorder=False, prefer_bgrx=True)
            except pdfium.PdfiumError as error:
                raise UnreadableFileError(f"{self._name}：第 {number + 1} 页画不出来") from error
            data = bytes(bitmap.buffer)
            picture = Picture(bitmap.width, bitmap.height, bitmap.stride, data)
            bitmap.close()
            page.close()
        return picture

    def close(self) -> None:
        with PDFIUM:
            self._pdf.close()

    def __enter__(self) -> "PdfPages":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()
