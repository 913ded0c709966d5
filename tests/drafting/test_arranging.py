"""The outline as a person rearranged it: order, what is left out, numbers, and the closing words."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import HEADINGS
from gov_docs.drafting.arrangement import Arrangement
from gov_docs.drafting.arranging import arranged, outline
from gov_docs.drafting.composing import compose
from gov_docs.drafting.templates import all_templates, find
from gov_docs.settings import Unit
from tests.drafting.memory_library import small_library

_NUMBER = re.compile(
    "^(?:第[一二三四五六七八九十]+[章条]　|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)"
)
UNIT = Unit(name="云岭市生态环境局", code="云环", place="云岭市", level="市")
TODAY = date(2026, 3, 1)
TOPIC = {"主题": "新污染物治理"}


def headings(body, level=None) -> list[str]:
    roles = HEADINGS if level is None else (HEADINGS[level - 1],)
    return [para.text for para in body if para.role in roles]


def rearranged(kind: str, order=(), without=()):
    template = find(kind)
    body = template.fill(TOPIC, UNIT, TODAY).body
    return arranged(template, body, Arrangement(tuple(order), tuple(without)))


def test_without_a_wish_every_frame_stays_as_it_is():
    for template in all_templates():
        body = template.fill({}, UNIT, TODAY).body
        assert arranged(template, body, Arrangement()) == body


def test_the_natural_order_asked_for_changes_nothing():
    for template in all_templates():
        body = template.fill({}, UNIT, TODAY).body
        order = tuple(one.heading for one in outline(template, body))
        assert arranged(template, body, Arrangement(order)) == body, template.name


def test_sections_move_with_what_stands_below_and_get_new_numbers():
    body = rearranged("工作方案", ("保障措施", "重点任务", "总体要求"))
    assert headings(body, 1) == ["一、保障措施", "二、重点任务", "三、总体要求"]
    assert headings(body)[1] == "（一）加强组织领导"
    assert headings(body)[-1] == "（三）工作目标"


def test_a_heading_left_out_takes_its_text_with_it():
    body = rearranged("工作方案", without=("总体要求", "加强组织领导"))
    assert headings(body, 1) == ["一、重点任务", "二、保障措施"]
    assert "（一）强化资金和技术支撑" in headings(body)
    assert not any("指导思想" in para.text or "组织领导" in para.text for para in body)


def test_the_closing_words_stay_at_the_end():
    body = rearranged("报告-工作", ("下一步工作打算", "主要工作和成效"))
    assert headings(body, 1)[0] == "一、下一步工作打算"
    assert body[-1].text == "特此报告。"


def test_chapters_and_articles_are_counted_anew():
    body = rearranged("办法", ("附则", "总则"))
    assert next(one.text for one in body if "章" in one.text[:4]) == "第一章　附则"
    articles = [one.text.split("　")[0] for one in body if one.text.startswith("第一条")]
    assert len(articles) == 1


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_moved_or_left_out_nothing_else_is_lost(data):
    template = data.draw(st.sampled_from(all_templates()))
    body = template.fill(TOPIC if template.knows("主题") else {}, UNIT, TODAY).body
    names = [one.heading for one in outline(template, body)]
    order = data.draw(st.permutations(names))
    moved = arranged(template, body, Arrangement(tuple(order)))
    assert sorted(_bare(moved)) == sorted(_bare(body))
    without = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    if len(without) < len(names):
        left = arranged(template, body, Arrangement(tuple(order), tuple(without)))
        assert not {*without} & {*_bare(left)}
        assert {*_bare(left)} <= {*_bare(body)}


def _bare(body) -> list[str]:
    return [_NUMBER.sub("", para.text) for para in body]


def test_nothing_left_is_refused():
    everything = [one.heading for one in outline(find("专项整治方案"), _frame("专项整治方案"))]
    body = [one for one in _frame("专项整治方案") if one.role in HEADINGS]
    with pytest.raises(GovDocsError, match="至少留下一个"):
        arranged(find("专项整治方案"), body, Arrangement((), tuple(everything)))


def _frame(kind: str):
    return find(kind).fill(TOPIC, UNIT, TODAY).body


def test_composing_keeps_the_order_and_does_not_bring_back_what_was_left_out():
    wish = Arrangement(("保障措施", "重点任务", "总体要求"), ("指导思想",))
    done = compose(find("方案"), TOPIC, UNIT, TODAY, small_library(), wanted_order=wish)
    assert headings(done.draft.body, 1)[0] == "一、保障措施"
    assert not any("指导思想" in one for one in headings(done.draft.body))
    assert any(para.source for para in done.draft.body)


def test_only_what_was_chosen_is_borrowed_from():
    done = compose(find("方案"), TOPIC, UNIT, TODAY, small_library(), chosen=(1,))
    assert {para.source.id for para in done.draft.body if para.source} == {1}
