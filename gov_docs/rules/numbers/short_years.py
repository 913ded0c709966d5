"""年份没有写全

查什么：“24年3月”“’98年”一类只写两位的年份。“历时10年”“10年6个月”一类时间长短不算。
为什么：年份写全四位，才不会与时间长短、别的世纪混淆。
例：自24年3月起实施。 → 自2024年3月起实施。
依据：GB/T 15835-2011《出版物上数字用法》
修复：确认后补全年份。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule, replace

_SHORT = re.compile(
    r"(?<![0-9.,，、—～~-])(?P<mark>[’'])?(?P<year>[0-9]{2})年(?=(?:0?[1-9]|1[0-2])月(?!以|内|后|中|的))"
    r"|(?<=[’'])(?P<old>[5-9][0-9])年"
)
_LENGTH = re.compile(
    "(?:[达期近约满历时]|过去|昭和|平成|令和|民国|光绪|宣统)$|有期徒刑$|为期$|工作$|连续$|以来$"
)
_CENTURY = 50  # two digits above it are of the last century


class ShortYears(ParagraphRule):
    id = "NUM012"
    name = "年份没有写全"
    category = Category.NUMBER
    basis = "GB/T 15835-2011《出版物上数字用法》"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    trigger = re.compile("(?<![0-9])[0-9]{2}年[01]?[0-9]月|[’'][0-9]{2}年")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _SHORT.finditer(para.text):
            digits = match["year"] or match["old"]
            if is_protected(para.text, *match.span()) or _LENGTH.search(para.text[: match.start()]):
                continue
            century = "19" if int(digits) > _CENTURY else "20"
            start = match.start() - (1 if match["old"] else 0)
            where = spot(para, start, match.end() - 1)
            fix = replace(where, century + digits, safety=Safety.ASK)
            yield self.issue(where, "年份应当写全四位", fix)
