"""Edits on plain documents: applied, undone, joined."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gov_docs.core.fixes import apply, choose, invert
from gov_docs.core.passes import Moves, backward, compose
from gov_docs.core.types import (
    Document,
    Fix,
    FormatEdit,
    Issue,
    Paragraph,
    Run,
    Safety,
    Span,
    TextEdit,
    Tier,
)

WORDS = st.text(alphabet="一二,，。ab1\ufffc\t𠮷", max_size=6)


@st.composite
def paragraphs(draw):
    runs = draw(st.lists(st.tuples(WORDS, st.sampled_from(["宋体", "仿宋"])), max_size=5))
    return Paragraph(7, tuple(Run(text, font, 16.0) for text, font in runs if text))


@st.composite
def text_edits(draw, length):
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [TextEdit(Span(7, start, end), draw(WORDS)) for start, end in pairs]


def on_text(text, edits):
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def document(para):
    return Document((para,))


@given(st.data())
def test_edits_on_runs_equal_the_same_edits_on_the_text(data):
    para = data.draw(paragraphs())
    edits = data.draw(text_edits(len(para.text)))
    assert apply(document(para), edits).paragraphs[0].text == on_text(para.text, edits)


@given(st.data())
def test_undoing_gives_back_the_text_and_its_format(data):
    para = data.draw(paragraphs())
    edits = list(data.draw(text_edits(len(para.text))))
    if para.text:
        edits.append(FormatEdit(Span(7, 0, len(para.text)), "align", "center"))
    before = document(para)
    after = apply(before, edits)
    back = apply(after, invert(before, edits))
    assert back.paragraphs[0].text == para.text
    assert back.paragraphs[0].layout == para.layout


@given(st.data())
def test_undoing_a_format_gives_back_every_run(data):
    para = data.draw(paragraphs())
    end = data.draw(st.integers(0, len(para.text)))
    edits = [FormatEdit(Span(7, 0, end), "font", "黑体")]
    back = apply(apply(document(para), edits), invert(document(para), edits)).paragraphs[0]
    assert by_character(back) == by_character(para)


def by_character(para):
    return [(char, run.font) for run in para.runs for char in run.text]


@given(st.data())
def test_two_passes_join_into_one(data):
    para = data.draw(paragraphs())
    first = data.draw(text_edits(len(para.text)))
    middle = on_text(para.text, first)
    second = data.draw(text_edits(len(middle)))
    if first or second:
        edits = compose(para.text, first, second)
        assert on_text(para.text, edits) == on_text(middle, second)
        spans = [edit.span for edit in edits]
        assert all(a.end <= b.start for a, b in pairwise(spans))


def test_an_inserted_mark_takes_the_format_before_it():
    para = Paragraph(7, (Run("二", "黑体", 16), Run("重点", "宋体", 14)))
    got = apply(document(para), [TextEdit(Span(7, 1, 1), "、")]).paragraphs[0]
    assert got.runs[0] == Run("二、", "黑体", 16)


def issue(start, end, text):
    fix = Fix("", (TextEdit(Span(7, start, end), text),), Safety.SAFE)
    return Issue("X001", Span(7, start, end), "", Tier.ERROR, (fix,))


def test_of_two_clashing_fixes_the_earlier_wins():
    issues = [issue(0, 3, "a"), issue(2, 4, "b"), issue(6, 7, "c")]
    chosen = choose(issues, lambda found: found.fixes[0])
    assert [one.fix.edits[0].text for one in chosen] == ["a", "c"]


@given(st.data())
def test_an_offset_goes_back_to_where_it_came_from(data):
    para = data.draw(paragraphs())
    edits = sorted(data.draw(text_edits(len(para.text))), key=lambda e: e.span)
    kept = [
        at
        for at in range(len(para.text))
        if not any(e.span.start <= at < e.span.end for e in edits)
    ]
    after = on_text(para.text, edits)
    for at in kept:
        moved = Moves(edits).forward(at + 1) - 1
        assert after[moved] == para.text[at]
        assert backward(edits, moved + 1, end=True) - 1 == at
