"""The styles part: what stands in the file so that its user can adjust each look in one place."""

from collections.abc import Iterable, Iterator

from gov_docs.docx_io.create.figures import FANG, Figures, twips
from gov_docs.docx_io.create.looks import CHAR_LOOKS, NORMAL, Border, CharLook, Look
from gov_docs.docx_io.create.markup import element, properties, story

# Orphan control would leave pages of 21 lines; no mark may hang out of the type area; the space
# between digits and Chinese would break the grid of characters; and where every line has a fixed
# height, a grid of lines would only make LibreOffice set what is larger two lines high.
_OFF = (
    "widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid",
)  # fmt: skip


def styles_part(f: Figures, looks: Iterable[Look]) -> str:
    """Return the part with these paragraph styles and all character styles."""
    paragraphs = (_paragraph_style(f, look) for look in looks)
    characters = (_character_style(f, look) for look in CHAR_LOOKS)
    return story("styles", "".join([_defaults(f), _normal(f), _table(), *paragraphs, *characters]))


def _defaults(f: Figures) -> str:
    language = element("lang", {"val": "en-US", "eastAsia": "zh-CN"})
    run = properties("rPr", _fonts(f.font(FANG)), *_size(f.size), language)
    return element("docDefaults", None, element("rPrDefault", None, run), element("pPrDefault"))


def _normal(f: Figures) -> str:
    flow = (element(name, {"val": 0}) for name in _OFF)
    pitch = element("spacing", {"line": twips(f.pitch), "lineRule": "exact"})
    para = properties("pPr", *flow, pitch, element("jc", {"val": "both"}))
    # The squeeze fits 28 characters of 16 pt into a line; a grid of characters that does the
    # same (charSpace below 0) makes LibreOffice 7.4 set 14 of them.
    char = properties("rPr", element("spacing", {"val": f.squeeze_twips}))
    head = element("name", {"val": "Normal"}) + element("qFormat")
    return element(
        "style", {"type": "paragraph", "default": 1, "styleId": NORMAL}, head, para, char
    )


def _table() -> str:
    none = {"w": 0, "type": "dxa"}
    margins = (element(side, none) for side in ("top", "left", "bottom", "right"))
    content = element("tblPr", None, element("tblInd", none), element("tblCellMar", None, *margins))
    attributes = {"type": "table", "default": 1, "styleId": "TableNormal"}
    return element("style", attributes, element("name", {"val": "Normal Table"}), content)


def _paragraph_style(f: Figures, look: Look) -> str:
    head = element("name", {"val": look.name}) + element("basedOn", {"val": look.parent})
    head += element("next", {"val": look.next}) if look.next else ""
    attributes = {"type": "paragraph", "customStyle": 1, "styleId": look.id}
    para, char = (
        properties("pPr", *para_properties(look)),
        properties("rPr", *char_properties(f, look)),
    )
    return element("style", attributes, head, element("qFormat"), para, char)


def para_properties(look: Look) -> Iterator[str]:
    """Yield the children of a w:pPr."""
    if look.keep_next:
        yield element("keepNext")
    if look.new_page:
        yield element("pageBreakBefore")
    if look.borders:
        yield element("pBdr", None, *map(_border, look.borders))
    if look.tabs:
        tabs = ({"val": tab.align, "pos": twips(tab.chars * look.size)} for tab in look.tabs)
        yield element("tabs", None, *(element("tab", tab) for tab in tabs))
    yield element("spacing", _spacing(look))
    yield indents(look)
    yield element("jc", {"val": look.align})
    if look.outline is not None:
        yield element("outlineLvl", {"val": look.outline})


def _border(border: Border) -> str:
    values = {"val": border.kind, "sz": border.size, "space": border.gap, "color": border.color}
    return element(border.side, values)


def _spacing(look: Look) -> dict[str, str | int]:
    around = {side: twips(getattr(look, side)) for side in ("before", "after")}
    found: dict[str, str | int] = {side: length for side, length in around.items() if length}
    return {**found, "line": twips(look.pitch), "lineRule": "exact"}


def indents(look: Look) -> str:
    """Return a w:ind in characters, and in twips for programs that know no characters."""
    first = "hanging" if look.first < 0 else "firstLine"
    lengths = (("left", look.left), ("right", look.right), (first, abs(look.first)))
    found: dict[str, str | int] = {}
    for name, chars in lengths:
        if chars:
            found |= {f"{name}Chars": round(chars * 100), name: twips(chars * look.size)}
    return element("ind", found) if found else ""


def char_properties(f: Figures, look: Look) -> Iterator[str]:
    """Yield the children of a w:rPr, as far as they differ from Normal's."""
    if look.face != FANG:
        yield _fonts(f.font(look.face))
    if look.color:
        yield element("color", {"val": look.color})
    if look.size != f.size:
        yield element("spacing", {"val": 0})
        yield from _size(look.size)
    if look.scale != 100:
        yield element("w", {"val": look.scale})


def _fonts(font: str) -> str:
    slots = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), font)
    return element("rFonts", {"hint": "eastAsia", **slots})


def _size(size: float) -> tuple[str, str]:
    half_points = {"val": round(size * 2)}
    return element("sz", half_points), element("szCs", half_points)


def _character_style(f: Figures, look: CharLook) -> str:
    fonts = _fonts(f.font(look.face)) if look.face else ""
    # Word takes no highlight from a style, but does take a shade.
    shade = {"val": "clear", "color": "auto", "fill": look.shade}
    shown = properties("rPr", fonts, element("shd", shade) if look.shade else "")
    attributes = {"type": "character", "customStyle": 1, "styleId": look.id}
    return element("style", attributes, element("name", {"val": look.name}), shown)
