"""Weights of the decision, learned from spoilt sentences: which alternative is the right one."""

import itertools
from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import Alphabet
from gov_docs.typos.decision import probabilities
from gov_docs.typos.search import Found
from tools.train_typo_model.noise import Pair

Floats = NDArray[np.float64]
_RIDGE = 1.0
_STEPS, _ENOUGH, _LEAST = 60, 1e-3, 1e-9


def labels(found: Found, pairs: Sequence[Pair], alphabet: Alphabet) -> NDArray[np.int64]:
    """Return for each cluster its right alternative as a row of the features, -1: leave as is."""
    clusters = found.clusters
    starts = np.searchsorted(clusters.cluster, np.arange(clusters.cluster.max(initial=-1) + 2))
    out = np.full(len(starts) - 1, -1, np.int64)
    para_of = np.searchsorted(found.stream.starts, clusters.edits.start, "right") - 1
    truths: dict[int, list[tuple[int, int, str]]] = {}
    for number, (low, high) in enumerate(itertools.pairwise(starts)):
        para = int(para_of[low])
        pair = pairs[para]
        if pair.source == pair.target:
            continue
        if para not in truths:
            truths[para] = truth(pair)
        out[number] = _right(found, range(low, high), truths[para], pair.source, para, alphabet)
    return out


def truth(pair: Pair) -> list[tuple[int, int, str]]:
    """Return the edits that lead from source to target."""
    source, target = pair.source, pair.target
    if len(source) == len(target):
        differ = [n for n, (a, b) in enumerate(zip(source, target, strict=True)) if a != b]
        return [(n, n + 1, target[n]) for n in differ]
    matcher = SequenceMatcher(None, source, target, autojunk=False)
    return [
        _rightmost(start, end, target[low:high], source)
        for tag, start, end, low, high in matcher.get_opcodes()
        if tag != "equal"
    ]


def _rightmost(start: int, end: int, put: str, source: str) -> tuple[int, int, str]:
    """Return the edit as `typos.edits.rightmost` has it."""
    while not put and end < len(source) and source[start] == source[end]:
        start, end = start + 1, end + 1
    while start == end and len(put) == 1 and source[start : start + 1] == put:
        start, end = start + 1, end + 1
    return start, end, put


def _right(
    found: Found,
    rows: range,
    edits: list[tuple[int, int, str]],
    source: str,
    para: int,
    alphabet: Alphabet,
) -> int:
    """Return the row that undoes most of the errors in its reach and nothing else, -1 if none."""
    base = int(found.stream.starts[para])
    best, most = -1, 0
    every = found.clusters.edits
    for row in rows:
        start, end = int(every.start[row]) - base, int(every.end[row]) - base
        inside = [e for e in edits if start <= e[0] and e[1] <= end]
        if len(inside) <= most:
            continue
        text, at = "", start
        for low, high, put in inside:
            text += source[at:low] + put
            at = high
        text += source[at:end]
        wide = every.new[row, : every.size[row]]
        if np.array_equal(alphabet.encode(text), wide):
            best, most = row, len(inside)
    return best


def fit(features: Floats, cluster: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
    """Return the weights that make the right alternatives likeliest (Newton steps, cut back)."""
    scale = features.std(axis=0) + 1e-6
    x = features / scale
    starts = np.searchsorted(cluster, np.arange(len(right)))
    target = np.zeros(len(x))
    target[right[right >= 0]] = 1
    weights = np.zeros(x.shape[1])
    worth = _worth(weights, x, cluster, right)
    for _ in range(_STEPS):
        share = probabilities(cluster, x @ weights)
        mean = np.add.reduceat(x * share[:, None], starts)
        slope = x.T @ (target - share) - _RIDGE * weights
        bend = (x * share[:, None]).T @ x - mean.T @ mean + _RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        while (after := _worth(weights + step, x, cluster, right)) < worth and np.any(step):
            step = np.where(np.abs(step) < _LEAST, 0, step / 2)
        weights, gained, worth = weights + step, after - worth, after
        if gained < _ENOUGH:
            break
    return np.asarray(weights / scale, np.float64)


def _worth(
    weights: Floats, x: Floats, cluster: NDArray[np.int64], right: NDArray[np.int64]
) -> float:
    """Return the log likelihood of the right alternatives, less the ridge."""
    score = x @ weights
    starts = np.searchsorted(cluster, np.arange(len(right)))
    top = np.maximum(np.maximum.reduceat(score, starts), 0)
    total = np.add.reduceat(np.exp(score - top[cluster]), starts) + np.exp(-top)
    chosen = np.where(right >= 0, score[np.maximum(right, 0)], 0)
    return float((chosen - top - np.log(total)).sum() - _RIDGE / 2 * (weights * weights).sum())
