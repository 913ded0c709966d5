"""Text as the search index sees it: overlapping pairs of characters, and whole numbers and words."""

import re
import unicodedata
from itertools import pairwise

from gov_docs.core.text import HAN

_STRETCH = re.compile(rf"[{HAN}]+|[0-9a-z]+")


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
    """Return the text with letters small and half width; Chinese characters as they are."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).lower()
