"""What the tagger expects is asked for where it is needed, and proposes what may stand there."""

from dataclasses import replace

import numpy as np
import pytest

from gov_docs.typos.edits import Edits
from gov_docs.typos.expectation import FLOOR, Expected, changes, expect, proposed
from gov_docs.typos.model import Model
from gov_docs.typos.proposals import make
from gov_docs.typos.shipped import shipped
from gov_docs.typos.stream import Stream, lay_out
from gov_docs.typos.tagger import EXTRA, GAP

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


def test_open_places_are_asked_about_and_those_right_behind(model: Model, stream: Stream):
    found = _expected(model, stream, "管理，确保")
    assert [TEXT[p - stream.starts[0]] for p in found.places.tolist()] == list("管理，确保")
    closed = lay_out(["2024-2025"], model.alphabet, model.fluency)
    start = closed.starts[:1]
    assert model.tagger
    places = expect(start, start + 9, closed, model.tagger).places - start
    assert places.tolist() == []


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


def test_which_gaps_are_looked_into_does_not_depend_on_what_stands_before(model: Model):
    assert model.tagger
    offset = model.tagger.weights["offset"].copy()
    offset[GAP] += 30  # something seems missing everywhere
    tagger = replace(model.tagger, weights={**model.tagger.weights, "offset": offset})

    def gaps(*before: str) -> list[int]:
        stream = lay_out([*before, TEXT * 6], model.alphabet, model.fluency)
        start = stream.starts[-1:]
        found = expect(start, start + len(TEXT) * 6, stream, tagger)
        return (found.gaps - start).tolist()

    alone = gaps()
    assert 4 <= len(alone) <= 12
    assert gaps("会议传达了有关文件精神。") == gaps("会议研究了下一步工作，议定如下事项。") == alone


def test_changes_are_told_as_the_tagger_would(stream: Stream):
    start = stream.starts[:1]
    first, second = stream.ids[start[0] : start[0] + 2].tolist()
    put = np.array([[9]], np.uint16)
    nothing = np.zeros((1, 0), np.uint16)

    def told(edits: Edits) -> list[tuple[int, int, int]]:
        found = changes(edits, stream)
        columns = (found.place - start[0], found.old, found.new)
        return list(zip(*(column.tolist() for column in columns), strict=True))

    assert told(make(start, 1, put)) == [(0, first, 9)]
    assert told(make(start, 2, np.array([[first, 9]], np.uint16))) == [(1, second, 9)]
    assert told(make(start, 0, put)) == [(0, first, GAP)]
    assert told(make(start, 1, nothing)) == [(0, first, EXTRA)]
    assert told(make(start, 2, nothing)) == [(0, first, EXTRA), (1, second, EXTRA)]
