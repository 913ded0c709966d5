"""How sure a proposal is: figures measured by `python -m benchmarks handling`, cross-validated."""

import math
from collections.abc import Sequence

# Share of proposals of each kind that were right.
NAMED = 0.95  # 由…牵头, for the whole document
NAMED_TASKS = 0.9  # most of its tasks name this lead
NAMED_ONCE = 0.85  # named for something the document is about
ADDRESSED = 0.85
SENDER = 0.75
SENDER_AND_DUTY = 0.9
TAKES_PART = 0.9  # …配合

HARDLY = 0.6  # of a duty for which a single word speaks

LIKE = 0.6  # a past case so like the document is followed
NEAR = 0.15  # one less like it still speaks for its departments
LEAST_LEAD = 0.62  # below it the program says 不能确定
LEAST_ASSIST = 0.3  # less likely than this, a department is not proposed
LEAST_BESIDE = 0.5  # the same, for a document of many parts: something concerns nearly everybody

# Logistic curves fitted on 297 tasks of published plans; their precision was measured on folds of
# documents the curve had not seen.
_LEAD = (-2.61, 0.80, 0.41, 0.72)
_PART = (-2.84, 1.28, 0.94, -0.31)
_HIGH = 60.0  # scores of most tasks are lower; those of a long document tell no more than this
_BROAD = 4  # so many departments within half of the best: the document is everybody's
_FAR = 8.0  # a score so many times another is as far from it as can be


def by_duty(best: float, others: Sequence[float]) -> float:
    """Return how likely the department with this score leads, by the scores that come next."""
    second, third = (*others, 0.0, 0.0)[:2]
    bias, to_second, height, to_third = _LEAD
    sure = _curve(
        bias
        + to_second * _distance(best, second)
        + height * math.log1p(min(best, _HIGH))
        + to_third * _distance(best, third)
    )
    close = sum(other >= best / 2 for other in others)
    return sure / 2 if close >= _BROAD else sure


def takes_part(score: float, best: float, rank: int) -> float:
    """Return how likely a department takes part whose score is this, the rank counted from 0."""
    bias, share, height, place = _PART
    ratio = score / max(best, 1e-6)
    value = ratio * min(best, _HIGH)
    return _curve(bias + share * ratio + height * math.log1p(value) + place * math.log1p(rank))


def by_likeness(likeness: float) -> float:
    """Return how likely a document goes the way of one so like it."""
    return min(0.98, 0.7 + 0.3 * likeness)


def _distance(best: float, other: float) -> float:
    return math.log(max(best, 1e-6) / max(other, best / _FAR, 1e-6))


def _curve(value: float) -> float:
    return 1 / (1 + math.exp(-value))
