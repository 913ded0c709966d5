"""Which marks of a paragraph belong together: brackets, quotation marks, book titles."""

import re
from dataclasses import dataclass
from functools import lru_cache

# The kinds of pairs; a half-width bracket may close a full-width one.
ROUND, DOUBLE, SINGLE, TITLE, INNER_TITLE = "（）", "“”", "‘’", "《》", "〈〉"
_KINDS = (ROUND, DOUBLE, SINGLE, TITLE, INNER_TITLE, "〔〕", "【】", "「」", "『』")
_KIND = {char: (kind, char == kind[0]) for kind in _KINDS for char in kind}
_KIND |= {"(": (ROUND, True), ")": (ROUND, False)}
_MARK = re.compile("[" + "".join(_KIND) + "]")

# 1） a) 二）: the number of a list item has no opening bracket.
_LIST_NUMBER = re.compile(
    r"(?:^|[^0-9A-Za-z一二三四五六七八九十（(])"
    r"(?:[0-9０-９]{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳]|[ivx]{1,4})$"
)
_NAMED_NUMBER = re.compile("(?:附[件表图]|[图表])[0-9０-９]{1,2}$")  # 见附件2）
_SHORT_YEAR = re.compile("[0-9]{2}[年届级]")  # ’98年


@dataclass(frozen=True, slots=True)
class Pair:
    kind: str
    start: int  # of the opening mark
    end: int  # of the closing mark
    depth: int  # how many pairs of the same kind it stands in


@dataclass(frozen=True, slots=True)
class Pairs:
    found: tuple[Pair, ...]  # by the opening mark
    lone: tuple[int, ...]  # marks without a partner, in order


@lru_cache(maxsize=4096)
def pairs(text: str) -> Pairs:
    """Return the pairs of one paragraph and the marks that find no partner in it."""
    stacks: dict[str, list[int]] = {}
    found: list[Pair] = []
    lone: list[int] = []
    spare = _more_closing(text)
    for match in _MARK.finditer(text):
        at = match.start()
        kind, opens = _KIND[match.group()]
        if kind is SINGLE and _stands_for_century(text, at):
            continue
        stack = stacks.setdefault(kind, [])
        if opens:
            stack.append(at)
        elif kind is ROUND and (spare or not stack) and _closes_a_number(text, at):
            continue
        elif stack:
            start = stack.pop()
            found.append(Pair(kind, start, at, len(stack)))
        elif not _is_no_quote(text, at):
            lone.append(at)
    for stack in stacks.values():
        lone += stack
    return Pairs(tuple(sorted(found, key=lambda pair: pair.start)), tuple(sorted(lone)))


def kind_of(char: str) -> tuple[str, bool]:
    """Return the kind of a mark and whether it opens."""
    return _KIND[char]


def _more_closing(text: str) -> bool:
    return text.count("）") + text.count(")") > text.count("（") + text.count("(")


def _closes_a_number(text: str, at: int) -> bool:
    near = max(0, at - 6)
    return bool(_LIST_NUMBER.search(text, near, at)) and not _NAMED_NUMBER.search(text, near, at)


def _stands_for_century(text: str, at: int) -> bool:
    """Tell the apostrophe of ’98年 from a quotation mark; NUM012 asks for the whole year."""
    return bool(_SHORT_YEAR.match(text, at + 1)) and "’" not in text[at + 1 : at + 12]


def _is_no_quote(text: str, at: int) -> bool:
    """Tell an apostrophe (China’s), minutes and seconds of an angle (30°15’20”) from quotes."""
    before = text[at - 1] if at else ""
    if text[at] == "’":
        return before.isascii() and before.isalnum()
    return text[at] == "”" and before.isdigit() and bool(re.search("[°′’']", text[:at]))
