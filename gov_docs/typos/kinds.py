"""What kind of slip an edit would undo, character by character, and how unlikely that slip is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import UNKNOWN
from gov_docs.typos.edits import WIDEST, Edits
from gov_docs.typos.fluency import STEP
from gov_docs.typos.model import Model
from gov_docs.typos.shapes import ALIKE
from gov_docs.typos.sounds import FAR
from gov_docs.typos.stream import Stream

# What a slip of each kind must gain, in nats, before its alternative is worth a thought.
_COSTS = {
    "same_sound": 2, "near_sound": 5, "near_twice": 8, "like_shape": 6, "unlike": 11,
    "missing": 10, "extra": 11, "doubled": 5, "swapped": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kinds:
    counts: dict[str, NDArray[np.int64]]  # by kind: how many of each edit's changes
    degree: NDArray[np.float64]  # summed likeness of shape of its look-alikes
    before: NDArray[np.uint16]  # rows of WIDEST characters as they stand
    changed: NDArray[np.bool_]  # which of them differ; none where the length does

    def cost(self) -> NDArray[np.int64]:
        """Return how unlikely the slips are together, in 1/(2 STEP) nats."""
        nats = sum(count * _COSTS[kind] for kind, count in self.counts.items())
        return np.asarray(nats * 2 * STEP, np.int64)


def kinds(edits: Edits, stream: Stream, model: Model) -> Kinds:
    width = np.arange(WIDEST)
    before = stream.ids[np.minimum(edits.start[:, None] + width, len(stream.ids) - 1)]
    changed = (before != edits.new) & (width < edits.size[:, None])
    changed &= (edits.old == edits.size)[:, None]
    swapped = (edits.old == 2) & (edits.size == 2)
    swapped &= (before[:, 0] == edits.new[:, 1]) & (before[:, 1] == edits.new[:, 0])
    rows, columns = np.nonzero(changed & ~swapped[:, None])
    one, two = before[rows, columns], edits.new[rows, columns]
    sound = model.sounds.likeness(one, two)
    far = np.flatnonzero(sound == FAR)
    degree = np.zeros(len(rows))
    degree[far] = model.shapes.degree(one[far], two[far])

    def count(hit: NDArray[np.bool_]) -> NDArray[np.int64]:
        return np.bincount(rows[hit], minlength=len(edits))

    last = stream.ids[np.maximum(edits.end - 1, 0)]
    twin = (last == stream.ids[edits.start - 1]) & (last > UNKNOWN)
    twin &= (edits.old < 2) | (stream.ids[edits.start] == stream.ids[edits.start - edits.old])
    less = edits.old > edits.size
    counts = {
        "same_sound": count(sound == 0),
        "near_sound": count(sound == 1),
        "near_twice": count(sound == 2),
        "like_shape": count(degree >= ALIKE),
        "unlike": count((sound == FAR) & (degree < ALIKE)),
        "missing": (edits.old < edits.size).astype(np.int64),
        "extra": (less & ~twin).astype(np.int64),
        "doubled": (less & twin).astype(np.int64),
        "swapped": swapped.astype(np.int64),
    }
    shape = np.asarray(np.bincount(rows, degree, len(edits)), np.float64)
    return Kinds(counts, shape, before, changed)
