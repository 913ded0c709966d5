"""All paragraphs of a document in one row of numbers, so that numpy sees them at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.core.text import IS_HAN
from gov_docs.language.protected import protected
from gov_docs.typos.alphabet import BOUNDARY, CONTEXT, UNKNOWN, Alphabet
from gov_docs.typos.edits import Edits, fluency_rows
from gov_docs.typos.fluency import Fluency
from gov_docs.typos.short_forms import short_forms

PAD = 24  # boundaries between paragraphs: more than any window reaches


@dataclass(frozen=True, slots=True)
class Stream:
    ids: NDArray[np.uint16]
    open: NDArray[np.bool_]  # may be changed: Chinese characters outside protected text
    cost: NDArray[np.int32]  # of each character after the four before it
    total: NDArray[np.int64]  # sum of the costs before each place
    starts: NDArray[np.int64]  # where each paragraph begins

    def span_cost(self, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
        return self.total[np.minimum(end, len(self.ids))] - self.total[start]


def lay_out(texts: Sequence[str], alphabet: Alphabet, fluency: Fluency) -> Stream:
    """Return the texts as one stream."""
    pieces, masks, starts, at = [], [], [], PAD
    pad = np.full(PAD, BOUNDARY, np.uint16)
    pieces.append(pad)
    masks.append(np.zeros(PAD, bool))
    for text in texts:
        ids = alphabet.encode(text)
        mask = alphabet.han[ids]
        for n in np.flatnonzero(ids == UNKNOWN):
            mask[n] = bool(IS_HAN.match(text[n]))
        for start, end in (*protected(text), *short_forms(text)):
            mask[start:end] = False
        pieces += [ids, pad]
        masks += [mask, np.zeros(PAD, bool)]
        starts.append(at)
        at += len(ids) + PAD
    ids = np.concatenate(pieces)
    cost = fluency.costs(ids)
    total = np.zeros(len(ids) + 1, np.int64)
    np.cumsum(cost, out=total[1:])
    return Stream(ids, np.concatenate(masks), cost, total, np.array(starts, np.int64))


def blocks(texts: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """Yield runs of paragraphs short enough for the arrays over them to stay small."""
    start = length = 0
    for at, text in enumerate(texts):
        if length and length + len(text) > most:
            yield texts[start:at]
            start, length = at, 0
        length += len(text)
    yield texts[start:]


def gains(edits: Edits, stream: Stream, fluency: Fluency) -> NDArray[np.int64]:
    """Return how much cheaper each edit makes its neighbourhood, in 1/(2 STEP) nats."""
    gain = stream.span_cost(edits.start, edits.end + CONTEXT)
    for size in np.unique(edits.size):
        which = np.flatnonzero(edits.size == size)
        rows = fluency_rows(edits.take(which), stream.ids)
        gain[which] -= fluency.row_costs(rows)
    return gain
