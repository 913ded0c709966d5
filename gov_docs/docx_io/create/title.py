"""Break a title into lines: whole words, lines of like length, never a 的 at the head of one."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from gov_docs.docx_io.create.width import width

_MOST_LINES = 4
_NOT_FIRST = "的和与及等、，。》”）〉：的"
_NOT_LAST = "《“（〈、关对把将为在从向第"  # 、 may end a line, but better elsewhere
_PLACE = re.compile(r"[一-龥]{1,6}?[省市县区州盟旗]")  # at the head of an issuer's name
_WORD = re.compile(r"《[^》]{1,12}》|〔[^〕]*〕|【待填：[^】]*】|[0-9A-Za-z]+[年月日号]?")
_NAME = re.compile(r"《[^》]*》")
_AFTER_ISSUER = -75.0  # the best place of all, but no reason for one line more
_BEFORE_ABOUT = -30.0
_INSIDE_NAME = 40.0  # of a document in 《》


def title_lines(title: str, issuers: Sequence[str], most: float) -> str:
    """Return the title with line breaks; one that has them already keeps them."""
    if "\n" in title or width(title) <= most:
        return title
    least = int(-(-width(title) // most))
    if least > _MOST_LINES:
        return title
    places = list(_places(title, issuers))
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
    about = any(title.startswith("关于", at) for at in way)
    good = _AFTER_ISSUER if issuer in way else _BEFORE_ABOUT * about
    parted = sum(hit.start() < at < hit.end() for hit in _NAME.finditer(title) for at in way)
    return uneven + short_last + 80.0 * len(way) + good + _INSIDE_NAME * parted


def _places(title: str, issuers: Sequence[str]) -> Iterator[int]:
    """Yield where a line may end: between two words, and not inside the issuer's own place."""
    import rjieba  # a tenth of a second to load, and most titles fit into one line

    at = 0
    ends = set()
    for word in rjieba.cut(title):
        at += len(word)
        ends.add(at)
    own = {re.escape(hit[0]) for name in issuers if (hit := _PLACE.match(name))}
    whole = re.compile("|".join([_WORD.pattern, *sorted(own)]))
    inside = {at for hit in whole.finditer(title) for at in range(hit.start() + 1, hit.end())}
    for end in sorted(ends - inside):
        if end < len(title) and title[end] not in _NOT_FIRST and title[end - 1] not in _NOT_LAST:
            yield end
