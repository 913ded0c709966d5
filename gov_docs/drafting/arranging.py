"""A draft's sections in the order a person wants them, without those left out, numbered anew."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gov_docs.core.draft import BLANK, DraftParagraph
from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import HEADINGS, Role
from gov_docs.drafting.arrangement import Arrangement, OutlineEntry
from gov_docs.drafting.composing_articles import is_articled, renumbered
from gov_docs.drafting.composing_frame import Section, numbered, sections
from gov_docs.drafting.composing_pool import bare
from gov_docs.drafting.templates_data import Template

# What ends the whole paper, though it stands under the last heading.
_CLOSING = re.compile("^(?:特此|专此|以上|此复|联系人|出席|列席|请假|【待填：结束语】)")
_NUMBERED = (Role.HEADING1, Role.HEADING2)  # the levels an outline has


def outline(template: Template, body: Sequence[DraftParagraph]) -> tuple[OutlineEntry, ...]:
    """Return the headings of the frame that the template's outline names, in their order."""
    return tuple(
        OutlineEntry(one.item.heading, one.item.level, one.item.hint)
        for one in sections(template, body)
        if one.item and one.heading and not BLANK.search(one.item.heading)
    )


def arranged(
    template: Template, body: Sequence[DraftParagraph], wanted: Arrangement
) -> tuple[DraftParagraph, ...]:
    """Return the frame as it is wanted, as it was without a wish; GovDocsError where none is left."""
    if not wanted:
        return tuple(body)
    lead, *rest = sections(template, body)
    closing = _taken_off(rest)
    chapters = list(_ordered(_chapters(rest), wanted.order))
    kept = [part for chapter in chapters for part in _kept(chapter, wanted)]
    paragraphs = [*lead.paragraphs, *(para for one in kept for para in _of(one)), *closing]
    if not paragraphs:
        raise GovDocsError("提纲里的标题都去掉了，没有正文可写；请至少留下一个。")
    if is_articled(body) or any(one.text.startswith("第一章") for one in body):
        return tuple(renumbered(paragraphs))
    return tuple(_renumbered(paragraphs))


def _taken_off(parts: Sequence[Section]) -> list[DraftParagraph]:
    """Return the closing words, and take them from the last section."""
    closing: list[DraftParagraph] = []
    last = parts[-1].paragraphs if parts else []
    while last and _CLOSING.match(last[-1].text):
        closing.insert(0, last.pop())
    return closing


def _chapters(parts: Iterable[Section]) -> list[list[Section]]:
    """Return the sections of the first level, each with those below it."""
    chapters: list[list[Section]] = []
    for one in parts:
        if one.level == 1 or not chapters:
            chapters.append([])
        chapters[-1].append(one)
    return chapters


def _kept(chapter: list[Section], wanted: Arrangement) -> Iterator[Section]:
    """Yield what is wanted of a chapter; without its heading all below goes, too."""
    head, *below = chapter
    if _name(head) in wanted.without:
        return
    yield head
    for (one,) in _ordered([[one] for one in below], wanted.order):
        if _name(one) not in wanted.without:
            yield one


def _ordered(chapters: list[list[Section]], order: Sequence[str]) -> list[list[Section]]:
    """Return the chapters with those that are named in the order in the places these have."""
    places = [at for at, one in enumerate(chapters) if _name(one[0]) in order]
    named = sorted((chapters[at] for at in places), key=lambda one: order.index(_name(one[0])))
    out = list(chapters)
    for at, chapter in zip(places, named, strict=True):
        out[at] = chapter
    return out


def _name(section: Section) -> str:
    return section.item.heading if section.item else ""


def _of(section: Section) -> Iterator[DraftParagraph]:
    if section.heading:
        yield section.heading
    yield from section.paragraphs


def _renumbered(paragraphs: Iterable[DraftParagraph]) -> Iterator[DraftParagraph]:
    counts = [0, 0]
    for para in paragraphs:
        if para.role not in _NUMBERED:
            yield para
            continue
        level = HEADINGS.index(para.role)
        counts[level] += 1
        counts[level + 1 :] = [0] * (1 - level)
        yield _with_number(para, counts[level])


def _with_number(heading: DraftParagraph, at: int) -> DraftParagraph:
    """Return the heading with another number; one without a number stays without."""
    return heading if bare(heading.text) == heading.text else numbered(heading, at)
