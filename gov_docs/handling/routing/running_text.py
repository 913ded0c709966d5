"""Reads assignments out of sentences: 由…牵头，…配合; 市教育局负责…; 市教育局：…."""

import re
from collections.abc import Iterator

from gov_docs.core.types import Paragraph, Span
from gov_docs.handling.routing.assignment import Assignment, cut, made
from gov_docs.handling.routing.names import NameFinder
from gov_docs.handling.routing.responsibility import Named, Roles, named_in
from gov_docs.handling.routing.responsibility import Part as Does

SENTENCE = re.compile(r"[^。！？；;]+[。！？；;]?")
_RUNNING = re.compile(
    "由(?P<who>[^，,。；;由]{2,120}?)(?:为主|作为)?(?P<verb>总?牵头|负责|主办|承办)"
    "|(?P<lead>[^，,。；;由]{2,60}?)(?:要)?牵头"
)
# Nothing else stands between those named and what they do.
_NEXT = re.compile(
    "(?:等|的|有关|相关|各|部门|单位|机关|机构|共同|具体|统一|分别|主要|负责|（[^）]*）|按[^，]{0,8}|总)*"
)
_OPENS = re.compile("(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]\\s*)?")
_DOES = re.compile("[：:]|要|(?:牵头)?负责|牵头|会同|具体负责|主要负责|配合|承担|按")
_CLAUSE = re.compile("[^，；。;]+")
_MUST = re.compile("等?(?:有关|相关)?(?:部门)?(?:要|应当?|负责|具体负责|主要负责)")
_CHIEF = re.compile("[：:]\\s*(?:负责|具体)?(?:总?牵头|统筹)")  # of a list of duties, one leads all
_JOINS = re.compile("[、，,及与和\\s]*(?:各?[省市县区]|国家)?")
# The whole of the work is meant, and not one task of it.
_OVERALL = re.compile(
    "协调机制|联席会议|工作机制|工作专班|领导小组|组织实施|统筹(?:协调|推进)|总牵头|推进机制"
)
_WITH_OTHERS = re.compile("(?:等)?(?:有关|相关)?(?:部门|单位)?(?:参加|参与|配合|协助|协同)")
_WITH = re.compile("会同")
_REACH = 80  # characters in which those stand that 会同 joins
_HEAD = 120  # characters in which a paragraph names those it is for
_QUOTED = 40  # characters of the words that follow them


def running_assignments(para: Paragraph, finder: NameFinder) -> Iterator[Assignment]:
    """Yield what a paragraph assigns by its first words, else by its sentences."""
    opening = _opening(para, finder)
    if opening:
        yield opening
        return
    clauses = list(_clauses(para, finder))
    yield from clauses
    if clauses:
        return
    for match in SENTENCE.finditer(para.text):
        found = _of_sentence(para, match.start(), match.end(), finder)
        if found:
            yield found


def _opening(para: Paragraph, finder: NameFinder) -> Assignment | None:
    """Return the assignment of a paragraph that begins with departments and what they do."""
    text = para.text
    opens = _OPENS.match(text)
    start = opens.end() if opens else 0
    named = _first_named(text, start, finder)
    if not named or not _is_whole(named[-1]):
        return None
    at = named[-1].end
    rest = text[at:].lstrip("等有关相部门单位 　")
    if not _DOES.match(rest) or len(rest) < len("：负责…"):
        return None
    roles = Roles(assists=named) if rest.startswith("配合") else Roles(charged=named)
    if rest.startswith(("会同", "牵头")):
        sentence = SENTENCE.match(text, at)
        roles.add(Does.ASSIST, _rest(text[: sentence.end()] if sentence else text, at, finder))
    end = min(len(text), at + _QUOTED)
    quote = (text[start:end], Span(para.id, start, end))
    chief = bool(_CHIEF.match(text, at))
    return made(roles, cut(para, at, len(text)) or quote, quote, overall=chief)


def _clauses(para: Paragraph, finder: NameFinder) -> Iterator[Assignment]:
    """Yield what clauses assign that begin with departments: 教育部门要…，公安、交通运输部门要…."""
    starts: list[tuple[int, list[Named]]] = []
    for match in _CLAUSE.finditer(para.text, para.run_in):
        named = _first_named(para.text, match.start(), finder)
        if named and _is_whole(named[-1]) and _MUST.match(para.text, named[-1].end):
            starts.append((match.start(), named))
    ends = [*(start for start, _ in starts), len(para.text)][1:]
    for (start, named), end in zip(starts, ends, strict=True):
        stop = para.text.find("。", start, end)
        task = cut(para, start, stop if stop >= 0 else end)
        one = made(Roles(charged=named), task, task) if task else None
        if one:
            yield one


def _first_named(text: str, start: int, finder: NameFinder) -> list[Named]:
    """Return the departments a paragraph begins with, nothing but marks between them."""
    found: list[Named] = []
    at = start
    for one in named_in(text, start, min(len(text), start + _HEAD), finder, known_only=True):
        if not _JOINS.fullmatch(text, at, one.start):
            break
        found.append(one)
        at = one.end
    return found


def _is_whole(one: Named) -> bool:
    """Tell whether it is a body's own name and not the bare word for its field."""
    return one.said[-1] in "局厅委部办署院会社队司心室关门处科行"


def _of_sentence(para: Paragraph, start: int, end: int, finder: NameFinder) -> Assignment | None:
    text = para.text[start:end]
    match = _RUNNING.search(text)
    if not match:
        return None
    who = "who" if match["who"] else "lead"
    named = named_in(text, *match.span(who), finder, known_only=True)
    if not named or not _NEXT.fullmatch(text, named[-1].end, match.end(who)):
        return None
    if who == "lead" and not any(map(_is_whole, named)):
        return None
    roles = Roles()
    roles.add(Does.LEAD if match["verb"] != "负责" else Does.CHARGE, named)
    roles.add(Does.ASSIST, _rest(text, match.end(), finder))
    whole = (text.strip(), Span(para.id, start, end))
    overall = bool(roles.assists) and bool(_OVERALL.search(text))
    return made(roles, whole, whole, overall=overall)


def _rest(text: str, start: int, finder: NameFinder) -> list[Named]:
    """Return who takes part by what follows the lead: …牵头，A、B、C等部门参加的…."""
    match = _WITH_OTHERS.search(text, start)
    if match:
        return named_in(text, start, match.start(), finder, known_only=True)
    with_ = _WITH.search(text, start)
    if not with_:
        return []
    end = min(len(text), with_.end() + _REACH)
    return named_in(text, with_.end(), end, finder, known_only=True)
