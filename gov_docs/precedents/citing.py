"""What a text cites: 《titles》 and 〔year〕 numbers, and which of them it declares void or changed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gov_docs.core.text import HAN
from gov_docs.precedents.described import Cited, Effect
from gov_docs.precedents.keys import number_key, title_key

_MARK = re.compile("[《》]")
_YEAR = r"[〔\[［【（(]\s*(?P<year>(?:19|20)[0-9]{2})\s*年?[〕\]］】）)]"
_NUMBER = re.compile(
    rf"(?P<name>[{HAN}A-Za-z]{{1,16}})\s*{_YEAR}\s*第?\s*(?P<serial>[0-9]{{1,5}})\s*号"
)
# 根据国发〔2024〕15号: the words before the number's own are no part of it.
_LEAD = re.compile(
    "^.*(?:根据|按照|依据|依照|落实|贯彻|执行|转发|印发|下发|作出|关于|以及|文件|通知|意见|和|及|与|的|以|经|对|见|即|原|由|在)(?=.)"
)
_BRACKETS = re.compile(r"^\s*[（(]([^（）()]{3,60})[）)]")
_SENTENCE = re.compile("[^。；;\n]+")
_VOID = re.compile("(?:同时|予以|即行|一并|自行)废止|停止执行|同时失效|宣布失效")
_ARTICLE = re.compile(
    "第[一二三四五六七八九十百零0-9]+(?:条|款|项|章)|不予|部分条款|规定的|有关规定"
)
_LIST_HEAD = re.compile("(?:废止|失效)[^。]{0,30}[：:]$")
_LIST_ITEM = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十0-9]+[)）、.．]\s*)?《")
_INSIDE = re.compile(r"[（(][^（）()]*[）)]")
_TITLE_EFFECT = re.compile("关于(?P<verb>废止|修改|修订|修正)《")
_LONGEST = 120  # characters of a title


def citations_of(title: str, texts: Iterable[str]) -> tuple[Cited, ...]:
    """Return each document that the paragraphs cite once, in the order of first mention."""
    found: dict[tuple[str, str], Cited] = {}
    own = (title_key(title), "")
    for name, number, effect in (*_by_title(title), *_by_text(texts)):
        key = (title_key(name), number_key(number))
        if key != own and any(key) and (key not in found or effect):
            found[key] = Cited(name, number, effect)
    return tuple(found.values())


def _by_title(title: str) -> Iterator[tuple[str, str, Effect]]:
    """Yield what a 决定 or 通知 says in its very title: 关于废止《…》《…》的决定."""
    match = _TITLE_EFFECT.search(title)
    if match and not _ARTICLE.search(title):
        effect = Effect.REPEALS if match["verb"] == "废止" else Effect.AMENDS
        for start, end in titles(title):
            yield title[start:end], "", effect


def _by_text(texts: Iterable[str]) -> Iterator[tuple[str, str, Effect]]:
    listing = False
    for text in texts:
        listing = bool(_LIST_HEAD.search(text)) or (listing and bool(_LIST_ITEM.match(text)))
        listed = listing and bool(_LIST_ITEM.match(text)) and not _ARTICLE.search(text)
        for sentence in _SENTENCE.findall(text) if "《" in text or "号" in text else ():
            mentions = list(_mentions(sentence))
            void = _voided(sentence, mentions)
            for at, (name, number, _, _) in enumerate(mentions):
                gone = at in void or (listed and at == 0)
                yield name, number, Effect.REPEALS if gone else Effect.NONE


Mention = tuple[str, str, int, int]  # title, number, start, end


def _voided(sentence: str, mentions: Sequence[Mention]) -> set[int]:
    """Return which mentions the sentence declares void: those of the clause right before the word.

    根据《A》，《B》同时废止 speaks of B alone; a mere article of a document is not the document.
    """
    word = _VOID.search(sentence)
    if not word or _ARTICLE.search(_masked(sentence, mentions)):
        return set()
    clauses = _INSIDE.sub(lambda m: "·" * len(m[0]), sentence[: word.start()])
    last = max((end for *_, end in mentions if end <= word.start()), default=0)
    start = max(clauses.rfind(mark, 0, last) for mark in "，,")
    return {at for at, (_, _, first, _) in enumerate(mentions) if start < first < word.start()}


def _masked(sentence: str, mentions: Sequence[Mention]) -> str:
    for _, _, start, end in mentions:
        sentence = sentence[:start] + "·" * (end - start) + sentence[end:]
    return sentence


def _mentions(sentence: str) -> Iterator[Mention]:
    """Yield each cited document; a number in brackets right after a title belongs to it."""
    taken = 0
    for start, end in titles(sentence):
        bracket = _BRACKETS.match(sentence[end + 1 :])
        number = _NUMBER.search(bracket[1]) if bracket else None
        yield from _numbers(sentence, taken, start)
        taken = end + 1 + (bracket.end() if bracket and number else 0)
        yield sentence[start:end], _spelled(number) if number else "", start - 1, taken
    yield from _numbers(sentence, taken, len(sentence))


def _numbers(sentence: str, start: int, end: int) -> Iterator[Mention]:
    for number in _NUMBER.finditer(sentence, start, end):
        yield "", _spelled(number), number.start(), number.end()


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
