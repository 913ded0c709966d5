"""A person's own words, laid over the built-in lists: what is right, what is wrong."""

from collections.abc import Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrongWord:
    wrong: str
    right: str = ""  # the suggestion; "" where the person gave none
    exceptions: tuple[str, ...] = ()  # longer strings in which the wrong word is meant
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    right: tuple[str, ...] = ()  # no finding stands inside one of these
    wrong: tuple[WrongWord, ...] = ()

    def plus(self, other: "Words") -> "Words":
        """Return both lists as one; where a word is in both, `other` decides."""
        kept = self.without({*other.right, *(one.wrong for one in other.wrong)})
        return Words(kept.right + other.right, kept.wrong + other.wrong)

    def without(self, words: Container[str]) -> "Words":
        return Words(
            tuple(word for word in self.right if word not in words),
            tuple(one for one in self.wrong if one.wrong not in words),
        )
