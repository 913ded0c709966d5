from gov_docs.core.precedent import Level, Opinion
from gov_docs.drafting.points import MOST, points
from tests.drafting.memory_library import MemoryLibrary, Paper, paper

TASKS = "每项任务要写明牵头单位和配合单位"
TASKS_AGAIN = "每项任务要写明牵头单位、配合单位。"
GOALS = "目标没有写明时限，请补充"
FEES = "收费标准缺少物价部门依据"
VENUES = "场馆开放时间前后不一致"

OWN_LIST = (
    "标题与内容相符", "附件齐全", "数据来源可靠", "引用文号准确", "时间前后一致", "机构名称用全称",
    "经费渠道落实", "措辞得体", "密级标注正确", "主送机关无遗漏", "语句通顺",
)  # fmt: skip


def library() -> MemoryLibrary:
    """Return twelve documents on two topics, with opinions on each."""
    said = [[TASKS], [TASKS_AGAIN, GOALS], [TASKS], [GOALS, "同意"], ["已阅"], []]
    water = [
        paper(
            at,
            f"某县{at}号农村供水保障方案",
            "加强农村供水保障，完善供水设施。",
            level=Level.COUNTY,
            opinions=tuple(one),
        )
        for at, one in enumerate(said, 1)
    ]
    sport = [
        paper(
            at,
            f"某县{at}号体育场馆开放方案",
            "推进体育场馆向公众开放。",
            level=Level.COUNTY,
            opinions=(FEES, VENUES),
        )
        for at in range(7, 13)
    ]
    return MemoryLibrary([*water, *sport])


def test_points_are_counted_and_ordered_by_how_often_they_were_raised() -> None:
    found = points(library(), "方案", "农村供水保障")
    assert [(one.count, one.documents) for one in found[:2]] == [(3, (1, 2, 3)), (2, (2, 4))]
    assert found[0].text in (TASKS, TASKS_AGAIN)
    assert found[1].text == GOALS


def test_no_point_of_another_topic_is_shown() -> None:
    texts = [one.text for one in points(library(), "方案", "农村供水保障")]
    assert FEES not in texts
    assert VENUES not in texts


def test_remarks_that_say_nothing_are_left_out() -> None:
    texts = [one.text for one in points(library(), "方案", "农村供水保障")]
    assert not {"同意", "已阅"} & {*texts}


def test_the_checklist_fills_what_is_left_and_nothing_is_said_twice() -> None:
    checklist = ((TASKS, "通行做法"), *((text, "通行做法") for text in OWN_LIST))
    found = points(library(), "方案", "农村供水保障", checklist)
    assert len(found) == MOST
    assert [one.text for one in found].count(TASKS) <= 1
    assert found[-1].count == 0


def test_without_a_library_the_checklist_and_the_rules_remain() -> None:
    found = points(None, "通知", "农村供水保障", (("日期写全", "通行做法"),))
    assert found[0].text == "日期写全"
    assert len(found) > 1


def test_what_users_waved_away_is_no_objection() -> None:
    one = paper(1, "农村供水保障方案", "加强农村供水保障。")
    waved = Paper(one.precedent, one.text, (), (Opinion(1, "书名号之间加了顿号吧", "ignored"),))
    assert all(one.count == 0 for one in points(MemoryLibrary([waved]), "方案", "农村供水保障"))


def test_an_opinion_waved_away_counts_less_and_in_the_end_not_at_all() -> None:
    papers = library().papers
    away = (Opinion(4, f"不采纳：{GOALS}", "rejected"),)
    first = papers[4]
    once = MemoryLibrary(
        [*papers.values(), Paper(first.precedent, first.text, (), (*first.opinions, *away))]
    )
    found = points(once, "方案", "农村供水保障")
    assert [(one.count, one.waved_away) for one in found if "时限" in one.text] == [(2, 1)]
    twice = Paper(first.precedent, first.text, (), (*first.opinions, *away, *away))
    found = points(MemoryLibrary([*papers.values(), twice]), "方案", "农村供水保障")
    assert not [one for one in found if "时限" in one.text]


def test_a_borrowed_paragraph_that_was_rejected_is_a_point() -> None:
    one = paper(1, "农村供水保障方案", "加强农村供水保障。")
    said = Opinion(1, "借用的语句已经过时", "rejected", "加强农村供水保障。")
    found = points(
        MemoryLibrary([Paper(one.precedent, one.text, (), (said,))]), "方案", "农村供水保障"
    )
    assert (found[0].text, found[0].count) == ("借用的语句已经过时", 1)
