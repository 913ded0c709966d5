"""Write a small .docx laid out to GB/T 9704-2012 from a list of lines, with nothing but zipfile."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FANG, HEI, KAI, BIAO, SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"


@dataclass(frozen=True)
class Look:
    """How a line stands: font, size in points, alignment, indents in characters."""

    font: str = FANG
    size: float = 16
    align: str = "both"
    first: float = 2
    left: float = 0
    right: float = 0
    color: str = ""
    rule: str = ""  # lines above and below the paragraph: "top 8;bottom 12 FF0000"
    before_break: bool = False
    line: float = 28.95  # exact pitch in points; 0: as the font needs


LOOKS = {
    "letterhead": Look(BIAO, 36, "center", 0, color="FF0000", line=0),
    "doc_number": Look(align="center", first=0, rule="bottom 12 FF0000"),
    "empty": Look(first=0),
    "title": Look(BIAO, 22, "center", 0),
    "addressee": Look(first=0),
    "h1": Look(HEI),
    "h2": Look(KAI),
    "body": Look(),
    "signature": Look(align="right", first=0, right=4),
    "date": Look(align="right", first=0, right=4),
    "mark": Look(HEI, first=0, align="left", before_break=True),
    "cc": Look(size=14, first=0, left=1, right=1, rule="top 8"),
    "printing": Look(size=14, first=0, left=1, right=1, rule="top 6;bottom 8"),
}


@dataclass(frozen=True)
class Line:
    role: str
    text: str
    own: dict[str, object] = field(default_factory=dict)  # deviations from the role's look


def write(path: Path, lines: list[Line], margins_mm: tuple[float, ...] = (37, 26, 35, 28)) -> None:
    """Write the lines as a .docx; margins are top, right, bottom, left."""
    body = "".join(paragraph(line) for line in lines) + section(margins_mm)
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relationships(
            ("styles", "styles.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
            ("settings", "settings.xml"),
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/></w:settings>',
        "word/footer1.xml": footer("right"),
        "word/footer2.xml": footer("left"),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)


def paragraph(line: Line) -> str:
    base = LOOKS[line.role]
    look = Look(**{**base.__dict__, **line.own})
    if not line.text:
        return f"<w:p>{paragraph_format(look)}</w:p>"
    return f"<w:p>{paragraph_format(look)}{run(line.text, look)}</w:p>"


def paragraph_format(look: Look) -> str:
    out = "<w:pageBreakBefore/>" if look.before_break else ""
    if look.rule:
        out += f"<w:pBdr>{''.join(map(border, look.rule.split(';')))}</w:pBdr>"
    if look.right and look.left:  # the imprint: the date of printing stands at the right
        out += '<w:tabs><w:tab w:val="right" w:pos="8560"/></w:tabs>'
    if look.line:
        out += f'<w:spacing w:line="{look.line * 20:.0f}" w:lineRule="exact"/>'
    out += indents(look)
    return f'<w:pPr>{out}<w:jc w:val="{look.align}"/></w:pPr>'


def border(rule: str) -> str:
    side, size, *color = rule.split()
    look = f'w:val="single" w:sz="{size}" w:space="4" w:color="{(color or ["000000"])[0]}"'
    return f"<w:{side} {look}/>"


def indents(look: Look) -> str:
    given = (("firstLine", look.first), ("left", look.left), ("right", look.right))
    out = "".join(
        f' w:{name}Chars="{chars * 100:.0f}" w:{name}="{chars * look.size * 20:.0f}"'
        for name, chars in given
        if chars
    )
    return f"<w:ind{out}/>" if out else ""


def run(text: str, look: Look) -> str:
    color = f'<w:color w:val="{look.color}"/>' if look.color else ""
    fonts = f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:eastAsia="{look.font}" w:hint="eastAsia"/>'
    size = f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/>'
    texts = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r><w:rPr>{fonts}{color}{size}</w:rPr>{'<w:tab/>'.join(texts)}</w:r>"


def section(margins_mm: tuple[float, ...]) -> str:
    top, right, bottom, left = (round(mm / 25.4 * 1440) for mm in margins_mm)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="even" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        'w:header="851" w:footer="1417" w:gutter="0"/>'
        '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    )


def footer(align: str) -> str:
    look = Look(SONG, 14, align, 0, **{align: 1}, line=0)  # type: ignore[arg-type]
    props = run("", look).split("<w:t")[0]
    field = "".join(
        f"{props}{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    text = run("— ", look) + field + run(" —", look)
    return f'{HEAD}<w:ftr xmlns:w="{W}"><w:p>{paragraph_format(look)}{text}</w:p></w:ftr>'


def styles() -> str:
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FANG}" w:hAnsi="{FANG}" w:eastAsia="{FANG}"/>'
        '<w:spacing w:val="-5"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style></w:styles>'
    )


def relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PKG}/relationships">{rows}</Relationships>'


def content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "footer1": "footer",
        "footer2": "footer",
    }
    rows = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{OFFICE}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PKG}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )
