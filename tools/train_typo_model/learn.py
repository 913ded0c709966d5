"""Gate and decision, learned from spoilt held-out sentences; how sure each score makes us."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos import gate
from gov_docs.typos.decision import choose
from gov_docs.typos.features import NAMES
from gov_docs.typos.model import Model
from gov_docs.typos.scorer import Scorer
from gov_docs.typos.search import search
from gov_docs.typos.stream import lay_out
from tools.train_typo_model.noise import Noise, Pair
from tools.train_typo_model.weights import fit, labels, truth

NEAR, HOT = 0.13, 0.03  # shares of faultless characters that get a search, and the dear kinds of it
_BATCH = 1000
_BINS = 24
# In drafts far fewer sentences are wrong than in the noise: what hits faultless ones weighs more.
_CLEAN_WEIGHT = 5.0


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
    same = [pair for pair in pairs if len(pair.source) == len(pair.target)]
    stream = lay_out([pair.source for pair in same], model.alphabet, model.fluency)
    wrong = np.zeros(len(stream.ids), bool)
    for pair, start in zip(same, stream.starts.tolist(), strict=True):
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


def learn_decision(pairs: Sequence[Pair], model: Model) -> dict[str, Any]:
    """Return the weights of the log-linear model."""
    features, clusters, rights = [], [], []
    rows = places = 0
    for start in range(0, len(pairs), _BATCH):
        part = pairs[start : start + _BATCH]
        found = search([pair.source for pair in part], model)
        right = labels(found, part, model.alphabet)
        features.append(found.features)
        clusters.append(found.clusters.cluster + places)
        rights.append(np.where(right >= 0, right + rows, -1))
        rows, places = rows + len(found.features), places + len(right)
    weights = fit(np.concatenate(features), np.concatenate(clusters), np.concatenate(rights))
    return {"names": list(NAMES), "linear": weights.tolist()}


def calibrate(pairs: Sequence[Pair], model: Model) -> list[list[float]]:
    """Return points (log-odds, share of such findings that are right), rising."""
    odds, right, weight = [], [], []
    scorer = Scorer.of(model.weights["decision"])
    for start in range(0, len(pairs), _BATCH):
        part = pairs[start : start + _BATCH]
        found = search([pair.source for pair in part], model)
        choice = choose(found.clusters, found.features, found.stream, scorer)
        paras = np.searchsorted(found.stream.starts, choice.edits.start, "right") - 1
        for n, para in enumerate(paras.tolist()):
            pair, base = part[para], int(found.stream.starts[para])
            odds.append(float(choice.odds[n]))
            right.append(_mends(choice.edits, n, base, pair, model))
            weight.append(_CLEAN_WEIGHT if pair.source == pair.target else 1.0)
    return _rising(np.array(odds), np.array(right, float), np.array(weight))


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


def _rising(
    odds: NDArray[np.float64], right: NDArray[np.float64], weight: NDArray[np.float64]
) -> list[list[float]]:
    """Return precision over bins of the score, made monotone by pooling neighbours."""
    order = np.argsort(odds, kind="stable")
    blocks: list[list[float]] = []
    for part in np.array_split(order, _BINS):
        total = float(weight[part].sum())
        hits = float((right[part] * weight[part]).sum())
        blocks.append([float(np.median(odds[part])) * total, hits, total])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] > blocks[-1][1] * blocks[-2][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [
        [round(at / total, 3), round((hits + 0.5) / (total + 1), 4)] for at, hits, total in blocks
    ]
