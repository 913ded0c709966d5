"""阿拉伯数字后面用了“千”“百”

查什么：“3千万”“2千人”一类，阿拉伯数字后面接着“千”或“百”的数。千克、千米、千瓦一类单位，“千人计划”一类名称，以千为单位的统计数不算。
为什么：阿拉伯数字后面可以用“万”“亿”作单位，不用“千”“百”，免得一个数两种写法。
例：投资3千万元。 → 投资3000万元。
依据：GB/T 15835-2011《出版物上数字用法》
修复：确认后把数写全。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_UNITS = {"百": 100, "千": 1000}
_MIXED = re.compile(
    r"(?<![0-9.．,A-Za-z“年月第-])(?P<digits>[1-9](?:\.[0-9])?)(?P<unit>[百千])"
    r"(?=[万亿]?[多余]?(?:元|人|名|户|家|个|吨|亩|次|件|套|辆|台|公里|公顷|立方|平方|册|本|头|只|株|棵|斤|万|亿))"
    r"(?!万工程|万亿次|[人家户][计行工大]|[户家]企业培育)"
)


class MixedUnits(ParagraphRule):
    id = "NUM009"
    name = "阿拉伯数字后面用了“千”“百”"
    category = Category.NUMBER
    basis = "GB/T 15835-2011《出版物上数字用法》"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    trigger = re.compile("[0-9][百千]")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _MIXED.finditer(para.text):
            whole = round(float(match["digits"]) * _UNITS[match["unit"]])
            where = spot(para, *match.span())
            fix = replace(where, str(whole), safety=Safety.ASK)
            message = f"阿拉伯数字后面不用“{match['unit']}”，应当写全"
            yield self.issue(where, message, fix)
