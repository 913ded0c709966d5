"""Which characters usually stand before or after another: proposals for any-character edits."""

import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 48


class Neighbours:
    def __init__(self, after: NDArray[np.uint16], before: NDArray[np.uint16]) -> None:
        self._after = after
        self._before = before

    def between(
        self, left: NDArray[np.uint16], right: NDArray[np.uint16]
    ) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
        """Return row numbers and characters that fit after `left` or before `right`."""
        both = np.concatenate([self._after[left], self._before[right]], axis=1)
        rows, columns = np.nonzero(both)
        return rows, both[rows, columns]
