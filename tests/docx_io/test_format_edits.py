"""Format edits change the property at fault, where it belongs, and are seen when read again."""

import re

import pytest

from gov_docs.core.types import Align, SectionEdit
from gov_docs.docx_io.patch import Mode
from tests.docx_builder import build, field, p
from tests.docx_io.patching import form, patched, put

BOTH = pytest.mark.parametrize("mode", [Mode.DIRECT, Mode.REVISIONS])
LAYOUTS = [
    ("align", Align.CENTER),
    ("first_line_pt", 32.0),
    ("first_line_pt", -20.0),
    ("first_line_chars", 2.0),
    ("left_pt", 10.0),
    ("left_chars", 3.0),
    ("right_pt", 10.0),
    ("right_chars", 4.0),
    ("line_rule", "exact"),
    ("line_pt", 28.95),
    ("before_pt", 6.0),
    ("after_pt", 0.0),
    ("snap_to_grid", False),
    ("page_break_before", True),
    ("outline_level", 1),
]
OLD = (
    '<w:snapToGrid w:val="1"/><w:spacing w:beforeLines="50" w:before="156" w:line="400" w:lineRule="exact"/>'
    '<w:ind w:leftChars="200" w:left="640" w:firstLineChars="100" w:firstLine="320"/><w:jc w:val="right"/>'
)


def runs(result, para=0):
    return [(run.text, run.font) for run in result.word.document.paragraphs[para].runs]


@BOTH
def test_a_font_is_set_for_part_of_a_run(tmp_path, mode):
    path = build(tmp_path, p("甲乙丙丁", rpr='<w:rFonts w:eastAsia="宋体"/><w:sz w:val="32"/>'))
    result = patched(path, form(0, 1, 3, "font", "黑体"), mode=mode)
    assert runs(result) == [("甲", "宋体"), ("乙丙", "黑体"), ("丁", "宋体")]
    assert {run.size_pt for run in result.word.document.paragraphs[0].runs} == {16.0}


def test_a_whole_run_is_not_split_and_only_its_slot_changes(tmp_path):
    fonts = '<w:rFonts w:ascii="Arial" w:eastAsia="宋体" w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/>'
    result = patched(build(tmp_path, p("甲乙", rpr=fonts)), form(0, 0, 2, "font", "黑体"))
    assert '<w:rFonts w:ascii="Arial" w:eastAsia="黑体" w:asciiTheme="minorHAnsi"/>' in result.xml()
    assert result.xml().count("<w:r>") == 1


def test_digits_are_set_in_the_latin_slots(tmp_path):
    result = patched(build(tmp_path, p("2025")), form(0, 0, 4, "font", "仿宋_GB2312"))
    assert '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/>' in result.xml()


@BOTH
@pytest.mark.parametrize(
    ("name", "value"),
    [("size_pt", 10.5), ("bold", True), ("bold", False), ("color", "FF0000"), ("color", "")],
)
def test_run_properties_are_seen_when_read(tmp_path, name, value, mode):
    old = '<w:b/><w:color w:val="00FF00" w:themeColor="accent1"/><w:sz w:val="44"/>'
    result = patched(build(tmp_path, p("甲乙丙", rpr=old)), form(0, 0, 2, name, value), mode=mode)
    assert getattr(result.word.document.paragraphs[0].runs[0], name) == value


@BOTH
@pytest.mark.parametrize("old", ["", OLD])
@pytest.mark.parametrize(("name", "value"), LAYOUTS)
def test_layout_is_seen_when_read_and_all_else_stays(tmp_path, name, value, old, mode):
    path = build(tmp_path, p("甲乙", ppr=old))
    before = patched(path).word.document.paragraphs[0].layout
    groups = [form(0, 0, 2, name, value)]
    if name == "line_rule":
        groups = [(*groups[0], *form(0, 0, 2, "line_pt", 20.0))]
    after = patched(path, *groups, mode=mode).word.document.paragraphs[0].layout
    assert getattr(after, name) == value
    free = {name, "line_rule", "line_pt", "line_multiple"} if name.startswith("line") else {name}
    family = {"pt": name.replace("_chars", "_pt"), "chars": name.replace("_pt", "_chars")}
    for other in ("align", "left_chars", "right_chars", "first_line_chars", "before_pt", "line_pt"):
        if other not in free and other not in family.values():
            assert getattr(after, other) == getattr(before, other)


def test_children_stand_in_the_order_of_the_schema(tmp_path):
    old = '<w:rFonts w:hint="eastAsia"/><w:i/><w:kern w:val="0"/><w:lang w:val="en-US"/>'
    path = build(
        tmp_path, p("甲", ppr='<w:keepNext/><w:jc w:val="both"/><w:rPr><w:b/></w:rPr>', rpr=old)
    )
    groups = [
        form(0, 0, 1, name, value)
        for name, value in (("size_pt", 16.0), ("bold", True), ("color", "FF0000"))
    ]
    groups += [form(0, 0, 1, "outline_level", 0), form(0, 0, 1, "first_line_chars", 2.0)]
    xml = patched(path, *groups).xml()
    paragraph = re.search(r"<w:p>.*?</w:p>", xml)[0]
    names = re.findall(r"<w:(\w+)", paragraph)
    assert names == [
        "p", "pPr", "keepNext", "ind", "jc", "outlineLvl", "rPr", "b",
        "r", "rPr", "rFonts", "b", "bCs", "i", "color", "kern", "sz", "szCs", "lang", "t",
    ]  # fmt: skip


def test_a_paragraph_without_content_takes_a_layout(tmp_path):
    result = patched(build(tmp_path, '<w:p w:rsidR="1"/>'), form(0, 0, 0, "align", Align.CENTER))
    assert '<w:p w:rsidR="1"><w:pPr><w:jc w:val="center"/></w:pPr></w:p>' in result.xml()


@BOTH
def test_pages_are_set(tmp_path, mode):
    names = {"top_mm": 30.0, "left_mm": 20.0, "width_mm": 200.0, "height_mm": 280.0}
    edits = [(SectionEdit(0, name, value),) for name, value in names.items()]
    edits.append((SectionEdit(0, "grid", "linesAndChars"), SectionEdit(0, "line_pitch_pt", 28.0)))
    result = patched(build(tmp_path, p("甲")), *edits, mode=mode)
    section = result.word.document.sections[0]
    assert {name: round(getattr(section, name), 1) for name in names} == names
    assert (section.grid, section.line_pitch_pt) == ("linesAndChars", 28.0)
    assert 'w:header="851"' in result.xml()


def test_margins_that_were_missing_are_complete(tmp_path):
    path = build(tmp_path, p("甲"), section="<w:sectPr/>")
    result = patched(path, (SectionEdit(0, "top_mm", 37.0), SectionEdit(0, "width_mm", 210.0)))
    assert re.search(
        r"<w:sectPr><w:pgSz w:w=.* w:h=.*/><w:pgMar( w:\w+=\"\d+\"){7}/></w:sectPr>", result.xml()
    )


@BOTH
def test_text_and_format_of_one_place(tmp_path, mode):
    path = build(tmp_path, p("二重点任务的落实"))
    result = patched(path, put(0, 1, 1, "、"), form(0, 0, 5, "font", "黑体"), mode=mode)
    assert result.texts == ["二、重点任务的落实"]
    assert runs(result)[0] == ("二、重点任务", "黑体")


@BOTH
def test_a_field_may_be_formatted_though_not_edited(tmp_path, mode):
    path = build(tmp_path, f"<w:p>{field('PAGE', '12')}</w:p>")
    result = patched(path, form(0, 0, 2, "size_pt", 14.0), mode=mode)
    assert result.word.document.paragraphs[0].runs[0].size_pt == 14.0


def test_contradicting_formats_keep_the_first(tmp_path):
    path = build(tmp_path, p("甲乙丙"))
    result = patched(path, form(0, 0, 2, "size_pt", 16.0), form(0, 1, 3, "size_pt", 22.0))
    assert "矛盾" in result.why[0]


def test_what_cannot_be_set_is_said(tmp_path):
    path = build(tmp_path, p("甲"))
    edits = (
        form(0, 0, 1, "style", "正文"),
        form(0, 0, 1, "size_pt", "大"),
        (SectionEdit(9, "top_mm", 1.0),),
    )
    assert len(patched(path, *edits).why) == 3


def test_a_multiple_of_a_line_replaces_a_fixed_pitch(tmp_path):
    path = build(tmp_path, p("甲", ppr='<w:spacing w:line="400" w:lineRule="exact"/>'))
    layout = patched(path, form(0, 0, 1, "line_multiple", 1.5)).word.document.paragraphs[0].layout
    assert (layout.line_rule, layout.line_multiple) == ("auto", 1.5)
