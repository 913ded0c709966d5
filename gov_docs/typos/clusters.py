"""Edits that lie close together compete or combine: one list of alternatives for each place."""

from dataclasses import dataclass

import numpy as np

from gov_docs.typos.edits import WIDEST, Edits, Ints, join
from gov_docs.typos.fluency import STEP
from gov_docs.typos.kinds import kinds
from gov_docs.typos.model import Model
from gov_docs.typos.stream import Stream, gains

NAT = 2 * STEP
APART = 4  # characters between edits that do not meddle
_SITE = -2 * NAT  # gain less the slip's cost that makes a place worth deciding
_WEAK = -9 * NAT  # the same, of an edit that may still help another
_BEHIND = 12 * NAT  # less merit than the best of the cluster: no alternative
_PARTNERS = 20  # edits of a cluster tried together
_PAIRS = 8  # pairs of a cluster tried with a third
ALTERNATIVES = 14
_LONGEST = 12
_OVER = 3  # characters an edit may reach beyond its cluster
_PER_PLACE = 5  # single edits tried from one start


@dataclass(frozen=True, slots=True)
class Clusters:
    edits: Edits  # sorted by cluster, the best first
    gain: Ints
    merit: Ints  # gain less what slips of its kind cost
    cluster: Ints  # number of each edit's cluster, from 0 without gaps


def cluster(edits: Edits, stream: Stream, model: Model) -> Clusters:
    """Group single edits, add those that combine two or three, keep the best of each group."""
    gain = gains(edits, stream, model.fluency)
    merit = gain - kinds(edits, stream, model).cost()
    low, high = _places(edits, merit)
    number = np.searchsorted(low, edits.start, "right") - 1
    inside = (number >= 0) & (merit > _WEAK)
    inside &= edits.end <= high[np.maximum(number, 0)] + _OVER if len(high) else False
    inside &= edits.start < high[np.maximum(number, 0)] + 1 if len(high) else False
    which = np.flatnonzero(inside)
    near = Clusters(edits.take(which), gain[which], merit[which], edits.start[which])
    spread = _best(near, _PER_PLACE)
    home = np.searchsorted(low, spread.cluster, "right") - 1
    single = _best(Clusters(spread.edits, spread.gain, spread.merit, home), _PARTNERS)
    pairs = _combined(single, _all_pairs(single), stream, model)
    few = _best(pairs, _PAIRS)
    triples = _combined(_merge(few, single), _third(few, single), stream, model)
    every = _different(_merge(_merge(single, pairs), triples))
    return _numbered(_best(every, ALTERNATIVES))


def _places(edits: Edits, merit: Ints) -> tuple[Ints, Ints]:
    """Return where each cluster begins and ends: good edits chained while they are close."""
    good = np.flatnonzero(merit >= _SITE)
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
        (*edits.new.T[::-1], edits.size, edits.old, edits.start, -of.merit, of.cluster)
    )
    number = of.cluster[order]
    first = np.searchsorted(number, number, "left")
    near = of.merit[order] >= of.merit[order[first]] - _BEHIND
    return _rows(of, order[(np.arange(len(order)) - first < most) & near])


def _rows(of: Clusters, which: Ints) -> Clusters:
    return Clusters(of.edits.take(which), of.gain[which], of.merit[which], of.cluster[which])


def _merge(one: Clusters, other: Clusters) -> Clusters:
    return Clusters(
        join([one.edits, other.edits]),
        np.r_[one.gain, other.gain],
        np.r_[one.merit, other.merit],
        np.r_[one.cluster, other.cluster],
    )


def _all_pairs(single: Clusters) -> tuple[Ints, Ints]:
    lefts, rights = [], []
    count = len(single.gain)
    for step in range(1, _PARTNERS):
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


def _combined(of: Clusters, pairs: tuple[Ints, Ints], stream: Stream, model: Model) -> Clusters:
    """Return the edits that do two at once and are worth more than either alone."""
    one, two = pairs
    turned = of.edits.start[one] > of.edits.start[two]
    one, two = np.where(turned, two, one), np.where(turned, one, two)
    a, b = of.edits.take(one), of.edits.take(two)
    fits = (a.end <= b.start) & (b.end - a.start <= WIDEST)
    fits &= (a.old == a.size) & (b.old == b.size)
    a, b, number = a.take(fits), b.take(fits), of.cluster[one[fits]]
    least = np.maximum(of.merit[one[fits]], of.merit[two[fits]])
    width = np.arange(WIDEST)
    size = b.end - a.start
    new = stream.ids[np.minimum(a.start[:, None] + width, len(stream.ids) - 1)].copy()
    new[width >= size[:, None]] = 0
    for part in (a, b):
        column = part.start - a.start
        for at in range(WIDEST):
            rows = np.flatnonzero(part.size > at)
            new[rows, column[rows] + at] = part.new[rows, at]
    both = Edits(a.start, size, size, new)
    gain = gains(both, stream, model.fluency)
    merit = gain - kinds(both, stream, model).cost()
    better = np.flatnonzero(merit > least)
    return _different(_rows(Clusters(both, gain, merit, number), better))


def _different(of: Clusters) -> Clusters:
    """Return each edit of a cluster once; pairs come about in several ways."""
    edits = of.edits
    columns = (of.cluster, edits.start, edits.old, edits.size, *edits.new.T)
    order = np.lexsort(columns[::-1])
    fresh = np.ones(len(order), bool)
    same = np.logical_and.reduce([column[order[1:]] == column[order[:-1]] for column in columns])
    fresh[1:] = ~same
    return _rows(of, order[fresh])


def _numbered(found: Clusters) -> Clusters:
    _, number = np.unique(found.cluster, return_inverse=True)
    return Clusters(found.edits, found.gain, found.merit, number.astype(np.int64))
