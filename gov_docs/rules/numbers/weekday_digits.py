"""“星期几”用了阿拉伯数字

查什么：“星期3”“（周5）”一类。“每周1次”“2周1次”不算。
为什么：“星期三”是固定的词，用汉字数字。
例：每逢星期3开放。 → 每逢星期三开放。
依据：GB/T 15835-2011《出版物上数字用法》
修复：自动改为汉字。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_DAY = re.compile(
    r"(?:(?<=星期)(?P<day>[1-6])(?![0-9.．个次]|[-—–~～至到、][1-7])|(?<=[（(]周)(?P<short>[1-6])(?=[）)]))"
)


class WeekdayDigits(ParagraphRule):
    id = "NUM006"
    name = "“星期几”用了阿拉伯数字"
    category = Category.NUMBER
    basis = "GB/T 15835-2011《出版物上数字用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = re.compile("(?:星期|[（(]周)[1-6]")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _DAY.finditer(para.text):
            where = spot(para, match.start())
            chinese = "一二三四五六"[int(match.group()) - 1]
            yield self.issue(where, "星期几用汉字数字", replace(where, chinese))
