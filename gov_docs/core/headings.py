"""The numbers of headings (一、 （一） 1. （1）), written, automatic or damaged."""

import re
from dataclasses import dataclass

from gov_docs.core.text import chinese_number
from gov_docs.core.types import HEADINGS, Paragraph

_HAN = "[一二三四五六七八九十]{1,3}"
_NUM = "[0-9０-９]{1,2}"
WRONG_MARKS = "，,.．。：:·；;"  # in the place of the 、 of 一、
_GAP = "[ \t\u3000\xa0]*"
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
# What follows a number in running text: 2个, 3月, 5％, 10万元.
_UNIT = "年月日号个名人次条项元万亿千百倍吨米公家所级类种层岁时点分秒天周季期届户亩度％%℃"

# A number that stands by its form alone: level, style, whether it is one of the four, pattern.
_FORMS: tuple[tuple[int, str, bool, re.Pattern[str]], ...] = tuple(
    (level, style, ok, re.compile(_GAP + pattern))
    for level, style, ok, pattern in (
        (1, "一、", True, rf"(?P<n>(?P<v>{_HAN})、)(?!{_GAP}$)"),
        (2, "（一）", True, rf"(?P<n>（(?P<v>{_HAN})）)(?![、.．，,])"),
        (2, "（一）", False, rf"(?P<n>[（(]{_GAP}(?P<v>{_HAN}){_GAP}[）)][、.．，,]?)"),
        (3, "1.", True, rf"(?P<n>(?P<v>[0-9]{{1,2}})[.．])(?![0-9０-９.．]|{_GAP}$)"),
        (3, "1.", True, r"(?P<n>(?P<v>[0-9]{1,2})[.．])(?=20[0-9]{2}年)"),
        (3, "1.", False, rf"(?P<n>(?P<v>{_NUM})[.．])(?![0-9０-９.．]|{_GAP}$)"),
        (3, "1、", False, rf"(?P<n>(?P<v>{_NUM})、)(?![0-9０-９]|{_GAP}$)"),
        (4, "（1）", True, r"(?P<n>（(?P<v>[0-9]{1,2})）)(?![、.．，,])"),
        (4, "（1）", False, rf"(?P<n>[（(]{_GAP}(?P<v>{_NUM}){_GAP}[）)][、.．，,]?)"),
        (4, "①", False, "(?P<n>(?P<v>[①-⑳])[、.．]?)"),
        (1, "第一章", False, rf"(?P<n>第{_GAP}(?P<v>{_HAN}|[0-9]{{1,2}}){_GAP}[编章])"),
        (1, "第一部分", False, rf"(?P<n>第{_GAP}(?P<v>{_HAN}|[0-9]{{1,2}}){_GAP}部分)"),
        (2, "第一节", False, rf"(?P<n>第{_GAP}(?P<v>{_HAN}|[0-9]{{1,2}}){_GAP}节)"),
        (3, "第一条", False, rf"(?P<n>第{_GAP}(?P<v>[一二三四五六七八九十百]{{1,5}}|[0-9]{{1,3}}){_GAP}条)"),
        (2, "1.1", False, rf"(?P<n>[0-9]{{1,2}}[.．](?P<v>[0-9]{{1,2}}))(?=[ \t\u3000]|[^0-9０-９.．{_UNIT}a-zA-Z])(?!{_GAP}$|{_GAP}[{_UNIT}])"),
        (3, "1.1.1", False, rf"(?P<n>(?:[0-9]{{1,2}}[.．]){{2,3}}(?P<v>[0-9]{{1,2}}))(?![0-9.．]|{_GAP}$)"),
    )
)  # fmt: skip

# A number that is one only if its neighbours say so. The last part of the style tells the damage.
_DAMAGED: tuple[tuple[int, str, re.Pattern[str]], ...] = tuple(
    (level, style, re.compile(_GAP + pattern))
    for level, style, pattern in (
        (1, "一、", rf"(?P<n>(?P<v>{_HAN})(?:{_GAP}[{WRONG_MARKS}]|[ \t\u3000]+、))(?!{_GAP}$)"),
        (1, "一、", rf"(?P<n>(?P<v>{_HAN})(?=[ \t\u3000]))(?!{_GAP}$)"),
        (2, "（一）", rf"(?P<n>[（(]{_GAP}(?P<v>{_HAN}){_GAP}[、.．，,]?)(?=[^）)])"),
        (2, "（一）", rf"(?P<n>(?P<v>{_HAN}){_GAP}[）)][、.．，,]?)(?!{_GAP}$)"),
        (3, "1.", rf"(?P<n>(?P<v>{_NUM}){_GAP}[，,。：:·；;）)])(?![0-9０-９]|{_GAP}$)"),
        (4, "（1）", rf"(?P<n>[（(]{_GAP}(?P<v>{_NUM}){_GAP}[、.．，,]?)(?=[^）)0-9０-９])"),
    )
)  # fmt: skip
_BARE: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (1, "一、", re.compile(rf"{_GAP}(?P<n>(?P<v>{_HAN}))(?=[^{_UNIT}一二三四五六七八九十、）)])")),
    (
        3,
        "1.",
        re.compile(
            rf"{_GAP}(?P<n>(?P<v>[1-9１-９][0-9０-９]?))(?={_GAP}[\u4e00-\u9fff])(?!{_GAP}[{_UNIT}])"
        ),
    ),
)
_TRIGGER = re.compile(_GAP + "[一二三四五六七八九十第（(0-9０-９①-⑳]")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    level: int  # 1 to 4
    value: int | None
    start: int  # in Paragraph.text, leading space not included; 0, 0 for an automatic number
    end: int  # after its mark
    text: str
    ok: bool  # one of the four forms of the standard, exactly
    automatic: bool  # numbered by the word processor: not in the text
    style: str  # the form it has or was meant to have: 一、 （一） 1. （1） 1、 ① 第一章 第一条 1.1


def heading_number(para: Paragraph) -> HeadingNumber | None:
    """Return the number the paragraph begins with, None without one.

    A form that only the neighbours can tell from text (二重点任务) is returned where the
    paragraph's role already says that it is a heading.
    """
    if para.number.strip():
        return _automatic(para.number)
    found = written_number(para.text)
    if found is None and para.role in HEADINGS:
        level = HEADINGS.index(para.role) + 1
        found = next((n for n in damaged_numbers(para.text) if n.level == level), None)
    return found


def written_number(text: str) -> HeadingNumber | None:
    """Return the heading number that stands at the head of the text by its form alone."""
    if not _TRIGGER.match(text):
        return None
    for level, style, ok, pattern in _FORMS:
        match = pattern.match(text)
        if match and not _counts_on(match, text):
            return _number(match, level, style, ok)
    return None


def damaged_numbers(text: str) -> list[HeadingNumber]:
    """Return what may be a damaged number at the head of the text, likeliest first."""
    return marked_numbers(text) + bare_numbers(text)


def marked_numbers(text: str) -> list[HeadingNumber]:
    """Return the damaged readings that keep some mark: 二，重点 （二重点 2）重点."""
    return _readings(_DAMAGED, text)


def wrongly_marked(text: str) -> HeadingNumber | None:
    """Return the number of the first level whose 、 is another mark (一．, 二，), None without one."""
    number = next(iter(marked_numbers(text)), None)
    wrong = number is not None and number.level == 1 and number.text[-1] in WRONG_MARKS
    return number if wrong else None


def bare_numbers(text: str) -> list[HeadingNumber]:
    """Return the readings without any mark: 二重点任务, 2重点任务."""
    return _readings(_BARE, text)


def _readings(
    forms: tuple[tuple[int, str, re.Pattern[str]], ...], text: str
) -> list[HeadingNumber]:
    matches = ((level, style, pattern.match(text)) for level, style, pattern in forms)
    return [_number(match, level, style, ok=False) for level, style, match in matches if match]


def _number(match: re.Match[str], level: int, style: str, ok: bool) -> HeadingNumber:
    return HeadingNumber(
        level, _value(match["v"]), match.start("n"), match.end("n"), match["n"], ok, False, style
    )


def _value(text: str) -> int | None:
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    digits = text.translate(_DIGITS)
    return int(digits) if digits.isdigit() else chinese_number(text)


def _counts_on(match: re.Match[str], text: str) -> bool:
    """Tell whether 、 joins two numbers (一、二等奖) and does not end a heading's."""
    if not match["n"].endswith("、"):
        return False
    following = re.match(_HAN, text[match.end("n") :])
    if following is None:
        return False
    value, after = _value(match["v"]), chinese_number(following[0])
    return value is not None and after == value + 1


def _automatic(number: str) -> HeadingNumber | None:
    found = written_number(number.rstrip() + "文")  # the forms want some text after the number
    if found is None:
        return None
    return HeadingNumber(
        found.level, found.value, 0, 0, number.strip(), found.ok, True, found.style
    )
