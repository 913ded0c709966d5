from datetime import date
from pathlib import Path

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.calendar import calendar
from gov_docs.handling.deadlines import deadlines, months_after

HEAD = "起\t止\t安排\t名称\n"


def own(home: Path, text: str) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "holidays.tsv").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-20", 1, "2026-11-23"),  # over a weekend
        ("2026-09-30", 1, "2026-10-08"),  # over 国庆
        ("2026-10-08", 2, "2026-10-10"),  # a Saturday people work on
        ("2026-02-13", 1, "2026-02-14"),  # another one, before 春节
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-11-20", 0, "2026-11-20"),
    ],
)
def test_working_days_know_the_holidays(home: Path, start: str, count: int, end: str) -> None:
    days = calendar()
    assert days.after(date.fromisoformat(start), count).isoformat() == end


def test_working_days_are_counted_backwards_too(home: Path) -> None:
    assert calendar().before(date(2026, 10, 8), 1) == date(2026, 9, 30)
    assert calendar().next_working(date(2026, 10, 10)) == date(2026, 10, 10)
    assert calendar().next_working(date(2026, 10, 3)) == date(2026, 10, 8)


def test_a_year_that_is_not_in_the_list_is_told(home: Path) -> None:
    days = calendar()
    assert days.missing(date(2026, 1, 1)) == ""
    assert days.missing(date(2026, 12, 31), date(2031, 1, 4)) == (
        "2031年的节假日安排还没有录入，只按周末计算。"
    )


def test_the_units_own_list_outranks_the_programs(home: Path) -> None:
    own(
        home,
        f"{HEAD}2026-11-23\t\t休\t本地节日\n2026-10-01\t2026-10-02\t班\t值守\n2031-01-01\t\t休\t元旦\n",
    )
    days = calendar()
    assert not days.works(date(2026, 11, 23))
    assert days.works(date(2026, 10, 2))
    assert not days.works(date(2026, 10, 3))
    assert days.missing(date(2031, 5, 1)) == ""


def test_a_wrong_list_is_shown_row_by_row(home: Path) -> None:
    own(home, f"{HEAD}2026-02-30\t\t休\t\n2026-03-01\t\t放假\t\n2026-03-02\t2026-03-01\t休\t\n")
    with pytest.raises(GovDocsError) as told:
        calendar()
    assert all(f"第{line}行" in str(told.value) for line in (2, 3, 4))


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({"urgency": "特急"}, "2026-11-23"),
        ({"urgency": "加急", "kind": "请示"}, "2026-11-25"),
        ({"kind": "请示"}, "2026-12-11"),
        ({"kind": "函", "title": "关于征求意见的函"}, "2026-11-27"),
        ({"kind": "提案"}, "2027-02-22"),  # three months; 22 February 2027 is a Monday
        ({"title": "关于办理信访事项的函"}, "2027-01-19"),
        ({"kind": "通报"}, ""),
        ({"kind": "通知", "category": "阅件"}, ""),
        ({"kind": "通知"}, "2026-12-04"),
    ],
)
def test_a_deadline_by_urgency_and_kind(home: Path, values: dict[str, str], due: str) -> None:
    assert deadlines().due(values, "2026-11-20").day == due


def test_a_deadline_in_a_year_without_holidays_says_so(home: Path) -> None:
    told = deadlines().due({"kind": "提案"}, "2026-11-20")
    assert told.warning == "2027年的节假日安排还没有录入，只按周末计算。"


def test_the_units_own_terms_come_first(home: Path) -> None:
    home.mkdir(parents=True)
    head = "紧急程度\t文种\t标题含\t类别\t期限\t单位\t说明\n"
    (home / "deadlines.tsv").write_text(f"{head}特急\t\t\t\t0\t工作日\t\n", encoding="utf-8")
    found = deadlines().due({"urgency": "特急"}, "2026-11-20")
    assert (found.day, found.basis) == ("2026-11-20", "0个工作日")
    (home / "deadlines.tsv").write_text(f"{head}特急\t\t\t\t几\t天\t\n", encoding="utf-8")
    with pytest.raises(GovDocsError, match="第2行：期限应当是数字"):
        deadlines()


def test_a_month_later_is_the_last_day_where_there_is_no_such_day() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 8, 31), 1) == date(2026, 9, 30)
    assert months_after(date(2026, 12, 5), 1) == date(2027, 1, 5)
