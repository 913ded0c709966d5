"""Finds what a document itself assigns to whom: in brackets, labelled lines, sentences and tables."""

import re
from collections.abc import Iterator, Sequence

from gov_docs.core.types import HEADINGS, Document, Paragraph, Part, Role, Span
from gov_docs.handling.routing.assignment import Assignment, cut, made
from gov_docs.handling.routing.names import NameFinder
from gov_docs.handling.routing.responsibility import roles_of
from gov_docs.handling.routing.running_text import running_assignments
from gov_docs.handling.routing.task_tables import table_assignments

_BRACKET = re.compile(
    r"[（(\[【]([^（）()\[\]【】]{3,300}(?:（[^）]{1,20}）[^（）()\[\]【】]{0,200})*)[）)\]】]"
)
_SAYS_SO = re.compile("牵头|负责|配合|参加|参与|责任(?:单位|部门|科室|处室)|(?:主|承|协)办")
_LABELLED = re.compile(
    "^[（(\\[【]?(?:牵头|主办|承办|责任|主责|负责|配合|参加|参与|协办|落实)(?:责任)?(?:单位|部门|科室|处室)[：:]"
)
_NO_TASK = (Role.ADDRESSEE, Role.CC, Role.TITLE, Role.CONTENTS, Role.SIGNATURE)
_ABOVE = 3  # paragraphs in which the task of a labelled line stands


def assignments(document: Document, finder: NameFinder) -> tuple[Assignment, ...]:
    """Return the assignments in reading order."""
    flow = [p for p in document.paragraphs if p.place.part is Part.BODY and p.text.strip()]
    found = [one for at in range(len(flow)) for one in _of_paragraph(flow, at, finder)]
    found += table_assignments(document, finder)
    order = {para.id: at for at, para in enumerate(document.paragraphs)}
    return tuple(sorted(found, key=lambda one: (order[one.span.para], one.span.start)))


def _of_paragraph(flow: Sequence[Paragraph], at: int, finder: NameFinder) -> Iterator[Assignment]:
    para = flow[at]
    if para.role in _NO_TASK:
        return
    brackets = [m for m in _BRACKET.finditer(para.text) if _SAYS_SO.search(m[1])]
    if _LABELLED.match(para.text.strip()):
        yield from _said(para.text, flow, at, (0, len(para.text)), 0, finder)
    elif not brackets:
        yield from running_assignments(para, finder)
    else:
        done = 0
        for match in brackets:
            yield from _said(match[1], flow, at, match.span(), done, finder)
            done = match.end()


def _said(
    text: str,
    flow: Sequence[Paragraph],
    at: int,
    place: tuple[int, int],
    since: int,
    finder: NameFinder,
) -> Iterator[Assignment]:
    """Yield what a statement assigns; its task stands before it, or above it."""
    para, (start, end) = flow[at], place
    quote = (para.text[start:end].strip(), Span(para.id, start, end))
    task = cut(para, since, start) or _above(flow, at) or quote
    one = made(roles_of(text, finder), task, quote)
    if one:
        yield one


def _above(flow: Sequence[Paragraph], at: int) -> tuple[str, Span] | None:
    """Return the nearest paragraph above that is no labelled line itself."""
    for para in reversed(flow[max(0, at - _ABOVE) : at]):
        if not _LABELLED.match(para.text.strip()):
            return cut(para, 0, len(para.text))
    return None


def heading_of(document: Document, span: Span) -> str:
    """Return the nearest heading a place stands under, without what runs on from it."""
    above: dict[int, str] = {}  # by level
    for para in document.paragraphs:
        level = HEADINGS.index(para.role) if para.role in HEADINGS else len(HEADINGS)
        if para.id == span.para:
            return next((above[one] for one in sorted(above, reverse=True) if one < level), "")
        if level < len(HEADINGS):
            above = {one: text for one, text in above.items() if one < level}
            above[level] = para.text[: para.run_in or len(para.text)].strip().rstrip("。")
    return ""
