"""Every story and container is read, once, in reading order, and says where it stands."""

import zipfile

import pytest

from gov_docs.core.types import OBJECT, Part
from gov_docs.docx_io import atoms as why
from gov_docs.docx_io.read import read_word
from tests.docx_builder import SECTION, build, field, p, text_box, write_zip


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def texts(path):
    return [para.text for para in read_word(path).document.paragraphs]


def only(path):
    (para,) = read_word(path).document.paragraphs
    return para


INLINE = {
    "insertion": (f"<w:ins w:id='1'>{run('甲')}</w:ins>", "甲"),
    "deletion": ("<w:del w:id='1'><w:r><w:delText>删</w:delText></w:r></w:del>", ""),
    "moved to": (f"<w:moveTo w:id='1'>{run('甲')}</w:moveTo>", "甲"),
    "moved from": (f"<w:moveFrom w:id='1'>{run('删')}</w:moveFrom>", ""),
    "hyperlink": (f"<w:hyperlink>{run('甲')}</w:hyperlink>", "甲"),
    "smart tag": (f"<w:smartTag>{run('甲')}</w:smartTag>", "甲"),
    "custom XML": (f"<w:customXml>{run('甲')}</w:customXml>", "甲"),
    "direction": (f"<w:bdo>{run('甲')}</w:bdo><w:dir>{run('乙')}</w:dir>", "甲乙"),
    "control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲"),
    "nested": (
        f"<w:ins><w:hyperlink><w:smartTag>{run('甲')}</w:smartTag></w:hyperlink></w:ins>",
        "甲",
    ),
    "simple field": (f"<w:fldSimple w:instr='DATE'>{run('甲')}</w:fldSimple>", "甲"),
    "complex field": (field("DATE", "甲"), "甲"),
    "nested field": (field(f"IF {field('PAGE', '1')} a", "甲"), "甲"),
    "ruby": (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>"
        f"<w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>",
        "拼",
    ),
    "tab": ("<w:r><w:tab/><w:ptab/></w:r>", "\t\t"),
    "breaks": ('<w:r><w:br/><w:cr/><w:br w:type="page"/><w:br w:type="column"/></w:r>', "\n\n\f\f"),
    "hyphens": ("<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>", "\u2011\u00ad"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', OBJECT),
    "picture": ("<w:r><w:drawing/></w:r><w:r><w:pict/></w:r><w:r><w:object/></w:r>", OBJECT * 3),
    "equation": ("<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>", OBJECT),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", ""),
    "not hidden": ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>', "显"),
    "line feed in text": ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
    "comment": ('<w:r><w:commentReference w:id="0"/><w:lastRenderedPageBreak/></w:r>', ""),
    "alternative text": (
        f"<mc:AlternateContent><mc:Choice Requires='w14'>{run('新')}</mc:Choice>"
        f"<mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>",
        "新",
    ),
}


@pytest.mark.parametrize("name", INLINE)
def test_inline_containers_show_what_word_shows(tmp_path, name):
    xml, shown = INLINE[name]
    assert only(build(tmp_path, p("前", more=xml + run("后")))).text == f"前{shown}后"


CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + run("甲") + "</w:sdtContent></w:sdt>"
LOCKED = {
    why.IN_FIELD: field("DATE", "甲"),
    why.IN_BOUND_CONTROL: CONTROL.format('<w:dataBinding w:xpath="/a"/>'),
    why.IN_LOCKED_CONTROL: CONTROL.format('<w:lock w:val="sdtContentLocked"/>'),
    why.IN_CHOICE_CONTROL: CONTROL.format("<w:dropDownList/>"),
    why.PLACEHOLDER: CONTROL.format("<w:showingPlcHdr/>"),
    why.RUBY: INLINE["ruby"][0],
    why.NOT_TEXT: "<w:r><w:drawing/></w:r>",
    why.ALTERNATIVE: INLINE["alternative text"][0],
    why.COMMENTED: "<w:r><w:t>甲<!-- a -->乙</w:t></w:r>",
}


@pytest.mark.parametrize("reason", LOCKED)
def test_what_may_not_be_edited_is_locked_with_its_reason(tmp_path, reason):
    para = only(build(tmp_path, p("前", more=LOCKED[reason] + run("后"))))
    (lock,) = para.locks
    assert (lock.start, lock.end, lock.why) == (1, len(para.text) - 1, reason)


def test_a_control_around_paragraphs_locks_them(tmp_path):
    control = f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{p("甲")}</w:sdtContent></w:sdt>'
    para = only(build(tmp_path, control))
    assert para.locks[0].why == why.IN_LOCKED_CONTROL


def test_a_field_over_several_paragraphs_is_read_and_locked(tmp_path):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(more=begin + separate + run("一")) + p("二") + p(more=run("三") + end + run("四"))
    paras = read_word(build(tmp_path, body)).document.paragraphs
    assert [para.text for para in paras] == ["一", "二", "三四"]
    assert [[(lock.start, lock.end) for lock in para.locks] for para in paras] == [[(0, 1)]] * 3


def test_a_field_without_an_end_hides_nothing(tmp_path):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    paras = read_word(build(tmp_path, p("甲", more=begin) + p("乙"))).document.paragraphs
    assert [(para.text, para.locks) for para in paras] == [("甲", ()), ("乙", ())]


def cell(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows):
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def test_table_cells_say_their_table_row_and_column(tmp_path):
    nested = table(row(cell(p("丁"))))
    wide = cell(p("甲"), '<w:gridSpan w:val="2"/>')
    body = table(row(wide, cell(p("乙"))), row(cell(p("丙") + nested + p("戊")))) + table(
        row(cell(p("己")))
    )
    places = {
        para.text: (para.place.part, para.place.table, para.place.row, para.place.column)
        for para in read_word(build(tmp_path, p("前") + body)).document.paragraphs
    }
    assert places == {
        "前": (Part.BODY, None, None, None),
        "甲": (Part.TABLE, 0, 0, 0),
        "乙": (Part.TABLE, 0, 0, 2),
        "丙": (Part.TABLE, 0, 1, 0),
        "丁": (Part.TABLE, 1, 0, 0),
        "戊": (Part.TABLE, 0, 1, 0),
        "己": (Part.TABLE, 2, 0, 0),
    }


def test_controls_around_blocks_rows_and_cells_are_read(tmp_path):
    def control(content):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = control(p("甲")) + table(control(row(cell(p("乙")))), row(control(cell(p("丙")))))
    body += f"<w:customXml>{p('丁')}</w:customXml>"
    assert texts(build(tmp_path, body)) == ["甲", "乙", "丙", "丁"]


def test_a_text_box_is_shown_once_after_its_anchor_with_its_copy_linked(tmp_path):
    box = text_box(p("框一") + p("框二"))
    word = read_word(build(tmp_path, p("前", more=box) + p("后")))
    paras = word.document.paragraphs
    assert [para.text for para in paras] == [f"前{OBJECT}", "框一", "框二", "后"]
    assert [para.place.part for para in paras[1:3]] == [Part.TEXTBOX] * 2
    assert [len(word.nodes[para.id]) for para in paras] == [1, 2, 2, 1]
    assert [node.atoms[0].text for node in word.nodes[2]] == ["框二", "框二"]


def test_a_copy_that_says_something_else_is_not_linked(tmp_path):
    word = read_word(build(tmp_path, p("前", more=text_box(p("新"), p("旧")))))
    assert len(word.nodes[1]) == 1


def test_a_text_box_only_in_fallback_or_in_vml_is_read(tmp_path):
    vml = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    only_fallback = f"<mc:AlternateContent><mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>"
    for xml in (vml, only_fallback):
        assert texts(build(tmp_path, p("前", more=f"<w:r>{xml}</w:r>"))) == [f"前{OBJECT}", "框"]


def test_boxes_in_boxes_and_tables_in_boxes_are_read(tmp_path):
    inner = p("内", more=text_box(p("里")))
    box = text_box(inner + table(row(cell(p("格")))))
    word = read_word(build(tmp_path, p("外", more=box)))
    paras = word.document.paragraphs
    assert [para.text for para in paras] == [f"外{OBJECT}", f"内{OBJECT}", "里", "格"]
    assert (paras[3].place.part, paras[3].place.table) == (Part.TEXTBOX, 0)
    assert len({para.place.story for para in paras[1:]}) == 2


def test_headers_footers_and_notes_follow_the_body(tmp_path):
    reference = '<w:r><w:{}Reference w:id="2"/></w:r>'
    note = '<w:{0} w:type="separator" w:id="0">{1}</w:{0}><w:{0} w:id="2">{2}</w:{0}>'
    parts = {
        "word/footnotes.xml": note.format("footnote", p("线"), p("脚注")),
        "word/endnotes.xml": note.format("endnote", p("线"), p("尾注")),
        "word/header1.xml": p("页眉"),
        "word/headerfirst.xml": p("首页"),
        "word/footereven.xml": p("偶页"),
    }
    body = p("文", more=reference.format("footnote") + reference.format("endnote"))
    paras = read_word(build(tmp_path, body, parts)).document.paragraphs
    found = [(para.text, para.place.part) for para in paras]
    assert found == [
        (f"文{OBJECT}{OBJECT}", Part.BODY),
        ("页眉", Part.HEADER),
        ("首页", Part.HEADER),
        ("偶页", Part.FOOTER),
        ("脚注", Part.FOOTNOTE),
        ("尾注", Part.ENDNOTE),
    ]
    assert len({para.place.story for para in paras[1:]}) == 5


def test_a_header_shared_by_sections_is_read_once(tmp_path):
    section = SECTION.format(refs='<w:headerReference w:type="default" r:id="header1"/>')
    path = build(
        tmp_path, p("一", section) + p("二"), {"word/header1.xml": p("眉")}, section=section
    )
    assert texts(path) == ["一", "二", "眉"]


def test_ids_are_positions_and_nodes_lead_back(tmp_path):
    word = read_word(build(tmp_path, p("甲") + p("乙", more=text_box(p("丙"))) + p("丁")))
    for index, para in enumerate(word.document.paragraphs):
        node = word.nodes[para.id][0]
        assert para.id == index
        assert "".join(atom.text for atom in node.atoms) == para.text
        assert [atom.start for atom in node.atoms] == [0, 1][: len(node.atoms)]


def test_links_are_told(tmp_path):
    body = p("甲") + p(more=INLINE["hyperlink"][0]) + p(more=field('HYPERLINK "a"', "乙"))
    assert [para.link for para in read_word(build(tmp_path, body)).document.paragraphs] == [
        False,
        True,
        True,
    ]


STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/officeDocument/2006/math": b"http://purl.oclc.org/ooxml/officeDocument/math",
}


def test_strict_files_read_the_same(tmp_path):
    body = p("甲", '<w:jc w:val="center"/>', '<w:sz w:val="32"/>', INLINE["equation"][0])
    path = build(tmp_path, body, {"word/header1.xml": p("眉")})
    zipped = zipfile.ZipFile(path)
    contents = {name: zipped.read(name) for name in zipped.namelist()}
    for usual, strict in STRICT.items():
        contents = {name: data.replace(usual, strict) for name, data in contents.items()}
    strict_path = write_zip(tmp_path / "strict.docx", contents)
    assert b"purl.oclc.org" in contents["_rels/.rels"]
    assert read_word(strict_path).document == read_word(path).document
