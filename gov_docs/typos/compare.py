"""Which of two forms reads better where it stands: what a list of words asks of the models."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import BOUNDARY
from gov_docs.typos.fluency import STEP
from gov_docs.typos.model import Model

AROUND = 6  # characters on either side that count; the word model looks no farther
BLOCK = 2048  # places weighed together: the lattice of words takes 3 kB a place
_NAT = 2 * STEP

Ids = NDArray[np.uint16]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Place:
    """text[start:end], and what might stand there instead."""

    text: str
    start: int
    end: int
    other: str


def weigh(places: Sequence[Place], model: Model) -> list[float]:
    """Return how much better each place reads with the other form, in nats.

    That is what the model of characters and the model of words agree on, so the smaller of both;
    the words are asked only where the characters speak for the other form. The numbers are sums of
    whole ones: they do not depend on what else is asked.
    """
    gains = [
        gain
        for start in range(0, len(places), BLOCK)
        for gain in _weigh(places[start : start + BLOCK], model)
    ]
    return [gain / _NAT for gain in gains]


def _weigh(places: Sequence[Place], model: Model) -> list[int]:
    ids, base = _joined(places, model)
    shapes: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for n, place in enumerate(places):
        shapes[place.end - place.start, len(place.other)].append(n)
    gains = [0] * len(places)
    for (size, width), which in shapes.items():
        begin = base[which]
        old = ids[begin[:, None] + np.arange(-AROUND, size + AROUND)]
        others = "".join(places[n].other for n in which)
        new = model.alphabet.encode(others).reshape(len(which), width)
        rows = np.concatenate([old[:, :AROUND], new, old[:, AROUND + size :]], axis=1)
        for n, gain in zip(which, _gains(old, rows, model).tolist(), strict=True):
            gains[n] = gain
    return gains


def _joined(places: Sequence[Place], model: Model) -> tuple[Ids, Ints]:
    """Return the texts as one row of numbers with borders between, and where each place begins."""
    border = np.full(AROUND, BOUNDARY, np.uint16)
    pieces, starts, at = [border], {}, AROUND
    for place in places:
        if place.text not in starts:
            starts[place.text] = at
            pieces += [model.alphabet.encode(place.text), border]
            at += len(place.text) + AROUND
    return np.concatenate(pieces), np.array([starts[p.text] + p.start for p in places], np.int64)


def _gains(old: Ids, new: Ids, model: Model) -> Ints:
    gain = _fluency(old, model) - _fluency(new, model)
    ask = np.flatnonzero(gain > 0)
    words = _words(old[ask], model) - _words(new[ask], model)
    gain[ask] = np.minimum(gain[ask], words)
    return gain


def _fluency(rows: Ids, model: Model) -> Ints:
    return model.fluency.row_costs(rows).astype(np.int64)


def _words(rows: Ids, model: Model) -> Ints:
    lengths = np.full(len(rows), rows.shape[1])
    return model.words.segment(rows, lengths)[0].astype(np.int64)
