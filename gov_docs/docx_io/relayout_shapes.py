"""How each paragraph of an existing document ought to stand, by its role."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from gov_docs.core.types import HEADINGS, OBJECT, Align, Document, Paragraph, Part, Role
from gov_docs.docx_io.create.closing import closing_places
from gov_docs.docx_io.create.figures import BIAO, FANG, HEI, KAI, Figures

_SMALL = 14.0
_LABEL = 25  # characters; a shorter line that ends with a colon is a salutation, not a paragraph
_ITEM = re.compile(r"\s*(?P<word>附\s*件\s*[：:]\s*)?(?P<number>[0-9]{1,2}\s*[.．、])?")
_RUNNING = (Role.BODY, *HEADINGS)


@dataclass(frozen=True, slots=True)
class Shape:
    """`None` and False leave a thing as it is."""

    face: str
    size: float
    align: Align | None = None
    first: float = 0.0  # characters
    left: float = 0.0
    right: float = 0.0
    before: float | None = None  # points
    after: float | None = None
    indented: bool = True
    sized: bool = True
    plain: bool = False  # no bold
    strips: bool = True  # blanks before the text
    new_page: bool = False
    keep_next: bool = False
    color: str = ""


def shapes_of(document: Document, f: Figures) -> Mapping[int, Shape]:
    """Return the shape of each paragraph that is to have one, by its id."""
    body = [para for para in document.paragraphs if para.place.part is Part.BODY]
    by_role = _shapes(f)
    found: dict[int, Shape] = {}
    for at, para in enumerate(body):
        shape = by_role.get(para.role)
        if shape is not None and para.text.strip(OBJECT + " \u3000\t\n\f"):
            found[para.id] = _with_gap(_own(para, shape), body, at, f)
    return {**found, **_closing(body, found, f), **_marks(document, body, found)}


def _shapes(f: Figures) -> dict[Role, Shape]:
    text = Shape(FANG, f.size, Align.BOTH, first=f.first_line, before=0.0, after=0.0)
    flush = Shape(FANG, f.size, Align.BOTH)
    title = Shape(BIAO, f.title_size, Align.CENTER, plain=True)
    heading = replace(text, plain=True, keep_next=True)
    free = Shape(FANG, f.size, indented=False, strips=False)
    small = Shape(FANG, _SMALL, first=0.0, left=1.0, right=1.0, strips=False)
    mark = Shape(HEI, f.size, Align.LEFT, plain=True, keep_next=True)
    return {
        Role.COPY_NUMBER: flush,
        Role.SECRECY: replace(flush, face=HEI),
        Role.URGENCY: replace(flush, face=HEI),
        Role.LETTERHEAD: replace(free, face=BIAO, sized=False, color="FF0000"),
        Role.DOC_NUMBER: free,
        Role.SIGNATORY: free,
        Role.TITLE: title,
        Role.TITLE_NOTE: replace(title, face=KAI, size=f.size),
        Role.ADDRESSEE: flush,
        Role.HEADING1: replace(heading, face=HEI),
        Role.HEADING2: replace(heading, face=KAI),
        Role.HEADING3: replace(text, keep_next=True),
        Role.HEADING4: replace(text, keep_next=True),
        Role.BODY: text,
        Role.ATTACHMENT_NOTE: replace(text, keep_next=True),
        Role.SIGNATURE: Shape(FANG, f.size, Align.RIGHT, right=f.sealed_right, keep_next=True),
        Role.DATE: Shape(FANG, f.size, Align.RIGHT, right=f.sealed_right),
        Role.ANNOTATION: text,
        Role.ATTACHMENT_MARK: mark,
        Role.ATTACHMENT_TITLE: replace(title, after=f.pitch),
        Role.CC: small,
        Role.PRINTING: replace(small, indented=False),
    }


def _own(para: Paragraph, shape: Shape) -> Shape:
    """Return the shape as far as this paragraph is the usual case of its role."""
    aside = para.layout.align in (Align.CENTER, Align.RIGHT)
    label = len(para.text) <= _LABEL and para.text.rstrip().endswith(("：", ":"))
    if para.role in _RUNNING and (aside or "\t" in para.text.strip()):
        return replace(shape, align=None, indented=False, strips=False)
    if para.role is Role.BODY and label:
        return replace(shape, indented=False, strips=False)
    if para.role in HEADINGS and 0 < para.run_in < len(para.text):
        return replace(shape, keep_next=False)
    return _listed(para, shape) if para.role is Role.ATTACHMENT_NOTE else shape


def _listed(para: Paragraph, shape: Shape) -> Shape:
    """Return the shape of a line of the attachment note: names stand under names."""
    match = _ITEM.match(para.text)
    word, number = (match["word"], match["number"]) if match else (None, None)
    if word:
        left = 6.0 if number else 5.0
        return replace(shape, left=left, first=2.0 - left)
    return replace(shape, left=6.0, first=-1.0 if number else 0.0)


_GAPS = {
    Role.TITLE: 2, Role.ADDRESSEE: 1, Role.ATTACHMENT_NOTE: 1, Role.ATTACHMENT_TITLE: 1,
    Role.SIGNATURE: 2,
}  # fmt: skip


def _with_gap(shape: Shape, body: list[Paragraph], at: int, f: Figures) -> Shape:
    """Return the shape with the space above it that empty paragraphs do not already make."""
    wanted = _GAPS.get(body[at].role, 0)
    above = at
    while above and not body[above - 1].text.strip():
        above -= 1
    first_of_its_kind = not above or body[above - 1].role is not body[at].role
    if not wanted or not above or not first_of_its_kind:
        begins = not above or body[above - 1].role not in _RUNNING
        return replace(shape, before=None) if begins else shape
    return replace(shape, before=max(0, wanted - (at - above)) * f.pitch)


def _closing(body: list[Paragraph], shapes: Mapping[int, Shape], f: Figures) -> dict[int, Shape]:
    """Return the places of names and date, and keep the last paragraph on their page."""
    date = next((p for p in body if p.role is Role.DATE and p.id in shapes), None)
    names = [p for p in body if p.role is Role.SIGNATURE and p.id in shapes]
    if date is None or not names or len(date.text.strip()) > 20:
        return {}
    texts = [para.text.strip() for para in names]
    name_rights, date_right = closing_places(texts, date.text.strip(), f)
    found = {
        para.id: replace(shapes[para.id], right=right)
        for para, right in zip(names, name_rights, strict=True)
    }
    found[date.id] = replace(shapes[date.id], right=date_right)
    above = [p for p in body if p.id < names[0].id and p.role is Role.BODY and p.id in shapes]
    if above:
        found[above[-1].id] = replace(shapes[above[-1].id], keep_next=True)
    return found


def _marks(
    document: Document, body: list[Paragraph], shapes: Mapping[int, Shape]
) -> dict[int, Shape]:
    """Let each attachment begin a page, but for those that do already."""
    begun = {section.first_para for section in document.sections}
    found: dict[int, Shape] = {}
    for at, para in enumerate(body):
        if para.role is not Role.ATTACHMENT_MARK or para.id not in shapes or not at:
            continue
        above = at
        while above > 1 and not body[above - 1].text.strip(" \u3000"):
            above -= 1
        broken = any("\f" in one.text for one in body[above - 1 : at + 1])
        if not broken and para.id not in begun:
            found[para.id] = replace(shapes[para.id], new_page=True)
    return found
