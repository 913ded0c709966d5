"""数值范围前一个数缺了百分号或“万”“亿”

查什么：“5～10%”“5—10万元”一类，前一个数后面没有百分号或“万”“亿”。
为什么：百分号和“万”“亿”是数值的一部分，省去后前一个数会被读成另一个数。
例：增长10～20%。 → 增长10%～20%。
依据：GB/T 15835-2011《出版物上数字用法》
修复：百分号自动补上；“万”“亿”补不补会改变数值，由人确认。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule, replace

_DASH = "[~～—–－-]"
_NUMBER = "[0-9]+(?:[.][0-9]+)?"
_RANGE = re.compile(
    rf"(?<![表图第0-9A-Za-z.,/~～—–－+-])(?P<first>{_NUMBER}){_DASH}(?P<last>{_NUMBER})(?P<unit>[%％‰]|[万亿](?!分之|工程|亩方))"
)


class RangeUnits(ParagraphRule):
    id = "NUM011"
    name = "数值范围缺百分号或“万”“亿”"
    category = Category.NUMBER
    basis = "GB/T 15835-2011《出版物上数字用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = re.compile(f"{_DASH}[0-9.]+[%％‰万亿]")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _RANGE.finditer(para.text):
            if _is_no_range(para.text, match) or is_protected(para.text, *match.span()):
                continue
            unit = match["unit"]
            percent = unit not in "万亿" and float(match["first"]) < float(match["last"])
            where = spot(para, *match.span("first"))
            fix = replace(
                where,
                match["first"] + unit,
                safety=Safety.SAFE if percent else Safety.ASK,
                title=f"补上“{unit}”",
            )
            tier = Tier.ERROR if percent else Tier.WARNING
            yield self.issue(where, f"前一个数后面缺“{unit}”", fix, tier=tier)


def _is_no_range(text: str, match: re.Match[str]) -> bool:
    """Tell 0～1%, where the first number needs no sign, and a formula: 报价×(1-10%)."""
    before = text[: match.start()].rstrip()[-1:]
    return float(match["first"]) == 0 or (match["first"] == "1" and before in tuple("(（*×"))
