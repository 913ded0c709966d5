"""引用发文字号时年份没有用六角括号

查什么：正文、表格、附注里引用的发文字号，年份外面不是〔 〕，或者左右两半不一样。文件自己的发文字号由别的规则查。
为什么：发文字号的年份用六角括号，与正文的圆括号、方括号分开，便于准确引用和检索。
例：按照×政发[2024]5号文件执行。 → 按照×政发〔2024〕5号文件执行。
依据：GB/T 9704-2012 7.2.5
修复：自动改为〔 〕；2000年以前的文号当时写法不一，确认后才改。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import (
    Category,
    Document,
    Fix,
    Issue,
    Paragraph,
    Safety,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.language.marks import ODD_YEAR_BRACKETS, edges, spot
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule

_YEAR = re.compile("19[0-9]{2}")  # then bodies and courts had forms of their own: （1989）1号


class NumberBrackets(ParagraphRule):
    id = "PUN002"
    name = "发文字号年份没有用六角括号"
    category = Category.PUNCTUATION
    basis = "GB/T 9704-2012 7.2.5"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = ODD_YEAR_BRACKETS

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in ODD_YEAR_BRACKETS.finditer(para.text):
            if is_protected(para.text, *match.span()):
                continue
            edits = tuple(
                TextEdit(spot(para, at), want)
                for at, want in zip(edges(match), "〔〕", strict=True)
                if para.text[at] != want
            )
            old = _YEAR.search(match[0]) is not None
            fix = Fix("改为六角括号〔〕", edits, Safety.ASK if old else Safety.SAFE)
            message = "发文字号的年份应当用六角括号〔〕"
            tier = Tier.WARNING if old else None
            yield self.issue(spot(para, *match.span()), message, fix, tier=tier)
