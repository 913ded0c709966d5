"""用了全角的数字、字母、百分号

查什么：全角阿拉伯数字、拉丁字母和百分号，以及数值里的全角小数点。
为什么：阿拉伯数字、字母用半角才与一般文本一致，也才能被检索和计算。
例：增长８．５％。 → 增长8.5%。
依据：GB/T 15835-2011《出版物上数字用法》
修复：自动改为半角。
"""

import re
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Strength, Tier
from gov_docs.language.marks import spot
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule, replace

_UNIT = "[％%‰万亿元倍吨亩张岁件辆户]|个百分点|公[里斤顷]|平方|立方|千[米克瓦]|厘米|毫米|小时"
_WIDE = re.compile(
    "(?<![０-９])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])(?:．[０-９]+)?％?"  # １，２３４
    f"|(?<=[^0-9０-９.．])[0-9０-９]+．[0-9０-９]+(?:(?={_UNIT})％?)"
    "|[０-９Ａ-Ｚａ-ｚ](?:．?[０-９Ａ-Ｚａ-ｚ])*％?|％"
)
_OFFSET = ord("０") - ord("0")


class FullWidthDigits(ParagraphRule):
    id = "PUN015"
    name = "用了全角的数字、字母、百分号"
    category = Category.PUNCTUATION
    basis = "GB/T 15835-2011《出版物上数字用法》"
    strength = Strength.NORMAL
    tier = Tier.ERROR
    trigger = _WIDE

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for match in _WIDE.finditer(para.text):
            if not _stands_for_zero(para.text, match) and not is_protected(
                para.text, *match.span()
            ):
                where = spot(para, *match.span())
                half = "".join(map(_half, match.group()))
                yield self.issue(where, "数字、字母、百分号应当用半角", replace(where, half))


def _half(char: str) -> str:
    return char if char.isascii() else chr(ord(char) - _OFFSET)


def _stands_for_zero(text: str, match: re.Match[str]) -> bool:
    """Say whether it is the zero of a year in Chinese figures (二Ｏ二四), which NUM013 looks at."""
    beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return not match.group().strip("Ｏ０ｏ") and bool(set(beside) & set("一二三四五六七八九〇○零"))
