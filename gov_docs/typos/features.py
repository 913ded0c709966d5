"""What speaks for and against each alternative: the numbers the log-linear decision weighs."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import CONTEXT
from gov_docs.typos.clusters import NAT, Clusters
from gov_docs.typos.edits import WIDEST, Edits, originals, rewritten
from gov_docs.typos.kinds import kinds
from gov_docs.typos.model import Model
from gov_docs.typos.stream import Stream

AROUND = 6  # characters of context on either side for the word model
NAMES = (
    "fluency", "words", "both",
    "same_sound", "near_sound", "near_twice", "like_shape", "unlike", "shape_degree",
    "missing", "extra", "doubled", "swapped",
    "makes_word", "makes_long_word", "breaks_word", "breaks_long_word", "runs",
    "old_order", "new_order", "old_best_order", "new_best_order",
    "old_surprise", "new_surprise", "context_surprise", "suspicion",
    "further_changes", "new_frequency", "old_frequency", "particle", "lead",
    "twin_alone",
)  # fmt: skip
KINDS = ("other", "missing", "extra", "doubled", "swapped")

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Columns = dict[str, NDArray[Any]]


def measure(
    found: Clusters, stream: Stream, suspicion: NDArray[np.float32], model: Model
) -> Floats:
    """Return one row of features for each alternative."""
    if not len(found.edits):
        return np.zeros((0, len(NAMES)))
    edits, kind = found.edits, kinds(found.edits, stream, model)
    columns: Columns = {
        **kind.counts,
        "shape_degree": kind.degree,
        "further_changes": np.maximum(kind.changed.sum(axis=1) - 1, 0),
        "runs": (kind.changed[:, 1:] & ~kind.changed[:, :-1]).sum(axis=1) + kind.changed[:, 0],
        "fluency": found.gain / NAT,
        "lead": _lead(found),
    }
    inside_old = _touched(edits, edits.old, kind.changed)
    inside_new = _touched(edits, edits.size, kind.changed)
    columns["new_frequency"] = _alone(model, edits.new, inside_new)
    columns["old_frequency"] = _alone(model, kind.before, inside_old)
    particles = model.alphabet.encode("的地得")
    both = np.isin(kind.before, particles) & np.isin(edits.new, particles) & kind.changed
    columns["particle"] = np.any(both, axis=1)
    columns |= _words_and_orders(found, inside_old, inside_new, stream, model)
    columns["twin_alone"] = columns["twin_alone"] * kind.counts["doubled"]
    columns |= _surprises(found, stream, suspicion)
    return np.stack([columns[name].astype(np.float64) for name in NAMES], axis=1)


def by_kind(features: Floats) -> Floats:
    """Return the features once for each of KINDS, all but the own kind's 0.

    Each kind has weights of its own: a gain means something else where there is less text than
    before, and something else again where the same character stood twice.
    """
    kinds = [(features[:, NAMES.index(name)] > 0)[:, None] for name in KINDS[1:]]
    rest = ~np.logical_or.reduce(kinds)
    return np.concatenate([features * kind for kind in (rest, *kinds)], axis=1)


def names_by_kind(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{kind}:{name}" for kind in KINDS for name in names)


def _touched(edits: Edits, size: NDArray[np.int64], changed: Mask) -> Mask:
    """Return which places an edit changes: those that differ, all where the length does."""
    whole = np.arange(WIDEST) < size[:, None]
    return np.where((edits.old == edits.size)[:, None], changed, whole)


def _alone(model: Model, chars: NDArray[np.uint16], where: Mask) -> Floats:
    """Return the summed cost in nats of the characters marked, each on its own."""
    cost = np.where(where, model.fluency.alone(chars), 0)
    return np.asarray(cost.sum(axis=1) / NAT, np.float64)


def _words_and_orders(
    found: Clusters, inside_old: Mask, inside_new: Mask, stream: Stream, model: Model
) -> Columns:
    edits = found.edits
    old, old_length = originals(edits, stream.ids, AROUND, AROUND)
    new, new_length = rewritten(edits, stream.ids, AROUND, AROUND)
    old_cost, old_cover = model.words.segment(old, old_length)
    new_cost, new_cover = model.words.segment(new, new_length)
    middle = slice(AROUND, AROUND + WIDEST)
    old_word = np.where(inside_old, old_cover[:, middle], 0)
    new_word = np.where(inside_new, new_cover[:, middle], 0)
    old_order, old_best = _orders(old, edits.old, model)
    new_order, new_best = _orders(new, edits.size, model)
    return {
        "words": (old_cost - new_cost) / NAT,
        "both": np.minimum(found.gain, old_cost - new_cost) / NAT,
        "makes_word": (new_word >= 2).sum(axis=1),
        "makes_long_word": (new_word >= 3).sum(axis=1),
        "breaks_word": (old_word >= 2).sum(axis=1),
        "breaks_long_word": (old_word >= 3).sum(axis=1),
        "old_order": old_order,
        "new_order": new_order,
        # A character that stands twice is right where each belongs to a word of its own (管理理念).
        "twin_alone": (old_cover[:, AROUND - 1 : AROUND + 1] < 2).any(axis=1) | (edits.old > 1),
        "old_best_order": old_best,
        "new_best_order": new_best,
    }


def _orders(
    rows: NDArray[np.uint16], size: NDArray[np.int64], model: Model
) -> tuple[Floats, NDArray[np.int64]]:
    """Return how long the known n-grams are that end in an edit or soon after: mean and longest."""
    orders = model.fluency.row_orders(rows)[:, AROUND:].astype(np.int64)
    orders[np.arange(orders.shape[1]) >= (size + CONTEXT)[:, None]] = 0
    return orders.sum(axis=1) / (size + CONTEXT), orders.max(axis=1)


def _surprises(found: Clusters, stream: Stream, suspicion: NDArray[np.float32]) -> Columns:
    edits = found.edits
    # Over the whole place, the same for all its alternatives, or long ones would seem smoother.
    begins = np.searchsorted(found.cluster, np.arange(found.cluster[-1] + 1))
    low = np.minimum.reduceat(edits.start, begins)[found.cluster]
    high = np.maximum.reduceat(edits.end, begins)[found.cluster] + CONTEXT
    cost = stream.span_cost(low, high)
    around = stream.span_cost(low - CONTEXT, low) + stream.span_cost(high, high + CONTEXT)
    span = np.minimum(edits.start[:, None] + np.arange(WIDEST), len(suspicion) - 1)
    covered = np.arange(WIDEST) < np.maximum(edits.old, 1)[:, None]
    return {
        "old_surprise": cost / NAT / (high - low),
        "new_surprise": (cost - found.gain) / NAT / (high - low),
        "context_surprise": around / NAT / (2 * CONTEXT),
        "suspicion": np.where(covered, suspicion[span], -20).max(axis=1),
    }


def _lead(found: Clusters) -> Floats:
    """Return how far each alternative's gain is ahead of the best other one, in nats."""
    order = np.lexsort((-found.gain, found.cluster))
    cluster, gain = found.cluster[order], found.gain[order]
    first = np.searchsorted(cluster, cluster, "left")
    following = np.minimum(first + 1, len(gain) - 1)
    has_second = (following > first) & (cluster[following] == cluster)
    second = np.where(has_second, gain[following], 0)
    rival = np.where(np.arange(len(gain)) == first, second, gain[first])
    lead = np.empty(len(gain))
    lead[order] = np.clip((gain - np.maximum(rival, 0)) / NAT, -10, 10)
    return lead
