"""Many possible edits of one text as parallel arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import CONTEXT, UNKNOWN

WIDEST = 12  # characters an edit may put in

Ids = NDArray[np.uint16]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Edits:
    """Replace `old` characters from `start` by the first `size` of each row of `new`."""

    start: Ints
    old: Ints
    size: Ints
    new: Ids  # padded with 0

    def __len__(self) -> int:
        return len(self.start)

    def take(self, which: NDArray[np.generic]) -> "Edits":
        return Edits(self.start[which], self.old[which], self.size[which], self.new[which])

    @property
    def end(self) -> Ints:
        return self.start + self.old


def make(start: Ints, old: int, new: Ids) -> Edits:
    """Return edits of one shape: `new` is a matrix without padding."""
    count, size = new.shape
    wide = np.zeros((count, WIDEST), np.uint16)
    wide[:, :size] = new
    return Edits(start, np.full(count, old), np.full(count, size), wide)


def join(parts: Sequence[Edits]) -> Edits:
    return Edits(
        np.concatenate([p.start for p in parts]),
        np.concatenate([p.old for p in parts]),
        np.concatenate([p.size for p in parts]),
        np.concatenate([p.new for p in parts]),
    )


def trimmed(edits: Edits, text: Ids) -> Edits:
    """Take off what an edit replaces by itself at either end, drop those that change nothing."""
    start, old, size, new = (
        edits.start.copy(),
        edits.old.copy(),
        edits.size.copy(),
        edits.new.copy(),
    )
    for _ in range(WIDEST):
        live = (old > 0) & (size > 0)
        same = live & (text[start + old - 1] == new[np.arange(len(new)), np.maximum(size, 1) - 1])
        if not same.any():
            break
        new[same, size[same] - 1] = 0
        old, size = old - same, size - same
    for _ in range(WIDEST):
        same = (old > 0) & (size > 0) & (text[start] == new[:, 0])
        if not same.any():
            break
        new[same, :-1] = new[same, 1:]
        new[same, -1] = 0
        start, old, size = start + same, old - same, size - same
    left = Edits(start, old, size, new).take(np.flatnonzero((old > 0) | (size > 0)))
    return once(rightmost(left, text))


def rightmost(edits: Edits, text: Ids) -> Edits:
    """Take out the last of equal characters, put in behind them: one edit where many do the same."""
    start = edits.start.copy()
    less, more = edits.size == 0, (edits.old == 0) & (edits.size == 1)
    same = np.ones(len(start), bool)
    while same.any():
        same &= np.where(
            less, text[start] == text[start + edits.old], text[start] == edits.new[:, 0]
        )
        same &= (less | more) & (text[start] > UNKNOWN)
        start = start + same
    return Edits(start, edits.old, edits.size, edits.new)


def once(edits: Edits) -> Edits:
    """Return each different edit once, in order of place."""
    words = packed(edits.new)
    mixed = edits.start.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for column in (edits.old, edits.size, *words):
        mixed = (mixed ^ column.astype(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
    _, first = np.unique(mixed, return_index=True)
    keys = (*(word[first] for word in words[::-1]), edits.size[first], edits.old[first])
    return edits.take(first[np.lexsort((*keys, edits.start[first]))])


def packed(new: Ids) -> list[NDArray[np.uint64]]:
    """Return the characters of each row as few numbers, which sort as the characters do."""
    return list(new.astype(">u2").view(">u8").astype(np.uint64).T)


def rewritten(edits: Edits, text: Ids, before: int, after: int) -> tuple[Ids, Ints]:
    """Return each edit's neighbourhood as it would read, padded with 0, and its length."""
    rows = np.zeros((len(edits), before + WIDEST + after), np.uint16)
    rows[:, :before] = text[edits.start[:, None] + np.arange(-before, 0)]
    rows[:, before : before + WIDEST] = edits.new
    right = text[np.minimum(edits.end[:, None] + np.arange(after), len(text) - 1)]
    columns = before + edits.size[:, None] + np.arange(after)
    np.put_along_axis(rows, columns, right, axis=1)
    return rows, before + edits.size + after


def originals(edits: Edits, text: Ids, before: int, after: int) -> tuple[Ids, Ints]:
    """Return each edit's neighbourhood as it reads now, padded with 0, and its length."""
    width = before + WIDEST + after
    at = edits.start[:, None] + np.arange(-before, width - before)
    lengths = before + edits.old + after
    rows = text[np.minimum(at, len(text) - 1)].copy()
    rows[np.arange(width) >= lengths[:, None]] = 0
    return rows, lengths


def fluency_rows(edits: Edits, text: Ids) -> Ids:
    """Return, for edits of one size, the rows whose cost the language model gives."""
    size = int(edits.size[0])
    rows, _ = rewritten(edits, text, CONTEXT, CONTEXT)
    return np.ascontiguousarray(rows[:, : 2 * CONTEXT + size])
