"""Words and their parts of speech, from rjieba."""

from dataclasses import dataclass
from functools import lru_cache

import rjieba


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    pos: str  # the tag set of jieba: n, v, a, d, nr …
    start: int  # Python characters
    end: int


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of one paragraph or sentence, covering every character of it."""
    found, at = [], 0
    for token, pos in rjieba.tag(text):
        found.append(Word(token, pos, at, at + len(token)))
        at += len(token)
    return tuple(found)


def crosses_word_border(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] begins or ends inside a word that sticks out of it."""
    for word in words(text):
        if word.start < start < word.end and word.end >= start:
            return True
        if word.start < end < word.end:
            return True
    return False
