"""The parts of the package around the text: relationships, settings, fonts, comments."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gov_docs.core.draft import Source
from gov_docs.docx_io.create.figures import Face
from gov_docs.docx_io.create.markup import HEAD, element, plain, run, story

SOURCE_AUTHOR = "gov_docs 来源"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_FAMILIES = {
    "仿宋": "modern",
    "楷体": "modern",
    "黑体": "modern",
    "宋体": "auto",
    "小标宋": "script",
}
_OTHER_NAMES = {
    "仿宋": "FangSong", "楷体": "KaiTi", "黑体": "SimHei", "宋体": "SimSun", "小标宋": "FZXiaoBiaoSong-B05S",
}  # fmt: skip


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a .rels part: id to (kind or whole type, target)."""
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{kind if "/" in kind else f"{_RELATIONS}/{kind}"}" '
        f'Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def package_relationships() -> str:
    return relationships(
        {"rId1": ("officeDocument", "word/document.xml"), "rId2": (_CORE, "docProps/core.xml")}
    )


def content_types(parts: Iterable[str]) -> str:
    rows = "".join(
        f'<Override PartName="/{part}" ContentType="{_type(part)}"/>'
        for part in parts
        if not part.endswith(".rels")
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _type(part: str) -> str:
    name = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    if name == "core":
        return _CORE_TYPE
    return f"{_OFFICE}.{'document.main' if name == 'document' else name}+xml"


def settings(*, odd_even: bool = True) -> str:
    compatibility = element(
        "compat", None,
        element("compatSetting", {
            "name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15,
        }),
    )  # fmt: skip
    return story(
        "settings",
        element("zoom", {"percent": 100})
        + (element("evenAndOddHeaders") if odd_even else "")
        + element("characterSpacingControl", {"val": "doNotCompress"})
        + compatibility
        + element("themeFontLang", {"val": "en-US", "eastAsia": "zh-CN"}),
    )


def font_table(faces: Mapping[str, Face]) -> str:
    """Return the fonts by name, each with another name it goes by; no font is in the file."""
    return story("fonts", "".join(_font(name, face.font) for name, face in faces.items()))


def _font(face: str, font: str) -> str:
    return element(
        "font", {"name": font},
        element("altName", {"val": _OTHER_NAMES.get(face, "SimSun")}),
        element("charset", {"val": "86"}),
        element("family", {"val": _FAMILIES.get(face, "auto")}),
        element("pitch", {"val": "default"}),
    )  # fmt: skip


def comments(sources: Sequence[Source], when: datetime) -> str:
    """Return the comments that say where paragraphs were taken from; ids count from 0."""
    date = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    return story("comments", "".join(_comment(at, one, date) for at, one in enumerate(sources)))


def _comment(number: int, source: Source, date: str) -> str:
    text = f"来源：《{source.title}》" + (f"（{source.doc_number}）" if source.doc_number else "")
    text += f"，{source.heading}" if source.heading else ""
    attributes = {"id": number, "author": SOURCE_AUTHOR, "date": date, "initials": "来源"}
    spacing = '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
    return element("comment", attributes, element("p", None, spacing, run(plain(text))))


def core_properties(title: str, when: datetime) -> str:
    date = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    name = escape(" ".join(plain(title).split()))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{name}</dc:title>"
        f"<dcterms:created xsi:type={quoteattr('dcterms:W3CDTF')}>{date}</dcterms:created>"
        "</cp:coreProperties>"
    )


def zipped(parts: Mapping[str, str]) -> bytes:
    """Return the parts as a package; the same parts give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return out.getvalue()
