"""The parts of a draft that a model rewrites one by one, and the draft with one of them replaced."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gov_docs.core.draft import Draft, DraftParagraph
from gov_docs.core.types import HEADINGS, Role

_WRITTEN = frozenset({Role.BODY, *HEADINGS[1:]})
_CLOSING = re.compile(
    "(?:特此|专此|此[复致令]|妥否|当否|可否|是否|以上|请予|请[即认]|盼|望|现予|现将|本[通令公决办细]|自)[^。]{0,24}[。，]?[^。]{0,16}[。？]?"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the body, or of an attachment, under one heading of the first level."""

    attachment: int | None  # None: the main text
    start: int  # of its paragraphs, without the heading
    end: int
    heading: str  # "" before the first heading, and where there is none
    paragraphs: tuple[DraftParagraph, ...]


def sections(draft: Draft) -> tuple[Section, ...]:
    """Return what a model may rewrite, in reading order; headings and closing lines stay."""
    found = list(_sections(draft.body, None))
    for number, one in enumerate(draft.attachments):
        found += _sections(one.paragraphs, number)
    return tuple(found)


def _sections(paragraphs: Sequence[DraftParagraph], attachment: int | None) -> list[Section]:
    found: list[Section] = []
    start, heading = 0, ""
    end = len(paragraphs) - _closing_lines(paragraphs)
    for at in range(end + 1):
        if at < end and paragraphs[at].role in _WRITTEN:
            continue
        if start < at:
            found.append(Section(attachment, start, at, heading, tuple(paragraphs[start:at])))
        start = at + 1
        heading = paragraphs[at].text if at < end and paragraphs[at].role is Role.HEADING1 else ""
    return found


def _closing_lines(paragraphs: Sequence[DraftParagraph]) -> int:
    """Return how many lines at the end are closing words the template's form asks for."""
    count = 0
    for para in reversed(paragraphs):
        if para.source is not None or not _CLOSING.fullmatch(para.text):
            break
        count += 1
    return count


def with_section(draft: Draft, section: Section, new: Sequence[DraftParagraph]) -> Draft:
    """Return the draft with the section's paragraphs replaced; later sections move."""
    if section.attachment is None:
        return replace(draft, body=_spliced(draft.body, section, new))
    old = draft.attachments[section.attachment]
    changed = replace(old, paragraphs=_spliced(old.paragraphs, section, new))
    attachments = list(draft.attachments)
    attachments[section.attachment] = changed
    return replace(draft, attachments=tuple(attachments))


def _spliced(
    old: tuple[DraftParagraph, ...], section: Section, new: Sequence[DraftParagraph]
) -> tuple[DraftParagraph, ...]:
    return (*old[: section.start], *new, *old[section.end :])
