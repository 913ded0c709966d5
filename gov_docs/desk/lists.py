"""The user's lists as they stand; what cannot be read of them is told, not fatal."""

from collections.abc import Callable, Iterable
from pathlib import Path

from gov_docs.core.ignore import Ignores
from gov_docs.core.list_rows import BrokenRow
from gov_docs.core.typo_answers import Answers
from gov_docs.core.typo_terms import UnitTerms
from gov_docs.core.words import Words
from gov_docs.settings import home
from gov_docs.tables.ignores import read_ignores
from gov_docs.tables.typo_answers import read_answers
from gov_docs.tables.typo_terms import read_typo_terms

Warn = Callable[[str], None]


def word_list(warn: Warn) -> Words:
    words, broken = read_word_list(home().words)
    tell(broken, warn)
    return words


def ignore_list(warn: Warn) -> Ignores:
    ignores, broken = read_ignores(home().ignores)
    tell(broken, warn)
    return ignores


def unit_terms(warn: Warn) -> UnitTerms:
    terms, broken = read_typo_terms(home().typo_terms)
    tell(broken, warn)
    return terms


def typo_answers(warn: Warn) -> Answers:
    answers, broken = read_answers(home().typo_answers)
    tell(broken, warn)
    return answers


def read_word_list(path: Path) -> tuple[Words, tuple[BrokenRow, ...]]:
    if not path.exists():
        return Words(), ()
    from gov_docs.tables.words import read_words  # takes its time to load; most have no list

    return read_words(path)


def tell(broken: Iterable[BrokenRow], warn: Warn) -> None:
    for row in broken:
        warn(f"已跳过清单中的一行：{row}")
