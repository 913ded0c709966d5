"""What the tagger expects is asked for where it is needed, and proposes what may stand there."""

import numpy as np
import pytest

from gov_docs.typos.expectation import FLOOR, Expected, changes, expect, proposed
from gov_docs.typos.model import Model
from gov_docs.typos.proposals import make
from gov_docs.typos.shipped import shipped
from gov_docs.typos.stream import Stream, lay_out

TEXT = "各单位要加墙安全生产监督管理，确保各项工作落到实处。"


@pytest.fixture(scope="module")
def model() -> Model:
    return shipped()


@pytest.fixture(scope="module")
def stream(model: Model) -> Stream:
    return lay_out([TEXT], model.alphabet, model.fluency)


def _expected(model: Model, stream: Stream, word: str) -> Expected:
    low = int(stream.starts[0]) + TEXT.index(word)
    assert model.tagger
    return expect(np.array([low]), np.array([low + len(word)]), stream, model.tagger)


def test_only_open_places_are_asked_about(model: Model, stream: Stream):
    found = _expected(model, stream, "管理，确保")
    assert [TEXT[p - stream.starts[0]] for p in found.places.tolist()] == list("管理确保")


def test_the_right_character_is_proposed(model: Model, stream: Stream):
    edits = proposed(_expected(model, stream, "加墙"), stream, model)
    wall = int(stream.starts[0]) + TEXT.index("墙")
    assert model.alphabet.encode("强")[0] in edits.new[edits.start == wall, 0]


def test_what_stands_there_is_not_proposed(model: Model, stream: Stream):
    edits = proposed(_expected(model, stream, "加墙"), stream, model)
    assert not (edits.new[:, 0] == stream.ids[edits.start]).any()


def test_places_nobody_asked_about_have_the_default(model: Model, stream: Stream):
    found = _expected(model, stream, "加墙")
    elsewhere = np.array([int(stream.starts[0])])
    assert found.of(elsewhere, stream.ids[elsewhere], FLOOR).tolist() == [FLOOR]


def test_nothing_asked_for_is_nothing_expected(model: Model, stream: Stream):
    none = np.zeros(0, np.int64)
    assert model.tagger
    assert len(expect(none, none, stream, model.tagger).places) == 0


def test_changes_are_those_of_unchanged_length(stream: Stream):
    start = stream.starts[:1]
    same = make(start, 1, np.array([[9]], np.uint16))
    longer = make(start, 1, np.array([[9, 9]], np.uint16))
    assert len(changes(same, stream).row) == 1
    assert len(changes(longer, stream).row) == 0
