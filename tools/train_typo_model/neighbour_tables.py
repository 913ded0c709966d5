"""For each character, those that follow it and precede it most."""

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import SIZE, Alphabet
from gov_docs.typos.neighbours import NEIGHBOURS


def make(
    pairs: NDArray[np.uint64], counts: NDArray[np.int32], alphabet: Alphabet
) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """Return the usual followers and the usual predecessors by character, from counted pairs."""
    first = (pairs // np.uint64(SIZE)).astype(np.int64)
    second = (pairs % np.uint64(SIZE)).astype(np.int64)
    return (
        _top(first, second, counts, alphabet.han),
        _top(second, first, counts, alphabet.han),
    )


def _top(
    given: NDArray[np.int64],
    other: NDArray[np.int64],
    counts: NDArray[np.int32],
    han: NDArray[np.bool_],
) -> NDArray[np.uint16]:
    use = han[other] & (counts > 2)
    given, other, counts = given[use], other[use], counts[use]
    order = np.lexsort((other, -counts, given))
    given, other = given[order], other[order]
    starts = np.flatnonzero(np.r_[True, given[1:] != given[:-1]])
    rank = np.arange(len(given)) - np.repeat(starts, np.diff(np.r_[starts, len(given)]))
    out = np.zeros((SIZE, NEIGHBOURS), np.uint16)
    near = rank < NEIGHBOURS
    out[given[near], rank[near]] = other[near]
    return out
