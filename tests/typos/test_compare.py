import pytest

from gov_docs.typos import compare
from gov_docs.typos.compare import Place, weigh
from gov_docs.typos.shipped import shipped


def place(marked: str, other: str) -> Place:
    """Return the place of the word in ⟦⟧."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return Place(marked.replace("⟦", "").replace("⟧", ""), start, end, other)


PLACES = [
    place("各单位要压实安全生产⟦主题⟧责任。", "主体"),
    place("各单位要压实安全生产⟦主体⟧责任。", "主题"),
    place("⟦末⟧经批准，不得擅自开工。", "未"),
    place("依法维护职工合法⟦权宜⟧", "权益"),
    place("抓⟦落⟧，确保完成任务。", "落实"),
]


@pytest.fixture(scope="module")
def model():
    return shipped()


def test_what_reads_better_gains_and_what_reads_worse_loses(model):
    wrong, right, *_ = weigh(PLACES, model)
    assert wrong > 3
    assert right < -3


def test_a_form_at_either_end_of_a_text_is_weighed(model):
    _, _, begin, end, _ = weigh(PLACES, model)
    assert begin > 3
    assert end > 3


def test_forms_of_different_length_are_weighed(model):
    assert weigh(PLACES[-1:], model)[0] > 3


def test_an_answer_does_not_depend_on_what_else_is_asked(model, monkeypatch):
    together = weigh(PLACES * 3, model)
    assert [weigh([one], model)[0] for one in PLACES * 3] == together
    monkeypatch.setattr(compare, "BLOCK", 2)
    assert weigh(PLACES * 3, model) == together


def test_nothing_asked_is_nothing_answered(model):
    assert weigh([], model) == []


def test_a_form_is_worth_as_much_as_itself(model):
    assert weigh([place("压实⟦主体⟧责任", "主体")], model) == [0]
