"""Which words stand side by side in enumerations, as counted in published official text."""

from enum import IntEnum
from functools import cache

from gov_docs.language.segment import Word
from gov_docs.resources import resource


class Bond(IntEnum):
    """How much a comma between two words surprises; made by tools/enumerated_words.py."""

    NONE = 0
    POSSIBLE = 1  # tells only in a row of three or more
    LIKELY = 2  # tells where nothing before the first word could end a clause
    SURE = 3


_KINDS = {
    "n": "n", "nz": "n", "ns": "n", "nt": "n", "nr": "n", "j": "n",
    "v": "v", "vn": "nv", "a": "a", "ad": "a", "an": "an", "d": "d", "vd": "va",
}  # fmt: skip


def bond(first: str, second: str) -> Bond:
    """Return how closely the two words, in this order, belong to one enumeration."""
    return _bonds().get(first, {}).get(second, Bond.NONE)


def kinds(word: Word) -> frozenset[str]:
    """Return the parts of speech the word can be; 建设 is a noun and a verb."""
    return frozenset(_KINDS.get(word.pos, ""))


def alike(first: Word, second: Word) -> bool:
    """Say whether the words can be one part of speech."""
    return bool(kinds(first) & kinds(second))


@cache
def _bonds() -> dict[str, dict[str, Bond]]:
    lines = resource("rules", "enumerated_words.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, dict[str, Bond]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            first, *cells = line.split("\t")
            found[first] = {
                word: strength
                for strength, cell in zip(
                    (Bond.SURE, Bond.LIKELY, Bond.POSSIBLE), cells, strict=False
                )
                for word in cell.split()
            }
    return found
