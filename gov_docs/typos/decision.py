"""Choosing among the alternatives of each place: what they score, and how sure that makes us."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos.clusters import Clusters
from gov_docs.typos.edits import WIDEST, Edits
from gov_docs.typos.scorer import Scorer
from gov_docs.typos.stream import Stream

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """Changes of the best alternatives, one run of characters each, and the log-odds of each.

    A run's odds are those of all alternatives that hold it against all that do not, so a second
    doubtful change nearby does not drag down a sure one.
    """

    edits: Edits
    odds: Floats
    row: NDArray[np.int64]  # the alternative it comes from


def choose(found: Clusters, features: Floats, stream: Stream, scorer: Scorer) -> Choice:
    if not len(found.cluster):
        return Choice(found.edits, np.zeros(0), np.zeros(0, np.int64))
    share = probabilities(found.cluster, scorer.score(features))
    order = np.lexsort((np.arange(len(share)), -share, found.cluster))
    best = order[np.searchsorted(found.cluster[order], np.arange(found.cluster[-1] + 1))]
    first, count = _members(found.cluster)
    parts: list[tuple[int, int, int, tuple[int, ...]]] = []
    odds = []
    for number, row in enumerate(best.tolist()):
        rows = range(int(first[number]), int(first[number] + count[number]))
        runs = {r: runs_of(found.edits, r, stream) for r in rows}
        for run in runs[row]:
            sure = sum(float(share[r]) for r in rows if run in runs[r])
            parts.append((row, *run))
            odds.append(np.log(max(sure, 1e-9)) - np.log(max(1 - sure, 1e-9)))
    return Choice(_edits(parts), np.array(odds), np.array([part[0] for part in parts], np.int64))


def probabilities(cluster: NDArray[np.int64], score: Floats) -> Floats:
    """Return each alternative's probability; leaving the text as it is scores 0."""
    first, count = _members(cluster)
    top = np.maximum(np.maximum.reduceat(score, first), 0)
    power = np.exp(score - np.repeat(top, count))
    total = np.add.reduceat(power, first) + np.exp(-top)
    return np.asarray(power / np.repeat(total, count), np.float64)


def _members(cluster: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    first = np.searchsorted(cluster, np.arange(cluster[-1] + 1))
    return first, np.diff(np.r_[first, len(cluster)])


def runs_of(edits: Edits, row: int, stream: Stream) -> list[tuple[int, int, tuple[int, ...]]]:
    """Return (start, length, new characters) of each run of characters an edit changes."""
    start, old, size = int(edits.start[row]), int(edits.old[row]), int(edits.size[row])
    new = edits.new[row, :size].tolist()
    if old != size:
        return [(start, old, tuple(new))]
    runs: list[tuple[int, int, tuple[int, ...]]] = []
    before = stream.ids[start : start + old].tolist()
    open_ = False
    for at, (one, two) in enumerate(zip(before, new, strict=True)):
        if one != two and open_:
            begin, length, text = runs[-1]
            runs[-1] = (begin, length + 1, (*text, two))
        elif one != two:
            runs.append((start + at, 1, (two,)))
        open_ = one != two
    return runs


def _edits(parts: list[tuple[int, int, int, tuple[int, ...]]]) -> Edits:
    new = np.zeros((len(parts), WIDEST), np.uint16)
    for n, (_, _, _, text) in enumerate(parts):
        new[n, : len(text)] = text
    return Edits(
        np.array([part[1] for part in parts], np.int64),
        np.array([part[2] for part in parts], np.int64),
        np.array([len(part[3]) for part in parts], np.int64),
        new,
    )
