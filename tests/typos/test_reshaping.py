"""Training mistakes that move what follows, and what the tagger is told of them."""

import numpy as np
import pytest

from gov_docs.typos.alphabet import BOUNDARY, SIZE
from gov_docs.typos.tagger import EXTRA, GAP
from tools.train_typo_model.tagger.reshaping import RESHAPE

TEXT = np.arange(100, 212)
HAN = np.ones(SIZE + 1, bool)
HAN[[BOUNDARY, SIZE]] = False


def rows(what: str, text: np.ndarray = TEXT) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return sources and targets of many tries that changed something."""
    out = []
    for seed in range(200):
        source, target = text.copy(), text.copy()
        RESHAPE[what](source, target, HAN, np.random.default_rng(seed))
        if (source != target).any():
            out.append((source, target))
    assert len(out) > 50
    return out


def test_without_what_is_too_many_it_is_the_text():
    sizes = set()
    for source, target in rows("extra"):
        extra = target == EXTRA
        sizes.add(int(extra.sum()))
        assert np.array_equal(source[~extra], TEXT[: (~extra).sum()])
        assert np.array_equal(source[~extra], target[~extra])
    assert sizes == {1, 2}


def test_what_stands_twice_is_too_many_the_second_time():
    twice = 0
    for source, target in rows("extra"):
        (at,) = np.flatnonzero(target == EXTRA)[:1]
        size = int((target == EXTRA).sum())
        twice += np.array_equal(source[at - size : at], source[at : at + size])
    assert twice > 50


def test_before_a_gap_one_is_missing():
    for source, target in rows("missing"):
        (at,) = np.flatnonzero(target == GAP)
        assert np.array_equal(source[:-1], np.delete(TEXT, at))
        rest = np.arange(len(TEXT)) != at
        assert np.array_equal(source[rest], target[rest])


def test_no_gap_is_told_of_at_a_boundary():
    text = np.tile([100, BOUNDARY], 56)
    for seed in range(50):
        source, target = text.copy(), text.copy()
        RESHAPE["missing"](source, target, HAN, np.random.default_rng(seed))
        assert np.array_equal(source, text)


def test_two_change_places():
    for source, target in rows("swapped"):
        first, second = np.flatnonzero(source != target)
        assert second == first + 1
        assert source[[second, first]].tolist() == TEXT[[first, second]].tolist()
        assert np.array_equal(target, TEXT)


@pytest.mark.parametrize("what", RESHAPE)
def test_marks_are_never_moved_about(what: str):
    """Boundaries, digits and the like are no characters a person mistypes one by one."""
    source, target = np.full(112, BOUNDARY), np.full(112, BOUNDARY)
    for seed in range(20):
        RESHAPE[what](source, target, HAN, np.random.default_rng(seed))
    assert (source == BOUNDARY).all()
    assert (target == BOUNDARY).all()
