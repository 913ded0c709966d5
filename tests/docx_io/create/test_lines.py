"""Counting lines and breaking titles."""

import pytest

from gov_docs.docx_io.create.closing import closing_places
from gov_docs.docx_io.create.figures import figures
from gov_docs.docx_io.create.letterhead import fit
from gov_docs.docx_io.create.title import title_lines
from gov_docs.docx_io.create.width import line_count, width


def test_digits_and_letters_are_half_as_wide():
    assert width("2026年3月") == 4.5


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("字" * 26, 1), ("字" * 27, 2), ("字" * 54, 2), ("字" * 55, 3), ("字\n字", 2)],
)
def test_a_paragraph_takes_lines_of_28_but_for_its_indent(text, lines):
    assert line_count(text, 26, 28) == lines


def test_a_mark_never_begins_a_line_and_a_number_is_never_parted():
    assert line_count("字" * 28 + "。", 28, 28) == 2
    assert line_count("字" * 26 + "123456", 28, 28) == 2


def test_a_title_breaks_after_the_issuer_and_between_words():
    title = "东河市档案局关于进一步加强全市机关档案安全管理工作的通知"
    lines = title_lines(title, ("东河市档案局",), 20).split("\n")
    assert "".join(lines) == title
    assert all(len(line) <= 20 and not line.startswith("的") for line in lines)
    assert title_lines("关于安全工作的通知", (), 20) == "关于安全工作的通知"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云岭市档案局办公室关于印发《云岭市档案安全检查工作方案》的通知", "印发 《云岭"),
        ("云岭市第八届人民代表大会第六次会议关于市人民政府工作报告的决议", "会议 关于"),
        ("云岭市人民政府关于划定云岭水库饮用水水源保护区的公告", "政府 关于"),
    ],
)
def test_a_title_breaks_before_the_name_of_a_document_or_before_its_subject(title, lines):
    found = title_lines(title, ("云岭市人民政府", "云岭市档案局办公室"), 20)
    assert lines.replace(" ", "\n") in found


def test_a_title_never_parts_the_name_of_the_issuers_place():
    title = "关于加强和规范全市重点行业企业环境管理与云岭市固体废物管理的通知"
    assert "云岭市" in title_lines(title, ("云岭市人民政府",), 20)


def test_a_title_with_breaks_of_its_own_keeps_them():
    assert title_lines("甲\n乙", (), 20) == "甲\n乙"


def test_a_title_without_a_place_to_break_is_left_to_the_program():
    assert title_lines("《" + "字" * 10 + "》" * 20, (), 20)


def test_a_name_longer_than_the_date_moves_both_to_the_left():
    f = figures()
    (name,), date = closing_places(["东河市档案局"], "2026年3月12日", f)
    assert (name, date) == (4.25, 4.0)
    (name,), date = closing_places(["字" * 24], "2026年3月12日", f)
    assert name == 1.0
    assert date > 9


def test_a_letterhead_fills_its_line_and_no_more():
    for chars in (4, 8, 12, 20, 40):
        fitted = fit(chars, 442)
        assert chars * fitted.size * fitted.scale / 100 <= 442
