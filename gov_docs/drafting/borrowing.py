"""Borrowing a paragraph: whole sentences, their issuer and place made ours, their facts left blank."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gov_docs.core.draft import BLANK
from gov_docs.core.precedent import Level, Precedent
from gov_docs.core.text import HAN
from gov_docs.drafting.borrowing_facts import UNFIT, Fact, facts
from gov_docs.drafting.borrowing_fitness import is_fit, known_place, leans_back, names_places
from gov_docs.settings import Unit


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever speaks in a text: its issuers, its place, how high it stands."""

    names: tuple[str, ...] = ()
    place: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Borrowed:
    text: str
    blanks: int
    share: float  # of the paragraph's characters that could be borrowed


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    text: str


_SENTENCE = re.compile(r"[^。！？]*[。！？][”’）)》】]*|[^。！？]+$")
_PLACE_HEAD = re.compile(
    rf"^(?:中共)?((?:[{HAN}]{{2,8}}(?:自治区|自治州|特别行政区)|[{HAN}]{{2,4}}?[省市县区盟旗])(?:[{HAN}]{{2,4}}?[市县区旗])?)"
)
_TITLE = re.compile("《[^《》]{1,80}》")
_NUMBER_AFTER = re.compile("[（(][^（）()]{2,24}[〔\\[（(][0-9]{4}[〕\\]）)]第?[0-9]+号[）)]")
# （市发展改革委牵头，市财政局配合）: who does what is for our office to say.
_DUTIES = re.compile(
    "[（(〔\\[][^（）()〔〕\\[\\]]{0,200}(?:牵头|负责|责任单位|责任部门|配合|分工|参与|按职责)[^（）()〔〕\\[\\]]{0,200}[）)〕\\]]"
)
_FULL_MARKS = str.maketrans(",;:?!", "，；：？！")
_HALF_MARK = re.compile(rf"(?<=[{HAN}”）》)])[,;:?!](?=[{HAN}“（《(])")
_HALF_BRACKETS = re.compile(rf"(?<=[{HAN}])\(([^()]*)\)")
_WIDER_NAME = re.compile("有关|各|所属|组成|直属|办公|令|及其|关于|等")
_BLANK = "【待填：{}】"
_OUR_NAMES = (_BLANK.format("发文机关"), _BLANK.format("地名"))  # the settings would fill them


@dataclass(frozen=True, slots=True)
class Room:
    """How many blanks a sentence bears before it tells nothing."""

    most: int = 2
    around: int = 14  # characters of text a blank must have


USUAL = Room()


def borrow(
    text: str, theirs: Party, ours: Party, given: Collection[str] = (), room: Room = USUAL
) -> Borrowed | None:
    """Return the sentences of a paragraph that can stand in our document, None without any.

    `given` are the values of the form: a fact that stands in them is ours and stays.
    """
    kept: list[str] = []
    blanks, before = 0, False  # before: the sentence before was kept
    for sentence in sentences(text):
        turned = _turned(sentence, theirs, ours, given, room)
        before = turned is not None and (before or not leans_back(sentence))
        if before and turned is not None:
            kept.append(turned[0])
            blanks += turned[1]
    if not kept:
        return None
    own = "".join(kept)
    return Borrowed(own, blanks, min(1.0, len(own) / max(1, len(text))))


def full_width(text: str) -> str:
    """Return the text with full-width marks between Chinese words, where a web page had half-width ones."""
    text = _HALF_BRACKETS.sub(r"（\1）", text)
    return _HALF_MARK.sub(lambda found: found[0].translate(_FULL_MARKS), text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; what is not ended by a full stop is none."""
    found = [match[0].strip() for match in _SENTENCE.finditer(text)]
    return [one for one in found if re.search("[。！？][”’）)》】]*$", one)]


def party_of(precedent: Precedent) -> Party:
    """Return who speaks in a document of the library."""
    names = tuple(one for one in re.split("[、，,；; 　\t]+", precedent.issuer or "") if one)
    heads = (_PLACE_HEAD.match(one) for one in (*names, precedent.title))
    place = next((head[1] for head in heads if head), "") or known_place(precedent.title)
    return Party(names, place, precedent.level)


def party_of_unit(unit: Unit) -> Party:
    """Return our own office as settings.toml has it."""
    level = next((one for one in Level if one.value == unit.level), None)
    return Party((unit.name,) if unit.name else (), unit.place or _place(unit.name), level)


def _place(name: str) -> str:
    head = _PLACE_HEAD.match(name)
    return head[1] if head else ""


def _turned(
    sentence: str, theirs: Party, ours: Party, given: Collection[str], room: Room
) -> tuple[str, int] | None:
    """Return the sentence made ours and the number of its blanks, None where it does not fit."""
    bare = _DUTIES.sub("", sentence)
    changes = _changes(bare, theirs, ours, given)
    if changes is None:
        return None
    rest = _without(bare, changes)
    blanks = sum(BLANK.search(change.text) is not None for change in changes)
    blanks -= sum(change.text in _OUR_NAMES for change in changes)
    if blanks > room.most or len(rest) < max(8, blanks * room.around) or _is_open(bare):
        return None
    if (
        any(name in rest for name in theirs.names)
        or _bears_name(rest, theirs)
        or not is_fit(rest, theirs.level, ours.level)
    ):
        return None
    return _with(bare, changes), blanks


def _bears_name(text: str, theirs: Party) -> bool:
    """Tell whether something in quotes is called after their place: “绵企通” of 绵阳."""
    if not theirs.place:
        return False
    return bool(re.search(f"“[^”]{{0,4}}{re.escape(theirs.place[0])}[^”]{{0,8}}”", text))


def _is_open(sentence: str) -> bool:
    """Tell whether the sentence is a piece of a list, or its brackets were torn."""
    pairs = (("（", "）"), ("“", "”"), ("《", "》"), ("(", ")"))
    return sentence.endswith(("：", "；")) or any(
        sentence.count(left) != sentence.count(right) for left, right in pairs
    )


def _changes(text: str, theirs: Party, ours: Party, given: Collection[str]) -> list[_Change] | None:
    """Return what has to change in a sentence, in order; None where no blank would do."""
    changes: list[_Change] = []
    for change in (*_titles(text, theirs), *_parties(text, theirs, ours)):
        if all(change.start >= one.end or change.end <= one.start for one in changes):
            changes.append(change)
    covered = [*changes, *(_Change(*m.span(), "") for m in _TITLE.finditer(text))]
    for fact in facts(text):
        told = text[fact.start : fact.end]
        if any(fact.start < one.end and fact.end > one.start for one in covered):
            continue
        if _is_given(told, given):
            continue
        if fact.label == UNFIT or _is_quoted(text, fact):
            return None
        changes.append(_Change(fact.start, fact.end, _BLANK.format(fact.label)))
    return sorted(changes, key=lambda change: change.start)


_NUMERALS = "0-9０-９〇零一二三四五六七八九十百千万亿"


def _is_given(told: str, given: Collection[str]) -> bool:
    """Tell whether the form says the same; 3 is not said by 2023年."""
    whole = re.compile(f"(?<![{_NUMERALS}]){re.escape(told)}(?![{_NUMERALS}])")
    return any(whole.search(value) for value in given)


def _is_quoted(text: str, fact: Fact) -> bool:
    """Tell whether the fact is part of a name in quotes (“百家民企评环境”): a blank would break it."""
    opening = text.rfind("“", 0, fact.start)
    inside = opening >= 0 and "”" not in text[opening : fact.start] and "”" in text[fact.end :]
    return inside and fact.label in ("数量", "期限")


def _titles(text: str, theirs: Party) -> Iterator[_Change]:
    """Yield the cited titles that are of a time or a place, with the number behind them."""
    for match in _TITLE.finditer(text):
        end = match.end()
        number = _NUMBER_AFTER.match(text, end)
        if _is_bound(match[0], theirs):
            yield _Change(match.start(), number.end() if number else end, _BLANK.format("文件名称"))
        elif number:
            yield _Change(end, number.end(), "（" + _BLANK.format("文号") + "）")


def _is_bound(title: str, theirs: Party) -> bool:
    if facts(title) or any(name in title for name in (*theirs.names, theirs.place) if name):
        return True
    return names_places(title.replace("中华人民共和国", ""))


_OF_LEVEL = {Level.PROVINCE: "省", Level.CITY: "市", Level.COUNTY: "县"}


def _parties(text: str, theirs: Party, ours: Party) -> Iterator[_Change]:
    """Yield the places where their issuer, their place, 全省 or 我省 stand."""
    for name in theirs.names:
        for match in re.finditer(re.escape(name), text):
            if not _WIDER_NAME.match(text, match.end()):
                own = ours.names[0] if ours.names else _OUR_NAMES[0]
                yield _Change(*match.span(), own)
    if theirs.place:
        bare = theirs.place.rstrip("省市县区")
        tail = "" if bare != theirs.place else "[省市县]?"
        for match in re.finditer(re.escape(theirs.place) + tail, text):
            yield _Change(*match.span(), ours.place or _OUR_NAMES[1])
    yield from _areas(text, theirs, ours)


def _areas(text: str, theirs: Party, ours: Party) -> Iterator[_Change]:
    level = _OF_LEVEL.get(theirs.level) if theirs.level else None
    own = ours.place[-1:]
    if level and own in _OF_LEVEL.values() and own != level:
        for match in _area(level).finditer(text):
            yield _Change(match.start() + 1, match.end(), own)


@lru_cache(maxsize=8)
def _area(level: str) -> re.Pattern[str]:
    return re.compile(f"[全我本]{level}(?![{HAN}]?[厅直级])")


def _without(text: str, changes: list[_Change]) -> str:
    """Return what of the sentence stays, cited titles aside: no name may stand in it."""
    out, at = [], 0
    for change in changes:
        out.append(text[at : change.start])
        at = change.end
    return _TITLE.sub("，", "，".join([*out, text[at:]]))


def _with(text: str, changes: list[_Change]) -> str:
    out, at = [], 0
    for change in changes:
        out += [text[at : change.start], change.text]
        at = change.end
    return "".join([*out, text[at:]])
