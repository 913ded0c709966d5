"""Mistakes that move what follows: characters too many, missing and swapped.

The tagger tells of them by place: EXTRA where a character should not stand, GAP where something is
missing before it.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.alphabet import BOUNDARY
from gov_docs.typos.tagger import EXTRA, GAP

_TWICE, _WORD_TWICE = 0.5, 0.15  # of what is too many: the same again, two characters again
_LAST = 90  # where mistakes still lie inside the window

Row = NDArray[Any]  # changed in place
Reshape = Callable[[Row, Row, NDArray[np.bool_], np.random.Generator], None]


def _extra(source: Row, target: Row, han: NDArray[np.bool_], draw: np.random.Generator) -> None:
    at, kind = int(draw.integers(1, _LAST)), draw.random()
    size = 2 if _TWICE < kind < _TWICE + _WORD_TWICE else 1
    before = source[at - size : at] if at >= size else source[:0]
    if kind >= _TWICE + _WORD_TWICE:
        before = source[draw.integers(0, len(source), 1)]
    if len(before) and han[before].all() and han[source[at - 1]]:
        new = before.copy()
        source[at + size :], target[at + size :] = source[at:-size].copy(), target[at:-size].copy()
        source[at : at + size], target[at : at + size] = new, EXTRA


def _missing(source: Row, target: Row, han: NDArray[np.bool_], draw: np.random.Generator) -> None:
    at = int(draw.integers(0, _LAST))
    while at < _LAST and source[at + 1] == source[at]:  # of equal ones the last
        at += 1
    if han[source[at]] and source[at] == target[at] and source[at + 1] != BOUNDARY:
        source[at:-1], target[at:-1] = source[at + 1 :].copy(), target[at + 1 :].copy()
        target[at] = GAP


def _swapped(source: Row, target: Row, han: NDArray[np.bool_], draw: np.random.Generator) -> None:
    pair = slice(at := int(draw.integers(0, _LAST)), at + 2)
    if han[source[pair]].all() and (source[pair] == target[pair]).all():
        source[pair] = source[pair][::-1].copy()


RESHAPE: Mapping[str, Reshape] = {"extra": _extra, "missing": _missing, "swapped": _swapped}
