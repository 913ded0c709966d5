"""The same title or number, however it is written, has one key."""

import pytest

from gov_docs.precedents.keys import number_key, title_key


@pytest.mark.parametrize(
    "written",
    [
        "国发〔2024〕15号",
        "国发[2024]15号",
        "国发（2024） 15 号",
        "国发２０２４年第１５号",
        "国发2024 15",
    ],
)
def test_a_number_is_known_whatever_its_brackets(written: str):
    assert number_key(written) == number_key("国发〔2024〕15号") != ""


@pytest.mark.parametrize(
    "written", ["2024年工作", "15号", "国发〔2024〕号", "国发〔2024〕0号", "", "关于2024年第3季度"]
)
def test_what_is_no_number_has_no_key(written: str):
    assert number_key(written) == ""


def test_two_numbers_differ_by_name_year_and_serial():
    keys = {
        number_key(one)
        for one in ("国发〔2024〕1号", "国办发〔2024〕1号", "国发〔2023〕1号", "国发〔2024〕11号")
    }
    assert len(keys) == 4


def test_marks_spaces_and_version_do_not_change_a_title():
    assert title_key("《水污染防治法》（2017年修正）") == title_key("水污染　防治法")
    assert title_key("水污染防治法") != title_key("水污染防治法实施细则")
