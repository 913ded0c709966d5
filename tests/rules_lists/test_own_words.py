"""A person's own words laid over the built-in rules."""

from gov_docs.core.types import Document, Paragraph, Run, Safety, Span, Tier
from gov_docs.core.words import Words, WrongWord
from gov_docs.rules.own_words import allow, findings
from gov_docs.rules.typos.confusions import Confusions


def document(text):
    return Document((Paragraph(7, (Run(text),)),))


def test_a_wrong_word_is_found_with_its_suggestion():
    words = Words(wrong=(WrongWord("园区办", "园区管委会", note="已更名"),))
    (issue,) = findings(document("请园区办落实。"), words)
    assert (issue.rule, issue.span, issue.tier) == ("TYP090", Span(7, 1, 4), Tier.ERROR)
    assert issue.fixes[0].safety is Safety.SAFE
    assert issue.message == "“园区办”应为“园区管委会”（已更名）"


def test_a_wrong_word_without_a_suggestion_is_only_shown():
    (issue,) = findings(document("大伙都来。"), Words(wrong=(WrongWord("大伙"),)))
    assert (issue.tier, issue.fixes) == (Tier.WARNING, ())


def test_an_exception_is_silent():
    words = Words(wrong=(WrongWord("园区办", "园区管委会", ("园区办公楼",)),))
    assert list(findings(document("园区办公楼交付。"), words)) == []


def test_a_suggestion_that_holds_the_wrong_word_is_not_found_again():
    words = Words(wrong=(WrongWord("管委", "管委会"),))
    assert list(findings(document("由管委会负责。"), words)) == []


def test_the_longer_of_two_wrong_words_wins():
    words = Words(wrong=(WrongWord("园区"), WrongWord("园区办")))
    assert [issue.span for issue in findings(document("园区办。"), words)] == [Span(7, 0, 3)]


def test_no_finding_stands_in_a_right_word():
    text = document("布署路小学认真布署工作。")
    found = tuple(Confusions().check(text))
    assert [issue.span for issue in allow(text, found, Words(right=("布署路",)))] == [Span(7, 7, 9)]


def test_a_finding_that_reaches_into_a_right_word_is_dropped():
    text = document("甲布署乙。")
    found = tuple(Confusions().check(text))
    assert allow(text, found, Words(right=("甲布",))) == ()


def test_a_finding_on_a_longer_stretch_stays():
    text = document("要再接再励。")
    found = tuple(Confusions().check(text))
    assert allow(text, found, Words(right=("再接",))) == found


def test_an_own_wrong_word_silences_the_built_in_list_there():
    text = document("认真布署。")
    words = Words(wrong=(WrongWord("布署", "安排"),))
    found = (*Confusions().check(text), *findings(text, words))
    assert [issue.rule for issue in allow(text, found, words)] == ["TYP090"]


def test_no_words_change_nothing():
    text = document("认真布署。")
    found = tuple(Confusions().check(text))
    assert list(findings(text, Words())) == []
    assert allow(text, found, Words()) == found
