"""The typo model, asked for: one finding a place, and a check goes on without it."""

import pytest

from gov_docs.checking import looking
from gov_docs.checking.looking import Setup, look
from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document, Paragraph, Run

SLIPS = "各单位要按照统一布署，认真做好当前安全生严工作。"


def document(*texts):
    return Document(
        tuple(Paragraph(at, (Run(text),)) for at, text in enumerate(texts)), has_format=False
    )


def rules(*texts, **setup):
    return [issue.rule for issue in look(document(*texts), Setup(only=("typo",), **setup)).issues]


def test_without_being_asked_the_model_is_silent():
    assert rules(SLIPS) == ["TYP001"]


def test_where_a_list_speaks_the_model_is_silent():
    assert rules(SLIPS, model=True) == ["TYP001", "TYP100"]


def test_a_form_the_document_uses_again_and_again_is_no_typo():
    assert "TYP100" not in rules(*["认真做好当前安全生严工作。"] * 3, model=True)


def test_without_its_model_the_check_goes_on_and_says_so(monkeypatch):
    def missing(_):
        raise GovDocsError("缺少错字模型")

    monkeypatch.setattr(looking, "_model", missing)
    looked = look(document(SLIPS), Setup(only=("typo",), model=True))
    assert [issue.rule for issue in looked.issues] == ["TYP001"]
    assert looked.broken == ("TYP100",)


def test_a_second_look_finds_the_same():
    first = look(document(SLIPS), Setup(model=True))
    assert look(document(SLIPS), Setup(model=True)).issues == first.issues


def test_where_its_rule_is_not_chosen_it_is_not_read(monkeypatch):
    monkeypatch.setattr(looking, "_model", lambda _: pytest.fail("read"))
    assert look(document(SLIPS), Setup(only=("TYP001",), model=True)).broken == ()
    assert look(document(SLIPS), Setup(off=("TYP100",), model=True)).broken == ()
