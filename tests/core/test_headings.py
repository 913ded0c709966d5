"""Heading numbers: the four forms, foreign forms, damaged ones, and text that only looks so."""

import pytest

from gov_docs.core.headings import heading_number
from gov_docs.core.types import Paragraph, Role, Run


def paragraph(text, role=Role.BODY, number=""):
    return Paragraph(0, (Run(text),), role=role, number=number)


@pytest.mark.parametrize(
    ("text", "level", "value", "number", "ok"),
    [
        ("一、总体要求", 1, 1, "一、", True),
        ("十二、附则", 1, 12, "十二、", True),
        ("（二）主要目标。到年底，…", 2, 2, "（二）", True),
        ("\u3000\u30003.强化监督", 3, 3, "3.", True),
        ("1.2024年工作情况", 3, 1, "1.", True),
        ("（4）档案整理", 4, 4, "（4）", True),
        ("(二)主要目标", 2, 2, "(二)", False),
        ("（二）、主要目标", 2, 2, "（二）、", False),
        ("1、强化监督", 3, 1, "1、", False),
        ("③档案整理", 4, 3, "③", False),
        ("第三章 监督管理", 1, 3, "第三章", False),
        ("2.1 术语", 2, 1, "2.1", False),
    ],
)
def test_a_number_is_read_with_its_mark(text, level, value, number, ok):
    found = heading_number(paragraph(text))
    assert found is not None
    assert (found.level, found.value, found.text, found.ok) == (level, value, number, ok)
    assert text[found.start : found.end] == number


@pytest.mark.parametrize(
    "text",
    [
        "一、二等奖共三十名",
        "2024年工作要点",
        "3.5万元以上的",
        "1、2号楼",
        "二重点任务",
        "（二重点",
        "一般要求",
        "12",
    ],
)
def test_text_that_only_looks_numbered_has_no_number(text):
    assert heading_number(paragraph(text)) is None


@pytest.mark.parametrize(
    ("text", "role", "number"),
    [
        ("二重点任务", Role.HEADING1, "二"),
        ("二，重点任务", Role.HEADING1, "二，"),
        ("二 重点任务", Role.HEADING1, "二"),
        ("（二重点任务", Role.HEADING2, "（二"),
        ("二）重点任务", Role.HEADING2, "二）"),
        ("2重点任务", Role.HEADING3, "2"),
        ("（2重点任务", Role.HEADING4, "（2"),
    ],
)
def test_a_damaged_number_is_read_where_the_role_says_heading(text, role, number):
    found = heading_number(paragraph(text, role))
    assert found is not None
    assert (found.value, found.text, found.ok) == (2, number, False)


def test_an_automatic_number_has_no_place_in_the_text():
    found = heading_number(paragraph("重点任务", number="二、"))
    assert found is not None
    assert (found.level, found.value, found.start, found.end, found.automatic) == (1, 2, 0, 0, True)


def test_a_bullet_is_no_number():
    assert heading_number(paragraph("重点任务", number="●")) is None
