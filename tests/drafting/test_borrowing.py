import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_docs.core.draft import BLANK
from gov_docs.core.precedent import Level
from gov_docs.drafting.borrowing import (
    Party,
    borrow,
    full_width,
    party_of,
    party_of_unit,
    sentences,
)
from gov_docs.settings import Unit
from tests.drafting.memory_library import PROVINCE

OURS = Party(("云岭市生态环境局",), "云岭市", Level.CITY)
THEIRS = Party(("江海省生态环境厅",), "江海省", Level.PROVINCE)


def own(text: str, given: tuple[str, ...] = ()) -> str | None:
    borrowed = borrow(text, THEIRS, OURS, given)
    return borrowed.text if borrowed else None


def test_issuer_and_place_become_ours() -> None:
    text = "江海省生态环境厅负责统筹，加强江海省监测能力建设。"
    assert own(text) == "云岭市生态环境局负责统筹，加强云岭市监测能力建设。"


def test_without_settings_issuer_and_place_become_blanks() -> None:
    borrowed = borrow("江海省生态环境厅负责江海省的统筹协调工作。", THEIRS, Party())
    assert borrowed is not None
    assert borrowed.text == "【待填：发文机关】负责【待填：地名】的统筹协调工作。"


def test_the_whole_province_becomes_the_whole_city() -> None:
    assert own("全面提升全省监测能力和水平。") == "全面提升全市监测能力和水平。"


def test_facts_become_blanks_and_the_rest_stays_whole() -> None:
    text = "到2027年，建成监测站点30个，投入资金1.5亿元，监测能力明显增强，工作体系更加健全。"
    assert own(text) is None  # more blanks than text could bear
    assert own("到2027年，建成覆盖重点流域和重点园区的监测网络，监测能力明显增强。") == (
        "到【待填：年份】，建成覆盖重点流域和重点园区的监测网络，监测能力明显增强。"
    )


def test_a_fact_of_the_form_stays() -> None:
    text = "到2027年，建成覆盖重点流域和重点园区的监测网络，监测能力明显增强。"
    assert own(text, given=("到2027年完成",)) == text


@pytest.mark.parametrize(
    "text",
    [
        "推动与济南市的区域协作和交流。",
        "由市长王建国同志负责统筹协调。",
        "支持华山重工有限公司开展试点示范。",
        "去年以来各项工作取得明显进展和成效。",
        "本方案自印发之日起施行。",
        "国务院有关部门要加强工作指导。",
        "省级有关部门要加大支持力度。",
        "深入学习习近平总书记在座谈会上的讲话。",
    ],
)
def test_what_only_another_office_can_say_is_not_borrowed(text: str) -> None:
    assert own(text) is None


def test_a_sentence_that_leans_on_a_dropped_one_goes_with_it() -> None:
    text = "推动与济南市的区域协作。同时，加强经验交流和宣传推广。健全长效管理机制和责任体系。"
    assert own(text) == "健全长效管理机制和责任体系。"


def test_who_does_what_in_brackets_is_left_out() -> None:
    text = "加强清洁生产和绿色制造，减少污染物排放。（省工业和信息化厅牵头，省农业农村厅配合）"
    assert own(text) == "加强清洁生产和绿色制造，减少污染物排放。"


def test_a_cited_title_of_a_time_or_place_becomes_a_blank_with_its_number() -> None:
    text = (
        "严格落实《江海省水污染防治规划（2021—2025年）》（江政发〔2021〕8号）要求，加强排放监管。"
    )
    assert own(text) == "严格落实【待填：文件名称】要求，加强排放监管。"
    law = "严格执行《中华人民共和国环境保护法》，依法加强排放监管。"
    assert own(law) == law


def test_pieces_of_lists_and_torn_quotes_are_not_borrowed() -> None:
    assert own("申请人应当提交下列材料：") is None
    assert own("推进“智慧监管建设和应用工作。") is None


def test_the_place_comes_from_the_issuer_else_from_the_title() -> None:
    assert party_of(PROVINCE.precedent).place == "江海省"
    assert party_of_unit(Unit(name="云岭市生态环境局", level="市")).place == "云岭市"


def test_sentences_end_with_their_closing_marks() -> None:
    assert sentences("他说：“好。”我们再议！没有结尾") == ["他说：“好。”", "我们再议！"]


_PIECES = st.sampled_from(
    ["到2025年", "投资３亿元", "十二个", "加强监管", "江海省", "，", "。", "“", "”", "《", "》", "（", "）",
     "江海省生态环境厅", "第三条", "“十四五”", "5G", "百分之三十", "统一", "一批", "王建国同志", "12月底前", "半年", "①"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_no_digit_and_no_issuer_of_a_source_stands_outside_a_blank(text: str) -> None:
    borrowed = borrow(text, THEIRS, OURS)
    if borrowed:
        rest = BLANK.sub("", borrowed.text)
        assert not re.search(r"[0-9０-９①]|十二|三十|江海|王建国|十四五", rest)


def test_a_number_inside_a_number_of_the_form_is_not_given() -> None:
    text = "培育骨干企业3家，完善企业梯度培育机制和服务体系。"
    assert own(text, given=("2023年培育",)) == text.replace("3", "【待填：数量】")


def test_half_width_marks_of_a_web_page_become_full_width() -> None:
    assert full_width("健全机制,完善措施(试行);见“甲”") == "健全机制，完善措施（试行）；见“甲”"
    assert full_width("投资1,200元,见A,B(C)") == "投资1,200元，见A,B(C)"
