"""The lines around and inside tables and cells."""

from collections.abc import Mapping

from lxml import etree

from gov_docs.docx_io.values import VAL, number
from gov_docs.docx_io.xmlns import w

_NO_LINE = ("nil", "none")
_OTHER_NAMES = {"start": "left", "end": "right"}

Lines = Mapping[str, float]  # by side, insideH and insideV; in points, 0: none


def lines_of(borders: etree._Element | None) -> dict[str, float]:
    """Return the width of each line that a w:tblBorders or w:tcBorders names."""
    found: dict[str, float] = {}
    for child in borders.iterchildren(etree.Element) if borders is not None else ():
        name = etree.QName(child).localname
        is_none = child.get(VAL, "single") in _NO_LINE
        width = (number(child.get(w("sz"))) or 4.0) / 8  # eighths of a point
        found[_OTHER_NAMES.get(name, name)] = 0.0 if is_none else min(max(width, 0.25), 6.0)
    return found
