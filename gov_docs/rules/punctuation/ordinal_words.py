"""序次语后面的标点不对

查什么：句首的“首先”“其次”“再次”“最后”“第一”后面用了顿号或冒号，“一是”“二是”后面加了逗号、顿号。表示名次、并列的“第一、第二”不算；一、（一）1. 一类标题序号由别的规则查。
为什么：“首先”“第一”一类序次语后面用逗号；“一是”“二是”直接连着下文，不加标点。
例：首先、要统一思想。 → 首先，要统一思想。
依据：GB/T 15834-2011《标点符号用法》
修复：“首先”“其次”“最后”后面的顿号自动改为逗号，其余由人确认；“一是”后面的标点由人确认后删去。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, replace

_BEGIN = "(?:(?<=[。；：！？])|^[ \u3000]*)"
_WORD = re.compile(_BEGIN + "(?:首先|其次|最后|再者)(?P<mark>、)(?!首先|其次|再次|最)")
_ORDINAL = re.compile(
    _BEGIN
    + "(?:(?:第[一二三四五六七八九十]{1,2}|再次)(?P<mark>、)(?![首其最第前一二三四五六七八九十倒])"
    "|(?:首先|其次|再次|最后)(?P<colon>：)(?![“《]))(?=[^，。；]{4})"
)
_IS = re.compile("(?:(?<=[。；：，])|^[ \u3000]*)[一二三四五六七八九十]{1,2}是(?P<mark>[，、])")


class OrdinalWords(ParagraphRule):
    id = "PUN018"
    name = "序次语后面的标点不对"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.NORMAL
    tier = Tier.ERROR
    trigger = re.compile(
        "(?:首先|其次|再次|最后|再者|第[一二三四五六七八九十]{1,2})、|(?:首先|其次|再次|最后)：|[一-十]是[，、]"
    )

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for pattern, tier in ((_WORD, Tier.ERROR), (_ORDINAL, Tier.WARNING)):
            for match in pattern.finditer(para.text):
                where = spot(para, *match.span("mark" if match["mark"] else "colon"))
                safety = Safety.SAFE if tier is Tier.ERROR else Safety.ASK
                fix = replace(where, "，", safety=safety)
                yield self.issue(where, "这类序次语后面用逗号", fix, tier=tier)
        for match in _IS.finditer(para.text):
            where = spot(para, *match.span("mark"))
            fix = replace(where, "", safety=Safety.ASK)
            yield self.issue(where, "“一是”“二是”后面不加标点", fix, tier=Tier.WARNING)
