"""The page: paper, margins, grid, and footers that show its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from gov_docs.docx_io.create.blocks import Block
from gov_docs.docx_io.create.figures import SONG, Figures, points, twips
from gov_docs.docx_io.create.looks import Look
from gov_docs.docx_io.create.markup import element, properties, story
from gov_docs.docx_io.create.styles import char_properties, para_properties

_FOOTER = points(25)  # from the paper's edge: puts the dash of the number 7 mm under the type area
_HEADER = points(15)
_NUMBER_PITCH = 20.0


@dataclass(frozen=True, slots=True)
class Footer:
    kind: str  # default, even, first
    id: str  # of the relationship
    part: str  # of the package, without its folder
    content: str
    looks: tuple[Look, ...]
    at_end: bool = False  # of the imprint's own page


def footers(f: Figures, first: Block | None, *, unnumbered_end: bool = False) -> tuple[Footer, ...]:
    """Return the footers: odd pages right, even pages left; `first` takes the first page's place.

    Behind a blank page the imprint's page has no number either (7.5).
    """
    found = [_numbered("default", "1", f), _numbered("even", "2", f)]
    if first is not None:
        looks = (first.look, *first.also)
        found.append(Footer("first", "rIdF3", "footer3.xml", first.written(), looks))
    if unnumbered_end:
        look = found[0].looks[0]
        empty = Block(look).written()
        for kind, number in (("default", "4"), ("even", "5")):
            id_, part = f"rIdF{number}", f"footer{number}.xml"
            found.append(Footer(kind, id_, part, empty, (look,), at_end=True))
    return tuple(found)


def _numbered(kind: str, number: str, f: Figures) -> Footer:
    look = _number_look(kind, f)
    content = Block(look, xml=_number()).written()
    return Footer(kind, f"rIdF{number}", f"footer{number}.xml", content, (look,))


def _number_look(kind: str, f: Figures) -> Look:
    odd = kind == "default"
    return Look(
        "GwOddNumber" if odd else "GwEvenNumber", "公文单页码" if odd else "公文双页码", SONG,
        size=f.number_size, pitch=_NUMBER_PITCH, before=_room(f), align="right" if odd else "left",
        left=0.0 if odd else 1.0, right=1.0 if odd else 0.0,
    )  # fmt: skip


def _room(f: Figures) -> float:
    """Return the space above the number that lets its line end the space between text and footer.

    LibreOffice takes what is left of that space from the page on which boxes are placed.
    """
    return max(0.0, points(f.bottom_mm) - _FOOTER - _NUMBER_PITCH)


def unstyled_footer(kind: str, f: Figures) -> str:
    """Return the part of a numbered footer for a file that has none of the styles."""
    look = _number_look(kind, f)
    para = properties("pPr", *para_properties(look), element("snapToGrid", {"val": 0}))
    char = properties("rPr", *char_properties(f, look))
    return story("ftr", element("p", None, para, _number(char)))


def _number(char: str = "") -> str:
    """Return the runs that show the page's number between two dashes."""
    dashes = [
        element("r", None, char, f'<w:t xml:space="preserve">{one}</w:t>') for one in ("— ", " —")
    ]
    return dashes[0] + _field(char) + dashes[1]


def _field(char: str) -> str:
    marks = ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
             '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>",
             '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    return "".join(element("r", None, char, mark) for mark in marks)


def footer_part(footer: Footer) -> str:
    return story("ftr", footer.content)


def section(
    f: Figures,
    feet: Sequence[Footer],
    *,
    first_differs: bool = False,
    even_page: bool = False,
) -> str:
    """Return a w:sectPr; without footers of its own it goes on with those of the one before."""
    references = (f'<w:footerReference w:type="{foot.kind}" r:id="{foot.id}"/>' for foot in feet)
    return properties(
        "sectPr",
        *references,
        element("type", {"val": "evenPage"}) if even_page else "",
        element("pgSz", {"w": _length(f.width_mm), "h": _length(f.height_mm)}),
        element("pgMar", _margins(f)),
        element("titlePg") if first_differs else "",
        element("docGrid", {"type": "lines", "linePitch": _grid_twips(f)}),
    )


def _grid_twips(f: Figures) -> int:
    """Return what fills the type area with lines, whatever pitch the text has.

    LibreOffice moves the text down by half of what a smaller grid leaves over.
    """
    return int(f.text_height * 20 / f.lines)


def _margins(f: Figures) -> dict[str, str | int]:
    sides = {side: _length(getattr(f, f"{side}_mm")) for side in ("top", "right", "bottom", "left")}
    return {**sides, "header": twips(_HEADER), "footer": twips(_FOOTER), "gutter": 0}


def _length(mm: float) -> int:
    return twips(points(mm))
