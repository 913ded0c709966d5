"""Which findings an ignore list holds, and after which edits it still does."""

from dataclasses import replace

import pytest

from gov_docs.core.ignore import Ignore, Ignores, Scope, fingerprint, ignore
from gov_docs.core.types import Document, Elements, Issue, Paragraph, Run, Span, Tier

LINES = ("关于做好防汛工作的通知", "各地区,各部门：", "要压实责任,抓好落实，确保安全。")


def document(lines: tuple[str, ...] = LINES, title: str = LINES[0]) -> Document:
    paragraphs = tuple(Paragraph(at, (Run(line),)) for at, line in enumerate(lines))
    return Document(paragraphs, elements=Elements(title=title))


def issue(doc: Document, para: int, text: str, rule: str = "PUN001") -> Issue:
    start = doc.paragraphs[para].text.index(text)
    return Issue(rule, Span(para, start, start + len(text)), "半角逗号", Tier.ERROR)


def listed(scope: Scope) -> Ignores:
    doc = document()
    return Ignores((ignore(doc, issue(doc, 2, ","), scope, "2026-03-01"),))


def test_once_holds_the_finding_itself_only():
    doc, ignores = document(), listed(Scope.ONCE)
    assert ignores.flags(doc, (issue(doc, 1, ","), issue(doc, 2, ","))) == (False, True)


def test_once_outlives_edits_elsewhere_and_punctuation_nearby():
    doc = document(("新的标题", "新的一段", "要压实责任,抓好落实；确保安全!"))
    assert listed(Scope.ONCE).is_ignored(doc, issue(doc, 2, ","))


def test_once_ends_when_the_words_around_change():
    doc = document((*LINES[:2], "要明确分工,抓好落实，确保安全。"))
    assert not listed(Scope.ONCE).is_ignored(doc, issue(doc, 2, ","))


def test_document_holds_the_text_everywhere_in_that_document():
    doc = document()
    assert listed(Scope.DOCUMENT).is_ignored(doc, issue(doc, 1, ","))


def test_document_says_nothing_of_another_document():
    other = document(title="关于做好防火工作的通知")
    assert not listed(Scope.DOCUMENT).is_ignored(other, issue(other, 2, ","))


def test_a_title_that_tells_nothing_does_not_join_two_documents():
    one, other = document(title="通知"), document((LINES[0], "另一份文件的开头"), title="通知")
    row = ignore(one, issue(one, 2, ","), Scope.DOCUMENT, "")
    same = replace(issue(one, 2, ","), span=None)
    assert not Ignores((row,)).is_ignored(other, same)


def test_always_holds_in_every_document():
    other = document(("另一份", "甲,乙"), title="关于做好防火工作的通知")
    assert listed(Scope.ALWAYS).is_ignored(other, issue(other, 1, ","))


@pytest.mark.parametrize("scope", list(Scope))
def test_no_scope_holds_another_rule(scope: Scope):
    doc = document()
    assert not listed(scope).is_ignored(doc, issue(doc, 2, ",", rule="PUN002"))


def test_a_finding_of_the_whole_document_is_known_by_its_message():
    doc = document()
    missing = Issue("DOC001", None, "缺少成文日期", Tier.ERROR)
    ignores = Ignores((ignore(doc, missing, Scope.ONCE, ""),))
    assert ignores.is_ignored(doc, missing)
    assert not ignores.is_ignored(doc, replace(missing, message="缺少标题"))


def test_an_insertion_point_is_known_by_its_surroundings():
    doc = document()
    here = Issue("PUN003", Span(2, 3, 3), "缺少标点", Tier.ERROR)
    elsewhere = Issue("PUN003", Span(1, 3, 3), "缺少标点", Tier.ERROR)
    ignores = Ignores((ignore(doc, here, Scope.ALWAYS, ""),))
    assert ignores.flags(doc, (here, elsewhere)) == (True, False)


def test_a_row_written_by_hand_needs_no_mark():
    doc = document()
    ignores = Ignores((Ignore(Scope.ALWAYS, "PUN001", ","),))
    assert ignores.is_ignored(doc, issue(doc, 1, ","))


def test_fingerprints_differ_by_rule_and_place():
    doc = document()
    issues = (issue(doc, 1, ","), issue(doc, 2, ","), issue(doc, 2, ",", rule="PUN002"))
    assert len({fingerprint(doc, one) for one in issues}) == 3
