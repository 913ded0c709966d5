"""The retention table: which kinds of papers are kept how long, and which row a paper falls under.

A paper is compared with every row by the stretches of two and three characters they share, rare
ones counting more; words that part two rows (重要 and 一般, 主办 and 协办) hold a wrong row down.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gov_docs.handling.archive.paper import Relation
from gov_docs.handling.archive.period_words import Floats, chances, learned

PERIODS = ("永久", "30年", "10年", "不归档")
SURE = 0.85  # confidence from which a suggestion is put forward as such

_HAN = re.compile(r"[\u4e00-\u9fff0-9]+")
_NEAREST, _SHARPNESS = 6, 3
_SAY, _DOUBT = 0.5, 0.05  # of the words beside the rows; left to every period
_UNKNOWN = 1.5  # the rarity of a stretch no row has
_LIKE = 1.0  # of the nearest row; below it a one-sided vote says little
_PARTED = 0.6  # confidence at most where a word parts a paper from the row it falls under
_APART, _TOGETHER, _STRANGER, _KIN = 0.55, 1.25, 0.75, 1.2
_RELATIONS = {
    Relation.OWN: re.compile("本机关|本级|主办|自行"),
    Relation.ABOVE: re.compile("上级"),
    Relation.PEER: re.compile("同级|平级"),
    Relation.BELOW: re.compile("下级|所属单位|基层"),
}
_WEIGHT = (
    re.compile("重要|重大|主要|方针|全局|省部级以上|警告以上"),
    re.compile("一般|省部级以下"),
)
# Words of which a row and a paper should not hold different ones.
_CONTRASTS: tuple[tuple[re.Pattern[str], ...], ...] = (
    _WEIGHT,
    *(
        tuple(re.compile(one) for one in pair)
        for pair in (
            ("主办", "协办|副本"),
            ("(?<!半)年度|全年|决算", "月[度份报]|季[度报]|半年"),
            ("(?<![无没])有处理结果", "[无没有]{1,2}处理结果"),
            ("决算", "预算"),
            ("省部级以上", "省部级以下"),
            ("警告以上", "警告以下"),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    number: str
    category: str
    relation: str
    material: str
    period: str
    basis: str

    def __str__(self) -> str:
        return f"第{self.number}条：{self.material}（{self.period}）"


@dataclass(frozen=True, slots=True)
class Judged:
    """The period the table gives a paper; `confidence` from 0 to 1."""

    period: str
    row: Row
    confidence: float
    others: tuple[Row, ...]  # nearest rows of another period


class Table:
    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        grams = [_grams(f"{row.category}：{row.material}") for row in self.rows]
        self._held = Counter(gram for one in grams for gram in one)
        self._vectors = [self._vector(one) for one in grams]
        self._lengths = [_length(one) for one in self._vectors]
        periods = [PERIODS.index(row.period) for row in self.rows]
        self._words = learned([row.material for row in self.rows], periods, len(PERIODS))

    def judge(self, text: str, marks: str = "") -> Judged | None:
        """Return the period for a described paper, None where nothing in the table is like it.

        `marks` are words like 重要 or 本机关 that part rows but make no paper like a row.
        """
        scores = self._scores(text, text + marks)
        best = sorted(range(len(scores)), key=lambda at: -scores[at])[:_NEAREST]
        if not scores[best[0]]:
            return None
        chances = self._chances(scores, best, text + marks)
        at = int(chances.argmax())
        nearest = {self.rows[n].period: self.rows[n] for n in reversed(best) if scores[n]}
        row = nearest.pop(PERIODS[at], None)
        if row is None:  # the words speak against every row that is like it
            return None
        sure = float(chances[at])
        if _parts(text, row):  # the nearest row is on such papers, but on weightier or lighter ones
            sure = min(sure, _PARTED)
        return Judged(PERIODS[at], row, round(sure, 3), (*nearest.values(),))

    def _chances(self, scores: Sequence[float], best: Sequence[int], text: str) -> Floats:
        """Return how likely each period is: the votes of the nearest rows, and what words say."""
        votes = np.zeros(len(PERIODS))
        for at in best:
            votes[PERIODS.index(self.rows[at].period)] += scores[at] ** _SHARPNESS
        likeness = min(1.0, scores[best[0]] / _LIKE)
        voted = votes / votes.sum() * likeness + (1 - likeness) / len(PERIODS)
        together = (voted + _DOUBT) * chances(self._words, text) ** _SAY
        whole: Floats = together / together.sum()
        return whole

    def _scores(self, asked_for: str, text: str) -> list[float]:
        asked = self._vector(_grams(asked_for))
        length = _length(asked)
        relations = {one for one, words in _RELATIONS.items() if words.search(text)}
        out = []
        for row, vector, own in zip(self.rows, self._vectors, self._lengths, strict=True):
            shared = sum(weight * vector[gram] for gram, weight in asked.items() if gram in vector)
            score = shared / (length * own**0.6)
            out.append(score * _fit(text, row, relations) if score else 0.0)
        return out

    def _vector(self, grams: Counter[str]) -> dict[str, float]:
        return {gram: (1 + math.log(count)) * self._rarity(gram) for gram, count in grams.items()}

    def _rarity(self, gram: str) -> float:
        """Return how telling a stretch is; those in no row are mostly names and places."""
        held = self._held.get(gram, 0)
        return math.log((len(self.rows) + 1) / (held + 0.5)) if held else _UNKNOWN


def _fit(text: str, row: Row, relations: set[Relation]) -> float:
    """Return how well the words that part rows from one another go with the paper's."""
    fit = _APART ** sum(_is_apart(text, row, pair) for pair in _CONTRASTS)
    if any(one.search(text) and one.search(row.material) for one in _WEIGHT):
        fit *= _TOGETHER
    if relations and row.relation not in relations:
        fit *= _STRANGER
    elif relations and row.relation != Relation.OWN:
        fit *= _KIN
    return fit


def _parts(text: str, row: Row) -> bool:
    """Say whether a word of the paper speaks against the row it falls under."""
    return any(_is_apart(text, row, pair) for pair in _CONTRASTS)


def _is_apart(text: str, row: Row, pair: Sequence[re.Pattern[str]]) -> bool:
    """Say whether the one holds the one word and the other only the other: 重要 and 一般."""
    here = [bool(one.search(text)) for one in pair]
    there = [bool(one.search(row.material)) for one in pair]
    return (
        any(here)
        and any(there)
        and not any(one and two for one, two in zip(here, there, strict=True))
    )


def _grams(text: str) -> Counter[str]:
    return Counter(
        run[at : at + size]
        for run in _HAN.findall(text)
        for size in (2, 3)
        for at in range(len(run) - size + 1)
    )


def _length(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
