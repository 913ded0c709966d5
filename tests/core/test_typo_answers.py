"""What people made of the model's remarks moves the bar a little, and only on enough evidence."""

import pytest

from gov_docs.core.typo_answers import ENOUGH, Answers, Tally


def told(accepted: int, rejected: int) -> Answers:
    return Answers((Tally("漏字", accepted, rejected),))


@pytest.mark.parametrize("answers", [Answers(), told(0, ENOUGH - 1), told(5, 5)])
def test_few_answers_change_nothing(answers: Answers):
    assert answers.doubted("漏字", 0.9) == pytest.approx(0.9)


def test_many_rejected_make_doubtful():
    assert told(5, 25).doubted("漏字", 0.9) < 0.85


def test_another_kind_is_not_touched():
    assert told(0, 100).doubted("用字", 0.9) == pytest.approx(0.9)


def test_accepting_all_does_not_raise():
    assert told(500, 0).doubted("漏字", 0.9) == pytest.approx(0.9)


def test_even_a_thousand_rejected_leave_the_surest():
    assert told(0, 1000).doubted("漏字", 0.95) >= 0.85


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_what_is_certain_stays(confidence: float):
    assert told(0, 1000).doubted("漏字", confidence) == confidence


def test_each_answer_counts_for_its_kind():
    answers = Answers().with_one("用字", accepted=True).with_one("用字", accepted=False)
    answers = answers.with_one("多字", accepted=False)
    assert answers.of("用字") == Tally("用字", 1, 1)
    assert answers.of("多字") == Tally("多字", 0, 1)
