"""What a unit writes again and again, as its own finished documents show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST = 8  # characters of a term


class Kind(StrEnum):
    TERM = "词语"  # no find of the typo model stands in it
    PHRASE = "说法"  # a find in it must be the surer, the oftener it was written
    REFUSED = "不学"  # somebody took it out: it is not learned again


@dataclass(frozen=True, slots=True)
class Term:
    text: str
    kind: Kind
    times: int = 0  # how often it was written where the model finds it odd
    documents: int = 0  # in how many documents
    advice: str = ""  # what the model would have written instead, "" where it would not


@dataclass(frozen=True, slots=True)
class Source:
    """A document that has been learned from; it is not counted twice."""

    name: str
    mark: str  # fingerprint of its text


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """All that was learned."""

    rows: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    _by_text: dict[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_text", {row.text: row for row in self.rows})

    def get(self, text: str) -> Term | None:
        return self._by_text.get(text)

    def of(self, *kinds: Kind) -> tuple[Term, ...]:
        return tuple(row for row in self.rows if row.kind in kinds)

    def touched(self, text: str, start: int, end: int) -> Iterator[Term]:
        """Yield the terms that a change of text[start:end] would change; "" there: put in."""
        for at in range(max(start - LONGEST + 1, 0), end) if self.rows else ():
            for size in range(2, LONGEST + 1):
                term = self._by_text.get(text[at : at + size])
                if term and at + len(term.text) > start and (at < start or start < end):
                    yield term

    def without(self, texts: Iterable[str]) -> "UnitTerms":
        gone = set(texts)
        return UnitTerms(tuple(row for row in self.rows if row.text not in gone), self.sources)
