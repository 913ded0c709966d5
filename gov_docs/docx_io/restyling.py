"""How paragraphs of a file would look elsewhere in it: under another's style, with other numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from gov_docs.core.types import Run
from gov_docs.docx_io.numbering import Counter
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.values import child_value
from gov_docs.docx_io.xmlns import w

_PPR, _RPR = w("pPr"), w("rPr")


def runs_under(word: WordFile, para: int, like: int) -> tuple[Run, ...] | None:
    """Return a paragraph's runs as in a paragraph like the other; None: no other than its own.

    One without text gives an empty run in the format that text would have.
    """
    own, other = _properties(word, para), _properties(word, like)
    context = word.contexts[like]
    atoms = word.nodes[para][0].atoms
    if not atoms:
        mark = other.find(_RPR) if other is not None else None
        return (replace(word.formats.run(other, mark, context), text=""),)
    same = child_value(own, "pStyle") == child_value(other, "pStyle")
    if same and word.contexts[para].table_style == context.table_style:
        return None
    return word.formats.runs(other, atoms, context)


def numbers(word: WordFile, likes: Iterable[int]) -> Iterator[str]:
    """Yield the automatic numbers of paragraphs like these of the file, in reading order."""
    counter = Counter(word.formats.numbering)
    for like in likes:
        num = word.nums.get(like)
        yield counter.next(num) if num is not None else ""


def _properties(word: WordFile, para: int) -> etree._Element | None:
    return word.nodes[para][0].element.find(_PPR)
