"""What people type into the form."""

from datetime import date

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.form import Column, Field, FieldType, Filled
from gov_docs.drafting.form_values import filled

TODAY = date(2026, 3, 2)
FIELDS = (
    Field("主题", "事由", required=True),
    Field("日期", "会议日期", FieldType.DATE),
    Field("金额", "金额", FieldType.NUMBER),
    Field("态度", "态度", FieldType.CHOICE, choices=("同意", "不同意")),
    Field("任务", "任务", FieldType.LIST, columns=(Column("名称"), Column("单位", False))),
    Field("缘由", "缘由", FieldType.LONG),
)


def fill(**values: str) -> Filled:
    return filled(FIELDS, values, TODAY)


@pytest.mark.parametrize(
    "typed", ["2026-03-05", "2026年3月5日", "2026.3.5", "2026/03/05", " 2026年03月05日 "]
)
def test_a_date_takes_the_form_of_documents(typed: str):
    assert fill(日期=typed).text("日期") == "2026年3月5日"


def test_today_is_a_date():
    assert fill(日期="今天").text("日期") == "2026年3月2日"


@pytest.mark.parametrize("typed", ["下周三", "2026年3月", "3月5日", "20260305"])
def test_what_is_no_date_is_told_with_an_example(typed: str):
    with pytest.raises(GovDocsError, match=f"“会议日期”写的“{typed}”不是日期，请写成 2026年3月1日"):
        fill(日期=typed)


def test_a_day_that_is_not_in_the_calendar_is_told():
    with pytest.raises(GovDocsError, match="在日历上没有"):
        fill(日期="2026年2月30日")


def test_a_choice_that_is_none_is_told_with_the_choices():
    with pytest.raises(GovDocsError, match="“态度”不能填“都行”，只能选：同意、不同意"):
        fill(态度="都行")


@pytest.mark.parametrize(
    ("typed", "shown"), [("１２.５", "12.5"), ("1,200", "1,200"), ("-3", "-3")]
)
def test_a_number_in_wide_digits_becomes_narrow(typed: str, shown: str):
    assert fill(金额=typed).text("金额") == shown


def test_a_number_with_a_unit_is_told():
    with pytest.raises(GovDocsError, match="不是数字"):
        fill(金额="12万元")


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(GovDocsError) as caught:
        fill(日期="明天", 态度="看情况", 地点="会议室")
    assert all(word in str(caught.value) for word in ("会议日期", "态度", "没有“地点”一栏"))


def test_a_required_field_left_out_or_empty_is_a_blank():
    assert fill().text("主题") == "【待填：事由】"
    assert fill(主题="  \n").text("主题") == "【待填：事由】"


def test_a_value_goes_by_its_label_too():
    assert fill(事由="防汛").text("主题") == "防汛"


def test_a_blank_may_be_typed_into_any_field():
    assert fill(日期="【待填：会议日期】").text("日期") == "【待填：会议日期】"


def test_a_row_is_cut_into_its_cells():
    rows = fill(任务="排查｜市水利局\n整改").lists["任务"]
    assert rows == ({"名称": "排查", "单位": "市水利局"}, {"名称": "整改", "单位": ""})


def test_a_line_of_the_command_holds_several_rows():
    assert [row["名称"] for row in fill(任务="排查|市水利局；整改；").lists["任务"]] == [
        "排查",
        "整改",
    ]


def test_a_cell_too_many_is_told_with_the_order():
    with pytest.raises(GovDocsError, match="多写了一格，每条依次写：名称｜单位"):
        fill(任务="排查｜市水利局｜4月")


def test_too_many_rows_and_too_long_a_text_are_told():
    with pytest.raises(GovDocsError, match="最多 200 条"):
        fill(任务="排查\n" * 201)
    with pytest.raises(GovDocsError, match="太长"):
        fill(缘由="字" * 50_001)


def test_what_no_file_can_hold_is_left_out():
    assert fill(主题="防\x00汛\x0b抗旱\ud800").text("主题") == "防汛抗旱"
