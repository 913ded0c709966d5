"""The styles of a document, and the raw properties each gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from gov_docs.docx_io.borders import Lines, lines_of
from gov_docs.docx_io.theme import Theme
from gov_docs.docx_io.values import VAL, child_value, is_on, number, switch, twips
from gov_docs.docx_io.xmlns import w

Value = str | float | bool | tuple[str | None, str | None]
Properties = Mapping[str, Value]  # only what one element says; chains are merged by update

_LONGEST_CHAIN = 100  # real ones have ten at most
NUM = "num"  # (numId, ilvl)
INDENTS = frozenset({"left", "leftChars", "right", "rightChars", "first", "firstChars"})
_RPR, _PPR = w("rPr"), w("pPr")
_RFONTS, _B, _SZ, _COLOR, _SPACE = w("rFonts"), w("b"), w("sz"), w("color"), w("spacing")
RUN_TAGS = frozenset({w("rStyle"), _RFONTS, _B, _SZ, _COLOR, _SPACE})


@dataclass(frozen=True, slots=True)
class Style:
    id: str
    name: str
    kind: str  # paragraph, character, table, numbering
    based_on: str | None
    run: Properties
    para: Properties
    lines: Lines  # of a table


@dataclass(frozen=True, slots=True)
class Styles:
    styles: Mapping[str, Style]
    default: str | None  # the paragraph style where none is named
    run: Properties  # of w:docDefaults
    para: Properties

    def paragraph(self, style_id: str | None) -> Style | None:
        """Return a paragraph style; a missing or unknown one is the default style."""
        for wanted in (style_id, self.default):
            style = self.styles.get(wanted) if wanted is not None else None
            if style is not None and style.kind == "paragraph":
                return style
        return None

    def of_kind(self, style_id: str | None, kind: str) -> Style | None:
        style = self.styles.get(style_id) if style_id is not None else None
        return style if style is not None and style.kind == kind else None

    def chain(self, style: Style | None) -> list[Style]:
        """Return a style and those it is based on, the base first; a circle is cut."""
        found: dict[str, Style] = {}
        while style is not None and style.id not in found and len(found) < _LONGEST_CHAIN:
            found[style.id] = style
            style = self.of_kind(style.based_on, style.kind)
        return [*found.values()][::-1]


def read_styles(root: etree._Element | None, theme: Theme) -> Styles:
    """Return the styles of word/styles.xml; a file without one has none."""
    if root is None:
        return Styles({}, None, {}, {})
    styles = {style.id: style for style in _styles(root, theme)}
    default = next(
        (
            element.get(w("styleId"))
            for element in root.iterchildren(w("style"))
            if element.get(w("type")) == "paragraph" and switch(element.get(w("default"), "0"))
        ),
        None,
    )
    base = root.find(w("docDefaults"))
    run = base.find(f"{w('rPrDefault')}/{_RPR}") if base is not None else None
    para = base.find(f"{w('pPrDefault')}/{_PPR}") if base is not None else None
    return Styles(styles, default, run_properties(run, theme), para_properties(para))


def _styles(root: etree._Element, theme: Theme) -> Iterator[Style]:
    for element in root.iterchildren(w("style")):
        yield Style(
            element.get(w("styleId"), ""),
            child_value(element, "name") or "",
            element.get(w("type"), "paragraph"),
            child_value(element, "basedOn"),
            run_properties(element.find(_RPR), theme),
            para_properties(element.find(_PPR)),
            lines_of(element.find(f"{w('tblPr')}/{w('tblBorders')}")),
        )


def run_properties(element: etree._Element | None, theme: Theme) -> dict[str, Value]:
    """Return what one w:rPr says about font, size, weight, colour and spacing."""
    found: dict[str, Value] = {}
    if element is None:
        return found
    for child in element.iterchildren(_RFONTS, _B, _SZ, _COLOR, _SPACE):
        if child.tag == _RFONTS:
            found.update(_fonts(child, theme))
        elif child.tag == _B:
            found["bold"] = is_on(child)
        elif child.tag == _SZ:
            size = _half_points(child.get(VAL))
            if size is not None:
                found["size"] = size
        elif child.tag == _SPACE:
            space = twips(child.get(VAL))
            if space is not None:
                found["spacing"] = space
        else:
            found["color"] = _color(child.get(VAL, "auto"))
    return found


def _fonts(element: etree._Element, theme: Theme) -> Iterator[tuple[str, Value]]:
    """Yield the font of each slot; a theme's name beats a plain one on the same element."""
    for slot in ("ascii", "hAnsi", "eastAsia"):
        font = theme.font(element.get(w(f"{slot}Theme"))) or element.get(w(slot))
        if font:
            yield slot, font
    hint = element.get(w("hint"))
    if hint:
        yield "hint", hint


def _half_points(value: str | None) -> float | None:
    if value is not None and value[-2:].isalpha():
        length = twips(value)
        return None if length is None else length / 20
    size = number(value)
    return None if size is None else size / 2


def _color(value: str) -> str:
    value = value.removeprefix("#").upper()
    return value if len(value) == 6 else ""


def para_properties(element: etree._Element | None) -> dict[str, Value]:
    """Return what one w:pPr says about the paragraph's layout."""
    found: dict[str, Value] = {}
    if element is None:
        return found
    for child in element.iterchildren(etree.Element):
        reader = _PARA_READERS.get(child.tag)
        if reader is not None:
            found.update(reader(child))
    return found


def _jc(element: etree._Element) -> dict[str, Value]:
    return {"align": element.get(VAL, "left")}


def _ind(element: etree._Element) -> dict[str, Value]:
    get = element.get
    found: dict[str, float | None] = {
        "left": twips(get(w("left"), get(w("start")))),
        "leftChars": number(get(w("leftChars"), get(w("startChars")))),
        "right": twips(get(w("right"), get(w("end")))),
        "rightChars": number(get(w("rightChars"), get(w("endChars")))),
        "first": _signed(twips(get(w("firstLine"))), twips(get(w("hanging")))),
        "firstChars": _signed(number(get(w("firstLineChars"))), number(get(w("hangingChars")))),
    }
    return {key: value for key, value in found.items() if value is not None}


def _signed(first: float | None, hanging: float | None) -> float | None:
    return first if hanging is None else -hanging


def _spacing(element: etree._Element) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key in ("before", "after", "line"):
        length = twips(element.get(w(key)))
        if length is not None:
            found[key] = length
    for key in ("beforeLines", "afterLines"):
        lines = number(element.get(w(key)))
        if lines is not None:
            found[key] = lines
    for key in ("beforeAutospacing", "afterAutospacing"):
        value = element.get(w(key))
        if value is not None:
            found[key] = switch(value)
    rule = element.get(w("lineRule"))
    if rule is not None:
        found["lineRule"] = rule
    return found


def _outline(element: etree._Element) -> dict[str, Value]:
    level = number(element.get(VAL))
    return {} if level is None else {"outline": level}


def _numbering(element: etree._Element) -> dict[str, Value]:
    return {NUM: (child_value(element, "numId"), child_value(element, "ilvl"))}


def _snap(element: etree._Element) -> dict[str, Value]:
    return {"snap": is_on(element)}


def _page_break(element: etree._Element) -> dict[str, Value]:
    return {"page_break": is_on(element)}


def _keep_next(element: etree._Element) -> dict[str, Value]:
    return {"keep_next": is_on(element)}


_PARA_READERS: dict[str, Callable[[etree._Element], dict[str, Value]]] = {
    w("jc"): _jc,
    w("ind"): _ind,
    w("spacing"): _spacing,
    w("outlineLvl"): _outline,
    w("numPr"): _numbering,
    w("snapToGrid"): _snap,
    w("pageBreakBefore"): _page_break,
    w("keepNext"): _keep_next,
}
