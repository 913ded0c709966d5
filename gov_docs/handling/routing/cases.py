"""Past documents whose routing a person confirmed: how like them a new one is, and what they say."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from gov_docs.core.sketch import letters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST = 1_000  # characters of a document that make it like another; its title counts three times
_TITLE = 3
_NEWEST = 1_500  # cases that count
_BITS = 21  # of a character's number


class PastCase(Protocol):
    """One confirmed routing, whoever keeps it."""

    @property
    def title(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def lead(self) -> Sequence[str]: ...

    @property
    def assist(self) -> Sequence[str]: ...

    @property
    def inform(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Case:
    """A past case as plain data."""

    title: str
    text: str
    lead: tuple[str, ...]
    assist: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()
    date: str = ""  # of the confirmation


@dataclass(frozen=True, slots=True)
class Similar:
    case: PastCase
    likeness: float  # 0 to 1


class PastCases:
    """The cases made ready for comparing: pairs of characters weighted by how rare they are."""

    def __init__(self, cases: Iterable[PastCase]) -> None:
        self.cases = tuple(cases)[-_NEWEST:]
        if self.cases:
            self._make_ready()

    def _make_ready(self) -> None:
        import numpy as np  # only where something was confirmed

        counted = [_pairs(case.title, case.text) for case in self.cases]
        self._pairs = np.concatenate([pairs for pairs, _ in counted])
        self._of = np.repeat(np.arange(len(counted)), [len(pairs) for pairs, _ in counted])
        self._known, times = np.unique(self._pairs, return_counts=True)
        self._rare = 1 + np.log((len(self.cases) + 1) / (1 + times))
        counts = np.concatenate([count for _, count in counted])
        weights = (1 + np.log(counts)) * self._rare[np.searchsorted(self._known, self._pairs)]
        lengths = np.sqrt(np.bincount(self._of, weights**2, minlength=len(counted)))
        self._weights = weights / np.maximum(lengths, 1e-9)[self._of]

    def similar(self, title: str, text: str, limit: int = 5) -> list[Similar]:
        """Return the most similar cases, the newest of equals first."""
        if not self.cases:
            return []
        import numpy as np

        pairs, counts = _pairs(title, text)
        if not len(pairs) or not len(self._known):
            return []
        at = np.minimum(np.searchsorted(self._known, pairs), len(self._known) - 1)
        is_known = self._known[at] == pairs
        rare = np.where(is_known, self._rare[at], 1 + math.log(len(self.cases) + 1))
        asked = (1 + np.log(counts)) * rare
        asked /= math.sqrt(float((asked**2).sum()))
        place = np.minimum(np.searchsorted(pairs, self._pairs), len(pairs) - 1)
        shared = np.where(pairs[place] == self._pairs, asked[place], 0.0) * self._weights
        alike = np.bincount(self._of, shared, minlength=len(self.cases))
        order = sorted(range(len(self.cases)), key=lambda one: (-round(float(alike[one]), 6), -one))
        best = [(one, float(alike[one])) for one in order[:limit]]
        return [Similar(self.cases[one], min(like, 1.0)) for one, like in best if like > 0]


def _pairs(title: str, text: str) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Return the pairs of neighbouring characters as numbers, sorted, and how often each stands."""
    import numpy as np

    coded = []
    for piece in (*[letters(title)] * _TITLE, letters(text[:_MOST])):
        chars = np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        coded.append(chars[:-1].astype(np.int64) << _BITS | chars[1:])
    return np.unique(np.concatenate(coded), return_counts=True)
