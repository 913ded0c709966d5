"""The tagger's arithmetic, on weights made up here; the real ones are judged by the benchmark."""

import numpy as np
import pytest

from gov_docs.typos import tagger
from gov_docs.typos.alphabet import SIZE
from gov_docs.typos.tagger import Tagger, Window

SYLLABLES = np.arange(SIZE) % 40


@pytest.fixture(scope="module")
def arrays() -> dict[str, np.ndarray]:
    draw = np.random.default_rng(5)
    shapes = tagger.matrices(41)
    count = sum(rows * columns for rows, columns in shapes.values())
    return {
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


@pytest.fixture(scope="module")
def made_up(arrays: dict[str, np.ndarray]) -> Tagger:
    return Tagger.of(arrays, SYLLABLES)


def _look(tagger: Tagger, ids: list[int]) -> np.ndarray:
    return tagger.look([Window(np.array(ids), np.arange(len(ids)))])


def test_all_stored_numbers_are_used_once(arrays: dict[str, np.ndarray]):
    shapes = {**tagger.matrices(41), **{k: (n,) for k, n in tagger.vectors().items()}}
    weights = tagger.widened(arrays, 41)
    assert {name: value.shape for name, value in weights.items()} == shapes
    assert weights["offset"][-1] != 0


def test_likelihoods_are_probabilities(made_up: Tagger):
    chances = made_up.likelihoods(_look(made_up, [1, 10, 20, 30, 1]))
    assert chances.shape == (5, SIZE + 1)
    assert np.exp(chances.astype(np.float64)).sum(axis=1) == pytest.approx(np.ones(5), abs=1e-4)


def test_a_place_is_judged_by_both_sides_of_it(made_up: Tagger):
    plain = _look(made_up, [1, 10, 20, 30, 1])[2]
    left = _look(made_up, [1, 11, 20, 30, 1])[2]
    right = _look(made_up, [1, 10, 20, 31, 1])[2]
    assert np.abs(plain - left).max() > 1e-3
    assert np.abs(plain - right).max() > 1e-3


def test_order_counts(made_up: Tagger):
    one = _look(made_up, [1, 10, 11, 20, 1])[3]
    other = _look(made_up, [1, 11, 10, 20, 1])[3]
    assert np.abs(one - other).max() > 1e-3


def test_a_masked_character_is_not_seen_by_its_sound_either(made_up: Tagger):
    assert made_up.syllables[tagger.MASK] == 40
    assert 40 not in made_up.syllables[:SIZE]


def test_a_place_looks_the_same_asked_for_alone_and_beside_other_windows(made_up: Tagger):
    one, other = np.array([1, 10, 20, 30, 1]), np.array([1, 12, 13, 14, 15, 16, 1])
    all_of_it = _look(made_up, one.tolist())
    both = [Window(other, np.array([4])), Window(one, np.array([1, 3]))]
    assert made_up.look(both)[1:] == pytest.approx(all_of_it[[1, 3]], abs=1e-5)


def test_a_place_is_as_likely_whatever_is_asked_with_it(made_up: Tagger):
    vectors = _look(made_up, [1, *range(10, 60), 1])
    alone = [made_up.likelihoods(vectors[n : n + 1])[0] for n in range(len(vectors))]
    assert np.array_equal(made_up.likelihoods(vectors), np.stack(alone))
