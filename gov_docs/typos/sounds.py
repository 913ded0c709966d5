"""Which characters and words sound alike: the tables behind an input method's slips."""

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import SIZE

MOST_READINGS = 3
NONE = 0xFFFF  # no further reading
SOUND_BASE = 512  # more than there are classes of syllables
FAR = 9

Numbers = NDArray[np.int64]


class Sounds:
    def __init__(
        self,
        readings: NDArray[np.uint16],
        likeness: NDArray[np.uint8],
        classes: NDArray[np.uint16],
        word_sounds: NDArray[np.uint64],
        sound_words: NDArray[np.uint64],
    ) -> None:
        self._readings = np.asarray(readings)
        count = len(classes)
        self._likeness = np.full((count + 1, count + 1), FAR, np.uint8)
        self._likeness[:count, :count] = likeness
        self._numbers = np.where(self._readings == NONE, count, self._readings).astype(np.int64)
        self._classes = np.r_[np.asarray(classes, np.int64) + 1, 0]
        self._word_sounds = word_sounds
        self._sound_words = sound_words

    def first(self) -> Numbers:
        """Return the number of each character's first syllable; one number stands for none."""
        return np.asarray(self._numbers[:, 0], np.int64)

    def likeness(self, one: NDArray[np.uint16], other: NDArray[np.uint16]) -> NDArray[np.uint8]:
        """Return 0 where two characters can sound the same, 1 or 2 where near, else FAR."""
        best = np.full(len(one), FAR, np.uint8)
        for a in range(MOST_READINGS):
            for b in range(MOST_READINGS):
                pair = self._likeness[self._numbers[one, a], self._numbers[other, b]]
                np.minimum(best, pair, out=best)
        return best

    def alike(self, windows: NDArray[np.uint16]) -> tuple[Numbers, NDArray[np.uint16]]:
        """Return the words that sound near rows of characters: row numbers and the words' characters."""
        length = windows.shape[1]
        rows_out, words_out = [], []
        for sound in self._spellings(windows):
            rows = np.flatnonzero(sound)
            low = np.searchsorted(self._word_sounds, sound[rows])
            many = np.searchsorted(self._word_sounds, sound[rows], "right") - low
            rows_out.append(np.repeat(rows, many))
            offset = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
            words_out.append(self._sound_words[np.repeat(low, many) + offset])
        rows, packed = np.concatenate(rows_out), np.concatenate(words_out)
        words = np.zeros((len(rows), length), np.uint16)
        for at in range(length - 1, -1, -1):
            words[:, at] = packed % np.uint64(SIZE)
            packed = packed // np.uint64(SIZE)
        return rows, words

    def _spellings(self, windows: NDArray[np.uint16]) -> list[NDArray[np.uint64]]:
        """Return the sounds of each row: every reading of one or two characters, else the first."""
        length = windows.shape[1]
        options = MOST_READINGS if length == 1 else 2 if length == 2 else 1
        sounds = []
        for choice in np.ndindex(*[options] * length):
            digits = [
                self._classes[self._numbers[windows[:, at], which]]
                for at, which in enumerate(choice)
            ]
            sound = np.zeros(len(windows), np.uint64)
            known = np.ones(len(windows), bool)
            for digit in digits:
                known &= digit > 0
                sound = sound * np.uint64(SOUND_BASE) + digit.astype(np.uint64)
            sounds.append(np.where(known, sound, np.uint64(0)))
        return sounds
