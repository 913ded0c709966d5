"""The topic class of a document, counted from the words of a small table."""

from collections.abc import Sequence
from functools import cache

from gov_docs.resources import resource

_TITLE, _HEAD = 6, 2_000  # weight of a word in the title; characters of the text that are looked at
_LEAST, _LEAD = 4, 1.2  # under this count, or this near to the next topic, a document has none


def topic_of(title: str, texts: Sequence[str]) -> str | None:
    """Return the topic most of the words speak of, None where none leads clearly."""
    head = "\n".join(texts[:60])[:_HEAD]
    counts = sorted(
        ((_count(words, title, head), topic) for topic, words in _table()), reverse=True
    )
    (most, topic), (second, _) = counts[:2]
    return topic if most >= _LEAST and most >= _LEAD * second else None


def _count(words: tuple[str, ...], title: str, head: str) -> int:
    return sum(_TITLE * title.count(word) + head.count(word) for word in words)


@cache
def _table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = resource("rules", "topics.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line.strip())
    return tuple((topic, tuple(words.split("、"))) for topic, words in rows)
