"""Stretches of text that no rule may correct: addresses, codes, file names, formulae."""

import re
from functools import lru_cache

_PATTERNS = re.compile(
    r"""
    (?:https?|ftp)://[\x21-\x7e]+            # addresses
  | www\.[\x21-\x7e]+
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+             # mail
  | [A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|gov|edu|info|top|vip|io)\b(?:/[\x21-\x7e]*)?
  | [A-Za-z]:\\[^\s，。；]+                    # paths
  | [\w-]+\.(?:docx?|xlsx?|pptx?|pdf|txt|zip|rar|jpe?g|png|ofd|wps|et)\b
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_HINT = re.compile(r"[A-Za-z]")


@lru_cache(maxsize=2048)
def protected(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each protected stretch, in order."""
    if not _HINT.search(text):
        return ()
    return tuple(match.span() for match in _PATTERNS.finditer(text))


def is_protected(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] touches a protected stretch."""
    return any(a < end and start < b for a, b in protected(text))
