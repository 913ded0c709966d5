"""The second look: doubtful places searched again with what the tagger expects there."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.clusters import NAT, Clusters, cluster
from gov_docs.typos.decision import probabilities
from gov_docs.typos.edits import join, once, rightmost
from gov_docs.typos.expectation import FLOOR, Expected, changes, expect, proposed
from gov_docs.typos.features import by_kind, measure
from gov_docs.typos.model import Model
from gov_docs.typos.proposals import harmless
from gov_docs.typos.scorer import Scorer
from gov_docs.typos.search import Found, search
from gov_docs.typos.stream import Stream
from gov_docs.typos.tagger import Tagger
from gov_docs.typos.views import odd, see

NAMES = (
    "tagger_gain", "tagger_new", "tagger_old", "tagger_gain_near", "tagger_gain_for", "tagger_best",
    "tagger_odd", "tagger_odd_around", "tagger_behind", "tagger_fill",
)  # fmt: skip
# Chance that a change is right from which a place is looked at again.
DOUBT = 0.04
_REACH = 1  # characters on either side of a doubtful place that are looked at too
_BESIDE = 3  # characters on either side of an edit that should not stay odd
_NEAR, _FOR, _ODDEST = 5.0, 4.0, 6.0  # nats
# So much the tagger's dislike counts at most before the decision: one wrong character of a word
# hides the other from it.
_SCORN = 4.0

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def searched(texts: Sequence[str], model: Model, *, closely: bool = False) -> Found:
    """Return what the decision is to choose from, looked at twice where there is a tagger.

    Closely, the tagger reads everything, which takes up to three times as long: it sees usual words
    that are out of place (上门登机 for 上门登记), which surprise nobody who knows only what stands
    before them.
    """
    found = search(texts, model)
    return look_again(found, model, model.tagger, closely=closely) if model.tagger else found


def look_again(found: Found, model: Model, tagger: Tagger, *, closely: bool = False) -> Found:
    """Return the doubtful places only, with the tagger's proposals and evidence."""
    stream, pool = found.stream, found.pool
    low, high = _doubtful(found, model)
    seen = see(stream, tagger) if closely else None
    if seen:
        strange = odd(seen, stream, tagger)
        low, high = _merged(np.r_[low, strange - _REACH], np.r_[high, strange + 1 + _REACH])
    expected = expect(low, high, stream, tagger, seen)
    at = np.searchsorted(low, pool.start, "right") - 1
    inside = (at >= 0) & (pool.end <= np.r_[high, 0][at])
    new = rightmost(proposed(expected, stream, model), stream.ids)
    new = harmless(new, stream, model)
    pool = once(join([pool.take(inside), new]))
    change = changes(pool, stream)
    gain = expected.of(change.place, change.new, FLOOR) - expected.of(change.place, change.old, 0)
    nats = np.bincount(change.row, gain, len(pool)) + expected.fill(pool)
    hint = np.round(np.maximum(nats, -_SCORN) * NAT).astype(np.int64)
    clusters = cluster(pool, stream, model, hint)
    features = measure(clusters, stream, found.suspicion, model)
    columns = _evidence(clusters, stream, expected)
    features = by_kind(np.concatenate([features, columns], axis=1))
    return replace(found, clusters=clusters, features=features, pool=pool)


def _doubtful(found: Found, model: Model) -> tuple[Ints, Ints]:
    """Return first place and end of each doubtful stretch."""
    of = found.clusters
    if not len(of.cluster):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    share = probabilities(of.cluster, Scorer.of(model.weights["first"]).score(found.features))
    begin = np.searchsorted(of.cluster, np.arange(of.cluster[-1] + 1))
    doubtful = np.add.reduceat(share, begin) > DOUBT
    last = np.maximum(of.edits.end, of.edits.start + 1)
    low = np.minimum.reduceat(of.edits.start, begin)[doubtful] - _REACH
    high = np.maximum.reduceat(last, begin)[doubtful] + _REACH
    return _merged(low, high)


def _merged(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return stretches in order of place; those that touch are one."""
    order = np.argsort(low, kind="stable")
    low, high = low[order], high[order]
    high = np.maximum.accumulate(high) if len(high) else high
    fresh = np.r_[True, low[1:] > high[:-1]][: len(low)]
    return low[fresh], high[np.r_[fresh[1:], True][: len(low)]]


def _evidence(of: Clusters, stream: Stream, expected: Expected) -> Floats:
    change, count = changes(of.edits, stream), len(of.edits)
    new = expected.of(change.place, change.new, FLOOR)
    old = expected.of(change.place, change.old, 0)
    gain = np.bincount(change.row, new - old, count)
    lowest_new, lowest_old = np.zeros(count), np.zeros(count)
    np.minimum.at(lowest_new, change.row, new)
    np.minimum.at(lowest_old, change.row, old)
    top = expected.chances.max(axis=1, initial=FLOOR).astype(np.float64)
    best = _at(top, change.place, expected)
    stands = expected.of(expected.places, stream.ids[expected.places], 0)
    odd = np.minimum(top - stands, _ODDEST)
    mended = np.bincount(change.row, _at(odd, change.place, expected), count)
    total = np.r_[0, np.cumsum(odd)]
    first = np.searchsorted(expected.places, of.edits.start - _BESIDE)
    last = np.searchsorted(expected.places, of.edits.end + _BESIDE)
    columns = (
        gain, lowest_new, lowest_old, np.clip(gain, -_NEAR, _NEAR), np.clip(gain, 0, _FOR),
        np.bincount(change.row, new >= best, count),
        mended, total[last] - total[first] - mended,
        np.bincount(change.row, best - new, count),
        expected.fill(of.edits),
    )  # fmt: skip
    return np.asarray(np.round(np.stack(columns, axis=1), 3), np.float64)


def _at(values: Floats, places: Ints, expected: Expected) -> Floats:
    """Return the value of each place, 0 where nobody looked."""
    if not len(values):
        return np.zeros(len(places))
    at = np.minimum(np.searchsorted(expected.places, places), len(values) - 1)
    return np.where(expected.places[at] == places, values[at], 0)
