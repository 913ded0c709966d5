"""Many n-grams in little memory: two-choice buckets of four slots, found for whole arrays at once.

A slot holds 16 bits of the key's hash (never 0) and two bytes of value. Keys not stored are
reported as stored about once in eight thousand; whoever asks checks shorter n-grams first.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

SLOTS = 4
Keys = NDArray[np.uint64]
Array = NDArray[Any]

_MIX_A = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B = np.uint64(0x94D049BB133111EB)
_LOW32 = np.uint64(0xFFFFFFFF)
_S16, _S31, _S32 = np.uint64(16), np.uint64(31), np.uint64(32)


def places(keys: Keys, buckets: int) -> tuple[Array, Array, Array]:
    """Return both buckets and the fingerprint of each key."""
    mixed = keys * _MIX_A
    mixed ^= mixed >> _S32
    mixed *= _MIX_B
    mixed ^= mixed >> _S31
    count = np.uint64(buckets)
    first = ((mixed & _LOW32) * count) >> _S32
    other = mixed * _MIX_A
    second = ((other >> _S32) * count) >> _S32
    prints = (other & np.uint64(0xFFFF)).astype(np.uint32)
    return first.astype(np.int64), second.astype(np.int64), np.maximum(prints, 1)


class HashTable:
    """Looks up arrays of keys; `slots` is a flat uint32 array, usually memory-mapped."""

    def __init__(self, slots: NDArray[np.uint32]) -> None:
        self._rows = np.asarray(slots, "<u4").reshape(-1, SLOTS)  # a bucket is fetched at once

    def find(self, keys: Keys) -> NDArray[np.uint32]:
        """Return 1 << 16 | value for each key that is stored, 0 for the others."""
        first, second, prints = places(keys, len(self._rows))
        found = self._entry(first, prints)
        rest = np.flatnonzero(found == 0)
        found[rest] = self._entry(second[rest], prints[rest])
        return found

    def _entry(self, bucket: Array, prints: Array) -> NDArray[np.uint32]:
        rows = self._rows.take(bucket, axis=0)
        held = rows.view("<u2")[:, 1::2] == prints[:, None].astype(np.uint16)
        at = np.flatnonzero(held.ravel())
        found = np.zeros(len(bucket), np.uint32)
        found[at // SLOTS] = rows.ravel()[at] & 0xFFFF | 0x10000
        return found
