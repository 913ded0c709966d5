"""Usual characters mistaken for one another, as the tagger is taught them."""

import numpy as np
import pytest

from gov_docs.resources import resource
from gov_docs.typos import model as model_files
from gov_docs.typos.model import Model
from tools.train_typo_model.tagger import windows
from tools.train_typo_model.tagger.windows import LENGTH, Mix, Others, Text

LINE = "他们在会上再次表示，以往的做法已经不合时宜，由各单位有序推进。"


@pytest.fixture(scope="module")
def model() -> Model:
    return model_files.load(resource("models", "typo"))


@pytest.fixture(scope="module")
def text(model: Model) -> Text:
    return windows.text("\n".join([LINE] * 40), model.alphabet, {})


@pytest.fixture(scope="module")
def usual(model: Model, text: Text) -> np.ndarray:
    return windows.usual_others(text, model.alphabet, model.sounds, 1)


def others_of(char: str, usual: np.ndarray, model: Model) -> set[str]:
    row = usual[model.alphabet.encode(char)[0]]
    return set(model.alphabet.decode(row)) if row.any() else set()


@pytest.mark.parametrize(("one", "other"), [("在", "再"), ("以", "已"), ("由", "有")])
def test_usual_characters_of_one_sound_are_mistaken_for_one_another(usual, model, one, other):
    assert other in others_of(one, usual, model)
    assert one in others_of(other, usual, model)
    assert one not in others_of(one, usual, model)


def test_what_the_text_hardly_has_is_put_nowhere(usual, model):
    assert not others_of("栽", usual, model)
    every = set(model.alphabet.decode(np.unique(usual[usual > 0])))
    assert every <= set(LINE)


def test_they_are_put_into_windows_as_mistakes_to_learn_from(monkeypatch, text, usual, model):
    monkeypatch.setattr(windows, "_MISTAKES", {"usual": 1.0})
    nothing = np.zeros((1, 1), np.uint16)
    made = windows.batch(
        text, Others(nothing, usual, nothing), np.r_[model.alphabet.han, False], 50,
        np.random.default_rng(3), Mix((0.0, 1.0), 0.0),
    )  # fmt: skip
    wrong = made.source != made.target
    assert wrong.any(axis=1).sum() > 40
    assert made.wanted[wrong].all()
    for old, new in zip(made.target[wrong], made.source[wrong], strict=True):
        assert new in usual[old]
    assert made.source.shape == (50, LENGTH)
