"""Which facts of a model's text stand in nothing it was given: they are marked for a person."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gov_docs.core.draft import BLANK, UNVERIFIED
from gov_docs.core.text import HAN
from gov_docs.drafting.borrowing_facts import facts
from gov_docs.drafting.with_model_names import strange_names

_TITLE = re.compile("《[^《》]{1,80}(?:《[^《》]{1,80}》[^《》]{0,40})?》")
_NUMBER = re.compile(
    rf"(?!(?:根据|按照|依据|落实|参照|[见以及和与]))[{HAN}]{{1,12}}[〔\[［（(【][0-9]{{4}}[〕\]］）)】]第?[0-9]+号"
)
_CLAUSE = "第[一二三四五六七八九十百零〇0-9]+[条款项](?:第[一二三四五六七八九十0-9]+[款项])*"
_ARTICLE = re.compile(f"(?:{_TITLE.pattern})?{_CLAUSE}")
_LONG_NUMERAL = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
_NUMERALS = "〇一二三四五六七八九十百千万亿"
_CODE = re.compile(r"[A-Za-z0-9./+°-]*[0-9][A-Za-z0-9./+°-]*")  # GB/T 13016-2018, 12301.cn, 0.25°
_HEADING_NUMBER = re.compile(
    "^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．]|（[0-9]+）|第[一二三四五六七八九十百]+[章条])"
)
_BRACKETS = str.maketrans("[［（(【〈]］）)】〉", "〔〔〔〔〔〔〕〕〕〕〕〕")


@dataclass(frozen=True, slots=True, order=True)
class Unverified:
    """A stretch of a model's text that was in neither the form nor the material."""

    start: int
    end: int
    text: str


class Given:
    """What the model was given, asked whether something stands in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(_plain(text) for text in texts)

    def has(self, name: str) -> bool:
        return _plain(name) in self._text

    def has_figure(self, told: str) -> bool:
        """Like `has`, where 5% does not stand in 15%, nor 2026年 in 12026年."""
        bare = _plain(told)
        return bool(re.search(_not_within(bare) + re.escape(bare), self._text))


def _not_within(figure: str) -> str:
    """Return what has to be true before the figure for it to be a whole one."""
    if figure[:1].isdigit():
        return r"(?<![0-9])(?<![0-9][.,])"
    return f"(?<![{_NUMERALS}])" if figure[:1] in _NUMERALS else ""


def unverified(text: str, given: Given) -> tuple[Unverified, ...]:
    """Return the titles, numbers, articles, figures, dates and names nobody gave, in order.

    What stands within another one is left out; so is what is marked already.
    """
    taken = [match.span() for pattern in (BLANK, UNVERIFIED) for match in pattern.finditer(text)]
    if number := _HEADING_NUMBER.match(text):
        taken.append(number.span())
    found: list[Unverified] = []
    for start, end, is_given in _claims(text, given):
        if any(start < last and end > first for first, last in taken):
            continue
        taken.append((start, end))
        if not is_given:
            found.append(Unverified(start, end, text[start:end]))
    return tuple(sorted(found))


def marked(text: str, given: Given) -> str:
    """Return the text with a visible mark around each unverified stretch."""
    for one in reversed(unverified(text, given)):
        text = f"{text[: one.start]}【待核：{one.text}】{text[one.end :]}"
    return text


def _claims(text: str, given: Given) -> Iterator[tuple[int, int, bool]]:
    """Yield each claim with whether it was given, the widest kinds first."""
    for match in _ARTICLE.finditer(text):
        yield *match.span(), given.has(match[0])
    for match in _TITLE.finditer(text):
        yield *match.span(), given.has(match[0]) or given.has(match[0].strip("《》"))
    for match in _NUMBER.finditer(text):
        yield *match.span(), _has_number(match[0], given)
    for match in _CODE.finditer(text):
        if not match[0].isdigit():
            yield *match.span(), given.has_figure(match[0])
    for fact in facts(text):
        yield fact.start, fact.end, given.has_figure(text[fact.start : fact.end])
    for match in _LONG_NUMERAL.finditer(text):
        yield *match.span(), given.has_figure(match[0])
    for start, end in strange_names(text, given.has):
        yield start, end, False


def _has_number(told: str, given: Given) -> bool:
    """Tell whether a document number was given; words before its code are cut off one by one."""
    year = _plain(told).index("〔")
    return any(given.has(told[cut:]) for cut in range(max(1, year - 1)))


def _plain(text: str) -> str:
    """Return the text without spaces, in half width, all brackets of years alike."""
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return bare.translate(_BRACKETS)
