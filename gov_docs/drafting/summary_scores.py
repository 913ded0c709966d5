"""How much each sentence tells of its document: what it says, where it stands, what it is like."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gov_docs.drafting.summary_sentences import Sentence

Vector = dict[str, float]

MOST = 400  # sentences that are compared with one another; a law book has thousands

_PURPOSE = re.compile(
    "^(?:为[了贯落进加切推深全认做着规促保有更充大及依]|根据|按照|依据|遵照)|(?:现|特)(?:将|就|制定|提出|印发|作|对)|(?:制定|提出)(?:本|如下|以下)"
)
_DECISION = re.compile(
    "决定|同意|批准|任命|免去|要求|必须|应当|不得|严禁|确保|目标|力争|重点|实施|建立|完善|加强|推进|负责|牵头|废止|施行|任务|主要"
)
_DEADLINE = re.compile(
    r"(?:[0-9]{1,4}年|[0-9]{1,2}月|[0-9]{1,2}日|年底|月底|季度|工作日内|日内)[^，。；]{0,12}(?:前|内|底|止|起)|自[^，。；]{1,24}起(?:施行|执行|实施)|截止|有效期|到[0-9]{4}年底?，"
)
_DUE = re.compile(
    "报送|上报|完成|施行|执行|实施|建成|达到|实现|报名|提交|反馈|截止|到\\s*[0-9]{4}年|有效"
)
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?\s*(?:[%％]|[万亿]?[元吨个家公平])")
_EMPTY = re.compile(
    "请予审议|^(?:以上|此外|同时|其中|例如|比如|上述|具体如下|特此|附件|联系人|（?联系)|[：:]$|如下[。：:]?$|(?:见|详见)附件"
)


def is_deadline(text: str) -> bool:
    """Tell whether the sentence says until or from when something holds."""
    return bool(_DEADLINE.search(text) and _DUE.search(text))


def is_purpose(text: str) -> bool:
    """Tell whether the sentence says what the document is for."""
    return bool(_PURPOSE.search(text))


def scores(found: Sequence[Sentence], title: str) -> list[float]:
    """Return a score for each sentence, each part of it between 0 and 1."""
    about = _pairs(title)
    central = _centrality(vectors(found))
    return [
        0.9 * central[at] + 0.8 * _overlap(one.text, about) + _place(one) + _words(one.text)
        for at, one in enumerate(found)
    ]


def _place(one: Sentence) -> float:
    opening = 0.3 if one.order == 0 else 0.25 if one.section == 0 and one.order < 5 else 0.0
    return opening + (0.2 if one.first else 0.0)


def _words(text: str) -> float:
    purpose = 0.7 if is_purpose(text) else 0.0
    due = 0.5 if is_deadline(text) else 0.0
    decided = min(len(_DECISION.findall(text)), 4) * 0.1
    figures = 0.15 if _FIGURE.search(text) else 0.0
    size = -0.4 if len(text) < 15 else -0.3 if len(text) > 160 else 0.0
    return purpose + due + decided + figures + size - (0.8 if _EMPTY.search(text) else 0.0)


def _overlap(text: str, about: frozenset[str]) -> float:
    """Return the share of the title's character pairs that stand in the text."""
    return len(about & _pairs(text)) / len(about) if about else 0.0


def _pairs(text: str) -> frozenset[str]:
    bare = re.sub(r"\W", "", text)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def vectors(found: Sequence[Sentence]) -> list[Vector]:
    """Return for each sentence its character pairs, weighted by how rare they are, of length 1."""
    pairs = [_pairs(one.text) for one in found]
    count = Counter(pair for one in pairs for pair in one)
    total = len(found)
    made = []
    for one in pairs:
        weights = {pair: math.log(1 + total / count[pair]) for pair in one}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        made.append({pair: weight / length for pair, weight in weights.items()})
    return made


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    small, large = sorted((one, other), key=len)
    return sum(weight * large.get(pair, 0.0) for pair, weight in small.items())


def _centrality(all_vectors: Sequence[Vector]) -> NDArray[np.float64]:
    """Return how central each sentence is (TextRank), 1 for the most; 0 beyond the first MOST."""
    central = np.zeros(len(all_vectors))
    head = all_vectors[:MOST]
    if not head:
        return central
    alike = _matrix(head)
    np.fill_diagonal(alike, 0.0)
    sums = alike.sum(axis=0)
    shares = alike / np.where(sums > 0, sums, 1.0)
    rank = np.full(len(head), 1.0 / len(head))
    for _ in range(30):
        rank = 0.15 / len(head) + 0.85 * shares @ rank
    central[: len(head)] = rank / rank.max()
    return central


def _matrix(head: Sequence[Vector]) -> NDArray[np.float64]:
    number = {pair: at for at, pair in enumerate({pair for one in head for pair in one})}
    rows = np.zeros((len(head), len(number)), dtype=np.float32)
    for at, one in enumerate(head):
        rows[at, [number[pair] for pair in one]] = list(one.values())
    alike: NDArray[np.float64] = (rows @ rows.T).astype(np.float64)
    return alike
