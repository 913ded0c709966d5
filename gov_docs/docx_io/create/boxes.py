"""Text boxes at a fixed place of the page.

Measured in LibreOffice 7.4: of all the ways to pin something to a place only an anchored DrawingML
box works; tblpPr, framePr and absolute tables are ignored there. One that keeps the text off stands
2 mm too high there, and one that does not grow would hide a line that somebody adds.
"""

from dataclasses import dataclass

_EMU = 12700  # in a point


@dataclass(frozen=True, slots=True)
class Box:
    """Lengths in points; `top` None puts it at the foot of the type area."""

    id: int
    name: str
    width: float
    height: float
    content: str  # paragraphs or a table
    top: float | None = None  # from the paper's upper edge


def box_run(box: Box) -> str:
    """Return a run that anchors the box to its paragraph."""
    wide, high = round(box.width * _EMU), round(box.height * _EMU)
    size = f'cx="{wide}" cy="{high}"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"{_place(box)}<wp:extent {size}/>"
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{box.id}" name="{box.name}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        "<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>"
        f"{box.content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:spAutoFit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _place(box: Box) -> str:
    across = "<wp:align>center</wp:align>"
    if box.top is None:
        down, base = "<wp:align>bottom</wp:align>", "margin"
    else:
        down, base = f"<wp:posOffset>{round(box.top * _EMU)}</wp:posOffset>", "page"
    return (
        f'<wp:positionH relativeFrom="{base}">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="{base}">{down}</wp:positionV>'
    )
