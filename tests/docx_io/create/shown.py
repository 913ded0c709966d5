"""A draft and what its pages show: find the lines of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from gov_docs.core.draft import Draft
from tests.measuring import Line, Measured, Page

_LONG_ENOUGH = 12  # characters that tell one line from another


@dataclass(frozen=True)
class Shown:
    draft: Draft
    measured: Measured

    @property
    def first(self) -> Page:
        return self.measured.pages[0]

    @property
    def number(self) -> Line:
        """Return the line with the document number."""
        number = bare(self.draft.doc_number)
        return next(line for line in self.first.lines if number in line.text)

    @property
    def title(self) -> list[Line]:
        """Return the lines of the title, none where it is the letterhead."""
        lines = (line for line in self.first.lines if line.size_pt == 22 and not line.red)
        return [line for line in lines if line.text in bare(self.draft.title)]

    def line(self, text: str) -> Line:
        """Return the first line of text that begins so; titles and letterheads are none."""
        return next(one for page in self.measured.pages for one in starting(page, text))

    def page_of(self, text: str) -> int:
        return next(n for n, page in enumerate(self.measured.pages, 1) if any(starting(page, text)))


def bare(text: str) -> str:
    return "".join(text.split())


def middle_of(line: Line) -> float:
    return (line.left + line.right) / 2


def starting(page: Page, text: str) -> Iterator[Line]:
    """Yield the lines of text that begin so."""
    return (line for line in text_of(page) if line.text.startswith(bare(text)[:_LONG_ENOUGH]))


def text_of(page: Page) -> Iterator[Line]:
    return (line for line in page.lines if line.size_pt == 16 and not line.red)
