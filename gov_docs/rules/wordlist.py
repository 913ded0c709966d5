"""The word lists under resources/rules: one automaton over all of them, one scan a paragraph.

Adding a slip means adding a row to a list; the columns are explained in `Row`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import ClassVar

from daachorse import CharwiseDoubleArrayAhoCorasick

from gov_docs.core.list_rows import BrokenRow, ListRow, broken_row, refuse
from gov_docs.core.text import HAN
from gov_docs.core.types import Document, Issue, Paragraph, Safety, Span, Tier
from gov_docs.language.segment import crosses_word_border, reaches_into_name
from gov_docs.resources import resource
from gov_docs.rules.base import ParagraphRule, replace
from gov_docs.tables.tsv import read_tsv

CONFUSIONS, VARIANTS, OBSOLETE = "confusions", "variant_words", "obsolete_names"
LISTS = (CONFUSIONS, VARIANTS, OBSOLETE)
COLUMNS = ("wrong", "right", "tier", "guard", "before", "after", "since", "source", "note")
CONTEXT = 24  # characters before a hit that `before` sees
SHORT = 3  # a wrong form up to this long may be two halves of other words


@dataclass(frozen=True, slots=True)
class Row:
    list: str
    wrong: str
    right: tuple[str, ...]  # alternatives, the likeliest first; none: only shown
    tier: Tier
    guards: tuple[tuple[str, int], ...]  # longer right strings, and where the wrong form lies in it
    before: re.Pattern[str] | None  # must match up to the wrong form
    after: re.Pattern[str] | None  # must match from its end
    since: str  # "2018-03": until then the wrong form was right; "" always wrong
    source: str
    note: str

    def fits(self, text: str, start: int, end: int) -> bool:
        """Say whether the wrong form at this place is meant as the row says."""
        if any(start >= at and text.startswith(guard, start - at) for guard, at in self.guards):
            return False
        if self.before and not self.before.search(text[max(start - CONTEXT, 0) : start]):
            return False
        if self.after and not self.after.match(text, end):
            return False
        return len(self.wrong) > SHORT or not crosses_word_border(text, start, end)


@dataclass(frozen=True, slots=True)
class Hit:
    row: Row
    start: int
    end: int


class WordLists:
    """Rows of any number of lists behind one automaton."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._by_word: dict[str, list[Row]] = {}
        for row in self.rows:
            self._by_word.setdefault(row.wrong, []).append(row)
        self._words = list(self._by_word)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._words) if self._words else None

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Return the hits in order; one that lies inside a longer one is left out."""
        if self._automaton is None:
            return ()
        hits = [
            Hit(row, start, end)
            for start, end, index in self._automaton.find_overlapping(text)
            for row in self._by_word[self._words[index]]
            if row.fits(text, start, end)
        ]
        return _outermost(hits) if len(hits) > 1 else tuple(hits)


def _outermost(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def read_list(path: Path, name: str) -> tuple[tuple[Row, ...], tuple[BrokenRow, ...]]:
    """Return the good rows of a list and the broken ones."""
    cells, broken, lines = read_tsv(path, COLUMNS)
    rows: list[Row] = []
    bad = list(broken)
    for one in cells:
        try:
            rows.append(_row(one, name))
        except ValueError as error:
            bad.append(broken_row(path.name, one.line, str(error), lines))
    return tuple(rows), tuple(bad)


def _row(one: ListRow, name: str) -> Row:
    """Return the row; a ValueError says in Chinese what is wrong with it."""
    cells = one.cells
    wrong, right = cells["wrong"], tuple(filter(None, cells["right"].split("|")))
    if not wrong:
        raise ValueError("wrong 列是空的")
    if wrong in right:
        raise ValueError(f"正形和错形都是“{wrong}”")
    if not cells["source"]:
        raise ValueError("source 列是空的，每一行都要有出处")
    if cells["since"] and not re.fullmatch(r"\d{4}(-\d{2}){0,2}", cells["since"]):
        raise ValueError(f"since 应当写成 2018-03 的样子，这里写的是“{cells['since']}”")
    return Row(
        name,
        wrong,
        right,
        _tier(cells["tier"]),
        tuple(_guard(guard, wrong) for guard in filter(None, cells["guard"].split("|"))),
        _pattern(f"(?:{cells['before']})$") if cells["before"] else None,
        _pattern(cells["after"]) if cells["after"] else None,
        cells["since"],
        cells["source"],
        cells["note"],
    )


def _tier(text: str) -> Tier:
    try:
        return Tier(text)
    except ValueError:
        raise ValueError(f"tier 应当是必错、疑似或提示，这里写的是“{text}”") from None


def _guard(guard: str, wrong: str) -> tuple[str, int]:
    if wrong not in guard or guard == wrong:
        raise ValueError(f"guard 里的“{guard}”应当包含“{wrong}”并且更长")
    return guard, guard.index(wrong)


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise ValueError(f"正则表达式写错了：{text}（{error}）") from None


@cache
def built_in() -> WordLists:
    """Return the lists that come with the program; BrokenListError shows all their broken rows."""
    rows: list[Row] = []
    broken: list[BrokenRow] = []
    for name in LISTS:
        good, bad = read_list(resource("rules", f"{name}.tsv"), name)
        rows += good
        broken += bad
    refuse(broken)
    return WordLists(rows)


@lru_cache(maxsize=8192)
def scan(text: str) -> tuple[Hit, ...]:
    """Return the hits of all built-in lists in one paragraph; scanned once for all rules."""
    return built_in().scan(text)


_TITLE = re.compile(r"《[^《》]*》?")
_OPEN, _CLOSE = "“‘「", "”’」"


def in_title(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] lies inside 《》: another text's title is not ours to correct."""
    return any(m.start() < start and end <= m.end() for m in _TITLE.finditer(text))


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Say whether the word alone stands in quotation marks: it is talked about, not used."""
    return text[start - 1 : start] in tuple(_OPEN) and text[end : end + 1] in tuple(_CLOSE)


class WordListRule(ParagraphRule):
    """A rule whose slips are the rows of one list."""

    trigger = re.compile(f"[{HAN}]{{2}}")
    list: ClassVar[str]

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for hit in scan(para.text):
            if hit.row.list == self.list and not is_mentioned(para.text, hit.start, hit.end):
                yield from self.judge(hit, para, document)

    def judge(self, hit: Hit, para: Paragraph, document: Document) -> Iterator[Issue]:
        """Yield the finding for a hit; the row's tier, weaker inside 《》 and in names."""
        place = (para.text, hit.start, hit.end)
        unsure = in_title(*place) or (len(hit.row.wrong) <= SHORT and reaches_into_name(*place))
        tier = Tier.WARNING if unsure and hit.row.tier is Tier.ERROR else hit.row.tier
        yield self.word_issue(hit, para, tier)

    def word_issue(self, hit: Hit, para: Paragraph, tier: Tier) -> Issue:
        span = Span(para.id, hit.start, hit.end)
        sure = tier is Tier.ERROR and len(hit.row.right) == 1
        safety = Safety.SAFE if sure else Safety.ASK
        fixes = [replace(span, right, safety=safety) for right in hit.row.right]
        return self.issue(span, self.message(hit.row), *fixes, tier=tier)

    def message(self, row: Row) -> str:
        raise NotImplementedError


def with_note(message: str, row: Row) -> str:
    return f"{message}（{row.note}）" if row.note else message


def quoted(words: Sequence[str]) -> str:
    return "或".join(f"“{word}”" for word in words)
