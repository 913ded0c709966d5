"""A draft: what a template, a form and borrowed material make, before it is laid out on paper."""

import re
from dataclasses import dataclass
from enum import StrEnum

from gov_docs.core.types import Role

BLANK = re.compile(r"【待填：([^】]*)】")  # a fact the program cannot know, for a person to fill in
# What a language model wrote and nobody has checked: a fact nobody gave it, or a whole paragraph.
UNVERIFIED = re.compile(r"【待核：([^】]*)】")
WHOLE_PARAGRAPH = "本段由模型撰写"  # in that mark: all of the paragraph


class Form(StrEnum):
    """The layouts of GB/T 9704-2012; PLAIN has neither head nor imprint (方案, 讲话稿)."""

    DOCUMENT = "文件"
    UPWARD = "上行文"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"
    PLAIN = "文稿"


@dataclass(frozen=True, slots=True)
class Source:
    """The place a borrowed paragraph was taken from."""

    id: int  # of the document in the library
    title: str
    heading: str = ""  # headings above the paragraph, joined by " > "
    doc_number: str = ""


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    role: Role
    text: str
    source: Source | None = None
    by_model: bool = False  # written by a language model and not yet confirmed by a person


@dataclass(frozen=True, slots=True)
class DraftAttachment:
    title: str
    paragraphs: tuple[DraftParagraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a finished document shows; what is absent is "" or ()."""

    form: Form
    kind: str  # 文种, or the kind of text: 工作方案
    title: str
    issuers: tuple[str, ...] = ()  # of the letterhead; several issue jointly, the host first
    doc_number: str = ""  # 某环〔2026〕1号, number or year may be a blank
    signatories: tuple[str, ...] = ()  # 签发人, of upward documents
    copy_number: str = ""
    secrecy: str = ""  # 秘密★1年
    urgency: str = ""
    addressees: tuple[str, ...] = ()
    title_note: str = ""  # 题注
    body: tuple[DraftParagraph, ...] = ()
    attachments: tuple[DraftAttachment, ...] = ()
    signatures: tuple[str, ...] = ()  # 署名
    date: str = ""  # as it will stand: 2026年3月1日, or a blank
    annotation: str = ""  # 附注, without the brackets
    cc: tuple[str, ...] = ()
    printer: str = ""  # 印发机关
    printed: str = ""  # 印发日期: 2026年3月1日, or a blank


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank somebody has to fill in."""

    field: str  # what stands after 待填：
    text: str  # the sentence around it


def blanks(draft: Draft) -> tuple[Blank, ...]:
    """Return the blanks of the whole draft in the order they are read."""
    paragraphs = [*draft.body, *(p for one in draft.attachments for p in one.paragraphs)]
    head = (
        draft.doc_number,
        *draft.signatories,
        draft.title,
        draft.title_note,
        *draft.addressees,
    )
    tail = (
        *draft.signatures,
        draft.date,
        draft.annotation,
        *draft.cc,
        draft.printer,
        draft.printed,
    )
    texts = (*head, *(p.text for p in paragraphs), *tail)
    return tuple(Blank(hit[1], text) for text in texts for hit in BLANK.finditer(text))
