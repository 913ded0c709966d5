"""Break a title into lines: whole words, lines of like length, never a 的 at the head of one."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from gov_docs.docx_io.create.width import width

_MOST_LINES = 4
_NOT_FIRST = "的和与及等、，。》”）〉：的"
_NOT_LAST = "《“（〈、关对把将为在从向第"  # 、 may end a line, but better elsewhere
_WORD = re.compile(r"《[^》]{1,12}》|〔[^〕]*〕|【待填：[^】]*】|[0-9A-Za-z]+[年月日号]?")
_AFTER_ISSUER = -60.0  # the best place of all


def title_lines(title: str, issuers: Sequence[str], most: float) -> str:
    """Return the title with line breaks; one that has them already keeps them."""
    if "\n" in title or width(title) <= most:
        return title
    least = int(-(-width(title) // most))
    if least > _MOST_LINES:
        return title
    places = list(_places(title))
    issuer = next((len(name) for name in issuers if title.startswith(name)), 0)
    ways = (
        way
        for count in (least - 1, least)
        for way in combinations(places, count)
        if all(width(line) <= most for line in _cut(title, way))
    )
    best = min(ways, key=lambda way: _cost(title, way, issuer), default=())
    return "\n".join(_cut(title, best))


def _cut(title: str, way: Sequence[int]) -> list[str]:
    return [title[start:end] for start, end in pairwise((0, *way, len(title)))]


def _cost(title: str, way: Sequence[int], issuer: int) -> float:
    widths = [width(line) for line in _cut(title, way)]
    mean = sum(widths) / len(widths)
    uneven = sum((one - mean) ** 2 for one in widths)
    short_last = 30.0 if widths[-1] < 4 else 0.0
    return uneven + short_last + 80.0 * len(way) + (_AFTER_ISSUER if issuer in way else 0.0)


def _places(title: str) -> Iterator[int]:
    """Yield where a line may end: between two words."""
    import rjieba  # a tenth of a second to load, and most titles fit into one line

    at = 0
    ends = set()
    for word in rjieba.cut(title):
        at += len(word)
        ends.add(at)
    inside = {at for hit in _WORD.finditer(title) for at in range(hit.start() + 1, hit.end())}
    for end in sorted(ends - inside):
        if end < len(title) and title[end] not in _NOT_FIRST and title[end - 1] not in _NOT_LAST:
            yield end
