import re
import time
from datetime import date

import pytest

from gov_docs.core.draft import BLANK, Draft, DraftParagraph
from gov_docs.core.headings import written_number
from gov_docs.core.types import HEADINGS, Role
from gov_docs.drafting.composing import Composed, compose
from gov_docs.drafting.composing_matter import matter_words, speaks
from gov_docs.drafting.templates import find
from gov_docs.settings import Unit
from tests.drafting.memory_library import MemoryLibrary, paper, small_library

UNIT = Unit(name="云岭市生态环境局", code="云环", place="云岭市", level="市")
TODAY = date(2026, 3, 1)


def plan(values: dict[str, str] | None = None, unit: Unit = UNIT) -> Composed:
    told = {"主题": "新污染物治理", **(values or {})}
    return compose(find("方案"), told, unit, TODAY, small_library())


@pytest.fixture(scope="module")
def draft() -> Draft:
    return plan().draft


def below(draft: Draft, heading: str) -> list[DraftParagraph]:
    """Return the paragraphs under a heading up to the next one of its level or above."""
    found: list[DraftParagraph] = []
    level = None
    for para in draft.body:
        is_heading = para.role in HEADINGS
        if level is not None and is_heading and HEADINGS.index(para.role) <= level:
            break
        if level is not None:
            found.append(para)
        if is_heading and heading in para.text:
            level = HEADINGS.index(para.role)
    return found


def test_every_section_is_there_with_borrowed_paragraphs(draft: Draft) -> None:
    for heading in ("总体要求", "重点任务", "保障措施"):
        assert any(para.source for para in below(draft, heading)), heading


def test_each_task_has_a_heading_and_blanks_for_who_does_it(draft: Draft) -> None:
    tasks = [para for para in below(draft, "重点任务") if para.role is Role.BODY]
    assert len(tasks) >= 5
    assert all("【待填：牵头单位】" in para.text for para in tasks)
    assert all("【待填：配合单位】" in para.text for para in tasks)


def test_a_borrowed_paragraph_names_its_source_and_the_draft_lists_it(draft: Draft) -> None:
    composed = plan()
    borrowed = {para.source.id for para in composed.draft.body if para.source}
    assert borrowed == {hit.precedent.id for hit in composed.sources}
    first = next(para for para in draft.body if para.source)
    assert first.source is not None
    assert first.source.title
    assert first.source.heading


def test_nothing_of_a_source_leaks(draft: Draft) -> None:
    for para in (para for para in draft.body if para.source):
        number = written_number(para.text) if para.role in HEADINGS else None
        text = BLANK.sub("", para.text[number.end if number else 0 :])
        assert not re.search(r"[0-9]|江海|临川|李建国|国务院|三级监测|六十", text), text


def test_no_paragraph_is_borrowed_twice(draft: Draft) -> None:
    texts = [para.text for para in draft.body if para.source and para.role is Role.BODY]
    assert len(texts) == len(set(texts))


def test_nothing_of_another_trade_is_borrowed(draft: Draft) -> None:
    assert all("体育" not in para.text for para in draft.body)


def test_headings_are_numbered_in_order(draft: Draft) -> None:
    tops = [para.text[:2] for para in draft.body if para.role is Role.HEADING1]
    assert tops == ["一、", "二、", "三、"][: len(tops)]
    tasks = [para.text[:3] for para in below(draft, "重点任务") if para.role is Role.HEADING2]
    assert tasks[:3] == ["（一）", "（二）", "（三）"]


def test_goals_keep_their_words_around_the_blanks(draft: Draft) -> None:
    goals = "".join(para.text for para in below(draft, "目标"))
    assert "到【待填：年份】，完成【待填：数量】种化学物质环境风险筛查" in goals


def test_a_heading_the_form_left_empty_comes_where_there_is_material(draft: Draft) -> None:
    assert any(para.source for para in below(draft, "加强宣传引导"))


def test_what_the_form_says_is_not_replaced() -> None:
    goal = "到2027年，建成新污染物监测网络。"
    found = plan({"目标": goal}).draft
    assert any(para.text == goal and para.source is None for para in found.body)


def test_without_a_library_the_frame_remains_with_its_blanks() -> None:
    frame = compose(find("方案"), {"主题": "新污染物治理"}, UNIT, TODAY)
    assert all(para.source is None for para in frame.draft.body)
    assert frame.sources == ()


def test_an_empty_library_leaves_the_frame_as_it_is() -> None:
    frame = compose(find("方案"), {"主题": "新污染物治理"}, UNIT, TODAY)
    filled = compose(find("方案"), {"主题": "新污染物治理"}, UNIT, TODAY, MemoryLibrary([]))
    assert filled.draft == frame.draft


def test_facts_of_our_own_are_never_borrowed() -> None:
    """A report's results and problems are the office's own."""
    found = compose(find("工作总结"), {"主题": "新污染物治理"}, UNIT, TODAY, small_library()).draft
    for heading in ("主要工作和成效", "存在的问题"):
        assert all(para.source is None for para in below(found, heading))


def test_without_settings_the_names_are_blanks() -> None:
    text = "".join(para.text for para in plan(unit=Unit()).draft.body)
    assert "江海" not in text
    assert "临川" not in text


def test_rules_get_the_chapters_statutes_share() -> None:
    statutes = [
        paper(
            at,
            f"{place}城市绿化条例",
            """
            # 第一章总则
            第一条为了加强城市绿化管理，改善生态环境，制定本条例。
            # 第二章规划建设
            第五条城市绿化主管部门应当会同有关部门编制城市绿化规划，合理布局各类绿地。
            第六条新建项目应当按照城市绿化规划配套建设绿地，绿地率不低于30%。
            # 第三章养护管理
            第九条城市绿化养护单位应当建立养护管理制度，定期巡查城市绿地，及时补植树木。
            # 第四章法律责任
            第十二条违反本条例规定，擅自占用城市绿地的，责令限期改正，处二千元罚款。
            """.replace("定期", wording),
            issuer=f"{place}人民代表大会常务委员会",
            kind="条例",
        )
        for at, (place, wording) in enumerate([("江海省", "定期"), ("临川市", "经常")], 1)
    ]
    values = {"主题": "城市绿化管理"}
    found = compose(find("办法"), values, UNIT, TODAY, MemoryLibrary(statutes)).draft
    chapters = [para.text for para in found.body if para.role is Role.HEADING1]
    assert [one.split("　")[1] for one in chapters] == [
        "总则",
        "规划建设",
        "养护管理",
        "法律责任",
        "附则",
    ]
    articles = [
        para.text for para in found.body if para.text.startswith("第") and "条　" in para.text
    ]
    assert len(articles) == len({one.split("　")[0] for one in articles})
    assert not any("罚款" in para.text or "30" in para.text for para in found.body)


def test_a_draft_is_composed_in_time() -> None:
    start = time.perf_counter()
    plan()
    assert time.perf_counter() - start < 2


def unrelated_library() -> MemoryLibrary:
    """Papers of the kind on other matters; one speaks of our topic in a single paragraph."""
    return MemoryLibrary(
        [
            paper(
                1,
                "江海省智慧城市建设方案",
                """
                # 一、总体要求
                ## （一）基本原则
                市场为主，协同创新。鼓励建设和运营模式创新，注重激发市场活力，建立可持续发展机制。
                # 二、重点任务
                ## （一）建设城市大脑
                统筹污染物治理、交通、水务等数据资源，建设城市运行管理平台，提高城市治理能力和水平。
                # 三、保障措施
                ## （一）加强组织领导
                各级各有关部门要提高认识，明确职责任务，加大推进力度，确保各项工作落实到位。
                要加强城市大脑和数据中枢的运营队伍建设，培养智慧城市专业人才，完善算力基础设施。
                """,
            ),
            paper(
                2,
                "临川市内河船舶绿色转型方案",
                """
                # 二、重点任务
                ## （一）加强船舶污染治理
                推进船舶发动机更新改造，降低船舶污染物排放，完善船舶治理体系和岸电设施。
                ## （二）控制新污染物排放
                加强新污染物治理，对重点行业和重点领域开展环境信息调查，健全环境风险管理制度。
                """,
            ),
        ]
    )


def test_of_papers_on_other_matters_only_what_speaks_of_the_topic_is_borrowed() -> None:
    values = {"主题": "新污染物治理"}
    found = compose(find("方案"), values, UNIT, TODAY, unrelated_library()).draft
    borrowed = [para.text for para in found.body if para.source and para.role is Role.BODY]
    assert not any(re.search("城市|市场|船舶|数据", text) for text in borrowed)
    assert any("加强新污染物治理" in text for text in borrowed)
    assert any("各级各有关部门要提高认识" in text for text in borrowed)


def test_on_a_topic_nobody_wrote_of_no_task_is_borrowed() -> None:
    values = {"主题": "火星殖民"}
    found = compose(find("方案"), values, UNIT, TODAY, unrelated_library()).draft
    assert all(para.source is None for para in below(found, "总体要求") + below(found, "重点任务"))


def test_common_words_are_a_matter_only_together() -> None:
    topic = matter_words("安全生产")
    assert speaks(topic, "落实安全生产责任制。")
    assert not speaks(topic, "加强数据安全。农产品生产实现数字化。")
