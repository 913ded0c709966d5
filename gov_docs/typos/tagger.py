"""The tagger: what a small transformer expects at each place, seeing both sides of it.

The network is that of tools/train_typo_model/tagger; here it is a few products of matrices. Weights
are stored as whole numbers of eight bits with a scale a row and widened on loading.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import BOUNDARY, SIZE

WIDTH, LAYERS, HEADS, INNER = 256, 4, 4, 1024
MASK = SIZE  # stands for a character that is not to be seen
# Answers that are no character: this one should not stand here; something is missing before it.
EXTRA, GAP = MASK, BOUNDARY
BASE = 1000.0  # of the rotary positions
ARRAYS = ("tagger_matrices", "tagger_scales", "tagger_vectors")
_SMALL = 1e-5
_TOGETHER = 32  # places whose likelihoods are worked out at once, always so many: the same sums

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


def matrices(syllables: int) -> dict[str, tuple[int, int]]:
    """Return name and shape of each matrix, in the order they are stored."""
    shapes = {"characters": (SIZE + 1, WIDTH), "sounds": (syllables, WIDTH)}
    for n in range(LAYERS):
        shapes |= {
            f"{n}.qkv": (3 * WIDTH, WIDTH),
            f"{n}.out": (WIDTH, WIDTH),
            f"{n}.widen": (INNER, WIDTH),
            f"{n}.narrow": (WIDTH, INNER),
        }
    return shapes


def vectors() -> dict[str, int]:
    """Return name and length of each vector, in the order they are stored."""
    lengths: dict[str, int] = {}
    for n in range(LAYERS):
        lengths |= {f"{n}.before.weight": WIDTH, f"{n}.before.bias": WIDTH}
        lengths |= {f"{n}.between.weight": WIDTH, f"{n}.between.bias": WIDTH}
        lengths |= {f"{n}.qkv.bias": 3 * WIDTH, f"{n}.out.bias": WIDTH}
        lengths |= {f"{n}.widen.bias": INNER, f"{n}.narrow.bias": WIDTH}
    return lengths | {"last.weight": WIDTH, "last.bias": WIDTH, "offset": SIZE + 1}


def widened(arrays: Mapping[str, NDArray[Any]], syllables: int) -> dict[str, Floats]:
    """Return matrices and vectors by name, shaped as they are stored."""
    weights: dict[str, Floats] = {}
    at = row = 0
    packed, scales = arrays["tagger_matrices"], arrays["tagger_scales"]
    for name, (rows, columns) in matrices(syllables).items():
        part = packed[at : at + rows * columns].reshape(rows, columns).astype(np.float32)
        weights[name] = part * scales[row : row + rows, None].astype(np.float32)
        at, row = at + rows * columns, row + rows
    at = 0
    for name, length in vectors().items():
        weights[name] = arrays["tagger_vectors"][at : at + length].astype(np.float32)
        at += length
    return weights


@dataclass(frozen=True, slots=True)
class Window:
    ids: NDArray[np.integer]  # characters seen together
    wanted: Places  # places among them


@dataclass(frozen=True, slots=True)
class Tagger:
    weights: Mapping[str, Floats]
    syllables: NDArray[np.int64]  # of each character and of MASK

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]], syllables: NDArray[np.int64]) -> "Tagger":
        """Widen stored arrays; `syllables` gives each character's first, by number from 0."""
        with_mask = np.r_[syllables, syllables.max() + 1]
        weights = widened(arrays, int(with_mask.max()) + 1)
        # A layer's matrices are kept turned: their products are a third faster.
        turned = [name for name in matrices(1) if name not in ("characters", "sounds")]
        return cls(weights | {n: np.ascontiguousarray(weights[n].T) for n in turned}, with_mask)

    def look(self, windows: Sequence[Window]) -> Floats:
        """Return a vector for each place wanted, window by window."""
        ids, wanted, sizes = _laid_end_to_end(windows)
        w, last = self.weights, np.cumsum(sizes)
        x = w["characters"][ids] + w["sounds"][self.syllables[ids]]
        at = np.arange(len(ids)) - np.repeat(last - sizes, sizes)
        turns = [each[at] for each in _angles(max(sizes))]
        asking = [slice(end - size, end) for end, size in zip(last, sizes, strict=True)]
        asked = asking
        for n in range(LAYERS):
            q, k, v = _split(_linear(_normal(x, w, f"{n}.before"), w, f"{n}.qkv"))
            q, k = _turned(q, *turns), _turned(k, *turns)
            if n == LAYERS - 1:  # nobody looks at the other places any more
                x, q = x[wanted], q[:, wanted]
                ends = np.cumsum([len(window.wanted) for window in windows])
                asking = [slice(*pair) for pair in itertools.pairwise([0, *ends])]
            seen = [_seen(q[:, i], k[:, j], v[:, j]) for i, j in zip(asking, asked, strict=True)]
            x = x + _linear(np.concatenate(seen), w, f"{n}.out")
            wide = np.maximum(_linear(_normal(x, w, f"{n}.between"), w, f"{n}.widen"), 0)
            x = x + _linear(wide * wide, w, f"{n}.narrow")
        return _normal(x, w, "last")

    def likelihoods(self, vectors: Floats) -> Floats:
        """Return the log probability of every character at each place, in nats."""
        out = np.empty((len(vectors), SIZE + 1), np.float32)
        for start in range(0, len(vectors), _TOGETHER):
            part = vectors[start : start + _TOGETHER]
            rows = np.zeros((_TOGETHER, WIDTH), np.float32)
            rows[: len(part)] = part
            scores = rows @ self.weights["characters"].T
            scores = scores[: len(part)] + self.weights["offset"]
            scores -= scores.max(axis=1, keepdims=True)
            total = np.log(np.exp(scores).sum(axis=1, keepdims=True))
            out[start : start + _TOGETHER] = scores - total
        return out


def _laid_end_to_end(windows: Sequence[Window]) -> tuple[Places, Places, list[int]]:
    """Return all characters, the places wanted among them, and the length of each window."""
    sizes = [len(window.ids) for window in windows]
    shift = np.cumsum(sizes) - sizes
    ids = np.concatenate([window.ids for window in windows]).astype(np.int64)
    wanted = [window.wanted + by for window, by in zip(windows, shift, strict=True)]
    return ids, np.concatenate(wanted), sizes


def _seen(q: Floats, k: Floats, v: Floats) -> Floats:
    """Return what the places asking see of those asked."""
    near = q @ k.transpose(0, 2, 1)
    near = np.exp((near - near.max(axis=2, keepdims=True)) / np.float32(8))
    seen = (near / near.sum(axis=2, keepdims=True)) @ v
    return np.asarray(seen.transpose(1, 0, 2).reshape(-1, WIDTH), np.float32)


def _split(part: Floats) -> tuple[Floats, Floats, Floats]:
    """Return queries, keys and values, by head and place."""
    q, k, v = part.reshape(len(part), 3, HEADS, -1).transpose(1, 2, 0, 3)
    return q, k, v


def _linear(x: Floats, w: Mapping[str, Floats], name: str) -> Floats:
    return np.asarray(x @ w[name] + w[f"{name}.bias"], np.float32)


def _normal(x: Floats, w: Mapping[str, Floats], name: str) -> Floats:
    middle = x - x.mean(axis=1, keepdims=True)
    spread = np.sqrt((middle * middle).mean(axis=1, keepdims=True) + np.float32(_SMALL))
    return np.asarray(middle / spread * w[f"{name}.weight"] + w[f"{name}.bias"], np.float32)


def _angles(length: int) -> tuple[Floats, Floats]:
    half = WIDTH // HEADS // 2
    angle = np.arange(length)[:, None] * BASE ** (-np.arange(half) / half)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def _turned(x: Floats, cos: Floats, sin: Floats) -> Floats:
    one, two = np.split(x, 2, axis=2)
    return np.concatenate([one * cos - two * sin, one * sin + two * cos], axis=2)
