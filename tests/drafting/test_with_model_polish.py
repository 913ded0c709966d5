"""润色: the new words beside the old, and every fact that came or went."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.polish import polish_messages, polished


def test_facts_that_came_and_went_are_told():
    made = polished("到2026年底，投入3亿元。", "到2027年底，投入3亿元，由市财政局负责。")
    assert [one.text for one in made.added] == ["2027年底", "市财政局"]
    assert [one.text for one in made.lost] == ["2026年底"]


def test_blank_space_around_the_selection_stays():
    made = polished("　　抓好落实。\n", "```\n切实抓好落实。\n```")
    assert made.after == "　　切实抓好落实。\n"
    assert (made.added, made.lost) == ((), ())


def test_an_empty_answer_changes_nothing():
    with pytest.raises(GovDocsError, match="原文没有变"):
        polished("抓好落实。", "<think>嗯</think>")


def test_nothing_selected_is_told():
    with pytest.raises(GovDocsError, match="没有选中"):
        polish_messages(" \n")


def test_the_users_wish_is_passed_on():
    assert "更简短" in polish_messages("抓好落实。", "更简短")[0].text
