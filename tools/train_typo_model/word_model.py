"""Words of one to four characters and their pairs, with the weights of the word model."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import rjieba
from numpy.typing import NDArray

from gov_docs.typos.alphabet import FIRST, Alphabet
from gov_docs.typos.fluency import BACKOFF_STEP, BACKOFF_ZERO, STEP
from gov_docs.typos.words import LONGEST, pair_keys, word_keys
from tools.train_typo_model.table_builder import build

_LINE = "\n"


@dataclass(frozen=True, slots=True)
class Words:
    words: list[str]  # by number
    counts: NDArray[np.int64]
    pairs: NDArray[np.uint64]  # first << 32 | second, sorted
    pair_counts: NDArray[np.int64]


def count(texts: Iterable[str], alphabet: Alphabet) -> Words:
    """Segment the texts and count words and neighbours; a line's end is a word."""
    numbers: dict[str, int] = {_LINE: 0}
    split: dict[str, list[str]] = {}
    keys: list[NDArray[np.uint64]] = []
    tokens: list[int] = []
    for text in texts:
        for line in _folded(text, alphabet).split("\n"):
            for word in rjieba.cut(line, False):
                pieces = _pieces(word, split)
                tokens += [numbers.setdefault(piece, len(numbers)) for piece in pieces]
            tokens.append(0)
            if len(tokens) > 1 << 22:
                keys.append(_unique_later(tokens))
                tokens = [0]
    keys.append(_unique_later(tokens))
    both = np.concatenate(keys)
    both.sort()
    starts = np.flatnonzero(np.r_[True, both[1:] != both[:-1]])
    pairs, pair_counts = both[starts], np.diff(np.r_[starts, len(both)])
    counts = np.bincount((pairs >> np.uint64(32)).astype(np.int64), pair_counts, len(numbers))
    return Words(list(numbers), counts.astype(np.int64), pairs, pair_counts)


def _folded(text: str, alphabet: Alphabet) -> str:
    """Return the text with one sign for all digits, one for all letters, one for what is unknown."""
    points = np.array([ord(c) for c in "\ufffd\n0A" + alphabet.characters], np.uint32)
    return points[alphabet.encode(text)].tobytes().decode("utf-32-le")


def _unique_later(tokens: list[int]) -> NDArray[np.uint64]:
    array = np.array(tokens, np.uint64)
    return array[:-1] << np.uint64(32) | array[1:]


def _pieces(word: str, split: dict[str, list[str]]) -> list[str]:
    """Return a word as the model holds it: at most LONGEST characters, marks one by one."""
    if word not in split:
        split[word] = list(_cut(word))
    return split[word]


def _cut(word: str) -> Iterator[str]:
    han = all("\u4e00" <= char <= "\u9fff" for char in word)
    if len(word) == 1 or (han and len(word) <= LONGEST):
        yield word
    elif not han:
        yield from word
    else:
        yield from _fewest(word, set(rjieba.cut_all(word)))


def _fewest(word: str, known: set[str]) -> list[str]:
    """Return a long word as the fewest shorter ones."""
    best: dict[int, list[str]] = {0: []}
    for end in range(1, len(word) + 1):
        options = [
            [*best[start], word[start:end]]
            for start in range(max(0, end - LONGEST), end)
            if end - start == 1 or word[start:end] in known
        ]
        best[end] = min(options, key=len)
    return best[len(word)]


def tables(
    words: Words, extra: Iterable[str], alphabet: Alphabet, budget: int
) -> tuple[NDArray[np.uint32], dict[str, int]]:
    """Return the hash table of words and pairs, and the words stored with their counts.

    `extra` are words of a dictionary that the corpus lacks: known, at the price of one occurrence.
    """
    usable = np.array([_usable(word, alphabet) for word in words.words])
    first = (words.pairs >> np.uint64(32)).astype(np.int64)
    second = (words.pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    into = np.bincount(second, minlength=len(words.words)).astype(np.float64)  # continuations
    single = np.log(np.maximum(into, 0.5) / into.sum())
    once, twice = (np.count_nonzero(words.pair_counts == n) for n in (1, 2))
    discount = once / (once + 2 * twice)
    out = np.bincount(first, minlength=len(words.words))
    left = discount * out / np.maximum(words.counts, 1)
    prob = np.log(
        (words.pair_counts - discount) / words.counts[first] + left[first] * np.exp(single[second])
    )
    worth = words.pair_counts * (prob - np.log(left[first]) - single[second])
    good = usable[first] & usable[second] & (words.pair_counts > 1)
    worth[~good] = -1
    keep = worth > max(np.partition(worth, -budget)[-budget], 0) if len(worth) > budget else good
    used = np.bincount(first[keep], np.exp(prob[keep]), len(words.words))
    saved = np.bincount(first[keep], np.exp(single[second[keep]]), len(words.words))
    weight = np.log(np.maximum(1 - used, 1e-4) / np.maximum(1 - saved, 1e-4))
    stored = np.flatnonzero(usable)
    names = [words.words[n] for n in stored]
    others = sorted({w for w in extra if _usable(w, alphabet)} - set(names))
    one = np.full(len(others), np.log(0.5 / into.sum()))
    keys = word_keys([alphabet.encode(w) for w in [*names, *others]])
    of = np.zeros(len(words.words), np.uint64)
    of[stored] = keys[: len(names)]
    all_keys = np.r_[keys, pair_keys(of[first[keep]], of[second[keep]])]
    all_prob = np.r_[single[stored], one, prob[keep]]
    all_weight = np.r_[weight[stored], np.zeros(len(others)), np.zeros(int(keep.sum()))]
    values = np.clip(np.round(-all_prob * STEP), 0, 255).astype(np.uint16) << 8
    values |= np.clip(np.round(all_weight * BACKOFF_STEP) + BACKOFF_ZERO, 0, 255).astype(np.uint16)
    counts = dict(zip(names, words.counts[stored].tolist(), strict=True))
    return build(all_keys, values), counts | dict.fromkeys(others, 0)


def _usable(word: str, alphabet: Alphabet) -> bool:
    ids = alphabet.encode(word)
    return len(word) == 1 or (len(word) <= LONGEST and bool((ids >= FIRST).all()))
