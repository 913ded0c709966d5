"""Automatic numbering, as it is shown."""

import pytest

from gov_docs.docx_io.number_formats import number_text
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p


def level(index, form, text, ppr="", more="", start=1):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:pPr>{ppr}</w:pPr></w:lvl>'
    )


def abstract(*levels, id_="0", more=""):
    return f'<w:abstractNum w:abstractNumId="{id_}">{more}{"".join(levels)}</w:abstractNum>'


def num(id_, abstract_id="0", more=""):
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_id}"/>{more}</w:num>'


def item(id_="1", index=0):
    return p("文", f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{id_}"/></w:numPr>')


HEADINGS = abstract(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%3.%4", more="<w:isLgl/>"),
)


def paragraphs(folder, body, numbering, styles=""):
    parts = {"word/numbering.xml": numbering, "word/styles.xml": styles}
    return read_word(build(folder, body, parts)).document.paragraphs


def numbers(folder, body, numbering, styles=""):
    return [para.number for para in paragraphs(folder, body, numbering, styles)]


def test_levels_count_and_restart(tmp_path):
    body = "".join(item(index=index) for index in (0, 1, 1, 0, 1, 2, 3, 3, 0))
    found = numbers(tmp_path, body, HEADINGS + num("1"))
    assert found == ["一、", "（一）", "（二）", "二、", "（一）", "1.", "2.1.1", "2.1.2", "三、"]


def test_lists_of_one_definition_count_together_unless_started_anew(tmp_path):
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = item("1") + item("2") + item("3") + item("3")
    assert numbers(tmp_path, body, HEADINGS + num("1") + num("2") + num("3", more=anew)) == [
        "一、",
        "二、",
        "五、",
        "六、",
    ]


def test_a_level_may_keep_counting(tmp_path):
    keeps = abstract(
        level(0, "decimal", "%1."), level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')
    )
    body = item() + item(index=1) + item() + item(index=1)
    assert numbers(tmp_path, body, keeps + num("1")) == ["1.", "1)", "2.", "2)"]


def test_an_override_may_replace_a_level(tmp_path):
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert numbers(tmp_path, item(), HEADINGS + num("1", more=other)) == ["A)"]


def test_numbering_comes_from_a_style_tied_to_a_level(tmp_path):
    tied = abstract(
        level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", more='<w:pStyle w:val="h2"/>')
    )
    styles = '<w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = (
        item()
        + p("文", '<w:pStyle w:val="h2"/>')
        + p("文", '<w:pStyle w:val="h2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert numbers(tmp_path, body, tied + num("1"), styles) == ["1.", "1.1", ""]


def test_a_list_style_is_followed(tmp_path):
    link = '<w:numStyleLink w:val="list"/>'
    styles = '<w:style w:type="numbering" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = HEADINGS + abstract(id_="7", more=link) + num("1") + num("2", "7")
    assert numbers(tmp_path, item("2"), numbering, styles) == ["一、"]


def test_indents_of_the_level_lie_between_style_and_direct_format(tmp_path):
    indented = abstract(level(0, "decimal", "%1.", ppr='<w:ind w:left="420" w:hanging="420"/>'))
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:ind w:left="100"/></w:pPr></w:style>'
    own = p("文", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="840"/>')
    found = [
        (para.layout.left_pt, para.layout.first_line_pt)
        for para in paragraphs(tmp_path, item() + own, indented + num("1"), styles)
    ]
    assert found == [(21, -21), (42, -21)]


def test_bullets_of_symbol_fonts_are_shown_as_one(tmp_path):
    assert numbers(tmp_path, item(), abstract(level(0, "bullet", "\uf0b7")) + num("1")) == ["•"]


def test_unknown_lists_and_levels_number_nothing(tmp_path):
    body = item("99") + item(index=8) + item()
    assert numbers(tmp_path, body, HEADINGS + num("1")) == ["", "", "一、"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (12, "chineseCounting", "十二"), (101, "chineseCountingThousand", "一百零一"), (20, "japaneseCounting", "二十"),
        (10, "ideographDigital", "一〇"), (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"),
        (27, "lowerLetter", "aa"), (3, "decimalEnclosedCircle", "③"), (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"), (11, "ideographTraditional", "甲"), (3, "chineseLegalSimplified", "叁"),
        (12, "decimalFullWidth", "１２"), (7, "decimalZero", "07"), (7, "none", ""), (7, "unheardOf", "7"),
        (0, "upperRoman", "0"), (5, "numberInDash", "- 5 -"), (10, "ideographEnclosedCircle", "㈩"),
    ],
)  # fmt: skip
def test_number_forms(value, form, text):
    assert number_text(value, form) == text
