"""Very long paragraphs, read in stretches that end where a sentence does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gov_docs.typos.engine import Typo

# Characters; read in a tenth of a second, closely in a quarter. A key in the window may have to wait
# for single products of matrices meanwhile, not for the whole.
# Whoever asks for a document's typos asks by these stretches: what is found depends on the cuts.
AT_A_TIME = 750
_ENDS = ("。！？；\n", "，、：")  # the first that there are


def stretches(text: str, most: int) -> Iterator[str]:
    """Cut a text into stretches of at most so many characters; most texts are one."""
    while len(text) > most:
        end = _end(text, most)
        yield text[:end]
        text = text[end:]
    yield text


def _end(text: str, most: int) -> int:
    places = (max(text.rfind(mark, 0, most) for mark in marks) for marks in _ENDS)
    return next((place + 1 for place in places if place >= 0), most)


def joined(parts: Sequence[str], found: Iterable[Sequence["Typo"]]) -> Iterator["Typo"]:
    """Yield the finds of the stretches of one text at their places in it."""
    at = 0
    for part, typos in zip(parts, found, strict=True):
        for typo in typos:
            yield replace(typo, start=typo.start + at, end=typo.end + at)
        at += len(part)
