"""What routing is measured against: the nearest duty row by TF-IDF, and a linear SVM."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from gov_docs.core.sketch import letters
from gov_docs.handling.routing.duties import DutyTable


def nearest_row(
    texts: Sequence[str], table: DutyTable, key: Callable[[str], str]
) -> list[tuple[str, ...]]:
    """Return the keys of the most similar rows, by pairs of characters weighted with TF-IDF."""
    rows = [
        _pairs("".join((one.name, one.duty, *one.lead_words, *one.assist_words)))
        for one in table.departments
    ]
    inside = Counter(pair for row in rows for pair in row)
    weights = {pair: math.log(len(rows) / count) for pair, count in inside.items()}
    vectors = [_vector(row, weights) for row in rows]
    ranked = []
    for text in texts:
        asked = _vector(_pairs(text), weights)
        scores = [sum(v * row.get(p, 0.0) for p, v in asked.items()) for row in vectors]
        order = sorted(range(len(rows)), key=lambda at: -scores[at])
        ranked.append(tuple(dict.fromkeys(key(table.departments[at].name) for at in order))[:3])
    return ranked


def _pairs(text: str) -> Counter[str]:
    bare = letters(text)
    return Counter(bare[at : at + 2] for at in range(len(bare) - 1))


def _vector(counts: Counter[str], weights: dict[str, float]) -> dict[str, float]:
    found = {p: (1 + math.log(c)) * weights[p] for p, c in counts.items() if p in weights}
    length = math.sqrt(sum(v * v for v in found.values())) or 1.0
    return {pair: value / length for pair, value in found.items()}


def svm(
    texts: Sequence[str], leads: Sequence[str], folds: Sequence[Sequence[int]]
) -> list[tuple[str, ...]] | None:
    """Return the three likeliest leads of each text, trained on the other folds; None without sklearn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    found: dict[int, tuple[str, ...]] = {}
    for fold in folds:
        held = set(fold)
        rest = [at for at in range(len(texts)) if at not in held]
        vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
        model = LinearSVC(C=1.0, random_state=0)
        model.fit(vectorizer.fit_transform([texts[at] for at in rest]), [leads[at] for at in rest])
        scores = model.decision_function(vectorizer.transform([texts[at] for at in fold]))
        for at, row in zip(fold, scores, strict=True):
            best = sorted(zip(row, model.classes_, strict=True), reverse=True)[:3]
            found[at] = tuple(str(name) for _, name in best)
    return [found[at] for at in range(len(texts))]
