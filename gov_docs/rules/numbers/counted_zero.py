"""计量用的“零”写成了“〇”

查什么：“一百〇五人”“三千〇二十元”一类，带有“百”“千”“万”的汉字数里用了“〇”。法规的条号不查。
为什么：“〇”用于逐位写的编号和年份，计量时写作“零”。
例：到会一百〇五人。 → 到会一百零五人。
依据：GB/T 15835-2011《出版物上数字用法》
修复：确认后改为“零”。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_ZERO = re.compile("(?<=[一二三四五六七八九两][百千万])〇(?=[一二三四五六七八九])")
_NUMBERED = re.compile("第[一二三四五六七八九百千万]+$")


class CountedZero(ParagraphRule):
    id = "NUM014"
    name = "计量用的“零”写成了“〇”"
    category = Category.NUMBER
    basis = "GB/T 15835-2011《出版物上数字用法》"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    trigger = re.compile("[百千万]〇")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _ZERO.finditer(para.text):
            if not _NUMBERED.search(para.text[: match.start()]):
                where = spot(para, match.start())
                yield self.issue(where, "计量时用“零”", replace(where, "零", safety=Safety.ASK))
