"""Which characters look alike: as a whole, by a part they share, or one as a part of the other."""

import numpy as np
from numpy.typing import NDArray

MOST_ALIKE = 16
PARTS = 7  # whole; right and lower part, each wide and half; left and upper half
COMPONENTS = 20
ALIKE = 0.62  # degree from which two characters count as alike
_BLOCK = 1 << 14
# Cosines that one pair of characters drawn by chance in a hundred reaches, and one in a thousand;
# they stand for the degrees 0.55 and 0.8.
_WHOLE, _PART_OF, _SHARED = (0.66, 0.80), (0.72, 0.82), (0.81, 0.93)

Floats = NDArray[np.float64]


class Shapes:
    def __init__(self, others: NDArray[np.uint16], described: NDArray[np.int8]) -> None:
        self._others = np.asarray(others)
        self._described = np.asarray(described)

    def alike(self, ids: NDArray[np.uint16]) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
        """Return row numbers and the characters that look most like those of `ids`."""
        others = self._others[ids]
        rows, columns = np.nonzero(others)
        return rows, others[rows, columns]

    def degree(self, one: NDArray[np.integer], other: NDArray[np.integer]) -> Floats:
        """Return how alike characters look, 0 to 1."""
        pairs, back = np.unique(one.astype(np.uint32) << 16 | other, return_inverse=True)
        one, other = pairs >> 16, pairs & 0xFFFF
        out = np.zeros(len(pairs))
        for start in range(0, len(pairs), _BLOCK):
            block = slice(start, start + _BLOCK)
            out[block] = _degree(self._described[one[block]], self._described[other[block]])
        return out[back]


def _degree(one: NDArray[np.int8], other: NDArray[np.int8]) -> Floats:
    a, b = one.astype(np.float32), other.astype(np.float32)  # sums of whole numbers stay exact
    whole = (a[:, 0] * b[:, 0]).sum(axis=1)
    part_of = np.maximum(_likest(a[:, :1], b[:, 1:]), _likest(b[:, :1], a[:, 1:]))
    shared = _likest(a[:, 1:], b[:, 1:])
    grades = (_graded(whole, _WHOLE), _graded(part_of, _PART_OF), _graded(shared, _SHARED))
    return np.asarray(np.clip(np.maximum.reduce(grades), 0, 1), np.float64)


def _likest(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray((a * b).sum(axis=2).max(axis=1), np.float32)


def _graded(product: NDArray[np.float32], marks: tuple[float, float]) -> Floats:
    low, high = marks
    return 0.55 + 0.25 * (product.astype(np.float64) / 127**2 - low) / (high - low)
