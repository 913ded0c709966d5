"""Gate and decision, learned from spoilt held-out sentences; how sure each score makes us."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos import gate
from gov_docs.typos.decision import choose
from gov_docs.typos.engine import kind_of
from gov_docs.typos.model import Model
from gov_docs.typos.scorer import Scorer
from gov_docs.typos.search import Found
from gov_docs.typos.second_look import searched
from gov_docs.typos.stream import lay_out
from tools.train_typo_model.noise import Noise, Pair
from tools.train_typo_model.weights import fit, labels, truth

Look = Callable[[Sequence[str], Model], Found]

NEAR, HOT = 0.13, 0.03  # shares of faultless characters that get a search, and the dear kinds of it
SILENT = 0.15  # confidence below which a find is not even returned
# sure: confidence of a find that earns its sentence a second look; word_margin: more log-odds asked
# where the original is a word; again: less asked at the second look.
_BOUNDS = {"sure": 0.6, "word_margin": 0.5, "again": 1.0}
_SHIFTED = ("missing", "extra", "swapped")  # kinds of finds whose confidence is moved apart
_TAMED = 4.0
_BATCH = 400
# In drafts far fewer sentences are wrong than in the noise: what hits faultless ones weighs so much
# more that one sentence in twenty is wrong.
_FAULTLESS = 19


def sentences(held_out: Mapping[str, str], most: Mapping[str, int], seed: int) -> list[str]:
    """Return sentences and paragraphs of each file, mixed."""
    mixer, out = random.Random(seed), list[str]()  # noqa: S311 - not for secrets
    for name, text in held_out.items():
        lines = [line for line in text.split("\n") if 10 <= len(line) <= 200]
        mixer.shuffle(lines)
        out += lines[: most.get(name, len(lines))]
    mixer.shuffle(out)
    return out


def spoil(texts: Sequence[str], model: Model, counts: Mapping[str, int], seed: int) -> list[Pair]:
    noise = Noise(model.alphabet, model.sounds, model.shapes, counts, seed)
    return [noise.spoil(text) for text in texts]


def learn_gate(pairs: Sequence[Pair], model: Model) -> dict[str, Any]:
    """Return the gate's weights (logistic regression) and its two thresholds."""
    stream = lay_out([pair.source for pair in pairs], model.alphabet, model.fluency)
    wrong = np.zeros(len(stream.ids), bool)
    for pair, start in zip(pairs, stream.starts.tolist(), strict=True):
        wrong[[start + place for place, _, _ in truth(pair)]] = True
    x = gate.signs(stream, model.words)[stream.open].astype(np.float64)
    y = wrong[stream.open]
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        share = 1 / (1 + np.exp(-x @ weights))
        bend = (x * (share * (1 - share))[:, None]).T @ x + 1e-3 * np.eye(len(weights))
        weights += np.linalg.solve(bend, x.T @ (y - share) - 1e-3 * weights)
    right = (x @ weights)[~y]
    return {
        "signs": weights.tolist(),
        "near": float(np.quantile(right, 1 - NEAR)),
        "hot": float(np.quantile(right, 1 - HOT)),
    }


def learn_decision(
    pairs: Sequence[Pair], model: Model, look: Look, names: Sequence[str]
) -> dict[str, Any]:
    """Return the weights of the log-linear model over what `look` finds."""
    features, clusters, rights = [], [], []
    rows = places = 0
    for start in range(0, len(pairs), _BATCH):
        part = pairs[start : start + _BATCH]
        found = look([pair.source for pair in part], model)
        right = labels(found, part, model.alphabet)
        features.append(found.features)
        clusters.append(found.clusters.cluster + places)
        rights.append(np.where(right >= 0, right + rows, -1))
        rows, places = rows + len(found.features), places + len(right)
    weights = fit(np.concatenate(features), np.concatenate(clusters), np.concatenate(rights))
    return {"names": list(names), "linear": weights.tolist()}


def limits(pairs: Sequence[Pair], model: Model) -> dict[str, Any]:
    """Return how log-odds become the share of finds that are right, and the bounds that follow."""
    odds, right, weight, kind = [], [], [], []
    scorer = Scorer.of(model.weights["decision"])
    wrong = sum(pair.source != pair.target for pair in pairs)
    faultless = _FAULTLESS * wrong / max(len(pairs) - wrong, 1)
    for start in range(0, len(pairs), _BATCH):
        part = pairs[start : start + _BATCH]
        found = searched([pair.source for pair in part], model)
        choice = choose(found.clusters, found.features, found.stream, scorer)
        paras = np.searchsorted(found.stream.starts, choice.edits.start, "right") - 1
        for n, para in enumerate(paras.tolist()):
            pair, base = part[para], int(found.stream.starts[para])
            odds.append(float(choice.odds[n]))
            kind.append(kind_of(choice.edits, n, found.stream.ids))
            right.append(_mends(choice.edits, n, base, pair, model))
            weight.append(faultless if pair.source == pair.target else 1.0)
    others = np.stack([np.array(kind) == name for name in _SHIFTED], axis=1)
    line = _logistic(np.array(odds), others, np.array(right, float), np.array(weight))
    slope, offset, *shifts = (round(value, 4) for value in line.tolist())
    silent = (math.log(SILENT / (1 - SILENT)) - offset) / slope
    return {
        "curve": {"slope": slope, "offset": offset},
        "shifts": {n: round(by / slope, 4) for n, by in zip(_SHIFTED, shifts, strict=True)},
        "silent": round(silent, 4),
        **_BOUNDS,
    }


def _mends(edits: Any, n: int, base: int, pair: Pair, model: Model) -> bool:  # noqa: ANN401
    start, end = int(edits.start[n]) - base, int(edits.end[n]) - base
    inside = [e for e in truth(pair) if start <= e[0] and e[1] <= end]
    text, at = "", start
    for low, high, put in inside:
        text += pair.source[at:low] + put
        at = high
    text += pair.source[at:end]
    new = edits.new[n, : edits.size[n]]
    return bool(inside) and np.array_equal(model.alphabet.encode(text), new)


def _logistic(
    odds: NDArray[np.float64],
    others: NDArray[np.bool_],
    right: NDArray[np.float64],
    weight: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the curve from log-odds to precision (Platt 1999): a line inside a logistic.

    Its slope, its offset, and what further kinds of finds add to that; the last held near 0 where
    there are few.
    """
    x = np.concatenate([odds[:, None], np.ones((len(odds), 1)), others], axis=1)
    line = np.r_[1.0, np.zeros(x.shape[1] - 1)]
    ridge = np.r_[1e-6, 1e-6, np.full(others.shape[1], _TAMED)]
    for _ in range(50):
        share = 1 / (1 + np.exp(-x @ line))
        bend = (x * (weight * share * (1 - share))[:, None]).T @ x + np.diag(ridge)
        line += np.linalg.solve(bend, x.T @ (weight * (right - share)) - ridge * line)
    return np.asarray(line, np.float64)
