"""A library paragraph made a piece of our draft: the sentences that fit, its name, its source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gov_docs.core.draft import Source
from gov_docs.drafting.borrowing import USUAL, Borrowed, Party, Room, borrow, full_width, sentences
from gov_docs.drafting.borrowing_fitness import leans_back
from gov_docs.drafting.composing_matter import coverage, speaks, specialty
from gov_docs.drafting.composing_pool import Candidate

_SHORTEST, _LONGEST = 30, 360  # characters of a borrowed paragraph
_LONGEST_NAME = 26
# Share of a sentence's nouns of another matter, in a document on another topic: where the sentence
# speaks of ours, and where it does not.
_STRAY, _NEUTRAL = 0.6, 0.05
# Headings that announce no task, but what any paper has.
GENERAL = re.compile(
    "总体要求|总体思路|指导思想|原则|目标|保障|组织领导|组织实施|附则|总则|法律责任|回顾|成绩|成效|形势|现状|存在|背景|意义|基础|资金|宣传|监督|考核|评估|"
    "适用|定义|术语|申报|推荐条件|推荐要求|名单|附件|职责分工"
)
_NO_NAME = re.compile("主要任务|重点任务|任务分工|指标|框架|结构|要求$|内容$")
ARTICLE = re.compile(r"^第[一二三四五六七八九十百千零〇0-9]+条[\s　]*")
_ITEM = re.compile(
    r"^(?:[0-9]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[①-⑳]|[-—―─－–]{1,2}|●|■|◆)\s*"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph ready to stand in the draft."""

    text: str
    source: Source
    heading: str = ""  # what it stands under in its precedent, ours already
    document: int = 0
    number: int = 0
    score: float = 0.0
    law: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom and on what is borrowed."""

    ours: Party
    topic: tuple[str, ...]  # telling words
    given: tuple[str, ...]  # values of the form
    section: tuple[str, ...] = ()  # words of the section that is filled
    room: Room = USUAL
    strange: float = 0.75  # share of a sentence's nouns that may be of another matter
    neutral: bool = False  # what fits any paper will do: 加强组织领导


def piece_of(one: Candidate, wanted: Wanted, score: float, named: bool) -> Piece | None:
    """Return the paragraph made ours, None where too little of it can be borrowed."""
    text = full_width(_ITEM.sub("", ARTICLE.sub("", one.passage.text)))
    name, text = _run_in(text) if named else ("", text)
    kept = "".join(_kept(text, one, wanted))
    if not (one.about or wanted.neutral or speaks(wanted.topic, kept)):
        return None
    own = borrow(kept, one.party, wanted.ours, wanted.given, wanted.room)
    if own is None or not _worth(own, text, wanted.room):
        return None
    precedent = one.precedent
    heading = " > ".join(one.passage.headings)
    source = Source(precedent.id, precedent.title, heading, precedent.doc_number or "")
    if named and not one.law:
        name = name or (one.headings[-1] if one.headings else "")
        empty = GENERAL.search(name) or _NO_NAME.search(name)
        name = "" if empty else name_of(name, one, wanted)
    return Piece(_cut(own.text), source, name, precedent.id, one.passage.number, score, one.law)


def _kept(text: str, one: Candidate, wanted: Wanted) -> Iterator[str]:
    """Yield the sentences on our matter; one that leans on a dropped one goes with it."""
    before = False
    for sentence in sentences(text):
        before = _on_our_matter(sentence, one, wanted) and (before or not leans_back(sentence))
        if before:
            yield _ITEM.sub("", sentence)


def _on_our_matter(sentence: str, one: Candidate, wanted: Wanted) -> bool:
    """Tell whether the sentence speaks of our topic or of what concerns every office."""
    foreign = any(word in sentence for word in one.foreign)
    strange = specialty(sentence, (*wanted.topic, *wanted.section))
    if not one.about:
        bearable = _STRAY if speaks(wanted.topic, sentence) else _NEUTRAL
        return not foreign and strange <= min(bearable, wanted.strange)
    covered = coverage(wanted.topic, (sentence,))
    return not (foreign and covered < 0.4) and strange <= wanted.strange + covered / 2


def _worth(own: Borrowed, text: str, room: Room) -> bool:
    share = len(own.text) / max(1, len(text))
    bearable = 1 + len(own.text) // (6 * room.around)
    return len(own.text) >= _SHORTEST and share >= 0.3 and own.blanks <= bearable


def _cut(text: str) -> str:
    """Return as many whole sentences as make a paragraph of sensible length."""
    out = ""
    for sentence in sentences(text):
        if out and len(out) + len(sentence) > _LONGEST:
            break
        out += sentence
    return out


def _run_in(text: str) -> tuple[str, str]:
    """Return the short first sentence that is a heading in truth, and the rest."""
    first, mark, rest = text.partition("。")
    if mark and rest and len(first) <= _LONGEST_NAME and not re.search("[，：；？！“]", first):
        return first, rest
    return "", text


def name_of(heading: str, one: Candidate, wanted: Wanted) -> str:
    """Return the name of a task in its precedent, "" where it holds facts or says nothing."""
    if not 4 <= len(heading) <= _LONGEST_NAME:
        return ""
    if any(word in heading for word in one.foreign) and not coverage(wanted.topic, (heading,)):
        return ""
    own = borrow(heading + "工作任务。", one.party, wanted.ours, wanted.given)
    return own.text.removesuffix("工作任务。") if own and not own.blanks else ""
