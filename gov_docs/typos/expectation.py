"""What the tagger expects at the doubtful places of a stream, and the edits it would propose."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.edits import WIDEST, Edits, make
from gov_docs.typos.model import Model
from gov_docs.typos.sounds import FAR
from gov_docs.typos.stream import PAD, Stream
from gov_docs.typos.tagger import WIDTH, Tagger, Window

FLOOR = -12.0  # nats; below, differences say nothing
_LIKELY = -4.5  # log probability from which any character is proposed
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

    def of(self, places: Ints, chars: Ids, default: float) -> Floats:
        """Return how likely each character is at its place, `default` where nobody looked."""
        if not len(self.places):
            return np.full(len(places), default)
        at = np.minimum(np.searchsorted(self.places, places), len(self.places) - 1)
        known = self.places[at] == places
        return np.where(known, np.maximum(self.chances[at, chars], FLOOR), default)


@dataclass(frozen=True, slots=True)
class Changes:
    """The single characters that edits of unchanged length put for others."""

    row: Ints  # of the edit
    place: Ints
    old: Ids
    new: Ids


def expect(low: Ints, high: Ints, stream: Stream, tagger: Tagger) -> Expected:
    """Return what is expected at the open places of the stretches, which do not overlap."""
    size = high - low
    places = np.repeat(high - np.cumsum(size), size) + np.arange(size.sum())
    places = places[stream.open[places]]
    start, end = _windows(places, stream)
    windows = []
    for part in np.split(np.arange(len(places)), np.flatnonzero(np.diff(start)) + 1):
        if len(part):
            here = places[part]
            first = max(int(start[part[0]]), int(here[0]) - _AROUND)
            last = min(int(end[part[0]]), int(here[-1]) + _AROUND + 1)
            windows.append(Window(stream.ids[first:last], here - first))
    groups = [windows[n : n + _TOGETHER] for n in range(0, len(windows), _TOGETHER)]
    vectors = [np.zeros((0, WIDTH), np.float32), *map(tagger.look, groups)]
    return Expected(places, tagger.likelihoods(np.concatenate(vectors)))


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
    """Return the likely characters of each place, and possible ones like what stands there."""
    rows, chars = np.nonzero(expected.chances > _POSSIBLE)
    new, old = chars.astype(np.uint16), stream.ids[expected.places[rows]]
    fits = (chars < len(model.alphabet.han)) & (new != old)
    fits[fits] = model.alphabet.han[new[fits]]
    doubtful = np.flatnonzero(fits & (expected.chances[rows, chars] <= _LIKELY))
    like = model.sounds.likeness(new[doubtful], old[doubtful]) < FAR
    rest = np.flatnonzero(~like)
    like[rest] = model.shapes.degree(new[doubtful[rest]], old[doubtful[rest]]) >= _LIKE
    fits[doubtful[~like]] = False
    return make(expected.places[rows[fits]], 1, new[fits, None])


def changes(edits: Edits, stream: Stream) -> Changes:
    place = edits.start[:, None] + np.arange(WIDEST)
    changed = (np.arange(WIDEST) < edits.size[:, None]) & (edits.old == edits.size)[:, None]
    old = stream.ids[np.minimum(place, len(stream.ids) - 1)]
    row, column = np.nonzero(changed & (old != edits.new))
    return Changes(row, place[row, column], old[row, column], edits.new[row, column])
