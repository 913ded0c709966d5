"""What the rule fixtures cannot say: several runs in a paragraph, a unit's own figures."""

from gov_docs.core.types import Document, Elements, Paragraph, Run, Section, Span
from gov_docs.resources import resource
from gov_docs.rules.layout.body_font import BodyFont
from gov_docs.rules.layout.body_size import BodySize
from gov_docs.rules.standard import standard

RIGHT = Run("各单位要高度重视档案检查工作，", "仿宋_GB2312", 16.0)


def document(*runs):
    return Document((Paragraph(0, runs),), (Section(0),), Elements(kind="通知"))


def spans(rule, *runs):
    return [issue.span for issue in rule.check(document(*runs))]


def test_a_pasted_stretch_is_found_where_it_stands():
    pasted = Run("明确专人负责", "等线", 16.0)
    assert spans(BodyFont(), RIGHT, pasted) == [Span(0, 15, 21)]


def test_a_stretch_in_another_size_is_found_where_it_stands():
    small = Run("明确专人负责", "仿宋_GB2312", 14.0)
    assert spans(BodySize(), RIGHT, small) == [Span(0, 15, 21)]


def test_words_set_off_in_an_official_face_are_meant():
    assert spans(BodyFont(), RIGHT, Run("明确专人负责", "楷体_GB2312", 16.0)) == []
    assert spans(BodyFont(), RIGHT, Run("明确专人负责", "等线", 16.0, bold=True)) == []


def test_a_bracketed_note_may_have_its_own_face():
    assert spans(BodyFont(), RIGHT, Run("（责任单位：市档案局）", "等线", 16.0)) == []


def test_digits_in_a_latin_font_say_nothing():
    assert spans(BodyFont(), RIGHT, Run("2024-2026", "Times New Roman", 16.0)) == []


def test_a_unit_lays_its_own_figures_over_the_standard(tmp_path):
    own = resource("rules", "layout.toml").read_text(encoding="utf-8")
    table = tmp_path / "own.toml"
    table.write_text(own.replace("top_mm = 37.0", "top_mm = 35.0"), encoding="utf-8")
    assert standard(table).margins.top_mm == 35.0
    assert standard().margins.top_mm == 37.0


def test_sizes_are_named_as_office_people_name_them():
    assert [standard().size_name(pt) for pt in (16.0, 10.5, 17.0)] == ["三号", "五号", "17磅"]
