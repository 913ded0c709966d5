"""Finds what a document itself assigns to whom: in sentences, in brackets, in labelled lines, in tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.types import HEADINGS, Document, Paragraph, Part, Role, Span
from gov_docs.handling.routing.names import NameFinder
from gov_docs.handling.routing.responsibility import Named, Roles, named_in, roles_of
from gov_docs.handling.routing.responsibility import Part as Does
from gov_docs.handling.routing.task_tables import table_assignments

SENTENCE = re.compile(r"[^。！？；;]+[。！？；;]?")
_BRACKET = re.compile(
    r"[（(\[【]([^（）()\[\]【】]{3,300}(?:（[^）]{1,20}）[^（）()\[\]【】]{0,200})*)[）)\]】]"
)
_SAYS_SO = re.compile("牵头|负责|配合|参加|参与|责任(?:单位|部门|科室|处室)|(?:主|承|协)办")
_LABELLED = re.compile(
    "^[（(\\[【]?(?:牵头|主办|承办|责任|主责|负责|配合|参加|参与|协办|落实)(?:责任)?(?:单位|部门|科室|处室)[：:]"
)
_RUNNING = re.compile(
    "由(?P<who>[^，,。；;由]{2,120}?)(?:为主|作为)?(?P<verb>总?牵头|负责|主办|承办)"
    "|(?P<lead>[^，,。；;由]{2,60}?)(?:要)?牵头"
)
_OPENS = re.compile("^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]\\s*)?")
_DOES = re.compile("^(?:[：:]|要|(?:牵头)?负责|牵头|会同|具体负责|主要负责|配合|承担|按)")
# The whole of the work is meant, and not one task of it.
_OVERALL = re.compile(
    "协调机制|联席会议|工作机制|工作专班|领导小组|组织实施|统筹(?:协调|推进)|总牵头|推进机制"
)
_WITH_OTHERS = re.compile("(?:等)?(?:有关|相关)?(?:部门|单位)?(?:参加|参与|配合|协助|协同)")


@dataclass(frozen=True, slots=True)
class Assignment:
    leads: tuple[Named, ...]
    assists: tuple[Named, ...]
    task: str  # what is to be done, the document's own words
    task_span: Span
    quote: str  # the words that assign it
    span: Span
    overall: bool = False  # of the whole document's work


def assignments(document: Document, finder: NameFinder) -> tuple[Assignment, ...]:
    """Return the assignments in reading order."""
    flow = [p for p in document.paragraphs if p.place.part is Part.BODY and p.text.strip()]
    found = [one for at, _ in enumerate(flow) for one in _of_paragraph(flow, at, finder)]
    found += table_assignments(document, finder)
    order = {para.id: at for at, para in enumerate(document.paragraphs)}
    return tuple(sorted(found, key=lambda one: (order[one.span.para], one.span.start)))


def _of_paragraph(flow: Sequence[Paragraph], at: int, finder: NameFinder) -> Iterator[Assignment]:
    para = flow[at]
    if para.role in (Role.ADDRESSEE, Role.CC, Role.TITLE, Role.CONTENTS, Role.SIGNATURE):
        return
    text = para.text
    if _LABELLED.match(text.strip()):
        yield from _said(roles_of(text, finder), para, 0, len(text), _above(flow, at))
        return
    brackets = [m for m in _BRACKET.finditer(text) if _SAYS_SO.search(m[1])]
    done = 0
    for match in brackets:
        start = done
        done = match.end()
        task = _trimmed(para, start, match.start()) or _above(flow, at)
        yield from _said(roles_of(match[1], finder), para, *match.span(), task)
    if not brackets:
        yield from _running(para, finder)


def _said(
    roles: Roles, para: Paragraph, start: int, end: int, task: tuple[str, Span] | None
) -> Iterator[Assignment]:
    leads, assists = roles.settled()
    if not leads and not assists:
        return
    quote = para.text[start:end].strip()
    what, where = task or (quote, Span(para.id, start, end))
    yield Assignment(leads, assists, what, where, quote, Span(para.id, start, end))


def _above(flow: Sequence[Paragraph], at: int) -> tuple[str, Span] | None:
    """Return the task a line of its own belongs to: what stands above it, to the last heading."""
    for para in reversed(flow[max(0, at - 3) : at]):
        if _LABELLED.match(para.text.strip()):
            continue
        return _trimmed(para, 0, len(para.text))
    return None


def _trimmed(para: Paragraph, start: int, end: int) -> tuple[str, Span] | None:
    piece = para.text[start:end]
    bare = piece.strip(" 　\t\n。；;，,")
    if len(bare) < 4:
        return None
    start += piece.index(bare)
    return bare, Span(para.id, start, start + len(bare))


def _running(para: Paragraph, finder: NameFinder) -> Iterator[Assignment]:
    """Yield what sentences assign: 由…牵头，…配合; 市教育局负责…; 市教育局：…."""
    opened = _opening(para, finder)
    if opened:
        yield opened
        return
    for match in SENTENCE.finditer(para.text):
        if "牵头" in match[0] or "由" in match[0]:
            yield from _of_sentence(para, match.start(), match.end(), finder)


def _opening(para: Paragraph, finder: NameFinder) -> Assignment | None:
    """Return the assignment of a paragraph that begins with departments and what they do."""
    text = para.text
    start = _OPENS.match(text).end()  # type: ignore[union-attr]
    named: list[Named] = []
    at = start
    for one in named_in(text, start, min(len(text), start + 120), finder):
        between = text[at : one.start]
        if len(between) > 6 or not re.fullmatch(
            "[、，,及与和\\s]*(?:各?[省市县区]|国家)?", between
        ):
            break
        named.append(one)
        at = one.end
    rest = text[at:].lstrip("等有关相部门单位 　")
    whole = named and all(one.department is None or _is_whole(one) for one in named)
    if not whole or not _DOES.match(rest) or para.role in (Role.ADDRESSEE, Role.SIGNATURE):
        return None
    if "：" in rest[:1] and len(rest) < 6:
        return None
    roles = Roles(charged=named) if not rest.startswith("配合") else Roles(assists=named)
    leads, assists = roles.settled()
    task = _trimmed(para, at, len(text)) or (text, Span(para.id, 0, len(text)))
    return Assignment(
        leads, assists, task[0].lstrip("：:"), task[1], text[start:at], Span(para.id, start, at)
    )


def _is_whole(one: Named) -> bool:
    """Tell whether it is a body's own name and not the bare word for its field."""
    return one.said[-1] in "局厅委部办署院会社队司心室关门处科行"


def _of_sentence(para: Paragraph, start: int, end: int, finder: NameFinder) -> Iterator[Assignment]:
    text = para.text[start:end]
    match = _RUNNING.search(text)
    if not match:
        return
    who = "who" if match["who"] else "lead"
    named = named_in(text, *match.span(who), finder)
    if not named or (who == "lead" and not any(_is_whole(one) for one in named)):
        return
    roles = Roles()
    roles.add(Does.LEAD if match["verb"] != "负责" else Does.CHARGE, named)
    rest = roles_of_rest(text, match.end(), finder)
    roles.add(Does.ASSIST, rest)
    leads, assists = roles.settled()
    overall = bool(_OVERALL.search(text)) and bool(assists)
    whole = Span(para.id, start, end)
    yield Assignment(leads, assists, text.strip(), whole, text.strip(), whole, overall)


def roles_of_rest(text: str, start: int, finder: NameFinder) -> list[Named]:
    """Return who takes part by what follows the lead: …牵头，A、B、C等部门参加的…."""
    match = _WITH_OTHERS.search(text, start)
    if match:
        return named_in(text, start, match.start(), finder)
    with_ = re.search("会同", text[start:])
    return (
        named_in(text, start + with_.end(), min(len(text), start + with_.end() + 80), finder)
        if with_
        else []
    )


def heading_of(document: Document, span: Span) -> str:
    """Return the nearest heading above a place, without what runs on from it."""
    found = ""
    for para in document.paragraphs:
        if para.id == span.para:
            return found
        if para.role in HEADINGS:
            found = para.text[: para.run_in or len(para.text)].strip().rstrip("。")
    return found
