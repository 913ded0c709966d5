"""The lines of a document that fit a query best, cut to one line."""

from gov_docs.precedents.described import Content
from gov_docs.precedents.terms import folded, pairs

_BEFORE, _LENGTH = 18, 80
_PLACES = 4  # of one pair of characters that are looked at


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
    terms = [term for term in dict.fromkeys(pairs(wanted)) if len(term) > 1]
    best: tuple[float, int, int] | None = None
    for term in terms:
        at = text.find(term)
        for _ in range(_PLACES):
            if at < 0:
                break
            start, end = _grown(text, wanted, at, at + len(term))
            around = text[max(0, start - _BEFORE) : start + _LENGTH]
            score = 2.0 * (end - start) + sum(other in around for other in terms)
            if best is None or score > best[0]:
                best = (score, start, end)
            at = text.find(term, end)
    return best[1:] if best else None


def _grown(text: str, wanted: str, start: int, end: int) -> tuple[int, int]:
    while end < len(text) and text[end] != "\n" and text[start : end + 1] in wanted:
        end += 1
    return start, end
