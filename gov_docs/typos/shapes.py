"""Which characters look alike, as a whole or by a half they share."""

import numpy as np
from numpy.typing import NDArray

MOST_ALIKE = 16
PARTS = 5  # whole, left, right, top, bottom
COMPONENTS = 24
ALIKE = 0.62  # degree from which two characters count as alike
_BLOCK = 1 << 16


class Shapes:
    def __init__(self, others: NDArray[np.uint16], described: NDArray[np.int8]) -> None:
        self._others = np.asarray(others)
        self._described = np.asarray(described)

    def alike(self, ids: NDArray[np.uint16]) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
        """Return row numbers and the characters that look most like those of `ids`."""
        others = self._others[ids]
        rows, columns = np.nonzero(others)
        return rows, others[rows, columns]

    def degree(self, one: NDArray[np.integer], other: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return how alike characters look, 0 to 1: mostly the whole, partly the likest half."""
        out = np.zeros(len(one))
        for start in range(0, len(one), _BLOCK):
            block = slice(start, start + _BLOCK)
            a = self._described[one[block]].astype(np.int32)
            dots = (a * self._described[other[block]]).sum(axis=2) / 127**2
            half = np.maximum(dots[:, 1:3].max(axis=1), dots[:, 3:].max(axis=1) - 0.05)
            out[block] = np.clip(0.55 * dots[:, 0] + 0.45 * half, 0, 1)
        return out
