"""How usual each character is after the four before it: the character 5-gram model.

All scores are whole numbers in units of 1/STEP nat, so sums do not depend on their order.
"""

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import CONTEXT, SIZE
from gov_docs.typos.hash_table import HashTable, Keys

ORDER = 5
STEP = 12  # a byte reaches to 21 nats
BACKOFF_STEP = 24
BACKOFF_ZERO = 180

_SALTS = np.arange(ORDER + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
Scores = NDArray[np.int32]


def salted(keys: Keys, order: int) -> Keys:
    """Tell n-grams of different order apart that are the same number."""
    return np.asarray(np.bitwise_xor(keys, _SALTS[order]), np.uint64)


class Fluency:
    def __init__(self, single: NDArray[np.uint16], table: NDArray[np.uint32]) -> None:
        values = np.asarray(single, np.int32)
        self._prob = values >> 8
        self._weight = (values & 0xFF) - BACKOFF_ZERO
        self._table = HashTable(table)

    def costs(self, ids: NDArray[np.uint16]) -> Scores:
        """Return each position's cost, in 1/(2 STEP) nats below certainty, after what precedes it.

        The first four positions are context only; their costs mean nothing.
        """
        return self._look(ids, np.ones(len(ids), bool))[0]

    def row_costs(self, rows: NDArray[np.uint16]) -> Scores:
        """Return the cost of each row's text after its first four characters."""
        count, width = rows.shape
        wanted = np.ones((count, width), bool)
        wanted[:, : CONTEXT - 1] = False
        flat = self._look(rows.ravel(), wanted.ravel())[0].reshape(count, width)
        return np.asarray(flat[:, CONTEXT:].sum(axis=1), np.int32)

    def row_orders(self, rows: NDArray[np.uint16]) -> NDArray[np.int8]:
        """Return, by row and place, the length of the longest known n-gram that ends there."""
        return self._look(rows.ravel(), np.ones(rows.size, bool))[1].reshape(rows.shape)

    def alone(self, ids: NDArray[np.uint16]) -> Scores:
        """Return each character's cost without context."""
        return self._prob[ids] * 2

    def follows(self, first: NDArray[np.uint16], second: NDArray[np.uint16]) -> NDArray[np.bool_]:
        """Say for each pair of characters whether the model knows it."""
        keys = first.astype(np.uint64) * np.uint64(SIZE) + second
        return self._table.find(salted(keys, 2)) > 0

    def _look(
        self, ids: NDArray[np.uint16], wanted: NDArray[np.bool_]
    ) -> tuple[Scores, NDArray[np.int8]]:
        keys = wide = ids.astype(np.uint64)
        cost, weight, found = self._prob[ids] * 2, self._weight[ids], wanted
        longest = np.ones(len(ids), np.int8)
        for order in range(2, ORDER + 1):
            # keys are of order - 1 here; one more character to the left makes them of this order
            longer = np.zeros_like(keys)
            longer[order - 1 :] = wide[: len(ids) - order + 1] * np.uint64(SIZE ** (order - 1))
            longer[order - 1 :] += keys[order - 1 :]
            context = np.r_[False, found[:-1]]
            cost -= np.where(context, np.r_[0, weight[:-1]], 0)
            # An n-gram is stored only with its prefix and suffix, so few need be asked for.
            ask = np.flatnonzero(found & context)
            ask = ask[ask >= order - 1]
            entry = self._table.find(salted(longer[ask], order)).astype(np.int32)
            at, entry = ask[entry > 0], entry[entry > 0]
            found = np.zeros(len(ids), bool)
            found[at] = True
            longest[at] = order
            cost[at] = (entry >> 8 & 0xFF) * 2
            weight = np.zeros(len(ids), np.int32)
            weight[at] = (entry & 0xFF) - BACKOFF_ZERO
            keys = longer
        return cost, longest
