"""Sentences, and what a document itself writes often."""

import re

_END = re.compile("[。！？；\n]")
_OFTEN = 3


def sentence_of(text: str, place: int) -> int:
    """Return where the sentence that holds a place begins."""
    begin = 0
    for match in _END.finditer(text, 0, place):
        begin = match.end()
    return begin


def usual_in(whole: str, text: str, start: int, end: int) -> bool:
    """Say whether a document writes this, with a neighbour on either side, three times or more."""
    form = text[max(start - 1, 0) : end + 1]
    return len(form) > 1 and whole.count(form) >= _OFTEN
