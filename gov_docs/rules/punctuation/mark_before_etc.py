"""“等”字前面多了顿号

查什么：列举末尾“、等”“、等等”。“等级”“等离子”一类词不算。
为什么：“等”直接跟在最后一项后面，前面不再停顿。
例：水、电、气、等设施。 → 水、电、气等设施。
依据：GB/T 15834-2011《标点符号用法》
修复：确认后删去顿号。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.language.segment import words
from gov_docs.rules.base import ParagraphRule, replace

# What follows 等 after a list; elsewhere it may begin a word of its own (等离子, 等幅).
_MARK = re.compile(
    "、(?=等等?(?:[，。；、）”的各多重有相几0-9一二三四五六七八九十类]|方面|领域|行业|地区|部门|单位|工作|问题"
    "|设[施备]|措施|内容|项目|因素|要素|环节|情况|业务|产业|产品|人员|活动|任务|资源|材料|服务|平台|机构|$))"
)


class MarkBeforeEtc(ParagraphRule):
    id = "PUN025"
    name = "“等”字前面多了顿号"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    trigger = _MARK

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _MARK.finditer(para.text):
            if _is_etc(para.text, match.end()):
                where = spot(para, match.start())
                fix = replace(where, "", safety=Safety.ASK, title="删去顿号")
                yield self.issue(where, "“等”前面不用顿号", fix)


def _is_etc(text: str, at: int) -> bool:
    return any(word.start == at and word.text in ("等", "等等") for word in words(text))
