"""Small .docx files written as raw XML, so that a test says exactly what stands in the file."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROOTS = {
    "header": "w:hdr",
    "footer": "w:ftr",
    "styles": "w:styles",
    "settings": "w:settings",
    "numbering": "w:numbering",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "comments": "w:comments",
}
# A4 with the margins and grid of the standard.
SECTION = (
    '<w:sectPr>{refs}<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
    '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)


def p(text: str = "", ppr: str = "", rpr: str = "", more: str = "") -> str:
    """Return a paragraph of one run; `more` is XML after it."""
    run = f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{ppr}</w:pPr>{run}{more}</w:p>"


def text_box(choice: str, fallback: str | None = None) -> str:
    """Return a run with a text box as Word writes it: DrawingML, and VML for old programs."""
    fallback = choice if fallback is None else fallback
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{choice}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{fallback}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    """Return the runs of a complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def build(
    folder: Path,
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    name: str = "in.docx",
    section: str | None = None,
) -> Path:
    """Write a .docx and return its path.

    `body` is the content of w:body; a section is added unless the body or `section` gives one.
    `parts` maps names (word/header1.xml) to content: text is put into the root its name asks for,
    bytes are written as they are. Each gets a relationship whose id is its stem (header1); headers
    and footers are referred to as default, or as …first.xml and …even.xml are named.
    """
    parts = dict(parts or {})
    if section is None:
        section = "" if "<w:sectPr" in body else SECTION.format(refs=_references(parts))
    contents: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(parts).encode(),
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "word/document.xml")}).encode(),
        "word/document.xml": _part("w:document", f"<w:body>{body}{section}</w:body>"),
        "word/_rels/document.xml.rels": _part_relationships(parts).encode(),
    }
    for part, content in parts.items():
        contents[part] = _encoded(part, content)
    return write_zip(folder / name, contents)


def write_zip(path: Path, contents: Mapping[str, bytes]) -> Path:
    """Write named bytes as a zip with a fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            info = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return path


def _kind(part: str) -> str:
    return Path(part).stem.rstrip("0123456789").removesuffix("first").removesuffix("even")


def _part(root: str, content: str) -> bytes:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<{root} {names} mc:Ignorable="">{content}</{root}>'.encode()


def _encoded(part: str, content: str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    root = ROOTS.get(_kind(part))
    return _part(root, content) if root else content.encode()


def _references(parts: Mapping[str, str | bytes]) -> str:
    out = ""
    for part in parts:
        kind, stem = _kind(part), Path(part).stem
        if kind in ("header", "footer"):
            which = next((word for word in ("first", "even") if word in stem), "default")
            out += f'<w:{kind}Reference w:type="{which}" r:id="{stem}"/>'
    return out


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _part_relationships(parts: Mapping[str, str | bytes]) -> str:
    inside = {part: part.removeprefix("word/") for part in parts if part.startswith("word/")}
    return _relationships(
        {
            Path(part).stem: ("theme" if "theme" in target else _kind(part), target)
            for part, target in inside.items()
            if "_rels/" not in part
        }
    )


def _content_types(parts: Mapping[str, str | bytes]) -> str:
    rows = f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
    for part in parts:
        if _kind(part) in ROOTS:
            rows += f'<Override PartName="/{part}" ContentType="{MAIN}.{_kind(part)}+xml"/>'
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}{rows}</Types>'
