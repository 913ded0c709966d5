"""Dates in their several ways of writing."""

import pytest

from gov_docs.core.dates import find_dates, whole_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024年3月5日", "2024-03-05"),
        ("2024 年 03 月 05 日", "2024-03-05"),
        ("二〇二四年十二月二十一日", "2024-12-21"),
        ("二○○九年三月五日", "2009-03-05"),
        ("２０２４年３月５日", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("2024.3.5", "2024-03-05"),
        ("2024年3月", "2024-03"),
    ],
)
def test_every_way_of_writing_gives_the_iso_date(text, iso):
    assert [date.iso for date in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["20××年×月×日", "2024年13月5日", "年 月 日", "192.168.1.1", "2024年"]
)
def test_what_is_no_date_is_left_out(text):
    assert find_dates(text) == []


def test_dates_come_in_order_with_their_places():
    text = "自2024-01-02至二〇二四年二月三日"
    assert [text[date.start : date.end] for date in find_dates(text)] == [
        "2024-01-02",
        "二〇二四年二月三日",
    ]


def test_a_line_that_is_only_a_date_is_told_from_one_that_holds_a_date():
    assert whole_date("（2024年3月5日）") is not None
    assert whole_date("自2024年3月5日起施行") is None
