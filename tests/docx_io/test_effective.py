"""The format Word would show, case by case; and which font a character takes."""

import pytest

from gov_docs.core.types import Align, Run
from gov_docs.docx_io.char_slots import slots
from gov_docs.docx_io.read import read_word
from tests.docx_builder import NAMES, SECTION, build, p

FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="{}"/>'
DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>"


def style(id_, kind="paragraph", based="", ppr="", rpr="", more=""):
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}" {more}><w:name w:val="name of {id_}"/>{base}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


NORMAL = style("a", rpr=FONTS.format("宋体") + '<w:sz w:val="21"/>', more='w:default="1"')


def read(folder, body, styles=NORMAL, **parts):
    files = {f"word/{name}.xml": content for name, content in parts.items()}
    return read_word(build(folder, body, {"word/styles.xml": styles} | files)).document.paragraphs


def first_run(folder, body, styles=NORMAL, **parts):
    return read(folder, body, styles, **parts)[0].runs[0]


def test_fonts_of_both_slots_split_a_run(tmp_path):
    (para,) = read(tmp_path, p("截至2024年"))
    assert para.runs == (
        Run("截至", "宋体", 10.5),
        Run("2024", "Arial", 10.5),
        Run("年", "宋体", 10.5),
    )


def test_a_style_overrides_its_base_and_direct_format_both(tmp_path):
    styles = NORMAL + style("b", based="a", rpr=FONTS.format("黑体") + '<w:sz w:val="32"/>')
    styles += style("c", based="b", rpr='<w:sz w:val="44"/>')
    assert first_run(tmp_path, p("文", '<w:pStyle w:val="c"/>'), styles) == Run("文", "黑体", 22)
    direct = p("文", '<w:pStyle w:val="c"/>', '<w:sz w:val="28"/><w:color w:val="ff0000"/>')
    assert first_run(tmp_path, direct, styles) == Run("文", "黑体", 14, color="FF0000")


def test_a_character_style_lies_over_the_paragraph_style(tmp_path):
    styles = NORMAL + style("k", "character", rpr='<w:sz w:val="30"/><w:color w:val="auto"/>')
    assert first_run(tmp_path, p("文", rpr='<w:rStyle w:val="k"/>'), styles).size_pt == 15


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("", "", "", False),
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),  # a toggle: two styles cancel each other
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="0"/>', False),
        ("<w:b/>", '<w:b w:val="false"/>', "", True),
    ],
)
def test_bold_is_a_toggle_between_styles(tmp_path, paragraph, character, direct, bold):
    styles = NORMAL + style("b", rpr=paragraph) + style("k", "character", rpr=character)
    body = p("文", '<w:pStyle w:val="b"/>', f'<w:rStyle w:val="k"/>{direct}')
    assert first_run(tmp_path, body, styles).bold is bold


def test_an_unknown_style_is_the_default_style(tmp_path):
    (para,) = read(tmp_path, p("文", '<w:pStyle w:val="none"/>', '<w:rStyle w:val="none"/>'))
    assert (para.runs[0].font, para.layout.style) == ("宋体", "name of a")


def test_styles_based_on_each_other_do_not_hang(tmp_path):
    styles = style("b", based="c", rpr='<w:sz w:val="32"/>') + style("c", based="b")
    assert first_run(tmp_path, p("文", '<w:pStyle w:val="c"/>'), styles).size_pt == 16


def test_a_table_style_lies_under_the_paragraph_style(tmp_path):
    styles = style("a", more='w:default="1"') + style(
        "t", "table", ppr='<w:jc w:val="center"/>', rpr='<w:sz w:val="18"/>'
    )
    cell = f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr><w:tr><w:tc>{p("文")}</w:tc></w:tr></w:tbl>'
    para = read(tmp_path, cell + p("外"), styles)[0]
    assert (para.runs[0].size_pt, para.layout.align) == (9, Align.CENTER)


def test_document_defaults_are_the_last_resort(tmp_path):
    styles = DEFAULTS.format(
        FONTS.format("楷体") + '<w:sz w:val="24"/>', '<w:spacing w:after="200" w:line="276"/>'
    )
    (para,) = read(tmp_path, p("文"), styles)
    assert para.runs[0] == Run("文", "楷体", 12)
    assert (para.layout.after_pt, para.layout.line_multiple) == (10, 1.15)


def test_a_file_without_styles_has_words_own_defaults(tmp_path):
    (para,) = read_word(build(tmp_path, p("文a"))).document.paragraphs
    assert para.runs == (Run("文", "", 10), Run("a", "Times New Roman", 10))


THEME = (
    f'<a:theme xmlns:a="{NAMES["a"]}"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="方正小标宋简体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="ＭＳ 明朝"/>'
    '<a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
THEMED = '<w:rFonts w:asciiTheme="{0}HAnsi" w:eastAsiaTheme="{0}EastAsia" w:eastAsia="宋体"/>'


@pytest.mark.parametrize(
    ("size", "language", "font"),
    [
        ("major", "zh-CN", "方正小标宋简体"),
        ("minor", "zh-CN", "等线"),
        ("minor", "ja-JP", "ＭＳ 明朝"),
        ("minor", "", "等线"),
    ],
)
def test_theme_fonts_beat_plain_ones_on_the_same_element(tmp_path, size, language, font):
    settings = f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/>'
    body = p("文", rpr=THEMED.format(size))
    assert first_run(tmp_path, body, NORMAL, theme1=THEME, settings=settings).font == font


def test_a_plain_font_beats_a_theme_font_of_the_style(tmp_path):
    styles = NORMAL + style("b", rpr=THEMED.format("minor"))
    body = p("文", '<w:pStyle w:val="b"/>', '<w:rFonts w:eastAsia="仿宋_GB2312"/>')
    assert first_run(tmp_path, body, styles, theme1=THEME).font == "仿宋_GB2312"


@pytest.mark.parametrize(
    ("text", "hinted", "pieces"),
    [
        ("“引”", False, [("hAnsi", "“"), ("eastAsia", "引"), ("hAnsi", "”")]),
        ("“引”…①", True, [("eastAsia", "“引”…①")]),
        ("a,。！", False, [("ascii", "a,"), ("eastAsia", "。！")]),
        ("𠮷１\n", False, [("eastAsia", "𠮷１\n")]),
        ("é×", False, [("hAnsi", "é×")]),
        ("é×", True, [("eastAsia", "é×")]),
        ("\ufffc a", False, [("ascii", "\ufffc a")]),
    ],
)
def test_the_slot_of_a_character(text, hinted, pieces):
    assert list(slots(text, hinted)) == pieces


@pytest.mark.parametrize("hinted", [False, True])
def test_the_slots_cover_every_character(hinted):
    text = "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x10000), 0x20BB7, 0x1F600]))
    assert "".join(piece for _, piece in slots(text, hinted)) == text


def layout(folder, ppr, styles=NORMAL):
    return read(folder, p("文", ppr), styles)[0].layout


def test_indents_in_characters_and_points_merge_per_attribute(tmp_path):
    styles = NORMAL + style(
        "b", ppr='<w:ind w:left="420" w:firstLineChars="200" w:firstLine="640"/>'
    )
    found = layout(
        tmp_path, '<w:pStyle w:val="b"/><w:ind w:right="210" w:rightChars="100"/>', styles
    )
    assert (found.left_pt, found.first_line_chars, found.first_line_pt) == (21, 2, 32)
    assert (found.right_pt, found.right_chars) == (10.5, 1)
    off = layout(
        tmp_path, '<w:pStyle w:val="b"/><w:ind w:firstLineChars="0" w:firstLine="0"/>', styles
    )
    assert (off.first_line_chars, off.first_line_pt) == (None, 0)


def test_a_hanging_indent_is_a_negative_first_line(tmp_path):
    found = layout(tmp_path, '<w:ind w:hanging="420" w:hangingChars="200"/>')
    assert (found.first_line_pt, found.first_line_chars) == (-21, -2)


@pytest.mark.parametrize(
    ("spacing", "rule", "points", "multiple"),
    [
        ('w:line="579" w:lineRule="exact"', "exact", 28.95, 1),
        ('w:line="400" w:lineRule="atLeast"', "atLeast", 20, 1),
        ('w:line="360" w:lineRule="auto"', "auto", None, 1.5),
        ('w:line="360"', "auto", None, 1.5),
        ('w:line="28.95pt" w:lineRule="exact"', "exact", 28.95, 1),
    ],
)
def test_line_spacing(tmp_path, spacing, rule, points, multiple):
    found = layout(tmp_path, f"<w:spacing {spacing}/>")
    assert (found.line_rule, found.line_pt, found.line_multiple) == (rule, points, multiple)


def test_space_in_lines_counts_lines_of_the_grid(tmp_path):
    found = layout(tmp_path, '<w:spacing w:beforeLines="100" w:before="1" w:afterAutospacing="1"/>')
    assert (found.before_pt, found.after_pt) == (28.95, 14)


def test_the_other_layout_properties(tmp_path):
    found = layout(
        tmp_path,
        '<w:pageBreakBefore/><w:snapToGrid w:val="0"/><w:jc w:val="end"/><w:outlineLvl w:val="1"/>',
    )
    assert found.page_break_before
    assert not found.snap_to_grid
    assert (found.align, found.outline_level) == (Align.RIGHT, 1)
    assert layout(tmp_path, '<w:outlineLvl w:val="9"/>').outline_level is None


def test_damaged_values_are_passed_over(tmp_path):
    found = layout(tmp_path, '<w:ind w:left="x"/><w:spacing w:line=""/><w:outlineLvl/>')
    assert (found.left_pt, found.line_multiple, found.outline_level) == (0, 1, None)


def test_sections_have_page_margins_and_grid(tmp_path):
    (section,) = read_word(build(tmp_path, p("文"))).document.sections
    assert (section.width_mm, section.height_mm) == (210.01, 297.0)
    assert (section.top_mm, section.bottom_mm, section.left_mm, section.right_mm) == (
        37.01,
        35.01,
        28.01,
        26.0,
    )
    assert (section.grid, section.line_pitch_pt, section.lines_per_page) == ("lines", 28.95, 22)
    assert section.chars_per_line is None


def test_a_grid_of_characters_counts_from_the_normal_size(tmp_path):
    section = SECTION.format(refs="").replace(
        'w:type="lines"', 'w:type="linesAndChars" w:charSpace="-849"'
    )
    styles = style("a", rpr='<w:sz w:val="32"/>', more='w:default="1"')
    word = read_word(build(tmp_path, p("文"), {"word/styles.xml": styles}, section=section))
    assert word.document.sections[0].chars_per_line == 28
