"""The tagger's arithmetic, on weights made up here; the real ones are judged by the benchmark."""

import numpy as np
import pytest

from gov_docs.typos import tagger
from gov_docs.typos.alphabet import SIZE
from gov_docs.typos.tagger import Tagger

SYLLABLES = np.arange(SIZE) % 40


@pytest.fixture(scope="module")
def made_up() -> Tagger:
    draw = np.random.default_rng(5)
    shapes = tagger.matrices(41)
    count = sum(rows * columns for rows, columns in shapes.values())
    arrays = {
        "tagger_matrices": draw.integers(-127, 128, count).astype(np.int8),
        "tagger_scales": np.full(sum(rows for rows, _ in shapes.values()), 4e-4, np.float32),
        "tagger_vectors": np.concatenate(
            [
                np.ones(length, np.float32)
                if name.endswith(".weight")
                else draw.normal(0, 0.1, length)
                for name, length in tagger.vectors().items()
            ]
        ).astype(np.float32),
    }
    return Tagger.of(arrays, SYLLABLES)


def test_all_stored_numbers_are_used_once(made_up: Tagger):
    shapes = {**tagger.matrices(41), **{k: (n,) for k, n in tagger.vectors().items()}}
    assert {name: value.shape for name, value in made_up.weights.items()} == shapes
    assert made_up.weights["offset"][-1] != 0


def test_likelihoods_are_probabilities(made_up: Tagger):
    chances = made_up.likelihoods(made_up.look(np.array([1, 10, 20, 30, 1])))
    assert chances.shape == (5, SIZE + 1)
    assert np.exp(chances.astype(np.float64)).sum(axis=1) == pytest.approx(np.ones(5), abs=1e-4)


def test_a_place_is_judged_by_both_sides_of_it(made_up: Tagger):
    plain = made_up.look(np.array([1, 10, 20, 30, 1]))[2]
    left = made_up.look(np.array([1, 11, 20, 30, 1]))[2]
    right = made_up.look(np.array([1, 10, 20, 31, 1]))[2]
    assert np.abs(plain - left).max() > 1e-3
    assert np.abs(plain - right).max() > 1e-3


def test_order_counts(made_up: Tagger):
    one = made_up.look(np.array([1, 10, 11, 20, 1]))[3]
    other = made_up.look(np.array([1, 11, 10, 20, 1]))[3]
    assert np.abs(one - other).max() > 1e-3


def test_a_masked_character_is_not_seen_by_its_sound_either(made_up: Tagger):
    assert made_up.syllables[tagger.MASK] == 40
    assert 40 not in made_up.syllables[:SIZE]
