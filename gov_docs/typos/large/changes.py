"""What an answer changes in its sentence, and which of that may be told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from gov_docs.core.text import IS_HAN
from gov_docs.language.protected import is_protected

DRIFT = 2  # Chinese characters an answer may be longer or shorter; beyond, it is another sentence
# Models write marks half-width where the sentence has them full; that is no change of theirs.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("。"): "."}
_SPACE = re.compile(r"\s+")
_ENDLESS = 3  # times as long as its sentence; no comparison is worth its time
WIDEST = 4  # characters of one change
MOST = 4  # changes of one sentence


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """A find of a model whose accuracy nobody has measured, so without a figure."""

    start: int
    end: int
    replacement: str
    kind: str  # wrong, missing, extra, swapped

    @property
    def confidence(self) -> None:
        return None

    @property
    def mends_word(self) -> bool:
        return False


def changes(text: str, start: int, end: int, answer: str) -> list[Suggestion]:
    """Return what the answer to text[start:end] changes; nothing where it says something else."""
    sentence = text[start:end]
    if not _SPACE.search(sentence):
        answer = _SPACE.sub("", answer)  # vocabularies of single characters put one after each
    if answer == sentence or len(answer) > _ENDLESS * len(sentence):
        return []
    if abs(_size(answer) - _size(sentence)) > DRIFT:
        return []
    found = [change for change in _changes(sentence, answer) if _is_chinese(sentence, change)]
    if len(found) > MOST or any(_is_wide(change) for change in found):
        return []
    moved = (Suggestion(c.start + start, c.end + start, c.replacement, c.kind) for c in found)
    # An insertion touches what is on both sides of it.
    return [c for c in moved if not is_protected(text, c.start - (c.start == c.end), c.end + 1)]


def _size(text: str) -> int:
    return len(IS_HAN.findall(text))


def _changes(sentence: str, answer: str) -> Iterator[Suggestion]:
    if len(sentence) == len(answer):
        yield from _one_for_one(sentence, answer)
        return
    folded = sentence.translate(_HALF_WIDTH), answer.translate(_HALF_WIDTH)
    matcher = SequenceMatcher(None, *folded, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Suggestion(a, b, answer[c:d], _kind(sentence[a:b], answer[c:d]))


def _one_for_one(sentence: str, answer: str) -> Iterator[Suggestion]:
    """Yield each run of Chinese characters that differ."""
    pairs = [old != new and _all_han(old + new) for old, new in zip(sentence, answer, strict=True)]
    at = 0
    for differ, run in groupby(pairs):
        start, at = at, at + len(list(run))
        if differ:
            old, new = sentence[start:at], answer[start:at]
            yield Suggestion(start, at, new, _kind(old, new))


def _kind(old: str, new: str) -> str:
    if len(old) != len(new):
        return "missing" if len(old) < len(new) else "extra"
    return "swapped" if len(old) == 2 and old == new[::-1] else "wrong"


def _is_chinese(sentence: str, change: Suggestion) -> bool:
    """Say whether only Chinese characters change: marks, digits and Latin are not the model's."""
    return _all_han(sentence[change.start : change.end] + change.replacement)


def _all_han(text: str) -> bool:
    return all(IS_HAN.match(char) for char in text)


def _is_wide(change: Suggestion) -> bool:
    return max(change.end - change.start, len(change.replacement)) > WIDEST
