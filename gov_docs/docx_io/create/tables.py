"""A table that lays out part of the page: no margins in its cells, no lines but those asked for."""

from collections.abc import Sequence

from gov_docs.docx_io.create.figures import twips
from gov_docs.docx_io.create.markup import element

_SIDES = ("top", "left", "bottom", "right")


def table(
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    lines: Sequence[tuple[str, int]] = (),
    *,
    at_top: bool = False,
) -> str:
    """Return a table; widths in points, each cell its paragraphs, lines as (side, eighths)."""
    wide = [twips(width) for width in widths]
    none = {"w": 0, "type": "dxa"}
    shape = (
        element("tblW", {"w": sum(wide), "type": "dxa"}),
        element("jc", {"val": "center"}),
        element("tblBorders", None, *(_line(*line) for line in lines)) if lines else "",
        element("tblLayout", {"type": "fixed"}),
        element("tblCellMar", None, *(element(side, none) for side in _SIDES)),
    )
    grid = element("tblGrid", None, *(element("gridCol", {"w": width}) for width in wide))
    body = (
        element("tr", None, *(_cell(*pair, at_top) for pair in zip(wide, row, strict=True)))
        for row in rows
    )
    return element("tbl", None, element("tblPr", None, *shape), grid, *body)


def _cell(wide: int, content: str, at_top: bool) -> str:
    size = element("tcW", {"w": wide, "type": "dxa"})
    look = element("tcPr", None, size, element("vAlign", {"val": "top" if at_top else "center"}))
    return element("tc", None, look, content)


def _line(side: str, size: int) -> str:
    return element(side, {"val": "single", "sz": size, "space": 0, "color": "000000"})
