"""From a finding to its record: replacement, place and excerpt."""

import pytest

from gov_docs.batch.place import Places
from gov_docs.batch.record import _replacement
from gov_docs.core.types import (
    OBJECT,
    Document,
    Fix,
    FormatEdit,
    Paragraph,
    Part,
    Place,
    Run,
    Safety,
    Span,
    TextEdit,
)

TEXT = "各地区(含县)要抓好落实。"
SPAN = Span(0, 3, 7)  # (含县)


def replacement(*edits) -> str | None:
    return _replacement(Fix("改", tuple(edits), Safety.SAFE), SPAN, TEXT[3:7])


def test_a_replacement_is_told_of_the_whole_found_text():
    assert replacement(TextEdit(SPAN, "")) == ""
    assert replacement(TextEdit(Span(0, 4, 6), "除县")) == "(除县)"
    brackets = (TextEdit(Span(0, 3, 4), "（"), TextEdit(Span(0, 6, 7), "）"))
    assert replacement(*brackets) == "（含县）"


@pytest.mark.parametrize(
    "edits",
    [
        (TextEdit(Span(0, 2, 7), "x"),),  # reaches further than what was found
        (TextEdit(Span(1, 3, 7), "x"),),  # another paragraph
        (FormatEdit(SPAN, "bold", True),),
        (TextEdit(SPAN, "x"), FormatEdit(SPAN, "bold", True)),
        (TextEdit(SPAN, OBJECT),),
    ],
)
def test_a_fix_that_is_more_than_that_has_no_replacement(edits):
    assert replacement(*edits) is None


def places(place: Place, text: str = TEXT, has_format: bool = True) -> Places:
    paragraphs = (Paragraph(7, ()), Paragraph(0, (Run(text),), place))
    return Places(Document(paragraphs, has_format=has_format))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), "第2段"),
        (Place(Part.TABLE, 0, 1, 0), "表1第2行第1列"),
        (Place(Part.HEADER), "页眉"),
        (Place(Part.TEXTBOX), "文本框"),
    ],
)
def test_a_place_is_told_in_words(place: Place, words: str):
    assert places(place).words(SPAN) == words


def test_a_paragraph_of_plain_text_is_a_line():
    assert places(Place(), has_format=False).words(SPAN) == "第2行"


def test_an_excerpt_is_one_line_of_bounded_length():
    long = "前" * 100 + "坏\t" + OBJECT + "后" * 100
    excerpt = places(Place(), long).excerpt(Span(0, 100, 103))
    assert excerpt["before"] == "…" + "前" * 18
    assert excerpt["text"] == "坏 □"
    assert excerpt["after"] == "后" * 18 + "…"


def test_a_whole_paragraph_is_cut_in_the_middle():
    excerpt = places(Place(), "字" * 500).excerpt(Span(0, 0, 500))
    assert len(excerpt["text"]) == 50
