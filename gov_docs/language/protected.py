"""Stretches of text that no rule may correct: addresses, codes, file names, literature."""

import re
from bisect import bisect_left
from functools import lru_cache

# Every repetition is bounded: a long code without a space must not take the square of its length.
_PATTERNS = re.compile(
    r"""
    (?:https?|ftp)://[\x21-\x7e]+            # addresses
  | www\.[\x21-\x7e]+
  | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+        # mail
  | [A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,9}\.(?:com|cn|net|org|gov|edu|info|top|vip|io)\b(?:/[\x21-\x7e]*)?
  | [A-Za-z_][\w.-]{0,64}[ ]?=[ ]?"[^"]{0,500}"     # code: name="甲", print("甲")
  | [A-Za-z_][\w.]{0,64}\([^()]{0,200}"[^()]{0,200}\)
  | [A-Za-z]:\\[^\s，。；]+                    # paths
  | [^\s，。；：、“”（）《》]{0,100}\.(?:docx?|xlsx?|pptx?|pdf|txt|zip|rar|jpe?g|png|ofd|wps|et)\b
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_HINT = re.compile(r"[A-Za-z]")
# An entry of a reading list follows GB/T 7714, whose marks are half-width: 甲.书名[M].北京:某社,2016.
_LITERATURE = re.compile(r"\[(?:[MJCDRSNPGZ]|(?:EB|DB|J|M|CP)/OL)\]")


@lru_cache(maxsize=2048)
def protected(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each protected stretch, in order."""
    if not _HINT.search(text):
        return ()
    if _LITERATURE.search(text):
        return ((0, len(text)),)
    return tuple(match.span() for match in _PATTERNS.finditer(text))


def is_protected(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] touches a protected stretch."""
    stretches = protected(text)
    last = bisect_left(stretches, (end, 0)) - 1  # none overlap: the last that begins before `end`
    return last >= 0 and start < stretches[last][1]
