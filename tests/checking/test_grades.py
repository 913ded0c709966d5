"""What the model's remarks are called, and what is done about them unasked."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gov_docs.checking import looking
from gov_docs.checking.looking import Setup, look
from gov_docs.checking.one_file import fix_file
from gov_docs.core.types import Document, Paragraph, Run, Safety, Tier
from gov_docs.core.typo_answers import Answers, Tally
from gov_docs.rules.typos.model_typos import ModelTypos
from gov_docs.typos.engine import Typo

TEXT = "各单位要认真做好当前安全生严工作。"
AT = TEXT.index("严")
FIND = Typo(AT, AT + 1, "产", 0.999, "wrong", breaks_word=False, makes_word=True)


class Says:
    """In the model's place: finds the same slip wherever it stands."""

    def __init__(self, find: Typo) -> None:
        self.find = find

    def find_apart(self, texts: Sequence[str]) -> list[list[Typo]]:
        return [[self.find] if TEXT in text else [] for text in texts]

    find_closely = find_apart


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "家"))


def remark(find: Typo, **setup):
    document = Document((Paragraph(0, (Run(TEXT),)),), has_format=False)
    (issue,) = look(document, Setup(("typo",), model=True, finder=Says(find), **setup)).issues
    return issue


def test_what_is_surest_is_mended_unasked_and_says_so_plainly():
    issue = remark(FIND)
    assert (issue.tier, issue.fixes[0].safety) == (Tier.ERROR, Safety.SAFE)
    assert issue.message == "用字有误：“严”应为“产”"


@pytest.mark.parametrize("change", [{"breaks_word": True}, {"makes_word": False}])
def test_where_words_stand_on_both_sides_it_is_a_hint_however_sure(change):
    issue = remark(replace(FIND, **change))
    assert (issue.tier, issue.fixes[0].safety) == (Tier.HINT, Safety.ASK)
    assert issue.message == "用字可能有误：“严”似应为“产”"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "extra", "replacement": ""},
        {"kind": "missing", "end": AT},
        {"kind": "swapped", "end": AT + 2, "replacement": "工严"},
    ],
)
def test_nothing_is_taken_out_put_in_or_swapped_unasked(change):
    issue = remark(replace(FIND, confidence=0.99999, **change))
    assert (issue.tier, issue.fixes[0].safety) == (Tier.WARNING, Safety.ASK)


def test_a_little_less_sure_it_is_asked():
    issue = remark(replace(FIND, confidence=0.97))
    assert (issue.tier, issue.fixes[0].safety) == (Tier.WARNING, Safety.ASK)


def test_what_people_mostly_reject_is_asked():
    rejected = Answers((Tally("用字", 2, 60),))
    assert remark(replace(FIND, confidence=0.996), answers=rejected).tier is Tier.WARNING


@pytest.mark.parametrize(("sure", "mended"), [(0.999, 1), (0.97, 0)])
def test_a_file_is_mended_where_the_model_is_certain(monkeypatch, tmp_path, sure, mended):
    says = Says(replace(FIND, confidence=sure))
    monkeypatch.setattr(looking, "_model", lambda _: ModelTypos(says))
    path = tmp_path / "通知.txt"
    path.write_text(TEXT, "utf-8")
    checked = fix_file(path, tmp_path / "改好.txt", Setup(("typo",), model=True))
    assert checked.fixed.applied == mended
    wanted = TEXT.replace("严", "产") if mended else TEXT
    assert (tmp_path / "改好.txt").read_text("utf-8").strip() == wanted


@pytest.mark.parametrize(
    ("find", "message", "shown"),
    [
        (Typo(4, 4, "真", 0.9, "missing", False, False), "可能漏字：“认做”似应为“认真做”", "认做"),
        (Typo(4, 5, "", 0.9, "extra", False, False), "可能多字：“做”似为多余", "做"),
        (
            Typo(4, 6, "好做", 0.9, "swapped", False, False),
            "字序可能有误：“做好”似应为“好做”",
            "做好",
        ),
        (Typo(4, 4, "真", 0.999, "missing", False, True), "可能漏字：“认做”似应为“认真做”", "认做"),
    ],
)
def test_what_is_missing_too_many_or_swapped_is_said_as_such(find, message, shown):
    text = "各单位认做好工作。"

    class Finds:
        def find_apart(self, texts):
            return [[find] for _ in texts]

        find_closely = find_apart

    document = Document((Paragraph(0, (Run(text),)),), has_format=False)
    (issue,) = look(document, Setup(("typo",), model=True, finder=Finds())).issues
    assert issue.message == message
    assert text[issue.span.start : issue.span.end] == shown
    (edit,) = issue.fixes[0].edits
    assert (edit.span.start, edit.span.end, edit.text) == (find.start, find.end, find.replacement)


def test_a_mark_beside_a_gap_does_not_silence_it():
    text = "各单位抓好安全生,不得推诿。"
    at = text.index(",")

    class Finds:
        def find_apart(self, texts):
            return [[Typo(at, at, "产", 0.9, "missing", False, True)] for _ in texts]

        find_closely = find_apart

    document = Document((Paragraph(0, (Run(text),)),), has_format=False)
    looked = look(document, Setup(("typo", "punctuation"), model=True, finder=Finds()))
    assert {issue.rule for issue in looked.issues} == {"PUN014", "TYP100"}
