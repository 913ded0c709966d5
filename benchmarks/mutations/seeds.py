"""The sound documents that are damaged: one with every construct, the examples, files of users."""

import os
import tempfile
from pathlib import Path

from tests.docx_builder import build, field, p, text_box

_EXAMPLES = Path(__file__).parents[2] / "examples"
_LARGEST = 60_000  # of a user's file: many rounds count for more than long ones

_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="仿宋"/><w:sz w:val="32"/>
</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr>
<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="t"><w:name w:val="t"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="n"><w:name w:val="n"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
"""
_NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:pStyle w:val="h1"/><w:lvlText w:val="%1、"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="n"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""
_MARK = 'w:author="甲" w:date="2026-01-01T00:00:00Z"'
_RUN = "<w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>{}</w:t></w:r>"


def seeds() -> list[bytes]:
    """Return the documents; those of users where GOVDOCS_TEST_DATA names their folder."""
    with tempfile.TemporaryDirectory() as folder:
        found = [_everything(Path(folder)).read_bytes()]
    found += [path.read_bytes() for path in sorted(_EXAMPLES.glob("*.docx"))]
    data = os.environ.get("GOVDOCS_TEST_DATA")
    users = sorted(Path(data, "samples").rglob("*.docx")) if data else []
    return found + [path.read_bytes() for path in users if path.stat().st_size < _LARGEST]


def _everything(folder: Path) -> Path:
    return build(
        folder,
        "".join((*_inline(), *_blocks())),
        {
            "word/styles.xml": _STYLES,
            "word/numbering.xml": _NUMBERING,
            "word/settings.xml": '<w:evenAndOddHeaders/><w:themeFontLang w:eastAsia="zh-CN"/>',
            "word/header1.xml": p("内部文件,注意保存"),
            "word/footer1.xml": p("— ", more=field("PAGE \\* MERGEFORMAT", "1")),
            "word/footnotes.xml": f'<w:footnote w:id="2">{p("见《条例》,第三条")}</w:footnote>',
            "word/endnotes.xml": f'<w:endnote w:id="3">{p("数据来源:统计局")}</w:endnote>',
            "word/comments.xml": f'<w:comment w:id="7" {_MARK}>{p("批注,不改")}</w:comment>',
        },
    )


def _inline() -> list[str]:
    r = _RUN.format
    return [
        p("关于做好2024年安全生产工作的通知", '<w:jc w:val="center"/>', '<w:sz w:val="44"/>'),
        p("各县（区）人民政府,市直各部门:"),
        p("工作要求", '<w:pStyle w:val="h1"/>'),
        p("二重点任务", '<w:ind w:firstLineChars="200" w:firstLine="640"/>', "<w:b/>"),
        p("要完整,准确(全面)贯彻.到2025年底,", more=r("各部门") + "<w:r><w:tab/><w:br/></w:r>" + r(",办")),
        p("插入", more=f'<w:ins w:id="1" {_MARK}>{r("新增,文字")}</w:ins><w:del w:id="2" {_MARK}>'
          "<w:r><w:delText>删,除</w:delText></w:r></w:del>"),
        p("链接", more=f'<w:hyperlink w:anchor="x">{r("网址,见")}</w:hyperlink>' + field("REF _x", "图,一")),
        p("简单域", more=f'<w:fldSimple w:instr=" DATE ">{r("今,天")}</w:fldSimple>'),
        p("控件", more=f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{r("内,容")}</w:sdtContent></w:sdt>'),
        p("注", more='<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>'),
        p("拼音", more=f"<w:r><w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼,音')}</w:rubyBase></w:ruby></w:r>"),
        p("公式", more='<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        p("文本框", more=text_box(p("框内,文字")) + text_box(p("甲,乙"), p("丙,丁"))),
        p("批注", more=f'<w:commentRangeStart w:id="7"/>{r("甲,乙")}<w:commentRangeEnd w:id="7"/>'
          '<w:r><w:commentReference w:id="7"/></w:r>'),
    ]  # fmt: skip


def _blocks() -> list[str]:
    nested = f"<w:tbl><w:tr><w:tc>{p('内,表')}</w:tc></w:tr></w:tbl>{p()}"
    cells = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("表,格")}{nested}</w:tc><w:tc>{p()}</w:tc>'
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:titlePg/></w:sectPr>'
    return [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>',
        f"<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x'/></w:sdtPr><w:sdtContent>{p('绑定,数据')}</w:sdtContent></w:sdt>",
        p("（一）加强领导,落实责任", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>'),
        p("横页", section),
        p("附件:1.任务分工表"),
        p("××市人民政府办公室", '<w:jc w:val="right"/>'),
        p("2024年3月1日"),
        p("抄送:市委,市人大", more="<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐,藏</w:t></w:r>"),
    ]
