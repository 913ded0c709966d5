"""Which characters the models know: those of GB 2312 and the corpus's most frequent others."""

from collections import Counter
from collections.abc import Iterable

from gov_docs.typos.alphabet import FIRST, SIZE

_FOLDED = set("0123456789０１２３４５６７８９,;:?!()\n \t\u3000")


def characters(texts: Iterable[str]) -> str:
    """Return the characters in falling order of frequency."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    for char in _gb2312():
        counts[char] += 1
    usual = [
        (char, number)
        for char, number in counts.items()
        if not _is_folded(char) and len(char.encode("utf-16-le")) == 2
    ]
    needed = set(_gb2312())
    usual.sort(key=lambda item: (-item[1], item[0]))
    room = SIZE - FIRST - len(needed)
    chosen, extra = [], 0
    for char, number in usual:
        if char in needed:
            chosen.append(char)
        elif extra < room and number >= 3:
            chosen.append(char)
            extra += 1
    return "".join(chosen)


def _gb2312() -> str:
    """Return the 6,763 characters of GB 2312."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(row.decode("gb2312", "ignore") for row in rows)


def _is_folded(char: str) -> bool:
    return char in _FOLDED or "a" <= char.lower() <= "z" or "Ａ" <= char <= "ｚ"
