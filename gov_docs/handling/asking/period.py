"""The period a title says it is about: 第三季度进展 counts by that, whenever it came."""

import re
from dataclasses import dataclass

_DIGITS = {char: str(at) for at, char in enumerate("零一二三四五六七八九十")} | {"两": "2"}
_FORMS = {
    "季度": re.compile("(?<!前)第?([一二三四1-4])季度"),
    "前几季度": re.compile("前([二两三23])个?季度"),
    "半年": re.compile("([上下])半年"),
    "月": re.compile(
        "(?<![0-9至到—–~～-])(1[0-2]|[1-9])月份?(?![0-9]{1,2}日|[—–~～至到-])",
    ),
    "年": re.compile("(?<![0-9])((?:19|20)[0-9]{2})年"),
}


@dataclass(frozen=True, slots=True)
class Period:
    sort: str  # 季度, 前几季度, 半年, 月, 年
    number: str  # 1 to 12, 上 or 下, or the year


def named(sort: str, title: str) -> frozenset[Period]:
    """Return the periods of one sort that a title names."""
    numbers = (_DIGITS.get(told, told) for told in _FORMS[sort].findall(title))
    return frozenset(Period(sort, number) for number in numbers)
