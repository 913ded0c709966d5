"""Single edits worth scoring: same or near sound, like shape, any usual neighbour, more or fewer characters."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import SIZE, UNKNOWN
from gov_docs.typos.edits import WIDEST, Edits, join, make, once, trimmed
from gov_docs.typos.model import Model
from gov_docs.typos.stream import Stream
from gov_docs.typos.words import LONGEST

# One of a group for another changes what is said, not how it is written.
_FACTS = (
    "〇零一二三四五六七八九十百千万亿两", "省市州县区乡镇村", "东南西北", "年月日", "上下", "左右", "前后",
    "内外", "男女", "大小", "多少", "高低", "增减", "升降",
)  # fmt: skip
_NEGATIONS = "不未无非没勿莫"

Mask = NDArray[np.bool_]


def propose(stream: Stream, near: Mask, hot: Mask, model: Model) -> Edits:
    """Return edits that put in nothing at `near` places, of every kind at `hot` ones."""
    single = join([_by_sound(stream, near, model), _by_shape(stream, near, model)])
    single = join([single, _any_character(stream, near, model), *_repeated(stream)])
    reshaped = join([_put_in(stream, hot, model), *_out_or_swapped(stream, near)])
    single = _joined_up(join([single, reshaped]), stream, model)
    words = [_by_word(stream, near, length, model) for length in range(2, LONGEST + 1)]
    return harmless(trimmed(join([single, *words]), stream.ids), stream, model)


def harmless(edits: Edits, stream: Stream, model: Model) -> Edits:
    """Leave out what would change a fact, such as a number, a negation, or the choice of words."""
    width = np.arange(WIDEST)
    places = np.minimum(edits.start[:, None] + width, len(stream.ids) - 1)
    before = np.where(width < edits.old[:, None], stream.ids[places], 0)
    same_length = (edits.old == edits.size)[:, None]
    group = np.zeros(SIZE, np.int8)
    for number, characters in enumerate(_FACTS, 1):
        group[model.alphabet.encode(characters)] = number
    old, new = group[before], group[edits.new]
    fact = same_length & (before != edits.new) & (old > 0) & (old == new)
    fact |= ~same_length & ((old == 1) | (new == 1))  # a numeral more or less
    negations = model.alphabet.encode(_NEGATIONS)
    negated = np.isin(before, negations), np.isin(edits.new, negations)
    moved = negated[0].any(axis=1) & negated[1].any(axis=1)
    moved &= (negated[0] != negated[1]).any(axis=1)
    more_or_less = (negated[0] | negated[1]).any(axis=1) & (edits.old != edits.size)
    wording = _swaps_a_word(edits, before, model)
    return edits.take(np.flatnonzero(~(fact.any(axis=1) | moved | more_or_less | wording)))


def _swaps_a_word(edits: Edits, before: NDArray[np.uint16], model: Model) -> Mask:
    """Say which edits turn a word round: 到达 for 达到 is a choice of words, not a slip."""
    turned = (edits.old == 2) & (edits.size == 2)
    turned &= (before[:, 0] == edits.new[:, 1]) & (before[:, 1] == edits.new[:, 0])
    pair = before[:, 0].astype(np.uint64) * np.uint64(SIZE) + before[:, 1]
    return np.asarray(turned & model.words.are_words(pair), np.bool_)


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


def _repeated(stream: Stream) -> Iterator[Edits]:
    """Yield what takes out one of two equal characters, or two equal pairs, one behind the other."""
    ids = stream.ids
    known = stream.open & (ids > UNKNOWN)
    one = np.flatnonzero(known[:-1] & known[1:] & (ids[:-1] == ids[1:]))
    yield make(one, 1, np.zeros((len(one), 0), np.uint16))
    twice = known[:-2] & known[2:] & (ids[:-2] == ids[2:])
    two = np.flatnonzero(twice[:-1] & twice[1:])
    yield make(two, 2, np.zeros((len(two), 0), np.uint16))


def _put_in(stream: Stream, hot: Mask, model: Model) -> Edits:
    at = np.flatnonzero(hot)
    gaps = np.unique(np.r_[at, at + 1])
    rows, new = model.neighbours.between(stream.ids[gaps - 1], stream.ids[gaps])
    return make(gaps[rows], 0, new[:, None])


def _out_or_swapped(stream: Stream, near: Mask) -> Iterator[Edits]:
    at = np.flatnonzero(near)
    yield make(at, 1, np.zeros((len(at), 0), np.uint16))
    first = np.unique(np.r_[at, at - 1])
    first = first[stream.open[first] & stream.open[first + 1]]
    yield make(first, 2, np.stack([stream.ids[first + 1], stream.ids[first]], axis=1))


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
