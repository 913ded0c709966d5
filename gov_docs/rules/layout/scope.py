"""Which paragraphs and sections the format rules look at, and how sure they may be."""

from collections.abc import Iterator

from gov_docs.core.kinds import LEGAL_KINDS
from gov_docs.core.text import IS_HAN
from gov_docs.core.types import (
    HEADINGS,
    Document,
    Paragraph,
    Part,
    Role,
    Section,
    Tier,
)

_ATTACHED = (Role.ATTACHMENT_MARK, Role.ATTACHMENT_TITLE)
_CLOSING = (Role.SIGNATURE, Role.DATE)
_RUNNING = (Role.BODY, *HEADINGS)
_OFFICIAL = frozenset({Role.LETTERHEAD, Role.DOC_NUMBER, Role.ADDRESSEE})
_KINDS = frozenset(LEGAL_KINDS) | frozenset(
    [
        "方案",
        "办法",
        "规定",
        "条例",
        "细则",
        "规划",
        "计划",
        "要点",
        "总结",
        "制度",
        "规则",
        "预案",
        "纲要",
        "准则",
        "规程",
        "行动方案",
        "安排",
        "措施",
    ]
)  # what goes out under a 通知, laid out like it


def is_official(document: Document) -> bool:
    """Say whether anything marks the text as an official document; a tender is none."""
    elements = document.elements
    if elements.kind in _KINDS or elements.doc_number or elements.addressees:
        return True
    roles = {para.role for para in document.paragraphs}
    return bool(roles & _OFFICIAL) or (roles >= {Role.SIGNATURE, Role.DATE} and not elements.kind)


def tier_for(document: Document, tier: Tier) -> Tier:
    """Return the tier for this document: a text that is plainly no official document gets hints."""
    return tier if is_official(document) else Tier.HINT


def bound_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the body story's paragraphs before the first attachment, whose form is free."""
    body = [para for para in document.paragraphs if para.place.part is Part.BODY]
    end = next((at for at, para in enumerate(body) if para.role in _ATTACHED), len(body))
    return tuple(body[:end])


def main_text(document: Document) -> tuple[Paragraph, ...]:
    """Return body and heading paragraphs between title and signature."""
    bound = bound_paragraphs(document)
    titles = [at for at, para in enumerate(bound) if para.role is Role.TITLE]
    running = [at for at, para in enumerate(bound) if para.role in _RUNNING]
    start = titles[-1] if titles and titles[-1] < max(running, default=0) else 0
    closing = (at for at, para in enumerate(bound) if at > start and para.role in _CLOSING)
    end = next(closing, len(bound))
    return tuple(para for para in bound[start:end] if para.role in _RUNNING)


def plain_body(document: Document) -> tuple[Paragraph, ...]:
    """Return the body paragraphs of the main text that hold words, numbered lists left out."""
    return tuple(
        para
        for para in main_text(document)
        if para.role is Role.BODY and not para.number and len(IS_HAN.findall(para.text)) > 1
    )


def bound_sections(document: Document) -> Iterator[tuple[int, Section]]:
    """Yield index and section of the upright sections that hold the text before the attachments."""
    order = {para.id: at for at, para in enumerate(document.paragraphs)}
    end = max((order[para.id] for para in bound_paragraphs(document)), default=-1)
    for index, section in enumerate(document.sections):
        starts = order.get(section.first_para, 0)
        if section.width_mm <= section.height_mm and (index == 0 or starts <= end):
            yield index, section


def has_grid(document: Document) -> bool:
    """Say whether the text's pages have a line grid."""
    return any(page.grid != "default" for _, page in bound_sections(document))


def on_grid(document: Document) -> bool:
    """Say whether the grid, not a fixed pitch, sets the lines of most of the main text."""
    if not has_grid(document):
        return False
    layouts = [para.layout for para in main_text(document)]
    snapped = sum(one.line_rule == "auto" and one.snap_to_grid for one in layouts)
    return snapped * 2 > len(layouts)
