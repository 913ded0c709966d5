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
    """Say whether text[start:end] takes in a part of a word that sticks out of it.

    Only words of the dictionary count: the segmenter also invents words (兢争力, 标淮化). A word that
    holds the whole stretch does not count either: dictionaries list slips (侯选人) as words.
    """
    return any(
        (word.start < start < word.end < end or start < word.start < end < word.end)
        and rjieba.has_word(word.text)
        for word in words(text)
    )
