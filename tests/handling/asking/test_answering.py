"""Documents found, reading that belongs to them, and the sentence."""

from datetime import date

from gov_docs.core.precedent import Citation, Level
from gov_docs.handling.asking.answering import NOTHING, answer
from gov_docs.handling.asking.finding import is_name_of, matching
from gov_docs.handling.asking.papers import Paper, together
from gov_docs.handling.asking.question import parse
from gov_docs.handling.asking.reading import reading

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
    asked = parse(text, TODAY)
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
    asked = parse("基层治理工作会会后出台了什么文件", TODAY)
    assert matching(asked, [*ALL, meeting]) == [NEW]


def test_names_of_bodies():
    assert is_name_of("省发改委", "广东省发展和改革委员会")
    assert is_name_of("教育局", "云山市教育局")
    assert not is_name_of("市教育局", "云山市公安局")


def test_a_document_in_both_is_one():
    held = Paper(NEW.title, NEW.number, id=9, level=Level.CITY)
    both = together(
        [Paper(NEW.title, "云政发[2026]9号", received="2026-11-21", entry="2026-0009")], [held]
    )
    assert [(one.id, one.entry) for one in both] == [(9, "2026-0009")]
