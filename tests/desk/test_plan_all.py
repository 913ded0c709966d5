"""一键修改 in the window: what the model is certain of is mended like all else that is certain."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gov_docs.checking.looking import Setup, look
from gov_docs.core.types import Document, Fix, Issue, Paragraph, Run, Safety, Span, TextEdit, Tier
from gov_docs.desk.editing_checks import edits_of, plan_all
from gov_docs.desk.editing_findings import Findings
from gov_docs.desk.patient_model import PatientModel
from gov_docs.typos.engine import Typo


class Reader:
    """In the engine's place: certain that 严 is wrong, but not in a teacher's name."""

    sure = 0.9999

    def find_apart(self, texts: Sequence[str]) -> list[list[Typo]]:
        return [
            [
                Typo(at, at + 1, "产", self.sure, "wrong", breaks_word=False, makes_word=True)
                for at, char in enumerate(text)
                if char == "严" and not text.startswith("老师", at + 1)
            ]
            for text in texts
        ]

    find_closely = find_apart


@pytest.fixture
def model() -> PatientModel:
    made = PatientModel()
    made._engine = Reader()
    return made


def document(text: str) -> Document:
    return Document((Paragraph(0, (Run(text),)),), has_format=False)


def mended(text: str, model: PatientModel | None) -> tuple[str, int]:
    """Return the text as the plan leaves it, and how many findings it calls resolved."""
    looked = look(document(text), Setup())
    plan = plan_all(looked, Setup(), model)
    edits = [edit for edit in edits_of(plan) if isinstance(edit, TextEdit)]
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text, sum(mark.rule == "TYP100" for mark in plan.recheck.resolved)


def test_its_fix_goes_with_that_of_the_mark_beside_it(model):
    assert mended("抓好安全生严,不得推诿。", model) == ("抓好安全生产，不得推诿。", 1)


def test_what_it_says_no_more_is_not_mended(model):
    model.find_apart(["抓好安全生严工作。"])
    text = "抓好安全生严老师的工作。"
    assert mended(text, model) == (text, 0)


def test_before_it_has_read_nothing_of_it_is_mended():
    assert mended("抓好安全生严,不得推诿。", None) == ("抓好安全生严，不得推诿。", 0)


def test_what_it_only_thinks_likely_is_neither_mended_nor_called_so(model, monkeypatch):
    monkeypatch.setattr(Reader, "sure", 0.96)
    assert mended("抓好安全生严,不得推诿。", model) == ("抓好安全生严，不得推诿。", 0)


@pytest.mark.parametrize(
    ("text", "place", "shown"), [("全生产", 0, (0, 1)), ("抓好安全生", 5, (4, 5))]
)
def test_a_gap_at_either_end_is_filled_once(text, place, shown):
    """The finding shows a neighbour that its own fix leaves as it is."""
    edit = TextEdit(Span(0, place, place), "安")
    fix = Fix("改", (edit,), Safety.ASK)
    findings = Findings()
    looked = look(document(text), Setup(only=("TYP001",)))
    issue = Issue("TYP100", Span(0, *shown), "可能漏字", Tier.HINT, (fix,))
    findings.put(replace(looked, issues=(issue,), ignored=(False,)))
    findings.move([edit], {"TYP100"})
    assert not list(findings.all())
