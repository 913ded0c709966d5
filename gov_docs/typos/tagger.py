"""The tagger: what a small transformer expects at each place, seeing both sides of it.

The network is that of tools/train_typo_model/tagger; here it is a few products of matrices. Weights
are stored as whole numbers of eight bits with a scale a row and widened on loading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import SIZE

WIDTH, LAYERS, HEADS, INNER = 256, 4, 4, 1024
MASK = SIZE  # stands for a character that is not to be seen
BASE = 1000.0  # of the rotary positions
ARRAYS = ("tagger_matrices", "tagger_scales", "tagger_vectors")
_SMALL = 1e-5

Floats = NDArray[np.float32]


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


@dataclass(frozen=True, slots=True)
class Tagger:
    weights: Mapping[str, Floats]
    syllables: NDArray[np.int64]  # of each character and of MASK

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]], syllables: NDArray[np.int64]) -> "Tagger":
        """Widen stored arrays; `syllables` gives each character's first, by number from 0."""
        with_mask = np.r_[syllables, syllables.max() + 1]
        weights: dict[str, Floats] = {}
        at = row = 0
        packed, scales = arrays["tagger_matrices"], arrays["tagger_scales"]
        for name, (rows, columns) in matrices(int(with_mask.max()) + 1).items():
            part = packed[at : at + rows * columns].reshape(rows, columns).astype(np.float32)
            weights[name] = part * scales[row : row + rows, None].astype(np.float32)
            at, row = at + rows * columns, row + rows
        at = 0
        for name, length in vectors().items():
            weights[name] = arrays["tagger_vectors"][at : at + length].astype(np.float32)
            at += length
        return cls(weights, with_mask)

    def look(self, ids: NDArray[np.integer]) -> Floats:
        """Return a vector for each of the characters, seen together."""
        w = self.weights
        x = w["characters"][ids] + w["sounds"][self.syllables[ids]]
        cos, sin = _angles(len(ids))
        for n in range(LAYERS):
            part = _linear(_normal(x, w, f"{n}.before"), w, f"{n}.qkv")
            q, k, v = part.reshape(len(ids), 3, HEADS, -1).transpose(1, 2, 0, 3)
            near = _turned(q, cos, sin) @ _turned(k, cos, sin).transpose(0, 2, 1)
            near = np.exp((near - near.max(axis=2, keepdims=True)) / np.float32(8))
            seen = (near / near.sum(axis=2, keepdims=True)) @ v
            x = x + _linear(seen.transpose(1, 0, 2).reshape(len(ids), WIDTH), w, f"{n}.out")
            wide = np.maximum(_linear(_normal(x, w, f"{n}.between"), w, f"{n}.widen"), 0)
            x = x + _linear(wide * wide, w, f"{n}.narrow")
        return _normal(x, w, "last")

    def likelihoods(self, vectors: Floats) -> Floats:
        """Return the log probability of every character at each place, in nats."""
        scores = vectors @ self.weights["characters"].T + self.weights["offset"]
        top = scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
        return np.asarray(scores - top - total, np.float32)


def _linear(x: Floats, w: Mapping[str, Floats], name: str) -> Floats:
    return np.asarray(x @ w[name].T + w[f"{name}.bias"], np.float32)


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
