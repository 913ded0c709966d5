"""The large model as an engine: what it is asked, and what happens when it fails."""

from itertools import pairwise

import pytest

from gov_docs.typos.large.engine import LargeEngine, WithFallback, sentences
from gov_docs.typos.large.errors import LargeModelError
from tests.typos.large.scripts import CORRECTS, DIES, by_hand, served

SLIP = "各单位要认真做好当前安全生严工作。"


class Own:
    """Stands in for the program's own engine."""

    def find_apart(self, texts):
        return [["own"] for _ in texts]

    def find_closely(self, texts):
        return [["own", "closely"] for _ in texts]


@pytest.fixture
def engine(process):
    return lambda script=CORRECTS: LargeEngine(process(script), batch=2)


def test_finds_are_in_their_places(engine):
    text = f"一、工作要求。{SLIP}请遵照执行。"
    found = engine().find_apart(["", text, "没有错字的一段。"])
    assert [[(text[f.start : f.end], f.replacement) for f in one] for one in found] == [
        [], [("严", "产")], [],
    ]  # fmt: skip


def test_a_sentence_is_asked_only_once(engine):
    model = engine(served("return [str(n) for n in [os.times().elapsed] * len(sentences)]"))
    model.find_apart([SLIP])
    first = dict(model._answers)
    model.find_apart([SLIP, SLIP])
    assert model._answers == first


def test_a_sentence_with_too_many_finds_is_left_alone(engine):
    clause = "做好安全生严工作，" * 20
    assert engine().find_apart([f"{clause}。"]) == [[]]


@pytest.mark.parametrize(
    "text",
    ["短句。" + SLIP, "，，，" + "很长的一个分句，" * 60, "没有标点的长句" * 60, "", "，" * 300],
)
def test_long_sentences_are_cut_and_nothing_asked_twice(text):
    spans = list(sentences(text))
    assert all(0 < end - start <= 130 for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_all_of_a_long_sentence_is_asked():
    text = "没有标点的长句" * 60
    assert "".join(text[a:b] for a, b in sentences(text)) == text


def test_when_it_fails_the_other_engine_is_asked_and_it_is_told_once(engine):
    told: list[LargeModelError] = []
    both = WithFallback(engine(DIES), Own, told.append)
    assert both.find_apart([SLIP]) == [["own"]]
    assert both.find_apart([SLIP]) == [["own"]]
    assert both.find_closely([SLIP]) == [["own", "closely"]]
    assert ["意外退出" in str(one) for one in told] == [True]


def test_while_it_works_the_other_engine_is_not_asked(engine):
    told: list[LargeModelError] = []
    both = WithFallback(engine(), Own, told.append)
    assert [one.replacement for one in both.find_apart([SLIP])[0]] == ["产"]
    assert told == []


def test_an_answer_of_any_length_does_no_harm(engine):
    model = engine(by_hand('print(\'{"answers": ["\' + "字" * 100000 + \'"]}\', flush=True)'))
    assert model.find_apart([SLIP]) == [[]]
