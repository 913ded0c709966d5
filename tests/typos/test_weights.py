"""Weights are found where plain Newton steps would run away, and they put the right one first."""

import numpy as np
import pytest

from gov_docs.typos.decision import probabilities
from tools.train_typo_model.noise import Pair
from tools.train_typo_model.weights import fit, truth


def _places(count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return three alternatives a place, of which the first is right unless the text is."""
    draw = np.random.default_rng(3)
    cluster = np.repeat(np.arange(count), 3)
    features = draw.normal(0, 1, (3 * count, 4)) * np.array([1, 10, 0.1, 1])
    faultless = np.arange(count) % 3 == 0
    first = 3 * np.arange(count)
    features[first[~faultless], 0] += 4
    features[:, 3] = features[:, 0] * 5 + draw.normal(0, 0.01, 3 * count)  # nearly the same again
    return features, cluster, np.where(faultless, -1, first)


def test_the_right_alternatives_come_first():
    features, cluster, right = _places(300)
    weights = fit(features, cluster, right)
    share = probabilities(cluster, features @ weights)
    found = right[right >= 0]
    assert np.isfinite(weights).all()
    assert (share[found] > 0.5).mean() > 0.8
    changed = share.reshape(-1, 3).sum(axis=1)
    assert changed[right < 0].mean() < changed[right >= 0].mean()


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("要及时时报送有关材料", "要及时报送有关材料", (3, 4, "")),
        ("安全安全生产", "安全生产", (2, 4, "")),
        ("人有责", "人人有责", (1, 1, "人")),
        ("做想工作", "做思想工作", (1, 1, "思")),
    ],
)
def test_of_edits_that_do_the_same_the_last_is_the_right_one(source, target, wanted):
    """As the proposals have it, or the right one would be taught as wrong."""
    assert truth(Pair(source, target)) == [wanted]
