"""中文里用了半角标点

查什么：紧挨汉字的半角逗号、分号、冒号、叹号、问号、句点和圆括号。数字中的千分撇、时刻、比例、外文、网址、编号、文献著录不算。
为什么：半角标点只占半个字的位置，与汉字连用时间隔不匀，也不是中文的标点。
例：各地要抓好落实,不得推诿。 → 各地要抓好落实，不得推诿。
依据：GB/T 15834-2011《标点符号用法》
修复：自动改为全角；句子中间的句点可能是间隔号，圆括号里没有汉字的，由人确认。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN, IS_HAN
from gov_docs.core.types import (
    HEADINGS,
    Category,
    Document,
    Fix,
    Issue,
    Paragraph,
    Role,
    Safety,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.language.marks import (
    AFTER,
    BEFORE,
    FULL_STOPS,
    FULL_WIDTH,
    HALF_STOPS,
    ODD_YEAR_BRACKETS,
    number_end,
    spot,
)
from gov_docs.language.pairs import ROUND, Pair, pairs
from gov_docs.language.protected import is_protected
from gov_docs.rules.base import ParagraphRule, replace

_NO_STOP_BESIDE = f"(?<![{FULL_STOPS}{HALF_STOPS}])", f"(?![{FULL_STOPS}{HALF_STOPS}])"
_STOP = re.compile(
    rf"(?:(?<=[{BEFORE}])[,;:!?]|{_NO_STOP_BESIDE[0]}[,;:](?=[{AFTER}])){_NO_STOP_BESIDE[1]}"
)
_END = re.compile(rf"(?<=[{BEFORE}%])\.(?=[”’）)]?[ \u3000]*(?:\n|$))")
_MIDDLE = re.compile(rf"(?<=[{HAN}]{{6}})\.(?=[{HAN}“《])")
_RATIO = re.compile(rf"[{HAN}]{{1,6}}(?:[:=＝∶]|$)")
_TITLES = frozenset({Role.TITLE, Role.ATTACHMENT_TITLE, Role.SIGNATURE, Role.ADDRESSEE, *HEADINGS})
_LONE_SPACE = re.compile("[ \xa0](?=[^ \xa0\t\u3000])")
_FORMULA = re.compile("[=＝×*÷+＋]")
_ASKS = re.compile("[吗呢么何谁哪几吧]|是否|多少|能否|可否|怎|啥")
_ENDS = re.compile('[ \u3000]*(?:[”’）)"]|\n|$)')
_SYMBOL = re.compile("[0-9A-Za-z]")
_LATIN = re.compile("[A-Za-z]")
_REFERENCE = re.compile(r"(?:[0-9]{1,3}|[A-Za-z]|[ivx]+)$")


class HalfWidthMarks(ParagraphRule):
    id = "PUN014"
    name = "中文里用了半角标点"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = re.compile(r"[,;:!?.()]")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        yield from self._stops(para)
        yield from self._full_stops(para)
        if "(" in para.text or ")" in para.text:
            yield from self._brackets(para)

    def _stops(self, para: Paragraph) -> Iterator[Issue]:
        head = -1
        for match in _STOP.finditer(para.text):
            at = match.start()
            if head < 0:
                head = number_end(para)
            if at < head or is_protected(para.text, at, at + 1) or _is_no_stop(para, at):
                continue
            unsure = _is_lost_character(para.text, at)
            yield self._stop(para, at, Tier.WARNING if unsure else Tier.ERROR)

    def _full_stops(self, para: Paragraph) -> Iterator[Issue]:
        end = _END.search(para.text)
        whole_title = para.role in _TITLES and not para.run_in
        if end and (whole_title or end.start() < number_end(para)):
            end = None
        if end and not is_protected(para.text, *end.span()):
            yield self._stop(para, end.start())
        for match in _MIDDLE.finditer(para.text):
            if not is_protected(para.text, match.start(), match.end()):
                yield self._stop(para, match.start(), Tier.WARNING)

    def _stop(self, para: Paragraph, at: int, tier: Tier = Tier.ERROR) -> Issue:
        half = para.text[at]
        full = FULL_WIDTH[half]
        lone_space = _LONE_SPACE.match(para.text, at + 1)
        after = lone_space.end() if lone_space else at + 1
        safety = Safety.SAFE if tier is Tier.ERROR else Safety.ASK
        fix = replace(spot(para, at, after), full, safety=safety)
        return self.issue(spot(para, at), f"中文里应当用全角的“{full}”", fix, tier=tier)

    def _brackets(self, para: Paragraph) -> Iterator[Issue]:
        head = number_end(para)
        for pair in pairs(para.text).found:
            if pair.kind is ROUND and pair.start >= head:
                yield from self._bracket(para, pair)

    def _bracket(self, para: Paragraph, pair: Pair) -> Iterator[Issue]:
        text = para.text
        half = [at for at in (pair.start, pair.end) if text[at] in "()"]
        if not half or ODD_YEAR_BRACKETS.match(text, pair.start):
            return  # the brackets of a document number belong to PUN002
        if is_protected(text, pair.start, pair.end + 1):
            return
        tier = _bracket_tier(text, pair, len(half))
        if tier is None:
            return
        edits = tuple(TextEdit(spot(para, at), FULL_WIDTH[text[at]]) for at in half)
        safety = Safety.SAFE if tier is Tier.ERROR else Safety.ASK
        yield self.issue(
            spot(para, half[0]),
            "中文里的圆括号应当用全角" if len(half) == 2 else "一对圆括号一半全角、一半半角",
            Fix("改为全角圆括号", edits, safety),
            tier=tier,
            related=[spot(para, at) for at in half[1:]],
        )


def _is_lost_character(text: str, at: int) -> bool:
    """Say whether the ? may stand for a character that was lost on the way: 李?同志."""
    if text[at] != "?" or _ENDS.match(text, at + 1):
        return False
    return not _ASKS.search(re.split("[，。；：！？,;:!?]", text[max(0, at - 60) : at])[-1])


def _is_no_stop(para: Paragraph, at: int) -> bool:
    """Tell a ratio of words (甲:乙=3:1), an entity of a web page (&nbsp;) and what FMT012 owns."""
    text = para.text
    if para.role is Role.ADDRESSEE and text[at] in ",;" and not text[at + 1 :].strip():
        return True
    if text[at] == ":":
        return bool(_RATIO.match(text, at + 1)) and bool(re.search("[比=＝∶]", text[at : at + 60]))
    return text[at] == ";" and bool(re.search(r"&[A-Za-z]{2,6}$", text[max(0, at - 8) : at]))


def _bracket_tier(text: str, pair: Pair, half: int) -> Tier | None:
    inner = text[pair.start + 1 : pair.end]
    before = text[max(0, pair.start - 1) : pair.start]
    beside = before + text[pair.end + 1 : pair.end + 2]
    if _FORMULA.search(beside) or (_SYMBOL.match(before) and _FORMULA.search(inner)):
        return None
    if IS_HAN.search(inner):
        return Tier.WARNING if _stands_in_latin(text, pair) else Tier.ERROR
    if half == 1:
        return Tier.ERROR if IS_HAN.search(beside) else Tier.WARNING
    if _REFERENCE.match(inner) or not re.search("[0-9A-Za-z]", inner):
        return None
    return Tier.WARNING if pair.start and IS_HAN.match(text[pair.start - 1]) else None


def _stands_in_latin(text: str, pair: Pair) -> bool:
    """Say whether the words around the brackets are foreign: The plan (计划) was approved."""
    before, after = text[: pair.start].rstrip()[-1:], text[pair.end + 1 :].lstrip()[:1]
    return bool(_LATIN.match(before) and _LATIN.match(after))
