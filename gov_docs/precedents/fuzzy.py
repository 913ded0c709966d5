"""Half-remembered titles and numbers: candidates of the index put in a better order."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from gov_docs.precedents.keys import number_key, title_key

_CLOSE = 55.0  # under this likeness, of 100, a title says nothing
_GAIN = 3.0  # the score of a title just like the query is that many times higher
_LONGEST_NUMBER = 30  # characters; what is longer is no number


def reorder(
    query: str,
    found: Sequence[tuple[int, float]],
    keys: Mapping[int, tuple[str, str]],
    exact: int | None,
) -> list[tuple[int, float]]:
    """Return the candidates, those first whose title or number is most like the query.

    `keys` has title and number of each as `keys.title_key` and `number_key` spell them; `exact` is
    the document of the very number or title that was asked for: a law of 100,000 characters would
    otherwise come after the papers that cite it.
    """
    title, number = title_key(query), asked_number(query)
    scored = {id_: score * _gain(title, number, *keys[id_]) for id_, score in found if id_ in keys}
    if exact is not None:
        scored[exact] = _GAIN * max(scored.values(), default=1.0)
    return sorted(scored.items(), key=lambda pair: -pair[1])


def asked_number(query: str) -> str:
    """Return the key of the number the query consists of, "" where it is something else."""
    return number_key(query) if len(query) <= _LONGEST_NUMBER else ""


def _gain(title: str, number: str, its_title: str, its_number: str) -> float:
    likeness = fuzz.ratio(title, its_title)
    if number and its_number:
        likeness = max(likeness, fuzz.ratio(number, its_number))
    return 1.0 + (_GAIN - 1.0) * max(0.0, likeness - _CLOSE) / (100.0 - _CLOSE)
