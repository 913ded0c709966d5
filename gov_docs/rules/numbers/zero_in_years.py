"""汉字年份里的“〇”写错了

查什么：“二零二四年”“二○二四年”一类，用“零”、圆圈、字母O、数字0代替“〇”的汉字年份。成文日期由别的规则查。
为什么：用汉字逐位写年份属于编号，“0”写作“〇”；“零”用于计量。
例：自二零二四年起施行。 → 自二〇二四年起施行。
依据：GB/T 15835-2011《出版物上数字用法》
修复：自动改为“〇”。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_ZEROS = "零○ＯO0０oｏ⚪◯\u041e"  # the last one is the Cyrillic letter
_YEAR = re.compile(
    f"(?<![一二三四五六七八九〇{_ZEROS}])(?P<year>[一二][一二三四五六七八九〇{_ZEROS}]{{3}})(?=年(?!级))"
)
_WRONG = re.compile(f"[{_ZEROS}]")


class ZeroInYears(ParagraphRule):
    id = "NUM013"
    name = "汉字年份里的“〇”写错"
    category = Category.NUMBER
    basis = "GB/T 15835-2011《出版物上数字用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = _YEAR

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _YEAR.finditer(para.text):
            year = match["year"]
            if _WRONG.search(year):
                where = spot(para, *match.span("year"))
                fix = replace(where, _WRONG.sub("〇", year))
                yield self.issue(where, "汉字年份里的“0”写作“〇”", fix)
