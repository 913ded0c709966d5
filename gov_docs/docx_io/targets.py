"""What edits touch in the XML: which elements, which characters, which properties."""

from dataclasses import dataclass

from lxml import etree

from gov_docs.core.rewrites import Rewrite
from gov_docs.core.types import FormatValue, Made
from gov_docs.docx_io.run_changes import NewFormat, NewText


@dataclass(frozen=True, slots=True)
class TextTarget:
    part: str
    run: etree._Element
    element: etree._Element  # the w:t
    change: NewText


@dataclass(frozen=True, slots=True)
class FormatTarget:
    part: str
    run: etree._Element
    element: etree._Element
    name: str
    change: NewFormat


@dataclass(frozen=True, slots=True)
class LayoutTarget:
    part: str
    element: etree._Element  # the w:p
    para: int
    name: str
    value: FormatValue


@dataclass(frozen=True, slots=True)
class SectionTarget:
    part: str
    element: etree._Element  # the w:sectPr
    section: int
    name: str
    value: FormatValue


@dataclass(frozen=True, slots=True)
class FillTarget:
    """Text for a w:p that has none."""

    part: str
    element: etree._Element
    para: int
    text: str


@dataclass(frozen=True, slots=True)
class Giver:
    """The character whose format new text takes."""

    run: etree._Element
    element: etree._Element  # the w:t
    at: int


@dataclass(frozen=True, slots=True)
class BreakTarget:
    """New paragraphs begin between two things of a w:p."""

    part: str
    element: etree._Element  # stands in the w:p
    before: bool  # the break stands before it, else after
    para: int
    text: str  # ends the paragraph that is broken
    begun: tuple[tuple[Made, str], ...]
    giver: Giver | None  # of their text


@dataclass(frozen=True, slots=True)
class ShapeTarget:
    """What becomes of a whole w:p."""

    part: str
    element: etree._Element
    rewrite: Rewrite
    owner: etree._Element | None  # the w:p that takes what is kept of a joined one
    giver: Giver | None  # of the text of those behind it


ParagraphTarget = TextTarget | FillTarget | BreakTarget | ShapeTarget
Target = ParagraphTarget | FormatTarget | LayoutTarget | SectionTarget
