"""A text that somebody else wrote, without any format, as blocks: every line keeps its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gov_docs.core.draft import DraftParagraph, Form
from gov_docs.core.types import Document, Paragraph, Part, Role
from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.body import note_look, paragraph
from gov_docs.docx_io.create.closing import closing_places, date_look, signature_look
from gov_docs.docx_io.create.figures import Figures, points
from gov_docs.docx_io.create.head import number_look
from gov_docs.docx_io.create.imprint import cc_look, printing_look
from gov_docs.docx_io.create.letterhead import EM_TOP, fit, head_look
from gov_docs.docx_io.create.looks import looks
from gov_docs.docx_io.create.title import title_lines
from gov_docs.docx_io.create.width import width

_TOP = 35.0  # mm
_WIDE = 0.92
_BLANK = " \t\u3000\xa0"
_DATE_BEHIND = re.compile(r"[ \t\u3000\xa0]{1,}(?=[0-9]{4}\s*年)")
_NUMBERED = re.compile(r"(?:附\s*件\s*[：:]\s*)?[0-9]{1,2}\s*[.．、]")


@dataclass(frozen=True, slots=True)
class _Line:
    role: Role
    text: str


def blocks_of(document: Document, f: Figures) -> tuple[list[Block], list[Block]]:
    """Return a labelled text as blocks, and the rows of its imprint."""
    lines = list(_joined(_lines(document)))
    closing = _closing(lines, f)
    last_body = _last_body(lines)
    found: list[Block] = []
    rows: list[Block] = []
    headed = any(line.role is Role.LETTERHEAD for line in lines)
    for at, line in enumerate(lines):
        if line.role in (Role.CC, Role.PRINTING):
            rows.append(_row(line, f))
            continue
        made = closing.get(at) or _block(line, lines[:at], f, headed=headed)
        if at == last_body and closing:
            made = replace(made, look=looks(f)["GwLastBody"])
        found.append(made)
    return found, rows


def _lines(document: Document) -> Iterator[_Line]:
    """Yield what is to be seen; a row of a table is one line, its cells apart."""
    for row, group in groupby(document.paragraphs, key=_row_of):
        if row is None:
            yield from (_line(para) for para in group if para.text.strip())
        else:
            cells = [para.text.strip() for para in group]
            if any(cells):
                yield _Line(Role.OTHER, "\t".join(filter(None, cells)))


def _row_of(para: Paragraph) -> tuple[int | None, int | None] | None:
    place = para.place
    return (place.table, place.row) if place.part is Part.TABLE else None


def _line(para: Paragraph) -> _Line:
    return _Line(para.role, para.number + para.text.strip(_BLANK + "\n"))


def _joined(lines: Iterator[_Line]) -> Iterator[_Line]:
    """Join the lines of one title."""
    for role, group in groupby(lines, key=lambda line: line.role):
        if role in (Role.TITLE, Role.ATTACHMENT_TITLE):
            yield _Line(role, "\n".join(line.text for line in group))
        else:
            yield from group


def _last_body(lines: Sequence[_Line]) -> int | None:
    ends = (at for at, line in enumerate(lines) if line.role in (Role.SIGNATURE, Role.DATE))
    end = next(ends, 0)
    return max((at for at, line in enumerate(lines[:end]) if line.role is Role.BODY), default=None)


def _closing(lines: Sequence[_Line], f: Figures) -> dict[int, Block]:
    """Return the blocks of names and date by the place of their lines."""
    names = [at for at, line in enumerate(lines) if line.role is Role.SIGNATURE]
    dates = [at for at, line in enumerate(lines) if line.role is Role.DATE]
    if not dates:
        return {}
    texts = [lines[at].text for at in names]
    rights, date_right = closing_places(texts, lines[dates[0]].text, f)
    found = {
        at: block(signature_look(f, first=not number), lines[at].text, right=right)
        for number, (at, right) in enumerate(zip(names, rights, strict=True))
    }
    look = replace(date_look(f, signed=bool(names)), right=max(0.0, date_right))
    return found | {at: block(look, lines[at].text) for at in dates}


def _block(line: _Line, above: Sequence[_Line], f: Figures, *, headed: bool) -> Block:
    first = not any(other.role is line.role for other in above)
    if line.role is Role.LETTERHEAD:
        fitted = fit(width(line.text), _WIDE * f.text_width)
        top = points(_TOP) - len(above) * f.pitch - EM_TOP * fitted.size
        return block(replace(head_look(fitted), before=max(0.0, top) if first else 0.0), line.text)
    if line.role is Role.DOC_NUMBER:
        return block(number_look(f, headed=headed), line.text)
    if line.role is Role.TITLE:
        lines = title_lines(line.text, (), int(f.text_width / f.title_size))
        look = looks(f)["GwTitle"]
        return block(look if above else replace(look, before=0.0), lines)
    if line.role is Role.ATTACHMENT_NOTE:
        return block(
            note_look(f, first=first, numbered=bool(_NUMBERED.match(line.text))), line.text
        )
    return paragraph(DraftParagraph(line.role, line.text), f, Form.PLAIN)


def _row(line: _Line, f: Figures) -> Block:
    if line.role is Role.CC:
        return block(cc_look(f), line.text)
    return block(printing_look(f), _DATE_BEHIND.sub("\t", line.text))
