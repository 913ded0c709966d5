"""Mistakes like those people make, put into clean sentences.

Most slips in typed Chinese are an input method's: a word or character of the same sound was
picked. The shares below are of errors. WORD_SHARE and the share of 的地得 were lowered once (from
0.6 and 0.03) after development figures had been seen; no sentence or weight comes from those sets.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import rjieba

from gov_docs.typos.alphabet import Alphabet
from gov_docs.typos.shapes import Shapes
from gov_docs.typos.sounds import Sounds

CLEAN_SHARE = 0.3
ERRORS = (0.58, 0.28, 0.14)  # one, two, three in a sentence
WORD_SHARE = 0.35
_KINDS = {
    "same": 0.565, "near": 0.08, "shape": 0.12, "random": 0.04,
    "missing": 0.06, "extra": 0.03, "doubled": 0.04, "repeated": 0.015, "swapped": 0.045, "de": 0.005,
}  # fmt: skip
_DE = "的地得"


@dataclass(frozen=True, slots=True)
class Pair:
    source: str
    target: str


class Noise:
    def __init__(
        self,
        alphabet: Alphabet,
        sounds: Sounds,
        shapes: Shapes,
        counts: Mapping[str, int],
        seed: int = 0,
    ) -> None:
        self._alphabet, self._sounds, self._shapes = alphabet, sounds, shapes
        self._counts = counts
        self._random = random.Random(seed)  # noqa: S311 - not for secrets
        self._usual = [c for c in alphabet.characters[:3500] if "\u4e00" <= c <= "\u9fff"]
        self._words: dict[str, list[tuple[str, int]]] = {}
        self._kinds: dict[str, Callable[[str, int], str | None]] = {
            "same": lambda text, at: self._sounding(text, at, (0,)),
            "near": lambda text, at: self._sounding(text, at, (1, 1, 1, 1, 2)),
            "shape": self._looking,
            "random": lambda text, at: (
                text[:at] + self._random.choice(self._usual) + text[at + 1 :]
            ),
            "missing": lambda text, at: text[:at] + text[at + 1 :],
            "extra": self._one_too_many,
            "doubled": lambda text, at: text[:at] + text[at] + text[at:],
            "repeated": self._repeated,
            "swapped": self._swapped,
            "de": self._de,
        }

    def spoil(self, sentence: str) -> Pair:
        """Return the sentence with none to three errors."""
        if self._random.random() < CLEAN_SHARE:
            return Pair(sentence, sentence)
        text = sentence
        for _ in range(self._random.choices((1, 2, 3), ERRORS)[0]):
            text = self._one_more(text)
        return Pair(text, sentence)

    def _one_more(self, text: str) -> str:
        for _ in range(12):
            if self._random.random() < WORD_SHARE:
                spoiled = self._other_word(text)
            else:
                at = self._random.randrange(len(text))
                if not "\u4e00" <= text[at] <= "\u9fff":
                    continue
                kind = self._random.choices(list(_KINDS), list(_KINDS.values()))[0]
                spoiled = self._kinds[kind](text, at)
            if spoiled and spoiled != text:
                return spoiled
        return text

    def _other_word(self, text: str) -> str | None:
        words, at = rjieba.cut(text, False), 0
        starts = []
        for word in words:
            starts.append(at)
            at += len(word)
        choices = [n for n, word in enumerate(words) if 2 <= len(word) <= 4]
        if not choices:
            return None
        n = self._random.choice(choices)
        options = self._homophones(words[n])
        if not options:
            return None
        weights = [(count + 1) ** 0.4 for _, count in options]
        other = self._random.choices(options, weights)[0][0]
        return text[: starts[n]] + other + text[starts[n] + len(words[n]) :]

    def _homophones(self, word: str) -> list[tuple[str, int]]:
        if word not in self._words:
            ids = self._alphabet.encode(word)
            _, found = self._sounds.alike(ids[None])
            same: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
            for other in np.unique(found, axis=0):
                text = self._alphabet.decode(other)
                if text != word:
                    distance = int(self._sounds.likeness(ids, other).max())
                    same[distance].append((text, self._counts.get(text, 0)))
            level = 0 if self._random.random() < 0.85 else 1
            self._words[word] = same[level] or same[0]
        return self._words[word]

    def _sounding(self, text: str, at: int, levels: tuple[int, ...]) -> str | None:
        level = self._random.choice(levels)
        ids = self._alphabet.encode(text[at])
        _, found = self._sounds.alike(ids[None])
        others = np.unique(found[:, 0])
        near = self._sounds.likeness(np.repeat(ids, len(others)), others)
        chars = [self._alphabet.decode([n]) for n in others[near == level]]
        chars = [char for char in chars if char != text[at]]
        if not chars:
            return None
        weights = [(self._counts.get(char, 0) + 1) ** 0.5 for char in chars]
        return text[:at] + self._random.choices(chars, weights)[0] + text[at + 1 :]

    def _looking(self, text: str, at: int) -> str | None:
        _, others = self._shapes.alike(self._alphabet.encode(text[at]))
        if not len(others):
            return None
        rank = min(int(self._random.expovariate(0.4)), len(others) - 1)
        return text[:at] + self._alphabet.decode([others[rank]]) + text[at + 1 :]

    def _one_too_many(self, text: str, at: int) -> str:
        """Put in a character of the sentence, as is left behind when it is written anew."""
        own = [char for char in text if "\u4e00" <= char <= "\u9fff"]
        return text[:at] + self._random.choice(own) + text[at:]

    def _repeated(self, text: str, at: int) -> str | None:
        twice = text[at : at + 2]
        if len(twice) < 2 or not all("\u4e00" <= char <= "\u9fff" for char in twice):
            return None
        return text[:at] + twice + text[at:]

    def _swapped(self, text: str, at: int) -> str | None:
        after = text[at + 1 : at + 2]
        if not "\u4e00" <= after <= "\u9fff":
            return None
        return text[:at] + after + text[at] + text[at + 2 :]

    def _de(self, text: str, at: int) -> str | None:
        places = [n for n, char in enumerate(text) if char in _DE]
        if not places:
            return None
        at = self._random.choice(places)
        return text[:at] + self._random.choice(_DE.replace(text[at], "")) + text[at + 1 :]
