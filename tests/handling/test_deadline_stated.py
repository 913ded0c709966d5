from datetime import date

import pytest

from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.handling.deadline_stated import reply_by
from gov_docs.handling.deadlines import deadlines

RECEIVED = date(2026, 11, 20)


def document(*texts: str) -> Document:
    return Document(tuple(Paragraph(at, (Run(text),)) for at, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("请于11月30日前将意见书面反馈我局。", "2026-11-30"),
        ("请于2026年12月1日（星期二）下午17:00前反馈。", "2026-12-01"),
        ("请各单位于1月15日下班之前将总结报送市政府办公室。", "2027-01-15"),
        ("请于11月10日前函复。", "2026-11-10"),
    ],
)
def test_the_day_an_answer_is_asked_for_is_found(text: str, day: str) -> None:
    found = reply_by(document("各单位：", text), RECEIVED)
    assert found is not None
    assert found.day.isoformat() == day
    assert text[found.span.start : found.span.end] == found.text
    assert found.span.para == 1


@pytest.mark.parametrize(
    "text",
    [
        "2026年12月30日前完成改造任务。",  # a task, not an answer
        "11月30日，局长答复了代表。",
        "请于2月30日前反馈。",
        "此前已于11月1日反馈。",
        "12月1日前建成。有关情况另行报送。",
    ],
)
def test_other_days_are_no_deadline(text: str) -> None:
    assert reply_by(document(text), RECEIVED) is None


def test_of_several_the_earliest_counts() -> None:
    found = reply_by(document("请于12月20日前报送总结。", "名单请于12月1日前报送。"), RECEIVED)
    assert found is not None
    assert found.day == date(2026, 12, 1)


def test_an_opinion_goes_out_a_working_day_before(home) -> None:
    said = reply_by(document("请于11月30日前反馈。"), RECEIVED)
    rules = deadlines()
    asked = rules.stated({"title": "关于征求意见的函"}, said, "2026-11-20")
    assert asked.day == "2026-11-27"  # 30 November is a Monday
    assert rules.stated({"title": "关于报送材料的通知"}, said, "2026-11-20").day == "2026-11-30"
    assert "已经过了" in rules.stated({}, said, "2026-12-20").warning
