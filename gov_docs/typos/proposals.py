"""Single edits worth scoring: same or near sound, like shape, any usual neighbour, more or fewer characters."""

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.edits import WIDEST, Edits, join, make, once, trimmed
from gov_docs.typos.model import Model
from gov_docs.typos.stream import Stream
from gov_docs.typos.words import LONGEST

_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_NEGATIONS = "不未无非没勿莫"

Mask = NDArray[np.bool_]


def propose(stream: Stream, near: Mask, hot: Mask, model: Model) -> Edits:
    """Return edits that keep the length at `near` places, of every kind at `hot` ones."""
    single = join([_by_sound(stream, near, model), _by_shape(stream, near, model)])
    single = join([single, _any_character(stream, near, model)])
    hot_edits = join(_reshaped(stream, hot, model))
    single = _joined_up(join([single, hot_edits]), stream, model)
    words = [_by_word(stream, near, length, model) for length in range(2, LONGEST + 1)]
    return _harmless(trimmed(join([single, *words]), stream.ids), stream, model)


def _harmless(edits: Edits, stream: Stream, model: Model) -> Edits:
    """Leave out what would change a number for another, or put in or take out a negation."""
    numerals, negations = model.alphabet.encode(_NUMERALS), model.alphabet.encode(_NEGATIONS)
    places = np.minimum(edits.start[:, None] + np.arange(WIDEST), len(stream.ids) - 1)
    before = stream.ids[places]
    number = np.isin(before, numerals) & np.isin(edits.new, numerals) & (before != edits.new)
    number &= np.arange(WIDEST) < edits.size[:, None]
    put_in = np.isin(edits.new, negations).any(axis=1) & (edits.old < edits.size)
    out = np.isin(before[:, 0], negations) & (edits.old > edits.size)
    return edits.take(np.flatnonzero(~(number.any(axis=1) | put_in | out)))


def _by_sound(stream: Stream, near: Mask, model: Model) -> Edits:
    at = np.flatnonzero(near)
    rows, new = model.sounds.alike(stream.ids[at][:, None])
    return make(at[rows], 1, new)


def _by_shape(stream: Stream, near: Mask, model: Model) -> Edits:
    at = np.flatnonzero(near)
    rows, new = model.shapes.alike(stream.ids[at])
    return make(at[rows], 1, new[:, None])


def _by_word(stream: Stream, near: Mask, length: int, model: Model) -> Edits:
    """Return words that sound like the characters there, where one of those is suspicious."""
    count = len(near) - length + 1
    some, open_ = np.zeros(count, bool), np.ones(count, bool)
    for offset in range(length):
        some |= near[offset : offset + count]
        open_ &= stream.open[offset : offset + count]
    at = np.flatnonzero(some & open_)
    rows, new = model.sounds.alike(stream.ids[at[:, None] + np.arange(length)])
    return make(at[rows], length, new)


def _any_character(stream: Stream, near: Mask, model: Model) -> Edits:
    """Return characters usual both after what precedes the place and before what follows it."""
    at = np.flatnonzero(near)
    rows, new = model.neighbours.between(stream.ids[at - 1], stream.ids[at + 1])
    place = at[rows]
    fits = model.fluency.follows(stream.ids[place - 1], new)
    rest = np.flatnonzero(fits)
    fits[rest] = model.fluency.follows(new[rest], stream.ids[place[rest] + 1])
    return make(place[fits], 1, new[fits, None])


def _reshaped(stream: Stream, hot: Mask, model: Model) -> list[Edits]:
    """Return edits that leave out, put in or swap characters."""
    at = np.flatnonzero(hot)
    gaps = np.unique(np.r_[at, at + 1])
    rows, new = model.neighbours.between(stream.ids[gaps - 1], stream.ids[gaps])
    twins = at[stream.open[at] & stream.open[at + 1]]
    swapped = np.stack([stream.ids[twins + 1], stream.ids[twins]], axis=1)
    back = twins[stream.open[twins - 1]]
    swapped_back = np.stack([stream.ids[back], stream.ids[back - 1]], axis=1)
    empty = np.zeros((len(at), 0), np.uint16)
    return [
        make(gaps[rows], 0, new[:, None]),
        make(at, 1, empty),
        make(twins, 2, swapped),
        make(back - 1, 2, swapped_back),
    ]


def _joined_up(edits: Edits, stream: Stream, model: Model) -> Edits:
    """Return the edits whose text is used to follow, or be followed by, what stands there."""
    edits = once(edits)
    filled = edits.size > 0
    last = edits.new[np.arange(len(edits)), np.maximum(edits.size, 1) - 1]
    first = np.where(filled, edits.new[:, 0], stream.ids[edits.end])
    last = np.where(filled, last, stream.ids[edits.start - 1])
    fits = model.fluency.follows(stream.ids[edits.start - 1], first)
    rest = np.flatnonzero(~fits)
    fits[rest] = model.fluency.follows(last[rest], stream.ids[edits.end[rest]])
    return edits.take(np.flatnonzero(fits))
