"""The second look sees a paragraph alike wherever it stands, and only the doubtful places of it."""

from dataclasses import replace

import numpy as np
import pytest

from gov_docs.resources import resource
from gov_docs.typos import model as model_files
from gov_docs.typos import tagger as stored
from gov_docs.typos.features import KINDS
from gov_docs.typos.model import Model
from gov_docs.typos.search import search
from gov_docs.typos.second_look import NAMES, look_again, searched
from gov_docs.typos.tagger import Tagger

WRONG = "各单位要加墙安全生产监督管理，切实落识主体责任，确保各项工作落到实处，并于年底前将贯彻情况报送办公室。"
LONG = WRONG.replace("。", "；") * 4 + "现将有关事项通之如下，请认真贯彻执行。"
OTHER = "会议传达了有关文件精申，研究了下一步工作。"


@pytest.fixture(scope="module")
def made_up() -> Tagger:
    draw = np.random.default_rng(5)
    shapes = stored.matrices(501)
    count = sum(rows * columns for rows, columns in shapes.values())
    vectors = [
        np.ones(length) if name.endswith(".weight") else np.zeros(length)
        for name, length in stored.vectors().items()
    ]
    arrays = {
        "tagger_matrices": draw.integers(-127, 128, count).astype(np.int8),
        "tagger_scales": np.full(sum(rows for rows, _ in shapes.values()), 4e-4, np.float32),
        "tagger_vectors": np.concatenate(vectors).astype(np.float32),
    }
    return Tagger.of(arrays, np.arange(7131) % 500)


@pytest.fixture(scope="module")
def model() -> Model:
    whole = model_files.load(resource("models", "typo"))
    first = whole.weights.get("first", whole.weights["decision"])
    return replace(whole, weights={**whole.weights, "first": first})


def _of(texts: list[str], which: int, model: Model, tagger: Tagger) -> np.ndarray:
    found = look_again(search(texts, model), model, tagger)
    para = np.searchsorted(found.stream.starts, found.clusters.edits.start, "right") - 1
    return found.features[para == which]


@pytest.mark.parametrize("text", [WRONG, LONG])
def test_neighbouring_paragraphs_do_not_count(model: Model, made_up: Tagger, text: str):
    alone = _of([text], 0, model, made_up)
    among = _of([OTHER, text, OTHER], 1, model, made_up)
    assert len(alone)
    assert np.array_equal(alone, among)


def test_the_tagger_adds_its_evidence(model: Model, made_up: Tagger):
    rows = _of([WRONG], 0, model, made_up)
    first = search([WRONG], model)
    assert rows.shape[1] == first.features.shape[1] + len(KINDS) * len(NAMES)
    gain = first.features.shape[1] // len(KINDS)
    assert np.abs(rows[:, gain]).max() > 0


def test_a_faultless_sentence_has_hardly_a_doubtful_place(model: Model, made_up: Tagger):
    texts = ["各级各部门要提高站位，压实责任，确保各项工作落到实处。"]
    first = search(texts, model)
    again = look_again(first, model, made_up)
    assert len(again.clusters.cluster) < max(len(first.clusters.cluster), 1)


def test_nothing_found_is_nothing_looked_at(model: Model, made_up: Tagger):
    found = look_again(search([""], model), model, made_up)
    assert found.features.shape[0] == 0


def _covers(found, place: int) -> bool:
    edits = found.clusters.edits
    at = place + int(found.stream.starts[0])
    return bool(((edits.start <= at) & (at < edits.end)).any())


def test_closely_usual_words_out_of_place_are_seen(model: Model):
    text = "全县要深入开展农村人居环境政治提升行动，由县农业农村局牵头。"
    assert not _covers(searched([text], model), text.index("政"))
    assert _covers(searched([text], model, closely=True), text.index("政"))


def test_closely_nothing_that_is_seen_at_a_glance_is_lost(model: Model):
    text = "各单位要认真惯彻落实会议精申。"
    for place in (text.index("惯"), text.index("申")):
        assert _covers(searched([text], model), place)
        assert _covers(searched([text], model, closely=True), place)
