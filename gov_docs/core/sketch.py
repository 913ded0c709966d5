"""A document known again after edits: a few hashes of what it says, its title left out.

A document is cut into runs of letters (every SHINGLE neighbours, paragraph by paragraph); the SIZE
smallest hashes are its sketch. They stand for the whole: of a document edited here and there most
are found again, of another with the same title hardly any.
"""

import re
from collections.abc import Iterator
from zlib import crc32

from gov_docs.core.types import Document

SHINGLE = 5  # letters; of two different notices of one office about a tenth are the same
SIZE = 16

_NOT_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Return the text without marks and spaces, which may be mended meanwhile."""
    return _NOT_LETTERS.sub("", text)


def sketch(document: Document) -> str:
    """Return the hashes to store, as words; "" for a document of hardly any text."""
    found = hashes(document).difference(_hashes(document.elements.title or ""))
    return " ".join(f"{one:08x}" for one in sorted(found)[:SIZE])


def hashes(document: Document) -> frozenset[int]:
    """Return all hashes of a document, against which a stored sketch is held."""
    return frozenset(one for para in document.paragraphs for one in _hashes(para.text))


def share(stored: str, present: frozenset[int]) -> float:
    """Return how much of a stored sketch is present, 0 to 1."""
    words = stored.split()
    return sum(_value(word) in present for word in words) / len(words) if words else 0.0


def _value(word: str) -> int:
    """Return a stored hash; -1, which is none, for what a person wrote in its place."""
    try:
        return int(word, 16)
    except ValueError:
        return -1


def _hashes(text: str) -> Iterator[int]:
    """Yield the hash of each shingle, cut from the bytes: four to a letter."""
    plain = letters(text).encode("utf-32-le", "surrogatepass")
    for at in range(0, len(plain) - 4 * SHINGLE + 1, 4):
        yield crc32(plain[at : at + 4 * SHINGLE])
