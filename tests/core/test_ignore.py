"""Which findings an ignore list holds, and after which edits it still does."""

from dataclasses import replace

import pytest

from gov_docs.core.ignore import Ignore, Ignores, Scope, fingerprint, ignore
from gov_docs.core.types import Document, Elements, Issue, Paragraph, Run, Span, Tier

LINES = ("关于做好防汛工作的通知", "各地区,各部门：", "要压实责任,抓好落实，确保安全。")

LONG = (
    "关于开展安全检查的通知",
    "各区县,各部门要按照统一部署抓紧开展隐患排查。",
    "检查结果于月底前书面报送市应急管理局，逾期不报的予以通报。",
)
OTHER = (
    "关于开展安全检查的通知",
    "各区县,各部门推荐的先进个人名单已经公示。",
    "请按照名额分配做好表彰大会的参会组织工作，并提前安排车辆。",
)


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


def test_once_outlives_edits_a_few_words_away():
    doc = document((*LINES[:2], "一定要压实责任,抓好落实各项防汛措施，确保群众安全。"))
    assert listed(Scope.ONCE).is_ignored(doc, issue(doc, 2, ","))


def places(doc: Document, text: str) -> tuple[Issue, ...]:
    line = doc.paragraphs[-1].text
    starts = (at for at in range(len(line)) if line.startswith(text, at))
    first, para = issue(doc, len(doc.paragraphs) - 1, text), doc.paragraphs[-1].id
    return tuple(replace(first, span=Span(para, at, at + len(text))) for at in starts)


def test_once_is_one_of_several_equal_places():
    doc = document((*LINES, "甲局,乙局；甲局,乙局；甲局,乙局；"))
    found = places(doc, ",")
    ignores = Ignores((ignore(doc, found[1], Scope.ONCE, ""),))
    assert ignores.flags(doc, found) == (False, True, False)


def test_what_is_ignored_stays_so_when_the_equal_places_are_mended():
    doc = document((*LINES, "甲局,乙局；甲局,乙局；甲局,乙局；"))
    found = places(doc, ",")
    ignores = Ignores(tuple(ignore(doc, one, Scope.ONCE, "") for one in found[1:]))
    mended = document((*LINES, "甲局，乙局；甲局,乙局；甲局,乙局；"))
    assert ignores.flags(mended, places(mended, ",")) == (True, True)


def test_a_whole_paragraph_is_known_by_its_ends():
    long = "要按照统一部署抓紧开展隐患排查整治，检查结果于月底前书面报送市应急管理局汇总。"
    doc, edited = (document((*LINES, text)) for text in (long, long.replace("月底", "本月二十日")))
    row = ignore(doc, issue(doc, 3, long), Scope.ONCE, "")
    assert Ignores((row,)).is_ignored(edited, issue(edited, 3, edited.paragraphs[3].text))


def test_once_ends_when_the_words_around_change():
    doc = document((*LINES[:2], "要明确分工,抓好落实，确保安全。"))
    assert not listed(Scope.ONCE).is_ignored(doc, issue(doc, 2, ","))


def test_document_holds_the_text_everywhere_in_that_document():
    doc = document()
    assert listed(Scope.DOCUMENT).is_ignored(doc, issue(doc, 1, ","))


@pytest.mark.parametrize("scope", [Scope.ONCE, Scope.DOCUMENT])
@pytest.mark.parametrize("title", ["通知", LINES[0]])
def test_another_document_of_the_same_title_inherits_nothing(scope: Scope, title: str):
    one, other = document(LONG, title=title), document(OTHER, title=title)
    row = ignore(one, issue(one, 1, ","), scope, "")
    assert Ignores((row,)).is_ignored(one, issue(one, 1, ","))
    assert not Ignores((row,)).is_ignored(other, issue(other, 1, ","))


@pytest.mark.parametrize("scope", [Scope.ONCE, Scope.DOCUMENT])
@pytest.mark.parametrize(
    "lines",
    [
        ("新插入的一行", *LONG),
        (LONG[0], "各区县,各部门要按照统一部署抓紧开展自查。", LONG[2]),
        LONG[1:],
        (*LONG, *OTHER[2:], *OTHER[2:]),
    ],
)
def test_a_document_is_known_again_after_edits_whatever_its_title(scope: Scope, lines):
    one, edited = document(LONG, title=LONG[0]), document(lines, title="改过的标题")
    row = ignore(one, issue(one, 1, ","), scope, "")
    at = next(at for at, line in enumerate(lines) if "," in line)
    assert Ignores((row,)).is_ignored(edited, issue(edited, at, ","))


def test_a_row_for_a_document_written_by_hand_goes_by_the_title():
    row = Ignore(Scope.DOCUMENT, "PUN001", ",", document=LINES[0])
    doc, other = document(), document(title="关于做好防火工作的通知")
    assert Ignores((row,)).is_ignored(doc, issue(doc, 1, ","))
    assert not Ignores((row,)).is_ignored(other, issue(other, 1, ","))


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


@pytest.mark.parametrize("scope", [Scope.DOCUMENT, Scope.ALWAYS])
def test_a_lone_letter_of_a_typo_is_known_by_its_word(scope):
    lines = (*LONG[:2], "打造智惠社区，建设智惠社团，落实惠农政策。")
    doc = document(lines)
    first, second, other = (
        Issue("TYP100", Span(2, at, at + 1), "用字可能有误", Tier.HINT) for at in (3, 10, 16)
    )
    row = ignore(doc, first, scope, "2026-03-01")
    assert row.text == "智惠社"
    assert Ignores((row,)).flags(doc, (first, second, other)) == (True, True, False)


def test_a_row_of_a_lone_letter_holds_wherever_it_stands():
    doc = document((*LONG[:2], "落实惠农政策。"))
    found = Issue("TYP100", Span(2, 2, 3), "用字可能有误", Tier.HINT)
    assert Ignores((Ignore(Scope.ALWAYS, "TYP100", "惠"),)).is_ignored(doc, found)
    assert not Ignores((Ignore(Scope.ALWAYS, "TYP001", "惠"),)).is_ignored(doc, found)
