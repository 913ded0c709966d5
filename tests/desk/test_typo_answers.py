"""Answers to the model's remarks are counted in the user's folder, and nowhere else."""

from pathlib import Path

import pytest

from gov_docs.core.types import Issue, Span, Tier
from gov_docs.core.typo_answers import Answers, Tally
from gov_docs.desk.typo_answers import answered
from gov_docs.rules.typos.grades import as_answered
from gov_docs.settings import home
from gov_docs.tables.typo_answers import read_answers

REMARK = Issue("TYP100", Span(0, 2, 3), "可能漏字：“作”似应为“工作”", Tier.HINT, confidence=0.9)
OTHER = Issue("PUN001", Span(0, 2, 3), "漏字", Tier.ERROR)


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))


def test_answers_are_remembered():
    answered(REMARK, accepted=False)
    answered(REMARK, accepted=True)
    assert read_answers(home().typo_answers) == (Answers((Tally("漏字", 1, 1),)), ())


def test_other_rules_are_not_counted():
    answered(OTHER, accepted=False)
    assert not home().typo_answers.exists()


def test_a_damaged_file_is_left_alone():
    home().typo_answers.parent.mkdir(parents=True)
    home().typo_answers.write_text("类别\t采纳\t不采纳\n漏字\t许多\t0\n", encoding="utf-8")
    before = home().typo_answers.read_bytes()
    answered(REMARK, accepted=False)
    assert home().typo_answers.read_bytes() == before
    assert len(read_answers(home().typo_answers)[1]) == 1


def test_what_is_mostly_rejected_is_no_longer_told():
    rejected = Answers((Tally("漏字", 2, 40),))
    assert list(as_answered([REMARK, OTHER], rejected)) == [OTHER]
    assert list(as_answered([REMARK, OTHER], Answers())) == [REMARK, OTHER]
