"""该用顿号的地方用了逗号

查什么：词性相同、字数相等的几个词并列，中间却用了逗号。有三种：一起修饰后面的词，如“完整，准确反映”；都带“性”或“化”，如“安全性，可靠性”；三个以上、后面跟着“等”，如“土地，资金，技术等要素”。
为什么：句内并列词语之间停顿最短，用顿号；用逗号会让前面的词看上去自成一句。
例：要完整，准确反映实际情况。 → 要完整、准确反映实际情况。
依据：GB/T 15834-2011《标点符号用法》
修复：确认后把这一串并列里的逗号改为顿号。
"""

import re
import tomllib
from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Strength, TextEdit, Tier
from gov_docs.language.marks import spot
from gov_docs.language.segment import Word, words
from gov_docs.resources import resource
from gov_docs.rules.base import ParagraphRule, change

_LISTS = tomllib.loads(resource("rules", "modifiers.toml").read_text(encoding="utf-8"))
_MODIFIERS = frozenset(_LISTS["modifiers"])
_LEADS = re.compile(f"(?:{'|'.join(_LISTS['leads'])})*$")
_MAKERS = re.compile(f".*(?:{'|'.join(_LISTS['makers'])})$")
_ENDS = "，。；：！？"  # and the end of the text
_BREAK = "，。；：、！？“”‘’（）《》〈〉()\n\t "
_LIST = re.compile(
    r"(?:^|(?<=[，。；：、]))(?:[\u4e00-\u9fff]{2}，){2,}[\u4e00-\u9fff]{2}(?=等)"
    r"|[\u4e00-\u9fff]{2}(?:，[\u4e00-\u9fff]{2}){2,}(?=等)"
)

# 安全性，可靠性 and 规模化，集约化发展
_SUFFIXES = re.compile(
    r"[\u4e00-\u9fff]{2}(?P<suffix>[性化])(?:，[\u4e00-\u9fff]{2}(?P=suffix))+"
    "(?=[，。；和与及等]|发展|经营|管理|生产|水平|程度|建设|改造|转型)"
)


class CommaInList(ParagraphRule):
    id = "PUN037"
    name = "该用顿号的地方用了逗号"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    trigger = re.compile(r"[\u4e00-\u9fff]{2}，[\u4e00-\u9fff]{2}")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        for commas in [*_modifiers(para.text), *_lists(para.text), *_suffixes(para.text)]:
            spots = [spot(para, at) for at in commas]
            yield self.issue(
                spots[0],
                "并列的词语之间用顿号",
                change("逗号改为顿号", *(TextEdit(one, "、") for one in spots)),
                related=spots[1:],
            )


def _modifiers(text: str) -> Iterator[list[int]]:
    """Yield the commas of each run of two-character modifiers before the word they qualify."""
    at = text.find("，")
    while at >= 0:
        commas = _run(text, at)
        if commas and _qualifies(text, commas):
            yield commas
        at = text.find("，", commas[-1] + 1 if commas else at + 1)


def _run(text: str, at: int) -> list[int]:
    commas = []
    while text[at : at + 1] == "，" and text[max(0, at - 2) : at] in _MODIFIERS:
        if text[at + 1 : at + 3] not in _MODIFIERS:
            break
        commas.append(at)
        at += 3
    return commas


def _qualifies(text: str, commas: list[int]) -> bool:
    start = commas[0] - 2
    while start and text[start - 1] not in _BREAK:
        start -= 1
    if text[start - 1 : start] == "、" and len(commas) == 1:
        return False  # 客观、公正，充分听取意见: the list has ended and a clause begins
    after = text[commas[-1] + 3 : commas[-1] + 4]
    before = text[start : commas[0] - 2]
    if after and after in "的、" and _MAKERS.match(before):
        return _is_word(text, commas[-1] + 1, commas[-1] + 3)
    # Without a lead it may be a motto: 公开，公平，公正。
    if not _LEADS.match(before) or (after in _ENDS and not before):
        return False
    return _is_word(text, commas[-1] + 1, commas[-1] + 3)


def _is_word(text: str, start: int, end: int) -> bool:
    return any(word.start == start and word.end == end for word in words(text))


def _lists(text: str) -> Iterator[list[int]]:
    for match in _LIST.finditer(text) if "等" in text else ():
        at = {word.start: word for word in words(text)}
        items = [at.get(start) for start in range(match.start(), match.end(), 3)]
        if _alike(items):
            yield list(range(match.start() + 2, match.end(), 3))


def _suffixes(text: str) -> Iterator[list[int]]:
    for match in _SUFFIXES.finditer(text):
        starts = range(match.start(), match.end(), 4)
        items = {text[start : start + 3] for start in starts}
        if len(items) == len(starts) and all(_is_word(text, at, at + 3) for at in starts):
            yield [start + 3 for start in starts[:-1]]


def _alike(items: list[Word | None]) -> bool:
    kinds = {word.pos[:1] if word is not None and len(word.text) == 2 else "" for word in items}
    return len(kinds) == 1 and "" not in kinds
