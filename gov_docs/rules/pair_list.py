"""Pairs of words that only the context decides between: resources/rules/context_pairs.tsv.

A collocation is a regular expression on either side of the word's place: `合法~`, `~(?:和|与)义务`;
with `!` before it, it decides without the language model: `!敬请~`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from daachorse import CharwiseDoubleArrayAhoCorasick

from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row, refuse
from gov_docs.resources import resource
from gov_docs.tables.tsv import read_tsv

PLACE, DECISIVE = "~", "!"
COLUMNS = (
    "one", "other", "for_one", "for_other", "least_one", "least_other", "note", "source",
)  # fmt: skip
CONTEXT = 24  # characters before a word that a collocation sees


@dataclass(frozen=True, slots=True)
class Collocation:
    before: str  # pattern that matches up to the word
    after: str  # pattern that matches from its end
    decisive: bool = False

    def holds(self, text: str, start: int, end: int) -> bool:
        near = text[max(start - CONTEXT, 0) : start]
        before, after = _compiled(f"(?:{self.before})$"), _compiled(self.after)
        return bool(after.match(text, end) and before.search(near))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)  # a thousand at once take 50 ms; few are ever asked


@dataclass(frozen=True, slots=True)
class Form:
    """A word of a pair, and what asks for it."""

    word: str
    collocations: tuple[Collocation, ...]
    least: float | None  # nats from which the models alone decide for it; None: never

    def fits(self, text: str, start: int, end: int) -> bool:
        return any(one.holds(text, start, end) for one in self.collocations)

    def is_fixed(self, text: str, start: int, end: int) -> bool:
        """Say whether a collocation that needs no second opinion asks for it."""
        return any(one.decisive and one.holds(text, start, end) for one in self.collocations)


@dataclass(frozen=True, slots=True)
class Pair:
    one: Form
    other: Form
    note: str
    source: str

    def directions(self) -> Iterator[tuple[Form, Form]]:
        """Yield what is written and what might be meant, both ways."""
        yield self.one, self.other
        yield self.other, self.one


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a word of a pair is written; one that is in two pairs has two uses there."""

    start: int
    end: int
    written: Form
    rival: Form
    note: str


class PairList:
    """Any number of pairs behind one automaton."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.pairs = tuple(pairs)
        self._uses: dict[str, list[tuple[Form, Form, str]]] = {}
        for pair in self.pairs:
            for written, rival in pair.directions():
                self._uses.setdefault(written.word, []).append((written, rival, pair.note))
        self._words = list(self._uses)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._words) if self._words else None

    def scan(self, text: str) -> list[Use]:
        """Return the uses in order; a word inside a longer one of the list is left out."""
        if self._automaton is None:
            return []
        hits = sorted(self._automaton.find_overlapping(text), key=lambda hit: (hit[0], -hit[1]))
        uses: list[Use] = []
        reached = 0
        for start, end, index in hits:
            if end > reached:
                reached = end
                uses += [Use(start, end, *way) for way in self._uses[self._words[index]]]
        return uses


def read_pairs(path: Path) -> tuple[tuple[Pair, ...], tuple[BrokenRow, ...]]:
    """Return the good rows of a list and the broken ones."""
    cells, broken, lines = read_tsv(path, COLUMNS)
    pairs: list[Pair] = []
    bad = list(broken)
    for row in cells:
        try:
            pairs.append(_pair(row))
        except ValueError as error:
            bad.append(broken_row(path.name, row.line, str(error), lines))
    return tuple(pairs), tuple(bad)


def _pair(row: ListRow) -> Pair:
    """Return the pair; a ValueError says in Chinese what is wrong with the row."""
    cells = row.cells
    if not cells["one"] or not cells["other"] or cells["one"] == cells["other"]:
        raise ValueError("one 和 other 要写两个不同的词")
    if not cells["note"] or not cells["source"]:
        raise ValueError("note 和 source 都要写，给使用者看区别和出处")
    one, other = (
        Form(cells[name], _collocations(cells[f"for_{name}"]), _least(cells[f"least_{name}"]))
        for name in ("one", "other")
    )
    return Pair(one, other, cells["note"], cells["source"])


def _collocations(cell: str) -> tuple[Collocation, ...]:
    return tuple(_collocation(part) for part in cell.split())


def _collocation(text: str) -> Collocation:
    if text.count(PLACE) != 1 or text.removeprefix(DECISIVE) == PLACE:
        raise ValueError(f"搭配“{text}”里要有一个 {PLACE}，表示词的位置")
    before, after = text.removeprefix(DECISIVE).split(PLACE)
    return Collocation(before, after, text.startswith(DECISIVE))


def _least(cell: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        raise ValueError(f"least 应当是数，这里写的是“{cell}”") from None


@cache
def built_in() -> PairList:
    """Return the pairs that come with the program; BrokenListError shows all broken rows."""
    pairs, broken = read_pairs(resource("rules", "context_pairs.tsv"))
    refuse(broken)
    return PairList(pairs)
