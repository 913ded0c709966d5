"""Filling the two-choice hash tables that gov_docs.typos looks up."""

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.hash_table import SLOTS, Keys, places

# Four slots and two choices fill to about 0.97 before they fail; a small table may fail earlier.
LOADS = (0.94, 0.88, 0.75, 0.5)
_ROUNDS = 3000


def build(keys: Keys, values: NDArray[np.uint16]) -> NDArray[np.uint32]:
    """Return the slots of a table that holds each key (all different) with its value."""
    for load in LOADS:
        buckets = int(len(keys) / SLOTS / load) + 1
        first, second, prints = places(keys, buckets)
        owner = _settle(np.stack([first, second]), buckets)
        if owner is not None:
            return _filled(owner, prints, values)
    raise RuntimeError("the hash table does not settle at any load")


def _filled(
    owner: NDArray[np.int64], prints: NDArray[np.uint32], values: NDArray[np.uint16]
) -> NDArray[np.uint32]:
    slots = np.zeros(len(owner), np.uint32)
    used = owner >= 0
    slots[used] = prints[owner[used]] << 16 | values[owner[used]]
    return slots


def _settle(both: NDArray[np.int64], buckets: int) -> NDArray[np.int64] | None:
    """Return which key each slot holds (-1: none), moving keys to their other bucket as needed.

    None where some key finds no slot.
    """
    random = np.random.default_rng(0)
    owner = np.full(buckets * SLOTS, -1, np.int64)
    choice = np.zeros(both.shape[1], np.int8)
    waiting = np.arange(both.shape[1])
    for _ in range(_ROUNDS):
        if not len(waiting):
            return owner
        bucket = both[choice[waiting], waiting]
        order = np.argsort(bucket, kind="stable")
        waiting, bucket = waiting[order], bucket[order]
        starts = np.flatnonzero(np.r_[True, bucket[1:] != bucket[:-1]])
        rank = np.arange(len(bucket)) - np.repeat(starts, np.diff(np.r_[starts, len(bucket)]))
        full = np.count_nonzero(owner.reshape(-1, SLOTS)[bucket] >= 0, axis=1)
        fits = full + rank < SLOTS
        owner[bucket[fits] * SLOTS + (full + rank)[fits]] = waiting[fits]
        waiting = _evict(owner, choice, waiting[~fits], bucket[~fits], random)
    return None


def _evict(
    owner: NDArray[np.int64],
    choice: NDArray[np.int8],
    waiting: NDArray[np.int64],
    bucket: NDArray[np.int64],
    random: np.random.Generator,
) -> NDArray[np.int64]:
    """Put one waiting key a bucket in a random slot; return who waits now, all choices turned."""
    single = np.r_[True, bucket[1:] != bucket[:-1]] if len(bucket) else np.zeros(0, bool)
    slot = bucket[single] * SLOTS + random.integers(0, SLOTS, int(single.sum()))
    out = owner[slot].copy()
    owner[slot] = waiting[single]
    waiting = np.r_[out, waiting[~single]]
    choice[waiting] ^= 1
    return waiting
