"""The word lists that tell what may be borrowed: resources/drafting/*.txt, words set apart by spaces."""

import re
from functools import cache

from gov_docs.resources import resource


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list; a line that begins with # is a remark."""
    lines = resource("drafting", f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern of the words of a list, the longest first."""
    return re.compile(one_of(name))


@cache
def one_of(name: str) -> str:
    """Return the words of a list as a part of a pattern, the longest first."""
    words = sorted(listed(name), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))
