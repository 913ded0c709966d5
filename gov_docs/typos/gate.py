"""The cheap look at every character: which places are worth a search."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import SIZE
from gov_docs.typos.stream import Stream
from gov_docs.typos.words import Words

REACH = 4  # characters after a place whose cost an error there raises
_CAP = 240  # ten nats; beyond that a rarer character is no more suspicious


def signs(stream: Stream, words: Words) -> NDArray[np.float32]:
    """Return, by place, what speaks for an error there: costs around it and words across it."""
    count = len(stream.ids)
    cost = np.minimum(stream.cost, _CAP).astype(np.float32) / 24
    columns = [np.ones(count, np.float32)]
    columns += [np.roll(cost, -offset) for offset in range(-1, REACH + 1)]
    wide = stream.ids.astype(np.uint64)
    both = stream.open[:-1] & stream.open[1:]
    pair = np.zeros(count, bool)
    at = np.flatnonzero(both)
    pair[at] = words.are_words(wide[at] * np.uint64(SIZE) + wide[at + 1])
    before = np.roll(pair, 1)
    columns += [(pair | before).astype(np.float32), (pair & before).astype(np.float32)]
    worst = np.maximum(np.roll(cost, -1), np.roll(cost, -2))
    columns += [np.minimum(cost, worst), np.maximum(cost, worst)]
    return np.stack(columns, axis=1)


def suspicion(signs: NDArray[np.float32], weights: Sequence[float]) -> NDArray[np.float32]:
    """Return the log-odds of an error at each place; summed column by column, always alike."""
    score = np.zeros(len(signs), np.float32)
    for column, weight in enumerate(weights):
        score += signs[:, column] * np.float32(weight)
    return score
