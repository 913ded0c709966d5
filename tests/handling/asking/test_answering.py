"""Documents found, reading that belongs to them, and the sentence."""

from dataclasses import replace
from datetime import date

import pytest

from gov_docs.core.precedent import Citation, Level
from gov_docs.handling.asking.answering import NOTHING, answer
from gov_docs.handling.asking.bodies import called
from gov_docs.handling.asking.finding import is_on, matching, settled
from gov_docs.handling.asking.papers import Paper, together
from gov_docs.handling.asking.question import parse
from gov_docs.handling.asking.reading import Reading, reading
from gov_docs.handling.asking.topic import wider_topics

TODAY = date(2026, 11, 22)
NEW = Paper(
    "云山市人民政府关于加强基层治理的实施意见", "云政发〔2026〕9号", "云山市人民政府", "实施意见",
    "2026-11-18", "2026-11-21", "2026-0009", id=9, level=Level.CITY,
)  # fmt: skip
ABOVE = Paper(
    "河北省关于加强基层治理的意见",
    "冀发〔2025〕3号",
    "河北省委",
    "意见",
    "2025-05-01",
    id=3,
    level=Level.PROVINCE,
)
CITED = Paper(
    "城乡社区建设若干规定",
    "国发〔2024〕7号",
    "国务院",
    "规定",
    "2024-05-01",
    id=4,
    level=Level.STATE,
)
RELATED = Paper(
    "清河县基层治理试点情况的报告",
    "",
    "清河县人民政府",
    "报告",
    "2026-02-01",
    "2026-02-03",
    "2026-0001",
    level=Level.COUNTY,
)
OTHER = Paper(
    "关于做好防汛抗旱工作的通知",
    "",
    "云山市应急管理局",
    "通知",
    "2026-11-20",
    "2026-11-22",
    "2026-0010",
    level=Level.CITY,
)
ALL = [NEW, ABOVE, CITED, RELATED, OTHER]


def told(text: str):
    asked = settled(parse(text, TODAY, {one.issuer for one in ALL}), ALL)
    found = matching(asked, ALL)
    also = reading(
        asked, found, ALL, lambda one: [Citation("", "国发〔2024〕7号")] if one is NEW else []
    )
    return found, also, answer(asked, found, also)


def test_the_question_of_the_requirement():
    found, also, sentence = told("这两天基层治理专项工会，发新文件了吗？")
    assert found == [NEW]
    assert set(also.superior) == {ABOVE, CITED}
    assert also.related == (RELATED,)
    assert sentence.endswith("为您推荐相关文件3篇。包括该实施意见的上位文件2篇，相关主题文件1篇。")
    assert "2026年11月21日收到，收文号2026-0009" in sentence


def test_nothing_is_said_to_be_nothing():
    for question in ("昨天有关于防汛的通知吗", "省教育厅上周发了什么", "有没有关于渔业的文件"):
        found, also, sentence = told(question)
        assert not found
        assert not also.count
        assert sentence.startswith(NOTHING)


def test_issued_and_received_are_told_apart():
    assert told("11月18日印发的文件")[0] == [NEW]
    assert told("11月18日收到的文件")[0] == []
    assert told("今天收到的文件")[0] == [OTHER]


def test_what_came_after_a_meeting():
    meeting = Paper(
        "关于召开基层治理工作会议的通知",
        date="2026-11-01",
        received="2026-11-02",
        entry="2026-0005",
    )
    minutes = replace(NEW, title="关于落实基层治理工作会议精神的通知", received="2026-11-22")
    asked = parse("基层治理工作会会后出台了什么文件", TODAY)
    papers = [*ALL, meeting, minutes]
    assert matching(settled(asked, papers), papers) == [minutes, NEW]


def test_a_meeting_nobody_knows_of_is_told():
    found, _, sentence = told("基层治理工作会会后有什么文件")
    assert NEW in found
    assert "不知道会期" in sentence


def test_the_papers_of_a_meeting_itself():
    notice = Paper("关于召开基层治理工作会议的通知", kind="通知", received="2026-11-02")
    papers = [*ALL, replace(NEW, kind="通知", title="关于加强基层治理的通知"), notice]
    asked = parse("基层治理工作会的通知是谁发的", TODAY)
    assert matching(asked, papers) == [notice]
    assert matching(parse("最近要开什么会", TODAY), papers) == [notice]


NAMES = ("广东省发展和改革委员会", "云山市教育局", "国务院", "国务院办公厅", "清河县人民政府")


@pytest.mark.parametrize(
    ("asked", "means"),
    [
        ("省发改委", {"广东省发展和改革委员会"}),
        ("教育局", {"云山市教育局"}),
        ("市公安局", set()),
        ("国务院", {"国务院"}),
        ("国办", {"国务院办公厅"}),
        ("市政府办", set()),
        ("教育局、清河县", {"云山市教育局", "清河县人民政府"}),
    ],
)
def test_names_of_bodies(asked, means):
    assert called(asked, NAMES) == means


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("关于营商环境省发改委和教育局发过什么", "省发改委、教育局"),
        ("清河县今年上报了哪些请示", "清河县"),
        ("清河县教育局来文了吗", "清河县教育局"),
        ("老旧小区改造教育局来文没", "教育局"),
        ("数字政府建设出台了什么文件", ""),
        ("高效办成一件事有什么文件", ""),
        ("财政部门预算的通知", ""),
    ],
)
def test_who_is_asked_about(text, issuer):
    assert parse(text, TODAY, NAMES).issuer == issuer


def test_a_title_that_names_its_period_counts_by_it():
    third = Paper("关于第三季度项目进展的通报", date="2026-10-16", received="2026-10-20")
    second = Paper("关于第二季度项目进展的通报", date="2026-07-16", received="2026-07-17")
    last_year = replace(third, date="2025-10-16", received="2025-10-20")
    papers = [third, second, last_year]
    assert matching(parse("三季度项目进展的通报", TODAY), papers) == [third]
    assert "7月1日" not in answer(parse("三季度项目进展的通报", TODAY), [third], Reading())
    assert matching(parse("三季度收到的项目进展通报", TODAY), papers) == [second]
    ahead = Paper("关于申报2027年重点项目的通知", date="2026-10-08", received="2026-10-09")
    assert matching(parse("明年重点项目怎么申报", TODAY), [ahead, third]) == [ahead]


def test_an_issuer_is_no_topic():
    fires = Paper("国务院安全生产委员会关于消防工作的通知", issuer="国务院安全生产委员会")
    assert matching(parse("安全生产有什么文件", TODAY), [fires]) == []
    assert matching(parse("消防有什么文件", TODAY), [fires]) == [fires]


def test_words_of_a_topic_may_stand_apart_but_not_turned_round():
    assert is_on("项目申报", "关于申报2027年老旧小区改造项目的通知")
    assert not is_on("安全生产", "关于成立生产安全事故调查组的请示")


def test_whoever_stands_as_high():
    assert told("近一年省里来过什么")[0] == []
    assert told("去年省里发过什么")[0] == [ABOVE]


def test_reading_belongs_to_the_matter_not_to_the_very_words():
    assert wider_topics("安全生产大检查") == ("安全生产",)
    assert wider_topics("优化营商环境")[0] == "营商环境"
    assert wider_topics("高考保障") == ("高考保障", "高考")
    assert wider_topics("防汛抗旱") == ("防汛抗旱",)
    assert wider_topics("政府工作报告") == ("政府工作报告",)
    assert wider_topics("政府") == ()


def test_a_document_in_both_is_one():
    held = Paper(NEW.title, NEW.number, id=9, level=Level.CITY)
    both = together(
        [Paper(NEW.title, "云政发[2026]9号", received="2026-11-21", entry="2026-0009")], [held]
    )
    assert [(one.id, one.entry) for one in both] == [(9, "2026-0009")]
