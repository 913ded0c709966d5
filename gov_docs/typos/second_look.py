"""The second look: what the tagger makes of the places that the first one found doubtful."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.clusters import Clusters
from gov_docs.typos.decision import probabilities
from gov_docs.typos.edits import WIDEST
from gov_docs.typos.model import Model
from gov_docs.typos.scorer import Scorer
from gov_docs.typos.search import Found, search
from gov_docs.typos.stream import PAD, Stream
from gov_docs.typos.tagger import Tagger

NAMES = (
    "tagger_gain", "tagger_new", "tagger_old", "tagger_gain_near", "tagger_gain_for", "tagger_best",
)  # fmt: skip
# Chance that a change is right from which a place is looked at again. The weights were learned at 0.05;
# 0.2 is nearly twice as fast at 0.2 points of F1 on official writing.
DOUBT = 0.2
_WIDTH = 94  # characters seen together, and a boundary at either end
_STEP = 80  # from one window of a long paragraph to the next
_NEAR, _FOR = 5.0, 4.0  # nats

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def searched(texts: Sequence[str], model: Model) -> Found:
    """Return what the decision is to choose from, looked at twice where there is a tagger."""
    found = search(texts, model)
    return look_again(found, model, model.tagger) if model.tagger else found


def look_again(found: Found, model: Model, tagger: Tagger) -> Found:
    """Return the doubtful places only, with the tagger's evidence beside the other features."""
    if not len(found.clusters.cluster):
        return replace(found, features=np.zeros((0, found.features.shape[1] + len(NAMES))))
    score = Scorer.of(model.weights["first"]).score(found.features)
    share = probabilities(found.clusters.cluster, score)
    first = np.searchsorted(found.clusters.cluster, np.arange(found.clusters.cluster[-1] + 1))
    doubtful = np.add.reduceat(share, first) > DOUBT
    kept = _narrowed(found.clusters, doubtful)
    rows = doubtful[found.clusters.cluster]
    columns = _evidence(kept, found.stream, tagger)
    return Found(found.stream, kept, np.concatenate([found.features[rows], columns], axis=1))


def _narrowed(of: Clusters, keep: NDArray[np.bool_]) -> Clusters:
    rows = keep[of.cluster]
    number = (np.cumsum(keep) - 1)[of.cluster[rows]]
    return Clusters(of.edits.take(rows), of.gain[rows], of.merit[rows], number)


def _evidence(of: Clusters, stream: Stream, tagger: Tagger) -> Floats:
    out = np.zeros((len(of.cluster), len(NAMES)))
    if not len(out):
        return out
    start, end = _windows(of, stream)
    order = np.lexsort((end, start))
    spans = np.stack([start[order], end[order]], axis=1)
    cuts = np.flatnonzero(np.any(np.diff(spans, axis=0) != 0, axis=1)) + 1
    for clusters in np.split(order, cuts):
        low, high = int(start[clusters[0]]), int(end[clusters[0]])
        vectors = tagger.look(stream.ids[low:high])
        rows = np.flatnonzero(np.isin(of.cluster, clusters))
        out[rows] = _judged(of, rows, stream.ids, low, high, vectors, tagger)
    return out


def _windows(of: Clusters, stream: Stream) -> tuple[Ints, Ints]:
    """Return the stretch in which each cluster is seen; the same wherever the paragraph stands."""
    begin = np.searchsorted(of.cluster, np.arange(of.cluster[-1] + 1))
    low = np.minimum.reduceat(of.edits.start, begin)
    para = np.searchsorted(stream.starts, low, "right") - 1
    starts = stream.starts[para]
    ends = np.r_[stream.starts[1:], len(stream.ids)][para] - PAD
    last = np.maximum(-(-(ends - starts - _WIDTH) // _STEP), 0)
    step = np.clip((low - starts - (_WIDTH - _STEP) // 2) // _STEP, 0, last)
    start = starts - 1 + step * _STEP
    return start, np.minimum(start + _WIDTH + 2, ends + 1)


def _judged(
    of: Clusters, rows: Ints, ids: NDArray[np.uint16], low: int, high: int,
    vectors: NDArray[np.float32], tagger: Tagger,
) -> Floats:  # fmt: skip
    edits = of.edits.take(rows)
    place = edits.start[:, None] + np.arange(WIDEST)
    changed = (np.arange(WIDEST) < edits.size[:, None]) & (edits.old == edits.size)[:, None]
    changed &= place < high
    old = ids[np.minimum(place, high - 1)]
    changed &= old != edits.new
    at, column = np.nonzero(changed)
    where, number = np.unique(place[at, column], return_inverse=True)
    chances = tagger.likelihoods(vectors[where - low])
    new, was = chances[number, edits.new[at, column]], chances[number, old[at, column]]
    best = new >= chances.max(axis=1)[number]
    count = len(rows)
    gain = np.bincount(at, new - was, count)
    lowest_new, lowest_old = np.zeros(count), np.zeros(count)
    np.minimum.at(lowest_new, at, new)
    np.minimum.at(lowest_old, at, was)
    near, for_ = np.clip(gain, -_NEAR, _NEAR), np.clip(gain, 0, _FOR)
    columns = (gain, lowest_new, lowest_old, near, for_, np.bincount(at, best, count))
    return np.asarray(np.round(np.stack(columns, axis=1), 3), np.float64)
