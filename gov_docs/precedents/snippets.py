"""The lines of a document that fit a query best, cut to one line."""

from collections.abc import Iterator, Sequence

from gov_docs.precedents.described import Content
from gov_docs.precedents.terms import folded, pairs

_BEFORE, _LENGTH = 18, 80
_PLACES = 3  # of one pair of characters that are looked at
_MOST_TERMS, _COMPARED = 40, 4


def snippet(query: str, content: Content) -> tuple[str, int, int, int]:
    """Return (text, start and end of the found words in it, number of its paragraph or -1)."""
    whole = "\n".join(content.texts)
    looked_at = folded(whole)
    wanted = folded(query).strip()
    best = _best(looked_at, wanted) if len(looked_at) == len(whole) else None
    if best is None:
        return whole[:_LENGTH].replace("\n", " "), 0, 0, -1
    start, end = best
    line = whole.rfind("\n", 0, start) + 1
    stop = whole.find("\n", end)
    first = max(line, start - _BEFORE)
    last = min(stop if stop >= 0 else len(whole), first + _LENGTH)
    text = ("…" if first > line else "") + whole[first:last]
    shift = first - (1 if first > line else 0)
    return text, start - shift, min(end, last) - shift, whole.count("\n", 0, start)


def _best(text: str, wanted: str) -> tuple[int, int] | None:
    """Return the longest stretch of the query that stands in the text, near most of the rest."""
    terms = [term for term in dict.fromkeys(pairs(wanted)) if len(term) > 1][:_MOST_TERMS]
    stretches: set[tuple[int, int]] = set()
    for term in terms:
        stretches.update(_places(text, wanted, term))
    longest = sorted(stretches, key=lambda span: (span[0] - span[1], span[0]))[:_COMPARED]
    return max(longest, key=lambda span: _worth(text, terms, span), default=None)


def _places(text: str, wanted: str, term: str) -> Iterator[tuple[int, int]]:
    """Yield the first places of a pair of characters, each as far as the query goes along."""
    at = text.find(term)
    for _ in range(_PLACES):
        if at < 0:
            return
        end = at + len(term)
        while end < len(text) and text[end] != "\n" and text[at : end + 1] in wanted:
            end += 1
        start = at
        while start and text[start - 1] != "\n" and text[start - 1 : end] in wanted:
            start -= 1
        yield start, end
        at = text.find(term, end)


def _worth(text: str, terms: Sequence[str], span: tuple[int, int]) -> int:
    start, end = span
    around = text[max(0, start - _BEFORE) : start + _LENGTH]
    return 2 * (end - start) + sum(term in around for term in terms)
