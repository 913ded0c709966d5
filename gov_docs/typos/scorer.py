"""The decision's formula: features in, one number for each alternative out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scorer:
    linear: tuple[float, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Scorer":
        return cls(tuple(map(float, data["linear"])))

    def score(self, features: Floats) -> Floats:
        """Return the scores, summed column by column: the same in any batch."""
        total = np.zeros(len(features))
        for column, weight in enumerate(self.linear):
            total += features[:, column] * weight
        return total
