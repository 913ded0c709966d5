"""Borrowed paragraphs put into a frame: where it has blanks of fields nobody filled in."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from gov_docs.core.draft import DraftParagraph
from gov_docs.core.types import Role
from gov_docs.drafting.composing_choice import tasks, under_heading
from gov_docs.drafting.composing_frame import (
    Row,
    Section,
    filled_row,
    is_open,
    numbered,
    rows,
    sections,
    with_paragraphs,
)
from gov_docs.drafting.composing_piece import Piece, Wanted
from gov_docs.drafting.composing_pool import Candidate, bare
from gov_docs.drafting.composing_shared import shared_below, shared_tops, usual_name
from gov_docs.drafting.templates_data import OutlineItem, Template

_MOST = 3  # paragraphs of a section
_TASKS = 8
_FEWEST_ROWS = 3  # blank rows that stay where fewer tasks are found
_ADDED = 2  # headings taken over from the precedents, of each level
# Rows under such a heading ask for measures, not for tasks on the topic.
_MEASURES = re.compile("组织领导|工作要求|保障|组织实施|落实")


class Filler:
    """Fills one frame; what was borrowed once is not borrowed again."""

    def __init__(
        self,
        template: Template,
        values: Mapping[str, str],
        candidates: Sequence[Candidate],
        wanted: Wanted,
        left_out: Collection[str] = (),
    ) -> None:
        """`left_out` are headings of the outline that a person does not want."""
        self._template = template
        self._given = {key for key, value in values.items() if value.strip()}
        self._candidates = candidates
        self._wanted = wanted
        self._left = tuple(left_out)
        self._taken: list[str] = []

    def body(self, frame: Sequence[DraftParagraph]) -> list[DraftParagraph]:
        filled = [self._filled(one) for one in sections(self._template, frame)]
        if any(para.source for one in filled for para in one.paragraphs):
            filled = self._with_shared(filled)
        return [
            para
            for one in filled
            for para in ((one.heading, *one.paragraphs) if one.heading else one.paragraphs)
        ]

    def _filled(self, section: Section) -> Section:
        if not is_open(self._template, section, self._given) or section.item is None:
            return section
        found = rows(section.paragraphs)
        if found:
            return replace(section, paragraphs=self._tasks(section, found))
        borrowed = self._borrowed(section.item, section.above)
        if not borrowed:
            return section
        heading = section.heading
        if heading and section.level > 1:
            name = usual_name(section.item.heading, self._candidates)
            heading = replace(heading, text=heading.text.replace(bare(heading.text), name))
        paragraphs = with_paragraphs(section.paragraphs, borrowed)
        return replace(section, heading=heading, paragraphs=paragraphs)

    def _borrowed(self, item: OutlineItem, above: str, most: int = _MOST) -> list[DraftParagraph]:
        found = under_heading(item, above, self._candidates, self._wanted, self._taken, most)
        self._taken += [one.text for one in found]
        return [DraftParagraph(Role.BODY, one.text, one.source) for one in found]

    def _tasks(self, section: Section, blank: list[Row]) -> list[DraftParagraph]:
        pieces = self._pieces(section)
        if not pieces:
            return section.paragraphs
        first = section.paragraphs.index(blank[0][0])
        last = max(at for at, one in enumerate(section.paragraphs) if one is blank[-1][1])
        return [
            *section.paragraphs[:first],
            *_rows_of(pieces, blank),
            *section.paragraphs[last + 1 :],
        ]

    def _pieces(self, section: Section) -> list[Piece]:
        item = section.item
        if item and _MEASURES.search(item.heading):
            found = under_heading(
                item, "", self._candidates, self._wanted, self._taken, _MOST, named=True
            )
        else:
            found = tasks(self._candidates, self._wanted, self._taken, _TASKS)
        self._taken += [one.text for one in found]
        return found

    def _with_shared(self, filled: list[Section]) -> list[Section]:
        """Return the sections with those the precedents share and the template lacks."""
        present = [bare(one.heading.text) for one in filled if one.heading]
        present += [one.item.heading for one in filled if one.item]  # where it was renamed
        present += self._left
        out: list[Section] = []
        for at, section in enumerate(filled):
            out.append(section)
            ends = at + 1 == len(filled) or filled[at + 1].level == 1
            if section.level == 2 and ends:
                out += self._below(section, out, present)
        return [*out, *self._tops(out, present)]

    def _below(self, last: Section, before: list[Section], present: list[str]) -> Iterator[Section]:
        count = sum(one.above == last.above for one in before)
        shared = shared_below(last.above, self._candidates, present, _ADDED)
        for item in (
            *self._left_out(last.above, present),
            *(OutlineItem(one, 2) for one in shared),
        ):
            name = item.heading
            borrowed = self._borrowed(item, last.above) if name not in present else []
            if borrowed and last.heading:
                count += 1
                heading = numbered(replace(last.heading, text=name), count)
                yield Section(None, heading, borrowed, last.above)
                present.append(name)

    def _left_out(self, above: str, present: list[str]) -> Iterator[OutlineItem]:
        """Yield the outline's headings under `above` that the frame leaves out while they are empty."""
        top = ""
        for item in self._template.outline:
            top = item.heading if item.level == 1 else top
            if item.level == 2 and top == above and item.heading not in present:
                yield item

    def _tops(self, before: list[Section], present: list[str]) -> Iterator[Section]:
        """Yield further sections of the first level; not where the paper ends with words of its own."""
        tops = [one for one in before if one.level == 1]
        if not tops or not _is_plan(before):
            return
        count = len(tops)
        for name in shared_tops(self._candidates, present, _ADDED):
            borrowed = self._borrowed(OutlineItem(name, 1), "")
            if borrowed and tops[0].heading:
                count += 1
                yield Section(None, numbered(replace(tops[0].heading, text=name), count), borrowed)


def _is_plan(before: Sequence[Section]) -> bool:
    """Tell whether the last section is one of measures, after which another may stand."""
    last = before[-1]
    return bool(last.paragraphs) and last.paragraphs[-1].source is not None


def _rows_of(pieces: Sequence[Piece], blank: Sequence[Row]) -> Iterator[DraftParagraph]:
    for at, piece in enumerate(pieces, 1):
        own = DraftParagraph(Role.BODY, piece.text, piece.source)
        yield from filled_row(blank[0], at, piece.heading, piece.text, own)
    for at in range(len(pieces) + 1, min(len(blank), _FEWEST_ROWS) + 1):
        yield numbered(blank[0][0], at)
        yield blank[0][1]
