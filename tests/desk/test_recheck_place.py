"""修改核验 of one finding: what is said of it is what a new look at its text finds."""

from collections.abc import Callable

import pytest

from gov_docs.checking.looking import Setup, look
from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Document, Paragraph, Run
from gov_docs.desk.editing_checks import Outcome, model_look, reads_on, recheck_place
from gov_docs.desk.editing_findings import Findings
from gov_docs.desk.patient_model import PatientModel
from gov_docs.typos import engine
from gov_docs.typos.engine import Typo

OTHERS = tuple(f"第{n}件事已经办好。" for n in range(3))
SLIP, MENDED = "做好当前安全生严工作。", "做好当前安全生严老师的工作。"
LISTED = "各单位要统一布署。"


class Reader:
    """In the engine's place: doubts each 严, but not that of a teacher called so."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find_apart(self, texts: list[str]) -> list[list[Typo]]:
        self.asked += texts
        return [
            [
                Typo(at, at + 1, "产", 0.99, "wrong", False, True)
                for at, char in enumerate(text)
                if char == "严" and not text.startswith("老师", at + 1)
            ]
            for text in texts
        ]

    find_closely = find_apart


@pytest.fixture
def reader(monkeypatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(engine, "own_engine", lambda: made)
    return made


def document(*texts: str) -> Document:
    return Document(tuple(Paragraph(at, (Run(text),)) for at, text in enumerate(texts)))


def became(
    before: str,
    after: str,
    setup: Setup = Setup(),  # noqa: B008  frozen
    is_wanted: Callable[[], bool] = lambda: True,
) -> Outcome | None:
    """Return what is said of the last finding in a text that is changed beside it."""
    first, model, findings = document(*OTHERS, before), PatientModel(), Findings()
    findings.put(look(first, Setup(only=("TYP001",))))
    read = model_look(first, Setup(), model, findings.known())
    assert read is not None
    findings.take(read.made)
    if reads_on(read, model):
        read = model_look(first, Setup(), model, findings.known())
        assert read is not None
        findings.take(read.made)
    issue = list(findings.all())[-1].issue
    model.is_wanted = lambda: False  # what the looks beside it do is nothing to it
    changed = document(*OTHERS, after)
    return recheck_place(changed, issue, setup, model.beside(is_wanted), findings.known())


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (SLIP, SLIP, "未改"),
        (SLIP, f"{SLIP}请抓紧。", "未改"),
        (SLIP, MENDED, "已解决"),
        (SLIP, f"{MENDED}要严格。", "新出现"),
        (LISTED, f"{LISTED}请抓紧。", "未改"),
        (LISTED, "各单位要统一部署。", "已解决"),
    ],
)
@pytest.mark.usefixtures("reader")
def test_it_is_as_a_new_look_finds_it(before, after, said):
    outcome = became(before, after)
    assert outcome is not None
    assert outcome.told.startswith(said)
    assert outcome.resolved is (said == "已解决")


def test_the_model_reads_again_only_what_has_changed(reader):
    became(SLIP, MENDED)
    twice = [*OTHERS, SLIP] * 2  # so short a text with a mistake in it is read closely too
    assert reader.asked == [*twice, MENDED]


def test_of_what_the_model_did_not_come_to_nothing_is_said(reader):
    assert became(SLIP, MENDED, is_wanted=lambda: False) is None
    assert MENDED not in reader.asked


def test_without_the_model_it_is_not_called_mended(reader, monkeypatch):
    def lost(texts):
        if MENDED in texts:
            raise GovDocsError("没有了")
        return Reader.find_apart(reader, texts)

    monkeypatch.setattr(reader, "find_closely", lost)
    outcome = became(SLIP, MENDED)
    assert outcome == Outcome(False, "没有核验：错字模型用不了")


@pytest.mark.parametrize(("text", "rule"), [(SLIP, "TYP100"), (LISTED, "TYP001")])
@pytest.mark.usefixtures("reader")
def test_a_rule_switched_off_meanwhile_has_not_mended_it(text, rule):
    outcome = became(text, text, Setup(off=(rule,)))
    assert outcome is not None
    assert not outcome.resolved
    assert "关着" in outcome.told
