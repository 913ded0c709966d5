"""Text as the search index sees it: overlapping pairs of characters, and whole numbers and words."""

import re
from itertools import pairwise

from gov_docs.core.text import HAN

_STRETCH = re.compile(rf"[{HAN}]+|[0-9a-z]+")
_FULL = re.compile(
    "[０-９Ａ-Ｚａ-ｚ]"
)  # seldom there; looking is ten times faster than translating
_HALF = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}


def pairs(text: str) -> list[str]:
    """Return the terms of a text in their order, with repeats."""
    terms: list[str] = []
    for stretch in _STRETCH.findall(folded(text)):
        if stretch[0] < "\u3000" or len(stretch) == 1:
            terms.append(stretch)
        else:
            terms += [one + two for one, two in pairwise(stretch)]
    return terms


def folded(text: str) -> str:
    """Return the text, as long as before, with letters small and letters and digits half width."""
    return (text.translate(_HALF) if _FULL.search(text) else text).lower()
