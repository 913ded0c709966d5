"""What a text cites: 《titles》 and 〔year〕 numbers, and which of them it declares void."""

import re
from collections.abc import Iterable, Iterator

from gov_docs.core.text import HAN
from gov_docs.precedents.described import Cited
from gov_docs.precedents.keys import number_key, title_key

_MARK = re.compile("[《》]")
_NUMBER = re.compile(
    rf"(?P<name>[{HAN}A-Za-z]{{1,16}})\s*[〔\[［【（(]\s*(?P<year>(?:19|20)[0-9]{{2}})\s*年?[〕\]］】）)]\s*第?\s*(?P<serial>[0-9]{{1,5}})\s*号"
)
# 根据国发〔2024〕15号: the words before the number's own are no part of it.
_LEAD = re.compile(
    "^.*(?:根据|按照|依据|依照|落实|贯彻|执行|转发|印发|关于|以及|文件|通知|和|及|与|的|以|经|对|见|即)(?=.)"
)
_BRACKETS = re.compile(r"^\s*[（(]([^（）()]{3,60})[）)]")
_SENTENCE = re.compile("[^。；\n]+")
_VOID = re.compile("同时废止|予以废止|即行废止|一并废止|自行废止|停止执行|同时失效|宣布失效")
_NO_REPEAL = re.compile("不予废止|第[^《]{1,8}条[^《]{0,12}(?:予以)?废止")
_LONGEST = 120


def citations_of(texts: Iterable[str]) -> tuple[Cited, ...]:
    """Return each cited document once, in the order of first mention."""
    found: dict[tuple[str, str], Cited] = {}
    for text in texts:
        for sentence in _SENTENCE.findall(text) if "《" in text or "号" in text else ():
            void = bool(_VOID.search(sentence)) and not _NO_REPEAL.search(sentence)
            for title, number in _in_sentence(sentence):
                key = (title_key(title), number_key(number))
                if key not in found or void:
                    found[key] = Cited(title, number, void)
    return tuple(found.values())


def _in_sentence(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield (title, number); a number in brackets right after a title belongs to it."""
    taken = 0
    for start, end in titles(sentence):
        bracket = _BRACKETS.match(sentence[end + 1 :])
        number = _NUMBER.search(bracket[1]) if bracket else None
        for other in _NUMBER.finditer(sentence, taken, start):
            yield "", _spelled(other)
        taken = max(taken, end + 1 + (bracket.end() if bracket and number else 0))
        yield sentence[start:end], _spelled(number) if number else ""
    for other in _NUMBER.finditer(sentence, taken):
        yield "", _spelled(other)


def titles(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where the titles stand between 《 and 》, the outermost where they nest."""
    depth, start = 0, 0
    for mark in _MARK.finditer(sentence):
        if mark[0] == "《":
            start = mark.end() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth and 2 <= mark.start() - start <= _LONGEST:
                yield start, mark.start()


def _spelled(found: re.Match[str]) -> str:
    name = _LEAD.sub("", found["name"])
    return f"{name}〔{found['year']}〕{int(found['serial'])}号"
