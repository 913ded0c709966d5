"""The topic class of a document, counted from the words of a small table."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from daachorse import CharwiseDoubleArrayAhoCorasick

from gov_docs.resources import resource

_TITLE, _HEAD = 6, 2_000  # weight of a word in the title; characters of the text that are looked at
_LEAST, _LEAD = 4, 1.2  # under this count, or this near to the next topic, a document has none


def topic_of(title: str, texts: Sequence[str]) -> str | None:
    """Return the topic most of the words speak of, None where none leads clearly."""
    counts: Counter[str] = Counter()
    for text, weight in ((title, _TITLE), ("\n".join(texts[:60])[:_HEAD], 1)):
        automaton, topics = _table()
        for _, _, index in automaton.find_overlapping(text):
            counts[topics[index]] += weight
    (topic, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return topic if most >= _LEAST and most >= _LEAD * second else None


@cache
def _table() -> tuple[CharwiseDoubleArrayAhoCorasick, tuple[str, ...]]:
    """Return the automaton of all words, and the topic of each."""
    lines = resource("rules", "topics.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line.strip())
    pairs = {word: topic for topic, words in rows for word in words.split("、")}
    return CharwiseDoubleArrayAhoCorasick(list(pairs)), tuple(pairs.values())
