"""Words that speak for a period whatever the matter: 重要 for 永久, 日常 for 10年.

How much each says is learned from the table in use, by a regularised softmax regression.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORDS = tuple(
    re.compile(one)
    for one in (
        "重要|重大|主要|全局|方针", "一般", "日常|临时|事务性", "(?<!半)年度", "月[度份报]|季[度报]|半年",
        "名册|名单", "案件", "简报|动态|信息|宣传", "请示|批复", "决定|决议|纪要|记录",
        "副本|复制件|协办|参阅|交流|典型", "以下", "以上", "规划|规定|制度|办法|章程|条例",
        "合同|产权|凭证|登记", "任免|编制|机构", "上级", "下级", "同级", "通知", "材料",
        "过程|培训|报名|接待|安排", "清册|清单|移交|销毁", "审批|许可|备案", "报表|统计",
    )
)  # fmt: skip
_STEPS, _RATE, _HOLD = 400, 0.5, 1.0

Floats = NDArray[np.float64]


def learned(texts: Sequence[str], periods: Sequence[int], count: int) -> Floats:
    """Return the weights: a row for each word and one for none, a column for each period."""
    seen = np.array([_seen(text) for text in texts])
    wanted = np.eye(count)[list(periods)]
    weights = np.zeros((seen.shape[1], count))
    for _ in range(_STEPS):
        slope = seen.T @ (_chances(seen @ weights) - wanted) + _HOLD * weights
        weights -= _RATE * slope / len(texts)
    return weights


def chances(weights: Floats, text: str) -> Floats:
    """Return how likely each period is by the text's words alone."""
    found: Floats = _chances((_seen(text) @ weights)[None])[0]
    return found


def _seen(text: str) -> Floats:
    return np.array([*(bool(word.search(text)) for word in _WORDS), True], float)


def _chances(scores: Floats) -> Floats:
    grown: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=1, keepdims=True)
    return shares
