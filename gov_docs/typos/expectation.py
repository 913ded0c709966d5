"""What the tagger expects at the doubtful places of a stream, and the edits it would propose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import BOUNDARY
from gov_docs.typos.edits import WIDEST, Edits, join, make
from gov_docs.typos.model import Model
from gov_docs.typos.sounds import FAR
from gov_docs.typos.stream import PAD, Stream
from gov_docs.typos.tagger import EXTRA, GAP, MASK, WIDTH, Tagger, Window

FLOOR = -12.0  # nats; below, differences say nothing
_LIKELY = -4.5  # log probability from which any character is proposed
# And from which something is thought missing: such a place, and no more than a few close together, is
# looked at once more with something put in.
_OPEN, _FEW = -1.2, 4
_BESIDE = 16  # characters seen beside it then
_ODD = -1.6  # log probability below which what stands somewhere is looked at in a close reading
_POSSIBLE = -9.5  # and one that sounds or looks like what stands there
_LIKE = 0.5  # degree of likeness of shape for that
_WIDTH = 94  # characters seen together at most, and a boundary at either end
_STEP = 80  # from one window of a long paragraph to the next
_TOGETHER = 8  # windows, to make good use of a product of matrices
_AROUND = 24  # characters seen beside the first and last place asked for in a window

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


def expect(low: Ints, high: Ints, stream: Stream, tagger: Tagger) -> Expected:
    """Return what is expected at the open places of the stretches, which do not overlap.

    And right behind them, where something may be missing.
    """
    size = high - low
    places = np.repeat(high - np.cumsum(size), size) + np.arange(size.sum())
    asked = stream.open[places] | stream.open[places - 1]
    places = places[asked & (stream.ids[places] != BOUNDARY)]
    chances = _looked(_seen_from(places, stream), tagger)
    start, _ = _windows(places, stream)
    gaps = places[_gaps(start, chances[:, GAP].astype(np.float64))]
    return Expected(places, chances, gaps, _looked(_filled(gaps, stream), tagger))


def odd(stream: Stream, tagger: Tagger) -> Ints:
    """Return the open places where something else is likelier by far than what stands there."""
    places = np.flatnonzero(stream.open)
    windows, found = _seen_from(places, stream), [np.zeros(0, bool)]
    for group in _grouped(windows):
        stands = np.concatenate([window.ids[window.wanted] for window in group])
        chances = tagger.likelihoods(tagger.look(group))
        found.append(chances[np.arange(len(stands)), stands] < _ODD)
    return np.asarray(places[np.concatenate(found)], np.int64)


def _seen_from(places: Ints, stream: Stream) -> list[Window]:
    """Return what is seen together around the places, sorted as they are."""
    start, end = _windows(places, stream)
    windows = []
    for part in np.split(np.arange(len(places)), np.flatnonzero(np.diff(start)) + 1):
        if len(part):
            here = places[part]
            first = max(int(start[part[0]]), int(here[0]) - _AROUND)
            last = min(int(end[part[0]]), int(here[-1]) + _AROUND + 1)
            windows.append(Window(stream.ids[first:last], here - first))
    return windows


def _gaps(window: Ints, chances: Floats) -> Ints:
    """Return which places have most likely something missing before them, a few of each window."""
    order = np.lexsort((np.arange(len(window)), -chances, window))
    rank = np.arange(len(order)) - np.searchsorted(window[order], window[order])
    return np.sort(order[(rank < _FEW) & (chances[order] > _OPEN)])


def _looked(windows: Sequence[Window], tagger: Tagger) -> NDArray[np.float32]:
    vectors = [np.zeros((0, WIDTH), np.float32), *map(tagger.look, _grouped(windows))]
    return tagger.likelihoods(np.concatenate(vectors))


def _grouped(windows: Sequence[Window]) -> list[Sequence[Window]]:
    return [windows[n : n + _TOGETHER] for n in range(0, len(windows), _TOGETHER)]


def _filled(gaps: Ints, stream: Stream) -> list[Window]:
    """Return for each gap what stands around it, with a place nobody has seen put in."""
    windows = []
    for place, start, end in zip(gaps, *_windows(gaps, stream), strict=True):
        first, last = max(start, place - _BESIDE), min(end, place + _BESIDE + 1)
        ids = np.insert(stream.ids[first:last], place - first, MASK)
        windows.append(Window(ids, np.array([place - first])))
    return windows


def _windows(places: Ints, stream: Stream) -> tuple[Ints, Ints]:
    """Return the stretch in which each place is seen; the same wherever the paragraph stands."""
    para = np.searchsorted(stream.starts, places, "right") - 1
    starts = stream.starts[para]
    ends = np.r_[stream.starts[1:], len(stream.ids)][para] - PAD
    last = np.maximum(-(-(ends - starts - _WIDTH) // _STEP), 0)
    step = np.clip((places - starts - (_WIDTH - _STEP) // 2) // _STEP, 0, last)
    start = starts - 1 + step * _STEP
    return start, np.minimum(start + _WIDTH + 2, ends + 1)


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
