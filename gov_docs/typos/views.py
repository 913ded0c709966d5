"""What the tagger sees around each place: stretches of a paragraph, the same wherever it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import BOUNDARY
from gov_docs.typos.stream import PAD, Stream
from gov_docs.typos.tagger import WIDTH, Tagger, Window

_ODD = -1.6  # log probability below which what stands somewhere is looked at in a close reading
_WIDTH = 94  # characters seen together at most, and a boundary at either end
_STEP = 80  # from one window of a long paragraph to the next
_TOGETHER = 8  # windows, to make good use of a product of matrices
_AROUND = 24  # characters seen beside the first and last place asked for in a window
_AT_ONCE = 1024  # places whose likelihoods are in memory together: 30 MB

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seen:
    places: Ints  # sorted
    vectors: NDArray[np.float32]  # what the tagger makes of each


def see(stream: Stream, tagger: Tagger) -> Seen:
    """Return what the tagger makes of the whole stream."""
    places = asked(np.arange(1, len(stream.ids)), stream)
    return Seen(places, looked(views(places, stream), tagger))


def odd(seen: Seen, stream: Stream, tagger: Tagger) -> Ints:
    """Return the open places where something else is likelier by far than what stands there."""
    found = [np.zeros(0, bool)]
    for start in range(0, len(seen.places), _AT_ONCE):
        stands = stream.ids[seen.places[start : start + _AT_ONCE]]
        chances = tagger.likelihoods(seen.vectors[start : start + _AT_ONCE])
        found.append(chances[np.arange(len(stands)), stands] < _ODD)
    places = seen.places[np.concatenate(found)]
    return np.asarray(places[stream.open[places]], np.int64)


def asked(places: Ints, stream: Stream) -> Ints:
    """Return the places that may be changed, or something put in before them."""
    may = stream.open[places] | stream.open[places - 1]
    return np.asarray(places[may & (stream.ids[places] != BOUNDARY)], np.int64)


def views(places: Ints, stream: Stream) -> list[Window]:
    """Return what is seen together around the places, sorted as they are."""
    start, end = bounds(places, stream)
    windows = []
    for part in np.split(np.arange(len(places)), np.flatnonzero(np.diff(start)) + 1):
        if len(part):
            here = places[part]
            first = max(int(start[part[0]]), int(here[0]) - _AROUND)
            last = min(int(end[part[0]]), int(here[-1]) + _AROUND + 1)
            windows.append(Window(stream.ids[first:last], here - first))
    return windows


def looked(windows: Sequence[Window], tagger: Tagger) -> NDArray[np.float32]:
    """Return a vector for each place wanted, window by window."""
    groups = (windows[n : n + _TOGETHER] for n in range(0, len(windows), _TOGETHER))
    return np.concatenate([np.zeros((0, WIDTH), np.float32), *map(tagger.look, groups)])


def bounds(places: Ints, stream: Stream) -> tuple[Ints, Ints]:
    """Return the stretch in which each place is seen; the same wherever the paragraph stands."""
    para = np.searchsorted(stream.starts, places, "right") - 1
    starts = stream.starts[para]
    ends = np.r_[stream.starts[1:], len(stream.ids)][para] - PAD
    last = np.maximum(-(-(ends - starts - _WIDTH) // _STEP), 0)
    step = np.clip((places - starts - (_WIDTH - _STEP) // 2) // _STEP, 0, last)
    start = starts - 1 + step * _STEP
    return start, np.minimum(start + _WIDTH + 2, ends + 1)
