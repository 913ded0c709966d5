"""Characters as small numbers: what the models count in."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint16]

UNKNOWN, BOUNDARY, DIGIT, LATIN = 0, 1, 2, 3
FIRST = 4  # of the characters that stand for themselves
SIZE = 7131  # the largest base whose fifth power fits 64 bits: a 5-gram is one exact number
CONTEXT = 4  # characters before the one scored
_PLANES = 0x30000
_FOLDED = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}


class Alphabet:
    """Maps text to numbers; digits share one, Latin letters another, widths are folded."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        table = np.zeros(_PLANES, np.uint16)
        for number, char in enumerate(characters, FIRST):
            table[ord(char)] = number
        for narrow, wide in _FOLDED.items():
            table[ord(narrow)] = table[ord(wide)]
        for first, last, number in (
            ("0", "9", DIGIT), ("０", "９", DIGIT),
            ("A", "Z", LATIN), ("a", "z", LATIN), ("Ａ", "Ｚ", LATIN), ("ａ", "ｚ", LATIN),
        ):  # fmt: skip
            table[ord(first) : ord(last) + 1] = number
        for space in " \t\r\n\u3000\xa0\ufffc":
            table[ord(space)] = BOUNDARY
        self._table = table
        self.han = np.zeros(SIZE, bool)
        for number, char in enumerate(characters, FIRST):
            self.han[number] = "\u3400" <= char <= "\u9fff" or char == "〇"

    def __len__(self) -> int:
        return FIRST + len(self.characters)

    def encode(self, text: str) -> Ids:
        """Return one number for each character."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return self._table[np.minimum(points, _PLANES - 1)]

    def decode(self, ids: Sequence[int] | Ids) -> str:
        marks = {UNKNOWN: "�", BOUNDARY: "\n", DIGIT: "0", LATIN: "A"}
        return "".join(marks.get(int(n)) or self.characters[int(n) - FIRST] for n in ids)
