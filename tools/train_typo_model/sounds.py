"""Sound tables from pypinyin: readings of characters, likeness of syllables, words by sound."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pypinyin import Style, lazy_pinyin, pinyin

from gov_docs.typos.alphabet import SIZE, Alphabet
from gov_docs.typos.sounds import FAR, MOST_READINGS, NONE, SOUND_BASE

_SPLIT = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")
# Pairs that people of one region or another do not tell apart; the first stands for both.
_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "h": "f", "r": "l"}
_FINALS = {
    "ang": "an", "eng": "en", "ing": "in", "iang": "ian", "uang": "uan", "ai": "ei",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SoundTables:
    readings: NDArray[np.uint16]  # by character: syllables, NONE where there are fewer
    likeness: NDArray[np.uint8]  # by two syllables: 0 same, 1 near, 2 near in both parts, FAR
    classes: NDArray[np.uint16]  # by syllable: what near syllables share
    word_sounds: NDArray[np.uint64]  # sorted: classes of a word's syllables as one number
    sound_words: NDArray[np.uint64]  # the word with that sound, its characters as one number


def make(alphabet: Alphabet, counts: Mapping[str, int], least: int) -> SoundTables:
    """Return the tables; words with fewer than `least` occurrences are left out of the index."""
    spelled = [_readings(char) for char in alphabet.characters]
    syllables = sorted({syllable for options in spelled for syllable in options})
    number = {syllable: n for n, syllable in enumerate(syllables)}
    readings = np.full((SIZE, MOST_READINGS), NONE, np.uint16)
    for at, options in enumerate(spelled, len(alphabet) - len(spelled)):
        readings[at, : len(options)] = [number[syllable] for syllable in options]
    merged = [_class(syllable) for syllable in syllables]
    class_number = {name: n for n, name in enumerate(sorted(set(merged)))}
    classes = np.array([class_number[name] for name in merged], np.uint16)
    rows = _index(alphabet, counts, least, number, classes)
    rows.sort()
    return SoundTables(
        readings,
        np.array([[_likeness(a, b) for b in syllables] for a in syllables], np.uint8),
        classes,
        np.array([sound for sound, _ in rows], np.uint64),
        np.array([word for _, word in rows], np.uint64),
    )


def _readings(char: str) -> list[str]:
    if not "\u3400" <= char <= "\u9fff":
        return []
    options = pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    return [o for o in dict.fromkeys(options) if o.isascii() and o.isalpha()][:MOST_READINGS]


def _class(syllable: str) -> str:
    initial, final = _parts(syllable)
    return _INITIALS.get(initial, initial) + "'" + _FINALS.get(final, final)


def _parts(syllable: str) -> tuple[str, str]:
    match = _SPLIT.fullmatch(syllable)
    return (match[1], match[2]) if match else ("", syllable)


def _likeness(a: str, b: str) -> int:
    if _class(a) != _class(b):
        return FAR
    (one, two), (three, four) = _parts(a), _parts(b)
    return (one != three) + (two != four)


def _index(
    alphabet: Alphabet,
    counts: Mapping[str, int],
    least: int,
    number: Mapping[str, int],
    classes: NDArray[np.uint16],
) -> list[tuple[int, int]]:
    rows = []
    for word, occurrences in counts.items():
        if occurrences < least or not all("\u3400" <= char <= "\u9fff" for char in word):
            continue
        options = _readings(word) if len(word) == 1 else []
        spellings = [[o] for o in options] if len(word) == 1 else [lazy_pinyin(word)]
        packed = 0
        for char in alphabet.encode(word):
            packed = packed * SIZE + int(char)
        for spelling in spellings:
            if len(spelling) != len(word) or not all(s in number for s in spelling):
                continue
            sound = 0
            for syllable in spelling:
                sound = sound * SOUND_BASE + int(classes[number[syllable]]) + 1
            rows.append((sound, packed))
    return sorted(set(rows))
