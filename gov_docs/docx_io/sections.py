"""Pages: size, margins, grid, and which footers show the page number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from gov_docs.core.types import PageNumber, Section
from gov_docs.docx_io.values import child_value, is_on, number, twips
from gov_docs.docx_io.xmlns import r, w

KINDS = ("default", "first", "even")
_SIDES = ("header", "footer")
# What Word takes for lengths that a w:sectPr leaves out, in twips.
_PAGE = {"w": 12240.0, "h": 15840.0}
_MARGINS = {"top": 1440.0, "bottom": 1440.0, "left": 1800.0, "right": 1800.0, "gutter": 0.0}
_NEARLY = 0.02  # margins are rounded to twips, so 21.99 lines are meant to be 22


@dataclass(frozen=True, slots=True)
class SectionProperties:
    """One w:sectPr with what it inherits."""

    element: etree._Element
    references: Mapping[tuple[str, str], str]  # (header or footer, kind) -> relationship id
    odd_even: bool

    @property
    def line_pt(self) -> float | None:
        """The pitch of the grid's lines, None without a grid."""
        grid = self.element.find(w("docGrid"))
        pitch = twips(grid.get(w("linePitch"))) if grid is not None else None
        typed = grid is not None and grid.get(w("type"), "default") != "default"
        return pitch / 20 if typed and pitch else None

    def shown(self) -> Iterator[tuple[str, str]]:
        """Yield (kind, relationship id) of the headers and footers that a reader sees."""
        title_page = is_on(self.element.find(w("titlePg")))
        for (_, kind), id_ in self.references.items():
            if (kind != "first" or title_page) and (kind != "even" or self.odd_even):
                yield kind, id_


def read_properties(elements: Iterable[etree._Element], odd_even: bool) -> list[SectionProperties]:
    """Return the sections in order; a header or footer that one lacks is that of the one before."""
    found: list[SectionProperties] = []
    references: dict[tuple[str, str], str] = {}
    for element in elements:
        references = references | _own_references(element)
        found.append(SectionProperties(element, references, odd_even))
    return found


def _own_references(element: etree._Element) -> dict[tuple[str, str], str]:
    return {
        (side, reference.get(w("type"), "default")): reference.get(r("id"), "")
        for side in _SIDES
        for reference in element.iterchildren(w(f"{side}Reference"))
        if reference.get(w("type"), "default") in KINDS
    }


def section(
    properties: SectionProperties,
    first_para: int,
    normal_size: float,
    page_numbers: Iterable[tuple[str, int, str]],
) -> Section:
    """Return the core section; `page_numbers` are (kind, paragraph id, format named by the field)."""
    element = properties.element
    page = _lengths(element.find(w("pgSz")), _PAGE)
    margin = _lengths(element.find(w("pgMar")), _MARGINS)
    pitch = properties.line_pt
    grid = element.find(w("docGrid"))
    width = page["w"] - margin["left"] - margin["right"] - margin["gutter"]
    height = page["h"] - abs(margin["top"]) - abs(margin["bottom"])
    form = _number_format(element)
    return Section(
        first_para=first_para,
        width_mm=_mm(page["w"]),
        height_mm=_mm(page["h"]),
        top_mm=_mm(abs(margin["top"])),
        bottom_mm=_mm(abs(margin["bottom"])),
        left_mm=_mm(margin["left"]),
        right_mm=_mm(margin["right"]),
        grid=grid.get(w("type"), "default") if grid is not None else "default",
        line_pitch_pt=pitch,
        lines_per_page=_count(height / 20, pitch) if pitch else None,
        chars_per_line=_chars_per_line(grid, width / 20, normal_size),
        title_page=is_on(element.find(w("titlePg"))),
        odd_even=properties.odd_even,
        page_numbers=tuple(PageNumber(kind, para, own or form) for kind, para, own in page_numbers),
        new_page=child_value(element, "type") not in ("continuous", "nextColumn"),
    )


def _lengths(element: etree._Element | None, defaults: Mapping[str, float]) -> dict[str, float]:
    found = dict(defaults)
    for name in defaults if element is not None else ():
        length = twips(element.get(w(name))) if element is not None else None
        if length is not None:
            found[name] = length
    return found


def _mm(length: float) -> float:
    return round(length * 25.4 / 1440, 2)


def _count(length: float, unit: float) -> int:
    return int(length / unit + _NEARLY) if unit > 0 else 0


def _chars_per_line(grid: etree._Element | None, width: float, normal_size: float) -> int | None:
    """Return how many characters a grid of characters puts on a line (17.6.5)."""
    if grid is None or grid.get(w("type")) not in ("linesAndChars", "snapToChars"):
        return None
    space = number(grid.get(w("charSpace"))) or 0.0
    return _count(width, normal_size + space / 4096)


def _number_format(element: etree._Element) -> str:
    numbering = element.find(w("pgNumType"))
    return numbering.get(w("fmt"), "decimal") if numbering is not None else "decimal"


def odd_even(settings: etree._Element | None) -> bool:
    return settings is not None and is_on(settings.find(w("evenAndOddHeaders")))


def east_asian_language(settings: etree._Element | None) -> str:
    """Return the language that a theme's East Asian font is chosen by, '' where none is set."""
    language = settings.find(w("themeFontLang")) if settings is not None else None
    return language.get(w("eastAsia"), "") if language is not None else ""
