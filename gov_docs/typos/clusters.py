"""Edits that lie close together compete or combine: one list of alternatives for each place."""

from dataclasses import dataclass, replace

import numpy as np

from gov_docs.typos.edits import WIDEST, Edits, Ints, join, packed
from gov_docs.typos.fluency import STEP
from gov_docs.typos.kinds import Kinds, kinds
from gov_docs.typos.model import Model
from gov_docs.typos.stream import Stream, gains

NAT = 2 * STEP
APART = 4  # characters between edits that do not meddle
_BEHIND = 12 * NAT  # less merit than the best of the cluster: no alternative
_PAIRS = 8  # pairs of a cluster tried with a third
_LONGEST = 12
_OVER = 3  # characters an edit may reach beyond its cluster


@dataclass(frozen=True, slots=True)
class Limits:
    site: int  # merit that makes a place worth deciding
    weak: int  # merit of an edit that may still help another
    per_place: int  # single edits tried from one start
    partners: int  # edits of a cluster tried together
    alternatives: int


FIRST = Limits(-2 * NAT, -9 * NAT, 5, 20, 14)
# The second look sees few places, and an edit beside another error has little merit alone.
SECOND = Limits(-9 * NAT, -12 * NAT, 6, 32, 20)
# Merit at the second look, learned from spoilt sentences: of 1,500 right characters 95 in 100 are among the
# five best of their place (by the first look's merit: 88).
_GAIN, _HINT, _DEGREE = 0.48, 0.67, 1.53
_PRICES = {
    "same_sound": 2.5, "near_sound": 3.5, "near_twice": 4.5, "like_shape": 3.0, "unlike": 6.3,
    "missing": 2.0, "extra": 3.0, "doubled": 2.0, "swapped": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clusters:
    edits: Edits  # sorted by cluster, the best first
    gain: Ints
    hint: Ints  # by how much the tagger prefers it, in 1/(2 STEP) nats; 0 at the first look
    merit: Ints  # gain and hint less what slips of its kind cost
    cluster: Ints  # number of each edit's cluster, from 0 without gaps


@dataclass(frozen=True, slots=True)
class _Scales:
    """What weighs edits: with the tagger's hints at the second look."""

    stream: Stream
    model: Model
    limits: Limits

    def weighed(self, edits: Edits, hint: Ints, cluster: Ints) -> Clusters:
        gain = gains(edits, self.stream, self.model.fluency)
        kind = kinds(edits, self.stream, self.model)
        merit = gain - kind.cost() if self.limits is FIRST else _merit(gain, hint, kind)
        return Clusters(edits, gain, hint, merit, cluster)


def _merit(gain: Ints, hint: Ints, kind: Kinds) -> Ints:
    nats = sum(count * _PRICES[name] for name, count in kind.counts.items())
    price = nats - kind.degree * _DEGREE
    return np.asarray(np.round(gain * _GAIN + hint * _HINT - price * NAT), np.int64)


def cluster(edits: Edits, stream: Stream, model: Model, hint: Ints | None = None) -> Clusters:
    """Group single edits, add those that combine two or three, keep the best of each group.

    `hint` says how the tagger likes each edit, where it has been asked.
    """
    scales = _Scales(stream, model, FIRST if hint is None else SECOND)
    limits = scales.limits
    hint = np.zeros(len(edits), np.int64) if hint is None else hint
    every = scales.weighed(edits, hint, edits.start)
    low, high = _places(edits, every.merit, limits.site)
    number = np.searchsorted(low, edits.start, "right") - 1
    inside = (number >= 0) & (every.merit > limits.weak)
    inside &= edits.end <= high[np.maximum(number, 0)] + _OVER if len(high) else False
    inside &= edits.start < high[np.maximum(number, 0)] + 1 if len(high) else False
    spread = _best(_rows(every, np.flatnonzero(inside)), limits.per_place)
    home = np.searchsorted(low, spread.cluster, "right") - 1
    single = _best(replace(spread, cluster=home), limits.partners)
    pairs = _combined(single, _all_pairs(single, limits.partners), scales)
    few = _best(pairs, _PAIRS)
    triples = _combined(_merge(few, single), _third(few, single), scales)
    return _numbered(_best(_different(_merge(_merge(single, pairs), triples)), limits.alternatives))


def _places(edits: Edits, merit: Ints, site: int) -> tuple[Ints, Ints]:
    """Return where each cluster begins and ends: good edits chained while they are close."""
    good = np.flatnonzero(merit >= site)
    order = good[np.lexsort((edits.end[good], edits.start[good]))]
    low: list[int] = []
    high: list[int] = []
    for start, end in zip(edits.start[order].tolist(), edits.end[order].tolist(), strict=True):
        if low and start - high[-1] < APART and end - low[-1] <= _LONGEST:
            high[-1] = max(high[-1], end)
        elif not low or start >= high[-1]:
            low.append(start)
            high.append(end)
    return np.array(low, np.int64), np.array(high, np.int64)


def _best(of: Clusters, most: int) -> Clusters:
    edits = of.edits
    order = np.lexsort(
        (*packed(edits.new)[::-1], edits.size, edits.old, edits.start, -of.merit, of.cluster)
    )
    number = of.cluster[order]
    first = np.searchsorted(number, number, "left")
    near = of.merit[order] >= of.merit[order[first]] - _BEHIND
    return _rows(of, order[(np.arange(len(order)) - first < most) & near])


def _rows(of: Clusters, which: Ints) -> Clusters:
    return Clusters(
        of.edits.take(which), of.gain[which], of.hint[which], of.merit[which], of.cluster[which]
    )


def _merge(one: Clusters, other: Clusters) -> Clusters:
    return Clusters(
        join([one.edits, other.edits]),
        np.r_[one.gain, other.gain],
        np.r_[one.hint, other.hint],
        np.r_[one.merit, other.merit],
        np.r_[one.cluster, other.cluster],
    )


def _all_pairs(single: Clusters, most: int) -> tuple[Ints, Ints]:
    lefts, rights = [], []
    count = len(single.gain)
    for step in range(1, most):
        one = np.arange(max(count - step, 0))
        one = one[single.cluster[one] == single.cluster[one + step]]
        lefts.append(one)
        rights.append(one + step)
    return np.concatenate(lefts), np.concatenate(rights)


def _third(few: Clusters, single: Clusters) -> tuple[Ints, Ints]:
    """Return every pair with every single edit of its cluster, as places in both joined."""
    begin = np.searchsorted(single.cluster, few.cluster, "left")
    many = np.searchsorted(single.cluster, few.cluster, "right") - begin
    one = np.repeat(np.arange(len(few.gain)), many)
    offset = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return one, len(few.gain) + np.repeat(begin, many) + offset


def _combined(of: Clusters, pairs: tuple[Ints, Ints], scales: _Scales) -> Clusters:
    """Return the edits that do two at once and are worth more than either alone."""
    one, two = pairs
    turned = of.edits.start[one] > of.edits.start[two]
    one, two = np.where(turned, two, one), np.where(turned, one, two)
    a, b = of.edits.take(one), of.edits.take(two)
    fits = (a.end <= b.start) & (b.end - a.start <= WIDEST)
    fits &= (a.old == a.size) & (b.old == b.size)
    a, b, number = a.take(fits), b.take(fits), of.cluster[one[fits]]
    hint = of.hint[one[fits]] + of.hint[two[fits]]
    least = np.maximum(of.merit[one[fits]], of.merit[two[fits]])
    width, ids = np.arange(WIDEST), scales.stream.ids
    size = b.end - a.start
    new = ids[np.minimum(a.start[:, None] + width, len(ids) - 1)].copy()
    new[width >= size[:, None]] = 0
    for part in (a, b):
        column = part.start - a.start
        for at in range(WIDEST):
            rows = np.flatnonzero(part.size > at)
            new[rows, column[rows] + at] = part.new[rows, at]
    both = scales.weighed(Edits(a.start, size, size, new), hint, number)
    return _different(_rows(both, np.flatnonzero(both.merit > least)))


def _different(of: Clusters) -> Clusters:
    """Return each edit of a cluster once; pairs come about in several ways."""
    edits = of.edits
    columns = (of.cluster, edits.start, edits.old, edits.size, *packed(edits.new))
    order = np.lexsort(columns[::-1])
    fresh = np.ones(len(order), bool)
    same = np.logical_and.reduce([column[order[1:]] == column[order[:-1]] for column in columns])
    fresh[1:] = ~same
    return _rows(of, order[fresh])


def _numbered(found: Clusters) -> Clusters:
    _, number = np.unique(found.cluster, return_inverse=True)
    return replace(found, cluster=number.astype(np.int64))
