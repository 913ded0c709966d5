"""Write small OFDs: one text object a line, in millimetres."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.6  # 三号


def text(x: float, y: float, words: str, more: str = "", size: float = SIZE) -> str:
    """Return a text object whose base line lies at (x, y)."""
    steps = f"g {len(words) - 1} {size}"
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y - 5} 160 8" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def page(*objects: str, template: str = "") -> str:
    return (
        f"<ofd:Page {_NS}>{template}<ofd:Content><ofd:Layer ID='9'>"
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def parts(*pages: str, templates: Mapping[str, str] = {}) -> dict[str, str]:
    entries = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    below = "".join(
        f'<ofd:TemplatePage ID="{name}" BaseLoc="Tpls/{name}.xml"/>' for name in templates
    )
    document = (
        f"<ofd:Document {_NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea>{below}</ofd:CommonData>"
        f"<ofd:Pages>{entries}</ofd:Pages></ofd:Document>"
    )
    root = f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    made = {"OFD.xml": root, "Doc_0/Document.xml": document}
    made |= {f"Doc_0/Pages/Page_{at}/Content.xml": one for at, one in enumerate(pages)}
    return made | {f"Doc_0/Tpls/{name}.xml": one for name, one in templates.items()}


def ofd(folder: Path, made: Mapping[str, str | bytes]) -> Path:
    path = folder / "a.ofd"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return path
