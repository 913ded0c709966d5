import pytest

from gov_docs.core.precedent import Level, Validity
from gov_docs.drafting.recommending import is_law, recommend
from tests.drafting.memory_library import LAW, MemoryLibrary, paper, small_library


def titles(group: tuple) -> list[str]:
    return [one.hit.precedent.title for one in group]


def test_three_groups_for_a_topic() -> None:
    found = recommend(small_library(), "方案", "新污染物治理", Level.CITY)
    assert titles(found.superior) == ["新污染物治理行动方案", "江海省新污染物治理工作方案"]
    assert titles(found.same_kind) == ["临川市新污染物治理实施方案"]
    assert titles(found.law) == ["中华人民共和国环境保护法"]


def test_a_work_plan_finds_plans() -> None:
    found = recommend(small_library(), "工作方案", "新污染物治理", Level.CITY)
    assert titles(found.same_kind) == ["临川市新污染物治理实施方案"]


def test_every_hit_has_a_reason() -> None:
    found = recommend(small_library(), "方案", "新污染物治理", Level.CITY)
    assert "引用" in found.law[0].hit.why
    assert "国家级文件" in found.superior[0].hit.why
    assert "新污染物" in found.same_kind[0].hit.why


def test_the_best_paragraphs_come_with_each_hit() -> None:
    found = recommend(small_library(), "方案", "新污染物治理", Level.CITY)
    assert found.superior[0].paragraphs
    assert all("污染物" in one.text for one in found.superior[0].paragraphs)


@pytest.mark.parametrize("topic", ["呼噜噜哗啦啦", "紫色大象跳舞", "苹果手机壳批发", ""])
def test_a_topic_nothing_is_said_of_leaves_the_groups_empty(topic: str) -> None:
    found = recommend(small_library(), "方案", topic, Level.CITY)
    assert found.superior == found.same_kind == found.law == ()


def test_a_document_below_us_is_not_superior() -> None:
    found = recommend(small_library(), "方案", "新污染物治理", Level.STATE)
    assert "临川市新污染物治理实施方案" not in titles(found.superior)


def test_what_is_revoked_is_marked() -> None:
    old = paper(
        9,
        "新污染物治理若干意见",
        "加强新污染物治理，防范环境风险。",
        level=Level.STATE,
        kind="意见",
        validity=Validity.REVOKED,
    )
    found = recommend(MemoryLibrary([old]), "方案", "新污染物治理", Level.CITY)
    assert found.superior[0].hit.why.startswith("已废止")


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("中华人民共和国环境保护法", True),
        ("江海省水污染防治条例", True),
        ("城市供水管理办法（2019年修正）", True),
        ("关于印发城市供水管理办法的通知", False),
        ("推广先进做法", False),
        ("新污染物治理行动方案", False),
    ],
)
def test_law_is_known_by_its_title(title: str, law: bool) -> None:
    assert is_law(paper(1, title).precedent) is law


def test_law_nobody_cites_and_that_says_nothing_of_the_topic_is_not_shown() -> None:
    library = MemoryLibrary([LAW, paper(2, "体育赛事活动方案", "举办群众性体育赛事活动。")])
    assert recommend(library, "方案", "体育赛事", Level.CITY).law == ()


def a_law(text: str) -> MemoryLibrary:
    return MemoryLibrary(
        [paper(7, "江海省烟花爆竹安全管理条例", text, kind="条例", level=Level.PROVINCE)]
    )


def test_one_mention_of_the_topic_puts_a_law_under_no_group() -> None:
    library = a_law(
        """
        第一条 为加强烟花爆竹安全管理，制定本条例。
        第二条 禁止在医疗机构、提供养老服务的机构周边燃放烟花爆竹。
        """
    )
    found = recommend(library, "方案", "养老服务", Level.CITY)
    assert found.superior == found.same_kind == found.law == ()


@pytest.mark.parametrize(
    "text",
    [
        "# 第三章 养老服务机构\n第九条 下列机构应当配备消防器材。",
        "第一条 养老服务机构优先。\n第二条 养老服务收费公开。\n第三条 养老服务人员持证上岗。",
    ],
)
def test_a_heading_or_many_paragraphs_on_the_topic_do(text: str) -> None:
    assert titles(recommend(a_law(text), "方案", "养老服务", Level.CITY).law)


def test_a_long_law_with_a_part_on_the_topic_is_shown() -> None:
    on_it = "\n".join(f"第{at}条 养老服务机构应当公开收费。" for at in range(10))
    rest = "\n".join(f"第{at}条 燃放烟花爆竹应当确保安全。" for at in range(90))
    assert titles(recommend(a_law(f"{on_it}\n{rest}"), "方案", "养老服务", Level.CITY).law)
