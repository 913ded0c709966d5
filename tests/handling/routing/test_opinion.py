"""拟办意见 from patterns a unit can change."""

from pathlib import Path

import pytest

from gov_docs.core.errors import BrokenListError
from gov_docs.handling.routing.opinion import CASES, case_of, read_patterns
from gov_docs.handling.routing.suggesting import suggest
from tests.handling.routing.conftest import Suggest, paper


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("关于印发工作方案的通知", "办件"),
        ("关于事故情况的通报", "阅件"),
        ("关于申请资金的请示", "请示"),
        ("关于召开安全生产工作会议的通知", "会议"),
        ("关于征求《某某办法》意见的函", "征求意见"),
        ("关于交办第12号建议的通知", "建议提案"),
        ("对政协第2741号提案的答复", "阅件"),
    ],
)
def test_the_case_is_told_by_the_title(title: str, case: str) -> None:
    assert case_of(paper(f"{title}\n有关情况如下。")) == case


def test_every_case_has_a_pattern() -> None:
    assert set(read_patterns().texts) == {*CASES, "不能确定"}


def test_what_is_not_known_leaves_its_part_of_the_sentence_out(suggestion_for: Suggest) -> None:
    found = suggestion_for("关于商请核实情况的函\n市统计局：\n请予核实并函告。")
    assert found.opinion == "拟请市统计局牵头办理，按来文要求研究落实。"


def test_a_unit_changes_a_pattern_and_keeps_the_others(tmp_path: Path, known: object) -> None:
    own = tmp_path / "opinions.txt"
    own.write_text("# 我们的\n【办件】\n请{牵头}阅办[，{配合}配合]。\n", "utf-8")
    patterns = read_patterns(own)
    found = suggest(paper("关于商请核实情况的函\n市统计局：\n请予核实并函告。"), known, patterns)
    assert found.opinion == "请市统计局阅办。"
    assert patterns.texts["请示"] == read_patterns().texts["请示"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("【办件】\n请{牵头部门}办。", "第2行：不认识“{牵头部门}”"),
        ("【督办】\n请办。", "第1行：没有“督办”这一类"),
        ("请{牵头}办。", "第1行：要先写是哪一类"),
    ],
)
def test_a_slip_in_the_patterns_names_its_line(tmp_path: Path, text: str, why: str) -> None:
    own = tmp_path / "opinions.txt"
    own.write_text(text, "utf-8")
    with pytest.raises(BrokenListError, match=why):
        read_patterns(own)
