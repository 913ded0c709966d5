"""Words of equal length with nothing but commas between them: what an enumeration looks like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gov_docs.core.text import HAN
from gov_docs.language.enumerations import Bond, alike, bond
from gov_docs.language.segment import Word, words

_WORD = re.compile(f"[{HAN}]{{2,4}}$")
_MIDDLE = re.compile(f"，(?:[{HAN}]{{2}}|[{HAN}]{{3}}|[{HAN}]{{4}})，")
_CLAUSE = re.compile(f"[{HAN}]*$")
# They open a clause or stand alone in it; whatever follows is no member of a list.
_LINKS = frozenset({
    "相反", "例如", "比如", "据说", "表示", "指出", "发现", "可见", "看来", "结果", "要求", "认为",
    "然后", "其次", "同时", "其中", "首先", "最后", "此外",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommaRow:
    items: tuple[Word, ...]  # two or more, all different
    clause: str  # what stands before the first in its clause
    mark: str  # the mark before that, "" at the beginning of the text
    after: str  # from the last item to the end of the text
    before: Word | None  # the word before the first item
    next: Word | None  # the word after the last item

    @property
    def commas(self) -> tuple[int, ...]:
        return tuple(item.end for item in self.items[:-1])

    def strongest(self) -> Bond:
        return max(bond(a.text, b.text) for a, b in pairwise(self.items))


def comma_rows(text: str, listed: frozenset[str]) -> Iterator[CommaRow]:
    """Yield the rows of a paragraph; two words of `listed` belong together without being counted."""
    if not _MIDDLE.search(text) and not _is_promising(text, listed):
        return
    found = words(text)
    at = 0
    while at < len(found):
        items = _run(found, at, listed)
        at += 2 * len(items) - 1
        items = _trimmed(items, listed, text)
        if len(items) > 1 and len({item.text for item in items}) == len(items):
            yield _row(text, found, items)


def _is_promising(text: str, listed: frozenset[str]) -> bool:
    """Look for a known pair beside a comma, so that most paragraphs need no segmentation."""
    at = text.find("，")
    while at >= 0:
        for size in (2, 3):
            first, second = text[max(0, at - size) : at], text[at + 1 : at + 1 + size]
            if bond(first, second) > Bond.POSSIBLE or (first in listed and second in listed):
                return True
        at = text.find("，", at + 1)
    return False


def _run(found: Sequence[Word], at: int, listed: frozenset[str]) -> list[Word]:
    """Return the words from here on that commas join and that are as long as the first."""
    items = [found[at]]
    size = len(found[at].text)
    while _WORD.match(items[-1].text) and items[-1].text not in _LINKS:
        comma, word = at + 1, at + 2
        if word >= len(found) or found[comma].text != "，":
            break
        if len(found[word].text) != size or not _WORD.match(found[word].text):
            return items + _head(found[word], size, listed)
        items.append(found[word])
        at = word
    return items


def _head(word: Word, size: int, listed: frozenset[str]) -> list[Word]:
    """Return the modifier that the segmenter took into a longer word: 文明 of 文明执法."""
    head = word.text[:size]
    return [Word(head, "a", word.start, word.start + size)] if head in listed else []


def _trimmed(items: list[Word], listed: frozenset[str], text: str) -> list[Word]:
    """Drop the words at the ends that belong to the clauses beside.

    建立制度，完整，准确掌握 and 公平，正义，推动发展.
    """
    while len(items) > 2 and not belong(items[0], items[1], listed) and not alike(*items[:2]):
        items = items[1:]
    while len(items) > 1 and not _closes(items, listed, text):
        items = items[:-1]
    return items


def _closes(items: list[Word], listed: frozenset[str], text: str) -> bool:
    *others, last = items
    if any(belong(one, last, listed) for one in others):
        return True
    if not all(alike(one, last) for one in others):
        return False
    known = any(belong(a, b, listed) for a, b in pairwise(others))
    return not known or len(others) > 2 or text[last.end : last.end + 1] in tuple("等和及与、的")


def belong(first: Word, second: Word, listed: frozenset[str]) -> bool:
    """Say whether the words are known as members of one list."""
    return (
        (first.text in listed and second.text in listed)
        or bond(first.text, second.text) > Bond.NONE
        or bond(second.text, first.text) > Bond.NONE
    )


def _row(text: str, found: Sequence[Word], items: list[Word]) -> CommaRow:
    start, end = items[0].start, items[-1].end
    clause = _CLAUSE.search(text, 0, start)
    assert clause is not None  # noqa: S101 - the pattern matches the empty string
    mark = text[: clause.start()].rstrip(" \t\u3000")[-1:]
    before = next((word for word in found if word.end == start), None)
    following = next((word for word in found if word.start == end), None)
    return CommaRow(tuple(items), clause[0], mark, text[end:], before, following)
