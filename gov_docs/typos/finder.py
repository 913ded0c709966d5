"""What the rule needs of a typo engine, the program's own or another."""

from collections.abc import Sequence
from typing import Protocol


class Find(Protocol):
    """One stretch of a text that an engine would write otherwise."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def replacement(self) -> str: ...

    @property
    def kind(self) -> str:
        """Return wrong, missing, extra or swapped."""

    @property
    def confidence(self) -> float | None:
        """Return how often finds like this one are right; None where nobody has counted."""

    @property
    def mends_word(self) -> bool:
        """Say whether it makes a word of what is none; what may be called certain does."""


class Finder(Protocol):
    def find_apart(self, texts: Sequence[str]) -> Sequence[Sequence[Find]]:
        """Return the finds of each text, each a document of its own, in order of place."""

    def find_closely(self, texts: Sequence[str]) -> Sequence[Sequence[Find]]:
        """Return what a closer reading finds, which takes longer; the same where there is none."""
