"""Other search engines over the same documents; one that is not installed is skipped."""

import importlib
import importlib.util
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version

import rjieba

from benchmarks.retrieval.articles import Article
from gov_docs.precedents.terms import folded, pairs

Ask = Callable[[str], list[int]]  # the ten best, as places in the list of articles
_MOST_TERMS = 64  # as our own search allows itself


def peers(articles: Sequence[Article]) -> Iterator[tuple[str, Ask]]:
    """Yield (name, search) of each engine, its index built."""
    sqlite = f"SQLite {sqlite3.sqlite_version} FTS5"
    yield f"{sqlite}, trigram", _fts5(articles, "trigram", str, _trigrams)
    yield f"{sqlite}, segmented words", _fts5(articles, "unicode61", _spaced, _words)
    if importlib.util.find_spec("bm25s"):
        yield f"bm25s {version('bm25s')}, pairs of characters", _bm25s(articles)


def _whole(one: Article) -> str:
    """Return what is indexed: as in our own index the title and number count three times."""
    return "\n".join([*[one.title, one.number] * 3, *one.text])


def _fts5(
    articles: Sequence[Article],
    tokenizer: str,
    prepare: Callable[[str], str],
    terms: Callable[[str], list[str]],
) -> Ask:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE docs USING fts5(text, tokenize='{tokenizer}')")
    rows = ((at, prepare(_whole(one))) for at, one in enumerate(articles))
    database.executemany("INSERT INTO docs (rowid, text) VALUES (?, ?)", rows)

    def ask(query: str) -> list[int]:
        wanted = dict.fromkeys(terms(query)[:_MOST_TERMS])
        match = " OR ".join('"' + term.replace('"', '""') + '"' for term in wanted)
        sql = "SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY bm25(docs) LIMIT 10"
        return [int(row[0]) for row in database.execute(sql, (match,))] if match else []

    return ask


def _trigrams(text: str) -> list[str]:
    return [text[at : at + 3] for at in range(len(text) - 2)]


def _words(text: str) -> list[str]:
    return [word for word in rjieba.cut(folded(text)) if word.isalnum()]


def _spaced(text: str) -> str:
    return " ".join(_words(text))


def _bm25s(articles: Sequence[Article]) -> Ask:
    terms = [pairs(_whole(one)) for one in articles]
    engine = importlib.import_module("bm25s").BM25()
    engine.index(terms, show_progress=False)
    known = engine.vocab_dict

    def ask(query: str) -> list[int]:
        wanted = [term for term in dict.fromkeys(pairs(query)) if term in known][:_MOST_TERMS]
        if not wanted:
            return []
        found, _ = engine.retrieve([wanted], k=10, show_progress=False)
        return [int(at) for at in found[0]]

    return ask
