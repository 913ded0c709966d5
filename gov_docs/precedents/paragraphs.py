"""The paragraphs among given ones that fit a query best."""

import math
from collections import Counter
from collections.abc import Sequence

from gov_docs.core.precedent import Passage
from gov_docs.precedents.terms import pairs

_K, _B, _HEADING = 1.2, 0.6, 2  # BM25; a heading's words count twice


def best(query: str, passages: Sequence[Passage], limit: int) -> list[tuple[Passage, float]]:
    """Return (paragraph, score), best first, by BM25 over these paragraphs alone."""
    wanted = set(pairs(query))
    counted = [Counter(t for t in _terms(one) if t in wanted) for one in passages]
    seen = Counter(term for counts in counted for term in counts)
    weights = {term: math.log(1 + len(passages) / n) for term, n in seen.items()}
    average = sum(len(one.text) for one in passages) / max(1, len(passages))
    scored = [
        (one, _score(counts, weights, len(one.text) / max(1, average)))
        for one, counts in zip(passages, counted, strict=True)
        if counts
    ]
    return sorted(scored, key=lambda pair: -pair[1])[:limit]


def _score(counts: Counter[str], weights: dict[str, float], length: float) -> float:
    floor = _K * (1 - _B + _B * length)
    return sum(weights[term] * n * (_K + 1) / (n + floor) for term, n in counts.items())


def _terms(passage: Passage) -> list[str]:
    return pairs(" ".join(passage.headings) * 1) * _HEADING + pairs(passage.text)
