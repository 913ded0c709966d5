"""What stands in a paragraph and is not text: its kind, its size, and the picture it shows."""

import math
import re
from collections.abc import Mapping

from lxml import etree

from gov_docs.core.types import Inset, InsetKind
from gov_docs.docx_io.atoms import shown_branch
from gov_docs.docx_io.values import number
from gov_docs.docx_io.xmlns import m, mc, r, w

_EMU = 12_700  # in a point
_LARGEST_PT = 10_000.0
_STYLE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px)?", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_ALTERNATE, _BOX = mc("AlternateContent"), w("txbxContent")
_KINDS = {
    m("oMath"): InsetKind.EQUATION,
    w("sym"): InsetKind.SYMBOL,
    w("footnoteReference"): InsetKind.FOOTNOTE,
    w("endnoteReference"): InsetKind.ENDNOTE,
    w("footnoteRef"): InsetKind.NOTE_MARK,
    w("endnoteRef"): InsetKind.NOTE_MARK,
}


def inset(element: etree._Element, targets: Mapping[str, str]) -> Inset:
    """Return what the element shows; `targets` are the part's relationships to parts of the file."""
    if element.tag == _ALTERNATE:
        branch = shown_branch(element)
        inner = next(iter(branch), None) if branch is not None else None
        return Inset(InsetKind.SHAPE) if inner is None else inset(inner, targets)
    if element.tag == w("drawing"):
        return _drawing(element, targets)
    if element.tag in (w("pict"), w("object")):
        return _vml(element, targets)
    return Inset(_KINDS.get(element.tag, InsetKind.FIELD))


def _drawing(element: etree._Element, targets: Mapping[str, str]) -> Inset:
    frame = next(iter(element), None)
    if frame is None:
        return Inset(InsetKind.SHAPE)
    extent = frame.find("{*}extent")
    width = _emu(extent, "cx")
    height = _emu(extent, "cy")
    floats = etree.QName(frame).localname == "anchor"
    data = frame.find("{*}graphic/{*}graphicData")
    content = next(iter(data), None) if data is not None else None
    name = etree.QName(content).localname if content is not None else ""
    if content is not None and name == "pic":
        fill = content.find("{*}blipFill")
        blip = fill.find("{*}blip") if fill is not None else None
        part = targets.get(blip.get(r("embed"), ""), "") if blip is not None else ""
        cut = _crop(fill.find("{*}srcRect") if fill is not None else None)
        return Inset(InsetKind.PICTURE, width, height, floats, part, cut)
    if name.startswith("chart"):
        return Inset(InsetKind.CHART, width, height, floats)
    kind = InsetKind.TEXTBOX if _has_text(element) else InsetKind.SHAPE
    return Inset(kind, width, height, floats)


def _vml(element: etree._Element, targets: Mapping[str, str]) -> Inset:
    shape = next((one for one in element.iterdescendants("{urn:schemas-microsoft-com:vml}*")), None)
    style = next((one.get("style", "") for one in element.iter() if one.get("style")), "")
    sizes = {name.lower(): _css(amount, unit) for name, amount, unit in _STYLE.findall(style)}
    width, height = sizes.get("width", 0.0), sizes.get("height", 0.0)
    floats = "absolute" in style.replace(" ", "").lower()
    ole = element.find("{*}OLEObject")
    if ole is not None and ole.get("ProgID", "").startswith("Equation"):
        return Inset(InsetKind.EQUATION, width, height)
    image = next(element.iterdescendants("{*}imagedata"), None) if shape is not None else None
    part = targets.get(image.get(r("id"), ""), "") if image is not None else ""
    if element.tag == w("object"):
        return Inset(InsetKind.EMBEDDED, width, height, picture=part)
    if image is not None:
        return Inset(InsetKind.PICTURE, width, height, floats, part)
    kind = InsetKind.TEXTBOX if _has_text(element) else InsetKind.SHAPE
    return Inset(kind, width, height, floats)


def _has_text(element: etree._Element) -> bool:
    return next(element.iterdescendants(_BOX), None) is not None


def _emu(extent: etree._Element | None, name: str) -> float:
    length = number(extent.get(name)) if extent is not None else None
    return _sound((length or 0.0) / _EMU)


def _css(amount: str, unit: str) -> float:
    return _sound((number(amount) or 0.0) * _POINTS[unit.lower()])


def _sound(length: float) -> float:
    return length if math.isfinite(length) and 0 < length <= _LARGEST_PT else 0.0


def _crop(rect: etree._Element | None) -> tuple[float, float, float, float]:
    """Return the shares cut off, given in thousandths of a percent; none where they leave nothing."""
    if rect is None:
        return (0.0, 0.0, 0.0, 0.0)
    shares = (max((number(rect.get(side)) or 0.0) / 100_000, 0.0) for side in "ltrb")
    left, top, right, bottom = shares
    if left + right >= 1 or top + bottom >= 1:
        return (0.0, 0.0, 0.0, 0.0)
    return left, top, right, bottom
