"""Words and coined terms that the model finds odd where they stand, whether right or wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.typo_terms import LONGEST
from gov_docs.language.segment import Word, words
from gov_docs.typos import gate
from gov_docs.typos.model import Model
from gov_docs.typos.stream import blocks, lay_out

Spans = Callable[[str], Iterable[tuple[int, int]]]

_BLOCK = 20_000  # characters
# Characters that stand beside terms of all kinds and begin or end hardly any.
_LOOSE = frozenset(
    "的了和与及或在是对将按等为由请从向被把以于应可须需拟并各个本我不有到也都就其该这那如当使让给随至自已未"
)


@dataclass(frozen=True, slots=True)
class Form:
    para: int  # which of the texts
    start: int
    end: int


def odd_forms(texts: Sequence[str], model: Model, slips: Spans) -> Iterator[Form]:
    """Yield, for each place the model finds odd, the likely terms around it.

    Two to LONGEST Chinese characters, cut at the borders of words. `slips` tells what of a text is
    a known mistake; no form touches it.
    """
    first = 0
    for block in blocks(texts, _BLOCK):
        for para, odd, usable in _odd_places(block, model, slips):
            tokens = _tokens(words(block[para]), odd, usable)
            yield from (Form(first + para, start, end) for start, end in _terms(tokens))
        first += len(block)


def _odd_places(
    texts: Sequence[str], model: Model, slips: Spans
) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield each text that has odd places, and of each character whether it is odd, and usable."""
    stream = lay_out(texts, model.alphabet, model.fluency)
    weights = model.weights["gate"]
    suspicion = gate.suspicion(gate.signs(stream, model.words), weights["signs"])
    # Nine tenths of the model's sure finds stand above the middle of its two thresholds, and one
    # character in twenty of ordinary text.
    odd = stream.open & (suspicion > (weights["near"] + weights["hot"]) / 2)
    for para, (text, start) in enumerate(zip(texts, stream.starts.tolist(), strict=True)):
        here = odd[start : start + len(text)]
        if here.any():
            usable = stream.open[start : start + len(text)].copy()
            for first, end in slips(text):
                usable[first:end] = False
            yield para, here.tobytes(), usable.tobytes()


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    usable: bool  # Chinese characters, no known slip
    odd: bool  # holds an odd place
    loose: bool

    @property
    def joins(self) -> bool:
        """Say whether it may belong to a coined term: odd, or no word by itself."""
        return self.usable and (self.odd or (self.end - self.start == 1 and not self.loose))


def _tokens(found: Sequence[Word], odd: bytes, usable: bytes) -> list[_Token]:
    return [
        _Token(
            word.start,
            word.end,
            0 not in usable[word.start : word.end],
            1 in odd[word.start : word.end],
            word.text in _LOOSE,
        )
        for word in found
    ]


def _terms(tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    for first, last in _runs(tokens):
        if tokens[last].end - tokens[first].start == 1:  # a lone character: with either neighbour
            pairs = [(first - 1, last), (first, last + 1)]
        else:
            pairs = [
                (a, b) for a in range(first, last + 1) for b in range(a, min(a + LONGEST, last + 1))
            ]
        for a, b in pairs:
            if a >= 0 and b < len(tokens) and _is_term(tokens[a : b + 1]):
                yield tokens[a].start, tokens[b].end


def _runs(tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of tokens that may make a coined term, one of them odd."""
    at = 0
    while at < len(tokens):
        stop = at
        while stop < len(tokens) and tokens[stop].joins:
            stop += 1
        if any(token.odd for token in tokens[at:stop]):
            yield at, stop - 1
        at = stop + 1


def _is_term(tokens: Sequence[_Token]) -> bool:
    size = tokens[-1].end - tokens[0].start
    fits = 2 <= size <= LONGEST and all(token.usable for token in tokens)
    return fits and any(t.odd for t in tokens) and not (tokens[0].loose or tokens[-1].loose)
