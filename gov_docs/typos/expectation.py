"""What the tagger expects at the doubtful places of a stream, and the edits it would propose."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.edits import WIDEST, Edits, join, make
from gov_docs.typos.model import Model
from gov_docs.typos.sounds import FAR
from gov_docs.typos.stream import Stream
from gov_docs.typos.tagger import EXTRA, GAP, MASK, Tagger, Window
from gov_docs.typos.views import Seen, asked, bounds, looked, views

FLOOR = -12.0  # nats; below, differences say nothing
_LIKELY = -4.5  # log probability from which any character is proposed
# And from which something is thought missing: such a place, and no more than a few close together, is
# looked at once more with something put in.
_OPEN, _FEW = -1.2, 4
_BESIDE = 16  # characters seen beside it then
_POSSIBLE = -9.5  # and one that sounds or looks like what stands there
_LIKE = 0.5  # degree of likeness of shape for that

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Ids = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Expected:
    places: Ints  # sorted
    chances: NDArray[np.float32]  # by place and character: log probability
    gaps: Ints  # of the places those before which something may be missing
    fills: NDArray[np.float32]  # by gap and character put in there: log probability

    def of(self, places: Ints, chars: Ids, default: float) -> Floats:
        """Return how likely each character is at its place, `default` where nobody looked."""
        if not len(self.places):
            return np.full(len(places), default)
        at = np.minimum(np.searchsorted(self.places, places), len(self.places) - 1)
        known = self.places[at] == places
        return np.where(known, np.maximum(self.chances[at, chars], FLOOR), default)

    def fill(self, edits: Edits) -> Floats:
        """Return how likely what each edit puts in is there, 0 for edits that put in nothing."""
        out = np.where(edits.old == 0, FLOOR, 0.0)
        known = np.flatnonzero(np.isin(edits.start, self.gaps) & (edits.old == 0))
        at = np.searchsorted(self.gaps, edits.start[known])
        out[known] = np.maximum(self.fills[at, edits.new[known, 0]], FLOOR)
        return out


@dataclass(frozen=True, slots=True)
class Changes:
    """What edits do to single places, as the tagger would say it."""

    row: Ints  # of the edit
    place: Ints
    old: Ids
    new: Ids  # EXTRA where a character is taken out, GAP before which one is put in


def expect(
    low: Ints, high: Ints, stream: Stream, tagger: Tagger, seen: Seen | None = None
) -> Expected:
    """Return what is expected at the open places of the stretches, which do not overlap.

    And right behind them, where something may be missing. `seen` spares looking again.
    """
    size = high - low
    places = np.repeat(high - np.cumsum(size), size) + np.arange(size.sum())
    places = asked(places, stream)
    if seen:
        vectors = seen.vectors[np.searchsorted(seen.places, places)]
    else:
        vectors = looked(views(places, stream), tagger)
    chances = tagger.likelihoods(vectors)
    start, _ = bounds(places, stream)
    gaps = places[_gaps(start, chances[:, GAP].astype(np.float64))]
    fills = tagger.likelihoods(looked(_filled(gaps, stream), tagger))
    return Expected(places, chances, gaps, fills)


def _gaps(window: Ints, chances: Floats) -> Ints:
    """Return which places have most likely something missing before them, a few of each window."""
    order = np.lexsort((np.arange(len(window)), -chances, window))
    rank = np.arange(len(order)) - np.searchsorted(window[order], window[order])
    return np.sort(order[(rank < _FEW) & (chances[order] > _OPEN)])


def _filled(gaps: Ints, stream: Stream) -> list[Window]:
    """Return for each gap what stands around it, with a place nobody has seen put in."""
    windows = []
    for place, start, end in zip(gaps, *bounds(gaps, stream), strict=True):
        first, last = max(start, place - _BESIDE), min(end, place + _BESIDE + 1)
        ids = np.insert(stream.ids[first:last], place - first, MASK)
        windows.append(Window(ids, np.array([place - first])))
    return windows


def proposed(expected: Expected, stream: Stream, model: Model) -> Edits:
    """Return what the tagger would change: characters for others, too many, missing and swapped."""
    return join([_others(expected, stream, model), *_reshaped(expected, stream, model)])


def _reshaped(expected: Expected, stream: Stream, model: Model) -> Iterator[Edits]:
    """Yield what takes out, puts in and swaps characters."""
    places, chances, ids = expected.places, expected.chances, stream.ids
    gone = places[(chances[:, EXTRA] > _LIKELY) & stream.open[places]]
    yield make(gone, 1, np.zeros((len(gone), 0), np.uint16))
    rows, new = np.nonzero(expected.fills[:, : len(model.alphabet.han)] > _LIKELY)
    rows, new = rows[model.alphabet.han[new]], new[model.alphabet.han[new]]
    yield make(expected.gaps[rows], 0, new[:, None].astype(np.uint16))
    pair = places[stream.open[places] & stream.open[places + 1]]
    swapped = expected.of(pair, ids[pair + 1], FLOOR) + expected.of(pair + 1, ids[pair], FLOOR)
    pair = pair[(swapped > _POSSIBLE) & (ids[pair] != ids[pair + 1])]
    yield make(pair, 2, np.stack([ids[pair + 1], ids[pair]], axis=1))


def _others(expected: Expected, stream: Stream, model: Model) -> Edits:
    """Return the likely characters of each place, and possible ones like what stands there."""
    rows, chars = np.nonzero(expected.chances > _POSSIBLE)
    new, old = chars.astype(np.uint16), stream.ids[expected.places[rows]]
    fits = (chars < len(model.alphabet.han)) & (new != old) & stream.open[expected.places[rows]]
    fits[fits] = model.alphabet.han[new[fits]]
    doubtful = np.flatnonzero(fits & (expected.chances[rows, chars] <= _LIKELY))
    like = model.sounds.likeness(new[doubtful], old[doubtful]) < FAR
    rest = np.flatnonzero(~like)
    like[rest] = model.shapes.degree(new[doubtful[rest]], old[doubtful[rest]]) >= _LIKE
    fits[doubtful[~like]] = False
    return make(expected.places[rows[fits]], 1, new[fits, None])


def changes(edits: Edits, stream: Stream) -> Changes:
    """Return the single changes that edits are made of."""
    width = np.arange(WIDEST)
    place = edits.start[:, None] + width
    old = stream.ids[np.minimum(place, len(stream.ids) - 1)]
    less = (edits.size == 0)[:, None]
    more = (edits.old == 0)[:, None]
    new = np.where(less, np.uint16(EXTRA), np.where(more, np.uint16(GAP), edits.new))
    other = (width < edits.size[:, None]) & (edits.old == edits.size)[:, None] & (old != new)
    changed = np.where(less, width < edits.old[:, None], np.where(more, width == 0, other))
    row, column = np.nonzero(changed)
    return Changes(row, place[row, column], old[row, column], new[row, column])
