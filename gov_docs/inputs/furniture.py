"""Page numbers and running heads: what each page repeats and no reader takes for text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gov_docs.inputs.page import Line

_EDGE = 2  # lines at the top and at the bottom of a page that may be furniture
_SAME_PLACE = 3.0  # points
_OFTEN = 0.3  # of all pages: heads may stand on odd ones only
_DASH = r"[-—–－−─~·•]{1,3}"
_NUMBER = re.compile(
    rf"\s*(?:{_DASH}\s*\d{{1,4}}\s*{_DASH}|第\s*\d{{1,4}}\s*页(?:\s*[,，/]?\s*(?:共|总)\s*\d{{1,4}}\s*页)?"
    r"|\d{1,4}\s*[/|｜]\s*\d{1,4}|page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)\s*",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}|[ivxIVXⅠ-ⅿ]{1,6}")
_KEPT = re.compile(r"附\s*件|[（(]?此页无正文")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page but its page number and what stands on many at the same place."""
    numbered, repeated = _number_spots(pages), _repeated(pages)
    kept = []
    for lines in pages:
        gone = {id(line) for line in _edges(lines) if _is_gone(line, numbered, repeated)}
        kept.append([line for line in lines if id(line) not in gone])
    return kept


def _is_gone(line: Line, numbered: set[int], repeated: set[tuple[str, int]]) -> bool:
    text = line.text.strip()
    if _NUMBER.fullmatch(text):
        return True
    if _BARE.fullmatch(text):
        return not numbered.isdisjoint(_spots(line))
    return any((text, spot) in repeated for spot in _spots(line))


def _number_spots(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Return where on the page bare numbers stand: the same place on several pages."""
    bare = (line for lines in pages for line in _edges(lines) if _BARE.fullmatch(line.text.strip()))
    counts = Counter(spot for line in bare for spot in _spots(line))
    return {spot for spot, count in counts.items() if count > 1 or len(pages) == 1}


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Return what stands at the same place of many pages, as (text, spot)."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        counts.update(
            {(line.text.strip(), spot) for line in _edges(lines) for spot in _spots(line)}
        )
    least = max(2, _OFTEN * len(pages))
    return {key for key, count in counts.items() if count >= least and not _KEPT.match(key[0])}


def _spots(line: Line) -> tuple[int, int]:
    """Return the two strips of the page the line may count to, lest a hair's breadth part two."""
    at = line.base / _SAME_PLACE
    return int(at // 1), int((at + 0.5) // 1) + 1_000_000


def _edges(lines: Sequence[Line]) -> Iterator[Line]:
    edge = [*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]]
    yield from (line for line in edge if not line.in_table)
