"""汉字之间、标点旁边有多余的空格

查什么：成段文字里汉字与汉字之间、汉字与中文标点之间的单个空格。标题、落款、表格、条款序号后面的，用几个空格对齐的，以及用空格隔开的几个“（盖章）”“《》”，不算。
为什么：中文字与字之间不留空格，多余的空格多半是从别处粘贴或断行时带来的。
例：各地区要加强领导， 压实工作责任，按时完成任务。 → 各地区要加强领导，压实工作责任，按时完成任务。
依据：GB/T 15834-2011《标点符号用法》
修复：标点旁边的自动删去；汉字之间的，后括号、后引号后面的，由人确认。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN
from gov_docs.core.types import (
    HEADINGS,
    Category,
    Document,
    Issue,
    Paragraph,
    Role,
    Safety,
    Strength,
    Tier,
)
from gov_docs.language.marks import number_end, spot
from gov_docs.rules.base import ParagraphRule, replace

_ALIGNED = re.compile("[ \u3000\xa0]{2}|[\t\u3000]")
_BESIDE_MARK = re.compile(
    f"(?<=[，。；、！？])[ \xa0](?=[{HAN}“《])(?![一二三四五六七八九十]{{1,2}}、)|(?<=[{HAN}])[ \xa0](?=[，。；：、！？）》”])"
)
# Behind a closing mark it may part names or blanks: 甲方（盖章） 乙方（盖章）.
_BEHIND_CLOSING = re.compile(f"(?<=[）》”])[ \xa0](?=[{HAN}“《])")
_BETWEEN = re.compile(f"(?<=[{HAN}])[ \xa0](?=[{HAN}])")
# 第三条 为了…, 图1 结构, 专栏2 工程: the space parts a number from its name.
_NUMBER = re.compile(
    "(?:第[一二三四五六七八九十百0-9]+[条章节编款项部分]+|[图表]|附件|专栏|附录)[ \xa0]?$"
)
_ROLES = frozenset({Role.BODY, *HEADINGS})
_SHORTEST = 20  # characters; shorter lines are names, slogans and forms


class StraySpaces(ParagraphRule):
    id = "PUN030"
    name = "多余的空格"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.PRACTICE
    tier = Tier.ERROR
    trigger = re.compile(f"{_BESIDE_MARK.pattern}|{_BEHIND_CLOSING.pattern}|{_BETWEEN.pattern}")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        text = para.text.strip()
        if para.role not in _ROLES or len(text) < _SHORTEST or _ALIGNED.search(text):
            return
        head = number_end(para)
        for match in _BESIDE_MARK.finditer(para.text):
            if match.start() > head:
                yield self._space(para, match.start(), Tier.ERROR)
        behind = list(_BEHIND_CLOSING.finditer(para.text))
        if len(behind) == 1 and behind[0].start() > head:
            yield self._space(para, behind[0].start(), Tier.WARNING)
        between = list(_BETWEEN.finditer(para.text))
        if 4 * len(between) > len(text) // 4:
            return  # spaced out on purpose, or a list of names
        for match in between:
            if match.start() > head and not _NUMBER.search(para.text, 0, match.start()):
                yield self._space(para, match.start(), Tier.WARNING)

    def _space(self, para: Paragraph, at: int, tier: Tier) -> Issue:
        safety = Safety.SAFE if tier is Tier.ERROR else Safety.ASK
        fix = replace(spot(para, at), "", safety=safety, title="删去空格")
        return self.issue(spot(para, at), "这里不应当有空格", fix, tier=tier)
