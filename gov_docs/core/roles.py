"""Label each paragraph with what it is in an official document, and fill in the elements."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gov_docs.core import marks
from gov_docs.core.attachments import first_mark, label_attachments, label_imprint
from gov_docs.core.closing import label_closing
from gov_docs.core.damage import label_damaged
from gov_docs.core.elements import elements_of
from gov_docs.core.lines import Line, body_size, lines_of
from gov_docs.core.opening import label_opening
from gov_docs.core.outline import label_numbered, label_styled, settle
from gov_docs.core.types import OBJECT, Document, Paragraph, Part, Role

_CONTENTS_REACH = 300


def label(document: Document) -> Document:
    """Return the document with each paragraph's role and run_in, and its elements, filled in."""
    lines = labelled_lines(document)
    by_para: dict[int, list[Line]] = {}
    for line in lines:
        by_para.setdefault(line.para.id, []).append(line)
    shown = {number.para for section in document.sections for number in section.page_numbers}
    paragraphs = tuple(
        _with_role(para, by_para.get(para.id, ()), para.id in shown) for para in document.paragraphs
    )
    return replace(document, paragraphs=paragraphs, elements=elements_of(lines))


def labelled_lines(document: Document) -> list[Line]:
    """Return the lines of the document's flow, each with its role."""
    lines = lines_of(document)
    start = label_opening(lines, not document.has_format, body_size(lines))
    _label_contents(lines, start)
    label_imprint(lines, start)
    mark = first_mark(lines, start)
    closed = label_closing(lines, start, mark)
    label_attachments(lines, mark if closed is None else closed, closed is not None)
    numbered = label_numbered(lines, start)
    label_damaged(lines, start, numbered)
    settle(lines, numbered)
    label_styled(lines, start, numbered)
    for line in lines:
        line.role = line.role or _remaining(line)
    return lines


def _label_contents(lines: Sequence[Line], start: int) -> None:
    """Label a table of contents: its word and the lines after it that end with a page."""
    for at in range(len(lines)):
        style = lines[at].para.layout.style.lower()
        if style.startswith(("toc", "目录")) and lines[at].role in (None, Role.OTHER):
            lines[at].role = Role.CONTENTS
        elif at >= start and marks.CONTENTS.fullmatch(lines[at].text):
            lines[at].role = Role.CONTENTS
            _label_entries(lines[at + 1 : at + _CONTENTS_REACH])


def _label_entries(lines: Iterable[Line]) -> None:
    for line in lines:
        if not marks.CONTENTS_LINE.fullmatch(line.text):
            return
        line.role = Role.CONTENTS


def _remaining(line: Line) -> Role:
    if marks.FURNITURE.fullmatch(line.text):
        return Role.OTHER
    if re.fullmatch(r"[—－–-]{1,2}\s*[0-9]+\s*[—－–-]{1,2}", line.text):
        return Role.PAGE_NUMBER
    apart = line.is_cell or line.para.place.part is Part.TEXTBOX
    return Role.OTHER if apart else Role.BODY


def _with_role(para: Paragraph, lines: Sequence[Line], shows_page: bool) -> Paragraph:
    if not lines:
        return replace(para, role=_without_text(para, shows_page))
    roles = {line.role for line in lines}
    role = lines[0].role if len(roles) == 1 else Role.BODY
    run_in = lines[0].start + lines[0].run_in if lines[0].run_in else 0
    run_in = run_in if len(lines) == 1 else 0
    if para.role is role and para.run_in == run_in:
        return para
    return replace(para, role=role or Role.BODY, run_in=run_in)


def _without_text(para: Paragraph, shows_page: bool) -> Role:
    """Return the role of a paragraph outside the flow, or with nothing in it."""
    part, text = para.place.part, para.text.strip()
    if shows_page or (part in (Part.HEADER, Part.FOOTER) and text and _is_page(text)):
        return Role.PAGE_NUMBER
    if not text and part is not Part.TABLE:
        return Role.EMPTY
    return Role.OTHER


def _is_page(text: str) -> bool:
    return bool(marks.PAGE_NUMBER.fullmatch(text.strip(OBJECT + " ")))
