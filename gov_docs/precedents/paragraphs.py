"""The paragraphs of given documents that fit a query best."""

import math
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from gov_docs.core.precedent import Passage
from gov_docs.precedents.described import Content
from gov_docs.precedents.store import Store
from gov_docs.precedents.terms import pairs

_K, _B = 1.2, 0.6  # BM25
_HEADING = 2  # a heading's words count twice: they say what the paragraph is about
_KEPT = 64  # documents taken apart; a draft asks the same ones for every section


@dataclass(frozen=True, slots=True)
class _Counted:
    passage: Passage
    terms: Counter[str]
    length: int


class Paragraphs:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[tuple[int, int], tuple[_Counted, ...]] = OrderedDict()

    def of(self, id_: int) -> tuple[Passage, ...]:
        return _passages(id_, self._store.contents([id_]).get(id_, Content()))

    def best(self, query: str, documents: Sequence[int], limit: int) -> list[tuple[Passage, float]]:
        """Return (paragraph, score), best first, by BM25 over the paragraphs of these documents."""
        counted = [one for id_ in dict.fromkeys(documents) for one in self._counted(id_)]
        wanted = dict.fromkeys(pairs(query))
        seen = {term: sum(term in one.terms for one in counted) for term in wanted}
        weights = {term: math.log(1 + len(counted) / n) for term, n in seen.items() if n}
        average = sum(one.length for one in counted) / max(1, len(counted))
        scored = [(one.passage, _score(one, weights, average)) for one in counted]
        fitting = [pair for pair in scored if pair[1] > 0]
        return sorted(fitting, key=lambda pair: -pair[1])[:limit]

    def _counted(self, id_: int) -> tuple[_Counted, ...]:
        key = (id_, self._store.last_change())
        if key not in self._kept:
            self._kept[key] = tuple(map(_count, self.of(id_)))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def _passages(id_: int, content: Content) -> tuple[Passage, ...]:
    return tuple(
        Passage(id_, at, content.headings(at), text) for at, text in enumerate(content.texts)
    )


def _count(passage: Passage) -> _Counted:
    terms = Counter(pairs(passage.text))
    length = terms.total()
    for heading in passage.headings[-1:]:
        for term in pairs(heading):
            terms[term] += _HEADING
    return _Counted(passage, terms, length)


def _score(one: _Counted, weights: dict[str, float], average: float) -> float:
    floor = _K * (1 - _B + _B * one.length / average) if average else _K
    counts = ((weight, one.terms.get(term, 0)) for term, weight in weights.items())
    return sum(weight * n * (_K + 1) / (n + floor) for weight, n in counts if n)
