"""并列的引号、书名号之间加了顿号

查什么：只由带引号（或只由带书名号）的词语组成的并列，中间又加了顿号。并列里夹有不带引号的词语、或引号书名号后面带括注的，顿号应当留着，不查。
为什么：引号、书名号已经把各项分开，国家标准规定这时通常不用顿号；加了也不致误解，所以只作提示。
例：落实“一网通办”、“一网统管”要求。 → 落实“一网通办”“一网统管”要求。
依据：GB/T 15834-2011 4.5.3.5
修复：确认后删去这一串并列里的顿号。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import (
    Category,
    Document,
    Issue,
    Paragraph,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.language.marks import spot
from gov_docs.rules.base import ParagraphRule, change

# A chain of quotations or of titles; a mark is never inside one of its own kind.
_CHAIN = re.compile(
    "“[^“”]{1,40}”(?:、?“[^“”]{1,40}”)*、“[^“”]{1,40}”(?:、?“[^“”]{1,40}”)*"
    "|《[^《》]{1,60}》(?:、?《[^《》]{1,60}》)*、《[^《》]{1,60}》(?:、?《[^《》]{1,60}》)*"
)
_JOIN = re.compile("(?<=[”》])、(?=[“《])")
_MIXED_BEFORE = re.compile("[、和及与]$")
_MIXED_AFTER = re.compile("、")


class QuotedLists(ParagraphRule):
    id = "PUN001"
    name = "并列的引号、书名号之间加了顿号"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011 4.5.3.5"
    strength = Strength.NORMAL
    tier = Tier.HINT
    trigger = re.compile("”、“|》、《")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        text = para.text
        for chain in _CHAIN.finditer(text):
            if _MIXED_BEFORE.search(text[: chain.start()]) or _MIXED_AFTER.match(text, chain.end()):
                continue
            spots = [
                spot(para, match.start())
                for match in _JOIN.finditer(text, chain.start(), chain.end())
            ]
            yield self.issue(
                spots[0],
                "并列的引号、书名号之间通常不用顿号",
                change("删去顿号", *(TextEdit(one, "") for one in spots)),
                related=spots[1:],
            )
