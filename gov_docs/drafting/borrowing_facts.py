"""Facts in a borrowed sentence that are another document's own: numbers, dates, amounts, deadlines.

What only looks like a number (统一, 一体化, 五位一体) is kept; where it is doubtful it counts as a
number. A fact without a label has no blank that would read well: its sentence is not borrowed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gov_docs.core.text import HAN
from gov_docs.drafting.borrowing_lists import any_of
from gov_docs.language.segment import words

UNFIT = ""


@dataclass(frozen=True, slots=True)
class Fact:
    start: int
    end: int
    label: str  # what has to be filled in; UNFIT where no blank would do


_D = "[0-9０-９]"
_N = rf"(?:{_D}+(?:[,，.．]{_D}+)*)"  # 1,200 and 1.5
_HAN = "[〇○零一二三四五六七八九十百千万亿两]"
_BIG = "[十百千万亿]{0,3}"
_COUNT = rf"(?:{_N}|{_HAN}+)"
_RANGE = rf"{_COUNT}{_BIG}(?:[-—–~～至到]{{1,2}}{_COUNT}{_BIG})?[多余几]?"
_YEAR = rf"(?:{_D}{{4}}|[〇○零一二三四五六七八九]{{4}})年?"
_PERIOD = "[“‘]?[一二三][十]?[一二三四五六七八九]?五[”’]?(?=时期|期间|规划|以来|末|计划|[”’])"
# Measures a blank may stand before; a numeral before anything else is a slogan (两化融合, 三品一标).
_MEASURES = (
    "个|项|家|名|人次|人|次|条|处|座|所|套|台|辆|亩|公顷|平方|立方|公里|千米|米|吨|千克|公斤|千瓦|兆瓦|倍|种|类|批|期|只|艘|"
    "架|株|户|位|件|份|张|组|支|轮|场|门|片|村|镇|县|市|省|级|番|成|度|万|亿|标准煤|床|岁|部|篇|本|册|字|页|步|字|间|层|栋|头|"
    "分|秒|类|元|宗|起|例|笔|款|对|颗|根|段|口|眼|块|栋|幢|届|代|字"
)
_UNITS = "年|个月|月|天|日|小时|周|个工作日|工作日|个自然日|分钟|季度|个季度|年度"
# The kinds of facts, the most telling first; each is looked for where no earlier one was found.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        (UNFIT, r"https?[:：]|www\.|@|[0-9]{7,}|[0-9]{3,4}-[0-9]{7,8}|[A-Za-z0-9-]+\.(?:com|cn|gov|org|net)"),
        (UNFIT, rf"(?:GB|ISO|IEC|DB|HJ|GA|JT|YY|WS|CJJ?)\s?(?:/\s?[TZ])?\s?{_D}|[A-Za-z]\s{_D}"),
        ("文号", rf"[{HAN}]{{1,8}}[〔\[（(【]{_D}{{4}}[〕\]）)】]第?{_D}+号|第?{_D}+号令?"),
        ("规划期", "[“‘]?十[一二三四五六七八九]五[”’]?(?:时期|期间)?"),
        ("会议", "(?:党的)?[一二]?十[一二三四五六七八九]?大(?![{HAN}]?球)(?:报告|精神)?(?![数额型])"),
        ("会议", "[一二]?十?[一二三四五六七八九十]届(?:[一二三四五六七八九十、]+中)?(?:全会)?"),
        ("条款", "第[一二三四五六七八九十百千0-9]+[条款项章节编](?:第[一二三四五六七八九十百千0-9]+[款项])*"),
        (UNFIT, f"第{_HAN}+(?![条款项章节编{_HAN}])"),
        ("期限", rf"{_YEAR}[-—–~～至到]{{1,2}}{_YEAR}"),
        ("期限", rf"(?:{_YEAR}度?)?{_COUNT}月(?:{_COUNT}[日号])?[底末初]?(?:之?前|以前)"),
        ("日期", rf"(?:{_YEAR}度?)?{_D}{{1,2}}月{_D}{{1,2}}[日号]|{_YEAR}{_COUNT}月(?:{_COUNT}[日号])?"),
        ("期限", rf"{_YEAR}(?:[底末初]|年底|年末)?(?:之?前|以前)|{_YEAR}[底末]"),
        ("年份", rf"{_D}{{4}}年(?:度|代|[上下]半年|[一二三四]季度)?|[〇○零一二三四五六七八九]{{4}}年|{_D}{{2}}年代"),
        ("期限", "(?:[今明本当次去]年|每?年)(?:[上下]半年|[底末初])前?|年[底末]前?|年内(?!部)|[月季]底前?|[上下]半年"),
        ("金额", rf"{_RANGE}{_BIG}(?:元|美元|欧元|港元|元人民币|块钱)"),
        ("比例", rf"{_RANGE}(?:[%％‰]|个?百分点)|百分之{_HAN}+|[一二三四五六七八九十]+分之{_HAN}+|{_COUNT}成(?=以上|左右)"),
        ("期限", rf"(?:近|未来|今后|为期|每)?{_RANGE}(?:{_UNITS})(?:之?内|以内|左右|前|后)?(?![{HAN}]?历)"),
        ("期限", "每?半年"),
        ("数量", rf"[数上近超]?{_RANGE}(?:余|多)?(?=(?:{_MEASURES}))|{_N}"),
        (UNFIT, rf"[数上近超]?{_RANGE}"),
    )
)  # fmt: skip
_HAS = re.compile(
    rf"{_D}|https?|www|@|\.(?:com|cn|gov|org|net)|{_HAN}|年[底末内]|月底|季底|半年|[廿卅壹贰叁肆伍陆柒捌玖拾佰仟]"
)
_LATIN = re.compile(rf"[A-Za-z][-.]?{_D}|{_D}[-.]?[A-Za-z]|{_D}\+|\+[A-Za-z]|[A-Za-z]\+")
_NUMERAL = re.compile(f"{_HAN}")
# A word of the dictionary that ends so is a number after all: 三年, 百分之五.
_MEASURED = re.compile("[年月日天个项条家名人次元倍成番户亩吨米届届级期类种]$")
_COUNTING = ("m", "t", "q", "j", "b")  # parts of speech of numerals, times and short forms


def facts(text: str) -> list[Fact]:
    """Return the facts of the text in order; none overlaps another."""
    if not _HAS.search(text) and not _oddities(text):
        return []
    kept = _kept(text)
    found: list[Fact] = [*_oddities(text)]
    taken = [False] * len(text)
    for fact in found:
        _take(taken, fact)
    for label, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or not _tells(match, kept):
                continue
            fact = Fact(*match.span(), label)
            found.append(fact)
            _take(taken, fact)
    return sorted(found, key=lambda fact: fact.start)


def _tells(match: re.Match[str], kept: list[bool]) -> bool:
    """Tell whether some numeral of the match is not part of a fixed expression."""
    text, start = match[0], match.start()
    if not any(char.isdigit() or _NUMERAL.match(char) for char in text):
        return not any(kept[start : match.end()])
    return any(
        (char.isdigit() or _NUMERAL.match(char)) and not kept[start + at]
        for at, char in enumerate(text)
    )


def _take(taken: list[bool], fact: Fact) -> None:
    taken[fact.start : fact.end] = [True] * (fact.end - fact.start)


def _oddities(text: str) -> Iterator[Fact]:
    """Yield what no blank can stand for: 5G, PM2.5, 1+N, ①, Ⅱ, 伍佰."""
    for match in _LATIN.finditer(text):
        yield Fact(*match.span(), UNFIT)
    for at, char in enumerate(text):
        odd = unicodedata.category(char) in ("No", "Nl") and char != "〇"
        if odd or char in "廿卅壹贰叁肆伍陆柒捌玖拾佰仟":
            yield Fact(at, at + 1, UNFIT)


def _kept(text: str) -> list[bool]:
    """Return for each character whether it belongs to a fixed expression."""
    kept = [False] * len(text)
    for start, end in _fixed_places(text):
        kept[start:end] = [True] * (end - start)
    for word in words(text):
        numerals = _NUMERAL.search(word.text)
        if numerals and len(word.text) > 1 and _is_a_word(word.text, word.pos):
            kept[word.start : word.end] = [True] * len(word.text)
    return kept


def _is_a_word(text: str, pos: str) -> bool:
    if pos.startswith(_COUNTING) or pos in ("x", "eng") or _MEASURED.search(text):
        return False
    rest = _NUMERAL.sub("", text)
    if re.match(f"{_HAN}+(?:{_MEASURES})", text) and text[0] != "一":
        return False  # 三级医院, 五年计划
    return len(text) > 3 or len(rest) * 2 >= len(text)


_ORDINAL = re.compile(
    "(?:^|(?<=[。；：，]))[一二三四五六七八九十]+(?=[是要])|一(?P<c>[\u4e00-\u9fff])一[\u4e00-\u9fff]"
)


def _fixed_places(text: str) -> Iterator[tuple[int, int]]:
    for match in _ORDINAL.finditer(text):
        yield match.span()
    for match in any_of("set_phrases").finditer(text):
        yield match.span()
