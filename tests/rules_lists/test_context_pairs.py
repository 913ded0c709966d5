"""The list of pairs polices itself, and its fixture shows every pair both used wrongly and rightly."""

import re
from collections import Counter

import pytest

from gov_docs.core.errors import BrokenListError
from gov_docs.core.list_rows import refuse
from gov_docs.resources import resource
from gov_docs.rules.pair_list import COLUMNS, PairList, built_in, read_pairs
from tests.rule_cases import cases, unmark

PAIRS = built_in().pairs
CASES = [case.raw for case in cases() if case.rule == "TYP003"]
NEVER_RIGHT = frozenset({"溶合", "须要", "需知", "疏理", "定立"})  # in official text
NAMES = [f"{pair.one.word}/{pair.other.word}" for pair in PAIRS]


def test_there_are_pairs_enough_and_none_stands_twice():
    assert len(PAIRS) >= 40
    pairs = Counter(frozenset((pair.one.word, pair.other.word)) for pair in PAIRS)
    assert max(pairs.values()) == 1


def test_every_row_is_well_formed():
    assert read_pairs(resource("rules", "context_pairs.tsv"))[1] == ()


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_every_pattern_can_be_matched(pair):
    for form in (pair.one, pair.other):
        for one in form.collocations:
            re.compile(f"(?:{one.before})$")
            re.compile(one.after)


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_both_words_of_a_pair_have_one_length(pair):
    # A fix that lengthens the text would be allowed too, but none of these is meant to.
    assert len(pair.one.word) == len(pair.other.word)


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_the_fixture_shows_a_pair_used_wrongly(pair):
    swaps = {
        (unmark(case["text"], 0)[0][span.start : span.end], case["fixed"][span.start : span.end])
        for case in CASES
        if "fixed" in case
        for span in unmark(case["text"], 0)[1]
    }
    ways = {(pair.one.word, pair.other.word), (pair.other.word, pair.one.word)}
    assert swaps & ways


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_the_fixture_shows_a_pair_used_rightly(pair):
    good = [case["text"] for case in CASES if "why" in case]
    for form in (pair.one, pair.other):
        assert form.word in NEVER_RIGHT or any(form.word in text for text in good)


def broken(tmp_path, **cells):
    row = dict.fromkeys(COLUMNS, "") | {
        "one": "甲词", "other": "乙词", "for_one": "前~", "note": "区别", "source": "出处",
    } | cells  # fmt: skip
    path = tmp_path / "mine.tsv"
    lines = ["\t".join(COLUMNS), "\t".join(row[name] for name in COLUMNS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_pairs(path)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"other": "甲词"}, "两个不同的词"),
        ({"note": ""}, "note 和 source"),
        ({"for_other": "没有位置"}, "表示词的位置"),
        ({"for_one": "~"}, "表示词的位置"),
        ({"least_one": "多"}, "应当是数"),
    ],
)
def test_a_mistake_in_the_list_is_shown_with_its_line(tmp_path, cells, why):
    with pytest.raises(BrokenListError, match=f"mine.tsv 第2行：.*{why}"):
        refuse(broken(tmp_path, **cells)[1])


def test_a_word_of_two_pairs_is_found_with_both_rivals(tmp_path):
    (one,), _ = broken(tmp_path)
    (two,), _ = broken(tmp_path, other="丙词")
    uses = PairList((one, two)).scan("这里有甲词。")
    assert [(use.start, use.end, use.rival.word) for use in uses] == [
        (3, 5, "乙词"),
        (3, 5, "丙词"),
    ]


def test_a_word_inside_a_longer_one_of_the_list_is_left_out(tmp_path):
    (one,), _ = broken(tmp_path)
    (longer,), _ = broken(tmp_path, one="大甲词", other="大乙词")
    assert [use.written.word for use in PairList((one, longer)).scan("大甲词")] == ["大甲词"]


def test_without_pairs_nothing_is_found():
    assert PairList(()).scan("甲词") == []
