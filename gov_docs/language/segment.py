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


def is_word(text: str) -> bool:
    """Say whether the dictionary holds it as one word."""
    return bool(rjieba.has_word(text))


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


# Surnames that are seldom a word of their own.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭林梁郑罗宋谢唐韩曹许邓萧冯曾彭潘袁董苏蒋蔡贾魏薛叶阎余杜戴夏钟汪"
    "姜范姚谭廖邹熊陆郝孔崔邱秦史邵孟雷汤尹黎乔龚"
)


def reaches_into_name(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] looks like a part of a person's name, or the name after a surname."""
    found = words(text)
    for at, word in enumerate(found):
        if word.start >= end or word.end <= start:
            continue
        if word.pos.startswith("nr") and len(word.text) > end - start:
            return True
        if word.start == start and at and found[at - 1].text[-1] in _SURNAMES:
            return len(found[at - 1].text) == 1 or found[at - 1].pos.startswith("nr")
    return False
