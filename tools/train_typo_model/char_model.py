"""Character 5-grams: counts, modified Kneser-Ney (Chen and Goodman 1998), pruning, quantising.

Keys are numbers in base SIZE, exact for five characters, so prefixes and suffixes are arithmetic.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import BOUNDARY, CONTEXT, SIZE, Alphabet
from gov_docs.typos.fluency import BACKOFF_STEP, BACKOFF_ZERO, ORDER, STEP, salted
from tools.train_typo_model.table_builder import build

Keys = NDArray[np.uint64]
Floats = NDArray[np.float32]
_BASE = np.uint64(SIZE)


@dataclass(slots=True)
class Level:
    """All n-grams of one order, sorted by key."""

    keys: Keys
    raw: NDArray[np.int32]  # occurrences
    log_prob: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    gamma: Floats = field(default_factory=lambda: np.zeros(0, np.float32))  # log weight as context
    keep: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))


def stream(texts: Sequence[str], alphabet: Alphabet) -> NDArray[np.uint16]:
    """Return all lines as one array, each line's end widened to a full context of boundaries."""
    ids = alphabet.encode("\n" + "\n".join(texts) + "\n")
    times = np.where(ids == BOUNDARY, CONTEXT, 1)
    return np.repeat(ids, times)


def count(ids: NDArray[np.uint16]) -> list[Level]:
    """Return the n-grams of order 1 to 5 with their occurrences."""
    wide = ids.astype(np.uint64)
    levels = []
    for order in range(1, ORDER + 1):
        keys = np.zeros(len(ids) - ORDER + 1, np.uint64)
        for back in range(order - 1, -1, -1):
            keys *= _BASE
            keys += wide[ORDER - 1 - back : len(ids) - back]
        keys.sort()
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        levels.append(Level(keys[starts], np.diff(np.r_[starts, len(keys)]).astype(np.int32)))
    return levels


def favour(levels: list[Level], ids: NDArray[np.uint16]) -> None:
    """Count the occurrences of part of the text once more: it is of the kind that matters most."""
    for level, part in zip(levels, count(ids), strict=True):
        at = np.minimum(_find(level.keys, part.keys), len(level.keys) - 1)
        there = level.keys[at] == part.keys  # an n-gram across two texts' border is not
        level.raw[at[there]] += part.raw[there]


def estimate(levels: list[Level]) -> None:
    """Fill in interpolated log probabilities and context weights."""
    for order in range(1, ORDER + 1):
        level = levels[order - 1]
        counts = level.raw if order == ORDER else _continuations(level, levels[order], order)
        kept, gamma_of, owner = _discounted(level, counts, order)
        if order == 1:
            kept += (1 - kept.sum()) / SIZE
            level.log_prob = np.log(kept).astype(np.float32)
        else:
            lower = levels[order - 2]
            below = np.exp(lower.log_prob[_find(lower.keys, _suffix(level.keys, order))])
            level.log_prob = np.log(kept + gamma_of[owner] * below).astype(np.float32)
            lower.gamma = np.zeros(len(lower.keys), np.float32)
            contexts = level.keys[np.unique(owner, return_index=True)[1]] // _BASE
            lower.gamma[_find(lower.keys, contexts)] = np.log(gamma_of)
    levels[-1].gamma = np.zeros(len(levels[-1].keys), np.float32)


def _suffix(keys: Keys, order: int) -> Keys:
    return keys % np.uint64(SIZE ** (order - 1))


def _find(sorted_keys: Keys, keys: Keys) -> NDArray[np.int64]:
    return np.searchsorted(sorted_keys, keys)


def _find_prefix(lower: Level, level: Level) -> NDArray[np.int64]:
    """Return where each n-gram's context stands among `lower`."""
    return _find(lower.keys, level.keys // _BASE)


def _continuations(level: Level, upper: Level, order: int) -> NDArray[np.int32]:
    """Return before how many different characters each n-gram stands."""
    at = _find(level.keys, _suffix(upper.keys, order + 1))
    counts = np.bincount(at, minlength=len(level.keys)).astype(np.int32)
    return np.maximum(counts, 1)


def _discounted(
    level: Level, counts: NDArray[np.int32], order: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Return discounted shares, the share left over per context, and each n-gram's context."""
    of = [max(int(np.count_nonzero(counts == number)), 1) for number in (1, 2, 3, 4)]
    base = of[0] / (of[0] + 2 * of[1])
    cuts = [0.0] + [max(n - (n + 1) * base * of[n] / of[n - 1], 0.1) for n in (1, 2, 3)]
    discount = np.array(cuts)[np.minimum(counts, 3)]
    context = level.keys // _BASE if order > 1 else np.zeros(len(level.keys), np.uint64)
    starts = np.flatnonzero(np.r_[True, context[1:] != context[:-1]])
    owner = np.cumsum(np.r_[False, context[1:] != context[:-1]])
    total = np.add.reduceat(counts.astype(np.float64), starts)
    left = np.add.reduceat(discount, starts) / total
    return (counts - discount) / total[owner], left, owner


def prune(levels: list[Level], budget: int) -> float:
    """Mark the n-grams to keep, about `budget` in all; return the loss threshold used.

    An n-gram is worth its occurrences times what it says beyond its shorter form (Stolcke 1998),
    with the weights of contexts left as they are while choosing.
    """
    worth = [np.full(len(levels[0].keys), np.inf, np.float32)]
    for order in range(2, ORDER + 1):
        level, lower = levels[order - 1], levels[order - 2]
        shorter = (
            lower.gamma[_find_prefix(lower, level)]
            + lower.log_prob[_find(lower.keys, _suffix(level.keys, order))]
        )
        worth.append(np.abs(level.raw * (level.log_prob - shorter)))
    low, high = 0.0, 200.0
    for _ in range(12):
        threshold = (low + high) / 2
        total = _mark(levels, worth, threshold)
        low, high = (threshold, high) if total > budget else (low, threshold)
    _mark(levels, worth, high)
    return high


def _mark(levels: list[Level], worth: list[Floats], threshold: float) -> int:
    """Keep what is worth the threshold, and the prefix and suffix of all that is kept."""
    needed = np.zeros(0, np.int64)
    for order in range(ORDER, 0, -1):
        level = levels[order - 1]
        level.keep = worth[order - 1] > threshold
        level.keep[needed] = True
        if order > 1:
            lower, kept = levels[order - 2], level.keys[level.keep]
            prefix = np.minimum(_find(lower.keys, kept // _BASE), len(lower.keys) - 1)
            prefix = prefix[lower.keys[prefix] == kept // _BASE]
            needed = np.r_[prefix, _find(lower.keys, _suffix(kept, order))]
    return sum(int(level.keep.sum()) for level in levels)


def reweigh(levels: list[Level]) -> None:
    """Drop what is not kept and give each context the weight that makes it sum to one again."""
    for order in range(ORDER, 0, -1):
        level = levels[order - 1]
        level.keys, level.raw = level.keys[level.keep], level.raw[level.keep]
        level.log_prob, level.gamma = level.log_prob[level.keep], level.gamma[level.keep]
    for order in range(2, ORDER + 1):
        level, lower = levels[order - 1], levels[order - 2]
        at = np.minimum(_find(lower.keys, level.keys // _BASE), len(lower.keys) - 1)
        known = lower.keys[at] == level.keys // _BASE
        below = backed_off(levels, _suffix(level.keys, order), order - 1)
        size = len(lower.keys)
        used = np.bincount(at[known], np.exp(level.log_prob[known]), size)
        saved = np.bincount(at[known], np.exp(below[known]), size)
        lower.gamma = np.log(np.maximum(1 - used, 1e-4) / np.maximum(1 - saved, 1e-4)).astype(
            np.float32
        )


def backed_off(levels: list[Level], keys: Keys, order: int) -> NDArray[np.float64]:
    """Return the log probability of n-grams of one order, whether kept or not."""
    level = levels[order - 1]
    at = np.minimum(_find(level.keys, keys), len(level.keys) - 1)
    there = level.keys[at] == keys
    out = level.log_prob[at].astype(np.float64)
    if order > 1 and not there.all():
        lower, rest = levels[order - 2], keys[~there]
        where = np.minimum(_find(lower.keys, rest // _BASE), len(lower.keys) - 1)
        weight = np.where(lower.keys[where] == rest // _BASE, lower.gamma[where], 0.0)
        out[~there] = weight + backed_off(levels, _suffix(rest, order), order - 1)
    elif order == 1:
        out[~there] = -np.log(SIZE)
    return out


def quantised(level: Level) -> NDArray[np.uint16]:
    """Return log probability and context weight in a byte each."""
    prob = np.clip(np.round(-level.log_prob * STEP), 0, 255) * 256
    weight = np.clip(np.round(level.gamma * BACKOFF_STEP) + BACKOFF_ZERO, 0, 255)
    return np.asarray(prob + weight, np.uint16)


def tables(levels: list[Level]) -> tuple[NDArray[np.uint16], NDArray[np.uint32]]:
    """Return the values of single characters by number, and the hash table of orders 2 to 5."""
    single = np.full(SIZE, 255 << 8 | BACKOFF_ZERO, np.uint16)
    single[levels[0].keys.astype(np.int64)] = quantised(levels[0])
    keys = np.concatenate([salted(levels[n - 1].keys, n) for n in range(2, ORDER + 1)])
    values = np.concatenate([quantised(levels[n - 1]) for n in range(2, ORDER + 1)])
    return single, build(keys, values)
