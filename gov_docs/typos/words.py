"""How well a stretch of text falls into known words: the word-pair model over a lattice."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import SIZE
from gov_docs.typos.fluency import BACKOFF_ZERO
from gov_docs.typos.hash_table import HashTable, Keys

LONGEST = 4  # characters of a word
_NO_WORD = 255 * 2  # cost of a character that no word begins with
_NEVER = 1 << 20
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)

Ids = NDArray[np.uint16]
Ints = NDArray[np.int32]


def word_keys(words: Sequence[NDArray[np.uint16]]) -> Keys:
    """Return each word as one number, exact up to LONGEST characters."""
    out = np.zeros(len(words), np.uint64)
    for n, word in enumerate(words):
        key = 0
        for char in word:
            key = key * SIZE + int(char)
        out[n] = key
    return out


def pair_keys(first: Keys, second: Keys) -> Keys:
    """Return a number for a word before another; apart from all words' own."""
    mixed = (first + np.uint64(1)) * _FIRST
    mixed ^= mixed >> np.uint64(29)
    return (mixed + second) * _SECOND | np.uint64(1 << 63)


class Words:
    def __init__(self, table: NDArray[np.uint32]) -> None:
        self._table = HashTable(table)

    def are_words(self, keys: Keys) -> NDArray[np.bool_]:
        return self._table.find(keys) > 0

    def holds_word(self, before: Ids, middle: Ids, after: Ids) -> bool:
        """Say whether a word of two or more characters covers part of `middle` where it stands."""
        row = np.concatenate([before, middle, after])
        low, high = len(before), len(before) + len(middle)
        windows = [
            row[start : start + length]
            for length in range(2, LONGEST + 1)
            for start in range(len(row) - length + 1)
            if start < high and start + length > low
        ]
        return bool(windows) and bool(self.are_words(word_keys(windows)).any())

    def segment(
        self, rows: NDArray[np.uint16], lengths: NDArray[np.int64]
    ) -> tuple[Ints, NDArray[np.int8]]:
        """Return each row's cost under its best segmentation, and how long the word at each place is.

        Rows are padded to one length. Costs are in 1/(2 STEP) nats, as Fluency's.
        """
        keys, single, weight, known = self._lattice(rows)
        best, came = self._search(keys, single, weight, known)
        at = np.arange(len(rows))
        ends = best[lengths, :, at]
        cost = ends.min(axis=1)
        return cost, _trace(came, lengths, ends.argmin(axis=1), rows.shape[1])

    def _lattice(self, rows: NDArray[np.uint16]) -> tuple[Keys, Ints, Ints, NDArray[np.bool_]]:
        """Return, by (end, length - 1, row), key, cost and weight of the word there, if known."""
        count, width = rows.shape
        columns = rows.T.astype(np.uint64)
        keys = np.zeros((width + 1, LONGEST, count), np.uint64)
        for length in range(1, LONGEST + 1):
            for back in range(length, 0, -1):
                part = keys[length:, length - 1]
                part *= np.uint64(SIZE)
                part += columns[length - back : width - back + 1]
        shape = keys.shape
        entry = self._table.find(keys.ravel()).reshape(shape).astype(np.int32)
        known = entry > 0
        for length in range(1, LONGEST + 1):
            known[:length, length - 1] = False
        single = np.where(known, (entry >> 8 & 0xFF) * 2, _NEVER)
        weight = np.where(known, (entry & 0xFF) - BACKOFF_ZERO, 0)
        single[1:, 0][~known[1:, 0]] = _NO_WORD
        known[1:, 0] = True
        return keys, single, weight, known

    def _search(
        self, keys: Keys, single: Ints, weight: Ints, known: NDArray[np.bool_]
    ) -> tuple[Ints, NDArray[np.int8]]:
        """Return the best cost of ending with each word, and the length of the word before it."""
        width, count = keys.shape[0] - 1, keys.shape[2]
        best = np.full(keys.shape, _NEVER, np.int32)
        came = np.zeros(keys.shape, np.int8)
        pairs = self._pairs(keys, known)
        for end in range(1, width + 1):
            for length in range(1, min(end, LONGEST) + 1):
                start = end - length
                if start == 0:
                    best[end, length - 1] = single[end, length - 1]
                    continue
                backed = best[start] - weight[start] + single[end, length - 1]
                paired = best[start] + pairs[end, length - 1]
                total = np.minimum(backed, paired)
                choice = total.argmin(axis=0)
                best[end, length - 1] = np.minimum(total[choice, np.arange(count)], _NEVER)
                came[end, length - 1] = choice + 1
        return best, came

    def _pairs(self, keys: Keys, known: NDArray[np.bool_]) -> Ints:
        """Return, by (end, length - 1, length before - 1, row), the cost of a stored pair."""
        width, count = keys.shape[0] - 1, keys.shape[2]
        cost = np.full((width + 1, LONGEST, LONGEST, count), _NEVER, np.int32)
        ask = np.zeros(cost.shape, bool)
        for length in range(1, LONGEST + 1):
            ask[length:, length - 1] = known[length:, length - 1, None] & known[:-length]
        ends, sizes, before, row = np.nonzero(ask)
        first = keys[ends - sizes - 1, before, row]
        entry = self._table.find(pair_keys(first, keys[ends, sizes, row])).astype(np.int32)
        hit = entry > 0
        cost[ends[hit], sizes[hit], before[hit], row[hit]] = (entry[hit] >> 8 & 0xFF) * 2
        return cost


def _trace(
    came: NDArray[np.int8], lengths: NDArray[np.int64], last: NDArray[np.int64], width: int
) -> NDArray[np.int8]:
    """Return, by row and place, the length of the word that covers it on the best path."""
    rows = np.arange(len(lengths))
    cover = np.zeros((len(lengths), width + LONGEST), np.int8)
    end, size = lengths.astype(np.int64).copy(), last + 1
    while (end > 0).any():
        live = end > 0
        for back in range(1, LONGEST + 1):
            use = live & (size >= back)
            cover[rows[use], end[use] - back] = size[use]
        before = came[end, size - 1, rows].astype(np.int64)
        end = np.where(live, end - size, 0)
        size = np.where(before > 0, before, 1)
    return cover[:, :width]
