"""Title, text, closing and attachments as blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gov_docs.core.draft import Draft, DraftAttachment, DraftParagraph, Form
from gov_docs.core.types import Role
from gov_docs.docx_io.create.blocks import Block, block
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.create.letterhead import title_is_head
from gov_docs.docx_io.create.looks import BY_MODEL, Look, looks
from gov_docs.docx_io.create.markup import plain, runs
from gov_docs.docx_io.create.title import title_lines

_LOOK_OF = {
    Role.HEADING1: "GwHeading1",
    Role.HEADING2: "GwHeading2",
    Role.HEADING3: "GwHeading3",
    Role.HEADING4: "GwHeading4",
    Role.TITLE_NOTE: "GwTitleNote",
    Role.ADDRESSEE: "GwAddressee",
    Role.ANNOTATION: "GwAnnotation",
    Role.ATTACHMENT_MARK: "GwMark",
    Role.ATTACHMENT_TITLE: "GwAttachmentTitle",
    Role.TITLE: "GwAttachmentTitle",
}
_RUN_IN_LOOK = {Role.HEADING1: "GwHeading1Text", Role.HEADING2: "GwHeading2Text"}
_RUN_IN = (*_RUN_IN_LOOK, Role.HEADING3, Role.HEADING4)
_PRESENT = ("出席", "列席", "请假", "缺席", "参加", "主持", "记录")
_NO_END = "。；;，、"


def main_text(draft: Draft, f: Figures) -> list[Block]:
    """Return title, addressees, body and the list of attachments."""
    found = [*_title(draft, f)]
    if draft.addressees:
        found.append(block(looks(f)["GwAddressee"], _addressees(draft.addressees)))
    body = _apart([paragraph(one, f, draft.form) for one in draft.body], f)
    if body and not draft.addressees:
        body[0] = _after_head(body[0], draft, f)
    return [*found, *body, *_attachment_note(draft, f)]


def _title(draft: Draft, f: Figures) -> Iterator[Block]:
    if draft.title and not title_is_head(draft):
        look = looks(f)["GwTitle"]
        if draft.form is Form.PLAIN:
            look = replace(look, before=0.0)
        most = f.text_width / f.title_size
        yield block(look, title_lines(plain(draft.title), draft.issuers, int(most)))
    if draft.title_note:
        note = title_lines(plain(draft.title_note), (), f.chars - 2)
        yield block(looks(f)["GwTitleNote"], note)


def _after_head(first: Block, draft: Draft, f: Figures) -> Block:
    """Return the first paragraph with the blank lines above it: two in an order, else one."""
    lines = 2 if title_is_head(draft) or not draft.title else 1
    look = first.look
    own = replace(look, id=f"{look.id}First", name=f"{look.name}首段", before=lines * f.pitch)
    return replace(first, look=replace(own, parent=look.id))


def _addressees(names: Sequence[str]) -> str:
    text = "，".join(name.strip().rstrip("：:，") for name in names)
    return f"{text}："


def paragraph(one: DraftParagraph, f: Figures, form: Form) -> Block:
    """Return one paragraph of the text in the look of its role."""
    mark = BY_MODEL if one.by_model else ""
    if form is Form.MINUTES and one.role is Role.BODY and _labelled(one.text):
        made = _attendance(one.text, f, mark)
    elif one.role in _RUN_IN and 0 < _heading_end(one.text) < len(one.text):
        made = _run_in(one, f, mark)
    else:
        made = block(looks(f)[_LOOK_OF.get(one.role, "GwBody")], one.text, mark)
    return replace(made, source=one.source)


def _heading_end(text: str) -> int:
    return text.find("。") + 1


def _run_in(one: DraftParagraph, f: Figures, mark: str) -> Block:
    """Return a heading that its text follows in the same line."""
    end = _heading_end(one.text)
    head = runs(one.text[:end], _RUN_IN_LOOK.get(one.role, mark))
    return Block(looks(f)["GwBody"], plain(one.text), head + runs(one.text[end:], mark))


def _labelled(text: str) -> bool:
    return text.startswith(_PRESENT) and text[2:3] in ("：", ":")


def _attendance(text: str, f: Figures, mark: str) -> Block:
    look = Look("GwAttendance", "公文出席人员", size=f.size, pitch=f.pitch, first=-3, left=5)
    label = runs(f"{text[:2]}：", "GwHeading1Text")
    return Block(look, plain(text), label + runs(text[3:], mark))


def _apart(body: list[Block], f: Figures) -> list[Block]:
    """Return the text with a blank line above the first of those who were present."""
    for at, one in enumerate(body):
        if one.look.id == "GwAttendance":
            name = f"{one.look.name}首行"
            look = replace(one.look, id="GwAttendanceFirst", name=name, before=f.pitch)
            return [*body[:at], replace(one, look=look), *body[at + 1 :]]
    return body


def note_look(f: Figures, *, first: bool, numbered: bool) -> Look:
    """Return the look of a line of the attachment note: a name's lines stand under its first."""
    base = Look(
        "GwAttachmentNote", "公文附件说明", size=f.size, pitch=f.pitch, keep_next=True,
        before=f.pitch, left=6 if numbered else 5, first=-4 if numbered else -3,
    )  # fmt: skip
    if first:
        return base
    return replace(base, id="GwAttachmentNote2", name="公文附件说明续行", before=0.0, first=-1)


def _attachment_note(draft: Draft, f: Figures) -> Iterator[Block]:
    names = [one.title.strip().rstrip(_NO_END) for one in draft.attachments]
    numbered = len(names) > 1
    for at, name in enumerate(names, 1):
        text = f"{at}.{name}" if numbered else name
        look = note_look(f, first=at == 1, numbered=numbered)
        yield block(look, f"附件：{text}" if at == 1 else text)


def attachments(draft: Draft, f: Figures) -> list[Block]:
    """Return the attachments, each on a page of its own."""
    several = len(draft.attachments) > 1
    found: list[Block] = []
    for at, one in enumerate(draft.attachments, 1):
        found += _attachment(one, f"附件{at}" if several else "附件", draft, f)
    return found


def _attachment(
    attachment: DraftAttachment, mark: str, draft: Draft, f: Figures
) -> Iterator[Block]:
    yield block(looks(f)["GwMark"], mark)
    title = title_lines(plain(attachment.title), draft.issuers, int(f.text_width / f.title_size))
    yield block(looks(f)["GwAttachmentTitle"], title)
    for one in attachment.paragraphs:
        yield paragraph(one, f, draft.form)
