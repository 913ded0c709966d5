"""The word lists under resources/rules police themselves."""

from collections import Counter

import pytest

from gov_docs.core.errors import BrokenListError
from gov_docs.core.list_rows import refuse
from gov_docs.core.types import Tier
from gov_docs.resources import resource
from gov_docs.rules.wordlist import COLUMNS, LISTS, VARIANTS, WordLists, built_in, read_list

ROWS = built_in().rows


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_well_formed(name):
    rows, broken = read_list(resource("rules", f"{name}.tsv"), name)
    assert rows
    assert broken == ()


def test_no_word_stands_twice():
    assert [word for word, count in Counter(row.wrong for row in ROWS).items() if count > 1] == []


def test_no_right_form_is_itself_a_slip():
    assert [
        (row.wrong, hit.row.wrong)
        for row in ROWS
        for right in row.right
        for hit in built_in().scan(right)
    ] == []


def test_a_guard_silences_its_own_row():
    assert [
        (row.wrong, guard)
        for row in ROWS
        for guard, _ in row.guards
        if any(hit.row is row for hit in built_in().scan(guard))
    ] == []


def test_a_row_without_conditions_finds_its_wrong_form():
    assert [
        row.wrong
        for row in ROWS
        if not row.before and not row.after
        if not any(hit.row is row for hit in built_in().scan(row.wrong))
    ] == []


def test_a_variant_form_is_never_certain():
    assert [row.wrong for row in ROWS if row.list == VARIANTS and row.tier is Tier.ERROR] == []


def broken_list(tmp_path, *rows):
    path = tmp_path / "mine.tsv"
    path.write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return read_list(path, "mine")


def row(wrong="布署", right="部署", tier="必错", guard="", before="", source="词典"):
    return "\t".join([wrong, right, tier, guard, before, "", "", source, ""])


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (row(wrong=""), "wrong 列是空的"),
        (row(right="布署"), "都是“布署”"),
        (row(tier="错误"), "必错、疑似或提示"),
        (row(guard="署名"), "应当包含“布署”"),
        (row(before="(公"), "正则表达式写错了"),
        (row(source=""), "出处"),
        (row() + "\t多出来的", "多了制表符"),
    ],
)
def test_a_broken_row_is_named_with_its_line_and_the_lines_around(tmp_path, bad, why):
    rows, broken = broken_list(tmp_path, row(), bad, row(wrong="既使", right="即使"))
    assert [one.wrong for one in rows] == ["布署", "既使"]
    assert (broken[0].file, broken[0].line) == ("mine.tsv", 3)
    assert why in broken[0].why
    assert [line for line, _ in broken[0].around] == [1, 2, 3, 4]


def test_all_broken_rows_are_reported_together(tmp_path):
    _, broken = broken_list(tmp_path, row(wrong=""), row(tier="错误"))
    with pytest.raises(BrokenListError) as raised:
        refuse(broken)
    assert "第2行" in str(raised.value)
    assert "第3行" in str(raised.value)


def test_a_hit_inside_a_longer_hit_is_left_out(tmp_path):
    rows, _ = broken_list(tmp_path, row("必须品", "必需品"), row("生活必须品", "生活必需品"))
    hits = WordLists(rows).scan("供应生活必须品和必须品。")
    assert [hit.row.wrong for hit in hits] == ["生活必须品", "必须品"]


def test_no_rows_find_nothing():
    assert WordLists(()).scan("布署") == ()
