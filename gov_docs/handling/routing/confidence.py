"""How sure a proposal is: figures measured by `python -m benchmarks handling`, cross-validated."""

import math

# Share of proposals of each kind that were right.
NAMED = 0.95  # 由…牵头, for the whole document
NAMED_TASKS = 0.9  # most of its tasks name this lead
NAMED_ONCE = 0.85  # named for something the document is about
ADDRESSED = 0.85
SENDER = 0.75
SENDER_AND_DUTY = 0.9
TAKES_PART = 0.9  # …配合

LIKE = 0.6  # a past case so like the document is followed
NEAR = 0.15  # one less like it still speaks for its departments
LEAST_LEAD = 0.6  # below it the program says 不能确定
LEAST_ASSIST = 0.33  # of the highest score

# Logistic curves on the score and its distance to the next.
_LEAD = (-1.6, 1.5, 0.45)
_PART = (-1.4, 2.6)


def by_duty(best: float, second: float) -> float:
    """Return how likely the department with the best score leads."""
    ratio = math.log(max(best, 1e-6) / max(second, best / 8, 1e-6))
    bias, distance, height = _LEAD
    return _curve(bias + distance * ratio + height * math.log1p(best))


def takes_part(score: float, best: float) -> float:
    """Return how likely a department takes part whose score is this beside the best."""
    bias, slope = _PART
    return _curve(bias + slope * score / max(best, 1e-6))


def by_likeness(likeness: float) -> float:
    """Return how likely a document goes the way of one so like it."""
    return min(0.98, 0.7 + 0.3 * likeness)


def _curve(value: float) -> float:
    return 1 / (1 + math.exp(-value))
