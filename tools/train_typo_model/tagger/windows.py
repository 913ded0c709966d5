"""Stretches of text with mistakes and gaps put in, whole batches at a time.

The mistakes are those of `noise.py`, drawn beforehand into tables so that a batch costs a few
look-ups: for each character other characters, for each word other words of its sound.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import rjieba
from numpy.typing import NDArray

from gov_docs.typos.alphabet import BOUNDARY, SIZE, Alphabet
from gov_docs.typos.shapes import Shapes
from gov_docs.typos.sounds import FAR, Sounds
from gov_docs.typos.tagger import MASK
from tools.train_typo_model.tagger.reshaping import RESHAPE

LENGTH = 96
_SPARE = 16  # characters behind a window, for those that are left out
_DRAWS = 64  # other characters held for each
_WORDS = 12  # other words held for each
_LONGEST = 4
_SHARES = {"same": 0.7, "near": 0.1, "shape": 0.14, "random": 0.06}
# Of mistakes: a word of the same sound, a usual character for another of its sound, a character too
# many, one missing, two swapped; the others put another character, sometimes two in a row.
_MISTAKES = {
    "word": 0.3, "usual": 0.06, "extra": 0.14, "missing": 0.14, "swapped": 0.07, "other": 0.29,
}  # fmt: skip
_USUAL_CHARACTERS = 1000  # 在 and 再, 以 and 已, 由 and 有 are among them
_TWO_SHARE = 0.17  # of the last
_KEPT = 0.08  # share of untouched places learned from

Ids = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Mix:
    """How much is wrong in a window."""

    errors: tuple[float, ...]  # shares of windows with none, one, two ... mistakes
    gaps: float  # share of places masked


# More to learn from in a window; and what comes nearer to the places that are asked about.
DENSE = Mix((0.12, 0.18, 0.2, 0.2, 0.14, 0.1, 0.06), 0.15)
USUAL = Mix((0.2, 0.35, 0.25, 0.15, 0.05), 0.10)


@dataclass(frozen=True, slots=True)
class Others:
    """What each character and word may be mistaken for."""

    characters: Ids  # SIZE x _DRAWS
    usual: Ids  # SIZE x _DRAWS, of usual characters usual ones, 0 where there are none
    words: Ids  # words x _WORDS x _LONGEST


@dataclass(frozen=True, slots=True)
class Text:
    ids: Ids
    word: NDArray[np.uint32]  # at the first character of a word with others: its row, from 1
    length: NDArray[np.uint8]  # of the word that begins there


@dataclass(frozen=True, slots=True)
class Batch:
    source: NDArray[np.int64]
    target: NDArray[np.int64]
    wanted: NDArray[np.bool_]  # places to learn from


def character_others(
    alphabet: Alphabet, sounds: Sounds, shapes: Shapes, counts: Mapping[str, int], seed: int
) -> Ids:
    draw = np.random.default_rng(seed)
    out = np.zeros((SIZE, _DRAWS), np.uint16)
    usual = alphabet.encode(
        "".join(c for c in alphabet.characters[:3500] if "\u4e00" <= c <= "\u9fff")
    )
    weight = np.array([(counts.get(c, 0) + 1) ** 0.5 for c in _each(alphabet)])
    for number in np.flatnonzero(alphabet.han).tolist():
        one = np.array([number], np.uint16)
        _, found = sounds.alike(one[None])
        alike = np.unique(found[:, 0])
        alike = alike[(alike != number) & (alike < len(weight))]
        near = sounds.likeness(np.repeat(one, len(alike)), alike)
        _, looks = shapes.alike(one)
        pools = {"same": alike[near == 0], "near": alike[near > 0], "shape": looks, "random": usual}
        kinds = draw.choice(len(_SHARES), _DRAWS, p=list(_SHARES.values()))
        for at, kind in enumerate(kinds.tolist()):
            pool = pools[list(_SHARES)[kind]]
            pool = pool if len(pool) else usual
            share = weight[pool] / weight[pool].sum()
            out[number, at] = draw.choice(pool, p=share)
    return out


def usual_others(of: Text, alphabet: Alphabet, sounds: Sounds, seed: int) -> Ids:
    """Return for usual characters those of the same or a near sound that are as usual."""
    draw = np.random.default_rng(seed)
    count = np.bincount(of.ids, minlength=SIZE) * alphabet.han
    usual = np.sort(np.argsort(-count, kind="stable")[:_USUAL_CHARACTERS])
    first = sounds.first()[usual]  # rare readings would make 台 like 以
    out = np.zeros((SIZE, _DRAWS), np.uint16)
    for row, number in enumerate(usual.tolist()):
        near = sounds.likeness(np.full(len(usual), number, np.uint16), usual.astype(np.uint16))
        share = np.where(first == first[row], 1, np.where(near < FAR, 0.1, 0))
        weight = count[usual] ** 0.5 * share * (usual != number)
        if weight.any():
            out[number] = draw.choice(usual, _DRAWS, p=weight / weight.sum())
    return out


def _each(alphabet: Alphabet) -> list[str]:
    return [alphabet.decode([n]) for n in range(len(alphabet))]


def word_others(
    words: list[str], alphabet: Alphabet, sounds: Sounds, counts: Mapping[str, int], seed: int
) -> tuple[dict[str, int], Ids]:
    """Return the row of each word that has others of its sound, and the rows."""
    draw = np.random.default_rng(seed)
    rows: dict[str, int] = {}
    table = [np.zeros((_WORDS, _LONGEST), np.uint16)]
    for word in words:
        ids = alphabet.encode(word)
        _, found = sounds.alike(ids[None])
        found = np.unique(found, axis=0)
        found = found[(found != ids).any(axis=1)]
        if not len(found):
            continue
        far = np.array([sounds.likeness(ids, other).max() for other in found])
        weight = np.array([counts.get(alphabet.decode(other), 0) + 1.0 for other in found]) ** 0.4
        weight *= np.where(far == 0, 1, 0.15)
        picked = found[draw.choice(len(found), _WORDS, p=weight / weight.sum())]
        row = np.zeros((_WORDS, _LONGEST), np.uint16)
        row[:, : len(ids)] = picked
        rows[word] = len(table)
        table.append(row)
    return rows, np.stack(table)


def text(lines: str, alphabet: Alphabet, rows: Mapping[str, int]) -> Text:
    ids = alphabet.encode(lines)
    word, length = np.zeros(len(ids), np.uint32), np.zeros(len(ids), np.uint8)
    at = 0
    for line in lines.split("\n"):
        place = at
        for token in rjieba.cut(line, False):
            row = rows.get(token)
            if row:
                word[place], length[place] = row, len(token)
            place += len(token)
        at += len(line) + 1
    return Text(ids, word, length)


def batch(
    of: Text, others: Others, han: NDArray[np.bool_], size: int, draw: np.random.Generator, mix: Mix
) -> Batch:
    """Return windows of the text with mistakes put in and places masked."""
    starts = draw.integers(0, len(of.ids) - LENGTH - _SPARE, size)
    places = starts[:, None] + np.arange(LENGTH + _SPARE)
    target = of.ids[places].astype(np.int64)
    source = target.copy()
    many = draw.choice(len(mix.errors), size, p=mix.errors)
    reshaped: list[tuple[int, str]] = []
    for nth in range(1, len(mix.errors)):
        rows = np.flatnonzero(many >= nth)
        kind = draw.choice(list(_MISTAKES), len(rows), p=list(_MISTAKES.values()))
        _other_words(source, rows[kind == "word"], of, starts, others, draw)
        _other_usual(source, rows[kind == "usual"], others, draw)
        single = rows[kind == "other"]
        two = draw.random(len(single)) < _TWO_SHARE
        _other_characters(source, single, two, han, others, draw)
        reshaped += zip(rows.tolist(), kind.tolist(), strict=True)
    for row, what in reshaped:  # last, for they move what follows
        if what in RESHAPE:
            RESHAPE[what](source[row], target[row], han, draw)
    source, target = source[:, :LENGTH], target[:, :LENGTH]
    wanted = source != target
    chance = draw.random(source.shape)
    gaps = (chance < mix.gaps) & han[target] & ~wanted
    source[gaps] = MASK
    wanted |= gaps | ((chance > 1 - _KEPT) & (source != BOUNDARY))
    return Batch(source, target, wanted)


def _other_characters(
    source: NDArray[np.int64], rows: NDArray[np.int64], two: NDArray[np.bool_],
    han: NDArray[np.bool_], others: Others, draw: np.random.Generator,
) -> None:  # fmt: skip
    at = draw.integers(0, LENGTH - 1, len(rows))
    for step in (0, 1):
        which = np.ones(len(rows), bool) if step == 0 else two
        row, place = rows[which], at[which] + step
        good = han[source[row, place]]
        row, place = row[good], place[good]
        source[row, place] = others.characters[
            source[row, place], draw.integers(0, _DRAWS, len(row))
        ]


def _other_usual(
    source: NDArray[np.int64], rows: NDArray[np.int64], others: Others, draw: np.random.Generator
) -> None:
    for row in rows.tolist():
        at = np.flatnonzero(others.usual[source[row, :LENGTH], 0])
        if len(at):
            place = draw.choice(at)
            source[row, place] = draw.choice(others.usual[source[row, place]])


def _other_words(
    source: NDArray[np.int64], rows: NDArray[np.int64], of: Text, starts: NDArray[np.int64],
    others: Others, draw: np.random.Generator,
) -> None:  # fmt: skip
    for row in rows.tolist():
        start = int(starts[row])
        at = np.flatnonzero(of.word[start : start + LENGTH - _LONGEST])
        if not len(at):
            continue
        place = int(at[draw.integers(len(at))])
        length = int(of.length[start + place])
        new = others.words[of.word[start + place], draw.integers(_WORDS), :length]
        source[row, place : place + length] = new
