"""该用顿号的地方用了逗号

查什么：词性相同、字数相等的几个词并列，中间却用了逗号。有四种：一起修饰后面的词，如“完整，准确反映”；公文里常常并列的词，如“生命，财产安全”“教育，医疗，养老等”；三个以上的名词、形容词，如“土地，资金，技术等要素”；都带“性”或“化”，如“安全性，可靠性”。“公开，公平，公正。”一类口号、四个字的短语不算。
为什么：句内并列词语之间停顿最短，用顿号；用逗号会让前面的词看上去自成一句。
例：要完整，准确反映实际情况。 → 要完整、准确反映实际情况。
依据：GB/T 15834-2011《标点符号用法》
修复：确认后把这一串并列里的逗号改为顿号。
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise

from gov_docs.core.text import HAN, IS_HAN
from gov_docs.core.types import Category, Document, Issue, Paragraph, Strength, TextEdit, Tier
from gov_docs.language.comma_rows import CommaRow, belong, comma_rows
from gov_docs.language.enumerations import Bond, alike, kinds
from gov_docs.language.marks import spot
from gov_docs.language.segment import words
from gov_docs.resources import resource
from gov_docs.rules.base import ParagraphRule, change

_LISTS = tomllib.loads(resource("rules", "modifiers.toml").read_text(encoding="utf-8"))
_MODIFIERS = frozenset(_LISTS["modifiers"])
_MODALS = frozenset(_LISTS["modals"])
_LEADS = re.compile(f"(?:{'|'.join(_LISTS['leads'])})+$")
_GOVERNING = re.compile(f"(?:{'|'.join(_LISTS['leads'] + _LISTS['governing'])})+$")
_MAKERS = re.compile(f".*(?:{'|'.join(_LISTS['makers'])})$")
_STOPS = "。；：！？"
_GOES_ON = re.compile(f"，[{HAN}]{{1,4}}[{_STOPS}，、]")  # another short item, of another length

# 安全性，可靠性 and 规模化，集约化发展
_SUFFIXES = re.compile(
    f"[{HAN}]{{2}}(?P<suffix>[性化])(?:，[{HAN}]{{2}}(?P=suffix))+"
    "(?=[，。；和与及等]|发展|经营|管理|生产|水平|程度|建设|改造|转型)"
)


class CommaInList(ParagraphRule):
    id = "PUN037"
    name = "该用顿号的地方用了逗号"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.WARNING
    trigger = re.compile(f"[{HAN}]{{2}}，[{HAN}]{{2}}")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        found = [row.commas for row in comma_rows(para.text, _MODIFIERS) if _is_list(row)]
        known = {at for commas in found for at in commas}
        found += [commas for commas in _suffixes(para.text) if known.isdisjoint(commas)]
        for commas in found:
            spots = [spot(para, at) for at in commas]
            yield self.issue(
                spots[0],
                "并列的词语之间用顿号",
                change("逗号改为顿号", *(TextEdit(one, "、") for one in spots)),
                related=spots[1:],
            )


def _is_list(row: CommaRow) -> bool:
    if not row.clause and row.mark == "、" and len(row.items) == 2:
        return False  # 客观、公正，充分听取意见: the list has ended and a clause begins
    if _are_modifiers(row) and _modify(row):
        return True
    return _is_long_list(row) if len(row.items) > 2 else _is_pair(row)


def _are_modifiers(row: CommaRow) -> bool:
    return all(item.text in _MODIFIERS for item in row.items)


def _modify(row: CommaRow) -> bool:
    """Say whether the modifiers stand together before what they modify or after a modal."""
    after = row.after[:1]
    if after and after in "的、" and _MAKERS.match(row.clause):
        return True
    # Without a lead it may be a motto: 公开，公平，公正。
    if not row.clause:
        return bool(after) and after not in "，" + _STOPS and row.strongest() > Bond.NONE
    return _is_lead(row) or not after or after in _STOPS


def _is_lead(row: CommaRow) -> bool:
    """Say whether the clause cannot be complete before the first word."""
    after_modal = row.before is not None and row.before.text in _MODALS
    known = len(row.items) > 2 or row.strongest() > Bond.NONE  # 要更加务实，持续巩固成果
    return known and (after_modal or bool(_LEADS.match(row.clause)))


def _is_long_list(row: CommaRow) -> bool:
    etc = row.after.startswith("等")
    goes_on = bool(IS_HAN.match(row.after)) or row.after.startswith("、")
    if not goes_on and not _is_lead(row) and not _GOVERNING.match(row.clause):
        return False
    if len(row.items[0].text) == 4:
        return etc and _are_one_kind(row, "n")
    bonds = [belong(a, b, _MODIFIERS) for a, b in pairwise(row.items)]
    if not row.clause and row.mark and row.mark in "，、":
        return all(bonds)  # it may be a part of a longer list, whose other items are longer
    known = any(bonds) and row.strongest() >= Bond.LIKELY
    if all(bonds) or (known and all(alike(a, b) for a, b in pairwise(row.items))):
        return True
    return _are_one_kind(row, "nva" if etc else "na")


def _are_one_kind(row: CommaRow, wanted: str) -> bool:
    return bool(set(wanted).intersection(*(kinds(item) for item in row.items)))


def _is_pair(row: CommaRow) -> bool:
    first, second = row.items
    if second.text in row.clause or not alike(first, second):
        return False
    if _is_parallel(row) or _GOES_ON.match(row.after):
        return False
    if not row.clause:
        alone = not row.mark or row.mark in _STOPS
        return alone and row.strongest() >= Bond.LIKELY and bool(IS_HAN.match(row.after))
    if row.strongest() is Bond.SURE and not first.pos.startswith("a"):
        return True
    governed = bool(_GOVERNING.match(row.clause)) and _is_before_noun(row)
    return row.strongest() >= Bond.LIKELY and (_is_lead(row) or governed)


def _is_parallel(row: CommaRow) -> bool:
    """Two phrases of four characters are a pair of phrases: 低碳环保，绿色发展."""
    before, after = row.before, row.next
    if before is None or after is None or before.pos[:1] not in "na":
        return False
    lead = row.clause.removesuffix(before.text)
    if lead and not _GOVERNING.match(lead):
        return False
    return len(before.text) == len(after.text) and not IS_HAN.match(row.after, len(after.text))


def _is_before_noun(row: CommaRow) -> bool:
    """安全，稳定运行 may be two clauses; 高效，便捷服务 is not."""
    return row.next is not None and (row.next.pos[:1] in "nuc" or row.next.pos == "vn")


def _suffixes(text: str) -> Iterator[tuple[int, ...]]:
    for match in _SUFFIXES.finditer(text):
        starts = range(match.start(), match.end(), 4)
        items = {text[start : start + 3] for start in starts}
        if len(items) == len(starts) and all(_is_word(text, at, at + 3) for at in starts):
            yield tuple(start + 3 for start in starts[:-1])


def _is_word(text: str, start: int, end: int) -> bool:
    return any(word.start == start and word.end == end for word in words(text))
