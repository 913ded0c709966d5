"""Quotation marks typed straight or facing the wrong way, paired by their order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from gov_docs.core.text import HAN, IS_HAN
from gov_docs.language.pairs import DOUBLE, pairs

_STRAIGHT = '"＂'
_QUOTE = re.compile('[“”"＂]')
_INCH = re.compile(r"[0-9]$")
_STRAIGHT_SINGLE = re.compile(
    f"(?<=[{HAN}，。；：、（《“])'(?=[^']*[{HAN}])[^'\"“”\n]{{1,20}}'(?=[{HAN}，。；：、）》”]|$)"
)
_TURNED = re.compile(f"(?<![，。；：！？])”[{HAN}0-9]{{1,12}}“")  # 落实”河长制“
_NO_BEGINNING = "，。；：、！？）》”"
_NO_END = "，、；：（《“"
_MOST = 1000  # a paragraph with more is no prose, and each is counted from the start
_LONG = 60  # characters; marks further apart may have lost a partner between them


@dataclass(frozen=True, slots=True)
class Quotation:
    start: int
    end: int
    opening: str
    closing: str
    sure: bool  # what it encloses looks like a quotation


@lru_cache(maxsize=2048)
def misfaced(text: str) -> tuple[Quotation, ...]:
    """Return the quotations with a straight or turned mark, where the order of marks tells."""
    return tuple(sorted(_doubles(text) + _singles(text), key=lambda one: one.start))


def _doubles(text: str) -> list[Quotation]:
    if '"' not in text and "＂" not in text and not _lone_double(text):
        return []
    marks = [match.start() for match in _QUOTE.finditer(text)]
    if len(marks) > _MOST:
        return []
    marks = [at for at in marks if not _is_inch(text, at)]
    found = _straight_only(text, marks) if not _lone_double(text) else _alternating(text, marks)
    return [one for one in found if _is_chinese(text, one)]


def _singles(text: str) -> list[Quotation]:
    """Return Chinese words between straight single marks: 落实'三农'政策."""
    found = []
    for match in _STRAIGHT_SINGLE.finditer(text):
        within = _depth(text, match.start()) or text.count('"', 0, match.start()) % 2
        opening, closing = "‘’" if within else "“”"
        found.append(Quotation(match.start(), match.end() - 1, opening, closing, sure=True))
    return found


def _straight_only(text: str, marks: list[int]) -> list[Quotation]:
    """Pair the straight marks, each pair at one depth; the curly ones pair among themselves."""
    straight = [at for at in marks if text[at] in _STRAIGHT]
    if len(straight) % 2:
        return []
    found = []
    for start, end in zip(straight[::2], straight[1::2], strict=True):
        depth = _depth(text, start)
        if depth != _depth(text, end):
            return []
        opening, closing = "‘’" if depth else "“”"
        found.append(Quotation(start, end, opening, closing, _looks_quoted(text, start, end)))
    return found


def _alternating(text: str, marks: list[int]) -> list[Quotation]:
    """Pair by order; a pair that faces away on both sides says that order does not tell."""
    if len(marks) % 2:
        return []
    if len(marks) == 2 and _TURNED.fullmatch(text, marks[0], marks[1] + 1):
        return [Quotation(marks[0], marks[1], "“", "”", sure=False)]
    found = []
    for start, end in zip(marks[::2], marks[1::2], strict=True):
        if text[start] == "”" and text[end] == "“":
            return []
        if text[start] != "“" or text[end] != "”":
            sure = _looks_quoted(text, start, end)
            found.append(Quotation(start, end, "“", "”", sure))
    return found


def _lone_double(text: str) -> bool:
    return any(text[at] in DOUBLE for at in pairs(text).lone)


def _depth(text: str, at: int) -> int:
    return sum(p.kind is DOUBLE and p.start < at < p.end for p in pairs(text).found)


def _is_inch(text: str, at: int) -> bool:
    """55" and 30°15'20": a digit before it and no open straight mark."""
    if text[at] not in _STRAIGHT or not _INCH.search(text, 0, at):
        return False
    return text.count(text[at], 0, at) % 2 == 0 and "“" not in text[max(0, at - 30) : at]


def _is_chinese(text: str, one: Quotation) -> bool:
    beside = text[max(0, one.start - 1) : one.start] + text[one.end + 1 : one.end + 2]
    return bool(IS_HAN.search(beside) or IS_HAN.search(text, one.start, one.end))


def _looks_quoted(text: str, start: int, end: int) -> bool:
    inner = text[start + 1 : end]
    if not inner.strip() or len(inner) > _LONG:
        return False
    return inner[0] not in _NO_BEGINNING and inner[-1] not in _NO_END
