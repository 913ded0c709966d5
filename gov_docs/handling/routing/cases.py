"""Past documents whose routing a person confirmed: how like them a new one is, and what they say."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from gov_docs.core.sketch import letters

_MOST = 2_000  # characters of a document that make it like another; its title counts three times
_TITLE = 3


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
    """The cases made ready for comparing: weights of pairs of characters, by how rare they are."""

    def __init__(self, cases: Iterable[PastCase]) -> None:
        self.cases = tuple(cases)
        counts = [_pairs(case.title, case.text) for case in self.cases]
        self._in: Counter[str] = Counter(pair for count in counts for pair in count)
        self._vectors = [self._vector(count) for count in counts]

    def similar(self, title: str, text: str, limit: int = 5) -> list[Similar]:
        """Return the most similar cases, the newest of equals first."""
        asked = self._vector(_pairs(title, text))
        found = [
            (sum(value * vector.get(pair, 0.0) for pair, value in asked.items()), at)
            for at, vector in enumerate(self._vectors)
        ]
        best = sorted(found, reverse=True)[:limit]
        return [Similar(self.cases[at], min(like, 1.0)) for like, at in best if like > 0]

    def _vector(self, counts: Counter[str]) -> dict[str, float]:
        """Return the weights, their squares summing to one."""
        total = len(self.cases) + 1
        weights = {
            pair: (1 + math.log(count)) * (1 + math.log(total / (1 + self._in[pair])))
            for pair, count in counts.items()
        }
        length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
        return {pair: value / length for pair, value in weights.items()}


def _pairs(title: str, text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for piece, weight in ((letters(title), _TITLE), (letters(text[:_MOST]), 1)):
        for at in range(len(piece) - 1):
            found[piece[at : at + 2]] += weight
    return found
