"""The template's filled frame taken apart: sections, and the blanks in them that may be borrowed for."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gov_docs.core.draft import BLANK, DraftParagraph
from gov_docs.core.text import to_chinese
from gov_docs.core.types import HEADINGS, Role
from gov_docs.drafting.composing_pool import bare
from gov_docs.drafting.form import FieldType
from gov_docs.drafting.templates_data import OutlineItem, Template

# What only the office itself can tell: another's words would be false here.
_OWN_FACTS = re.compile(
    "时间|地点|人员|成效|做法|体会|问题|情况|原因|处理|处置|注释|事实|范围|分工|解释|概况|现状|决定|附则|总则|步骤|综合|指挥|响应"
)


@dataclass(slots=True)
class Section:
    """A heading of the outline and the paragraphs up to the next one."""

    item: OutlineItem | None
    heading: DraftParagraph | None
    paragraphs: list[DraftParagraph]
    above: str = ""  # the heading of the first level it stands under

    @property
    def level(self) -> int:
        return HEADINGS.index(self.heading.role) + 1 if self.heading else 0


def sections(template: Template, frame: Sequence[DraftParagraph]) -> list[Section]:
    """Return the frame divided at the headings the outline names."""
    items = {item.heading: item for item in template.outline}
    found = [Section(None, None, [])]
    above = ""
    for para in frame:
        item = items.get(bare(para.text)) if para.role in HEADINGS else None
        if item is None:
            found[-1].paragraphs.append(para)
            continue
        above = item.heading if item.level == 1 else above
        found.append(Section(item, para, [], above if item.level > 1 else ""))
    return found


def is_open(template: Template, section: Section, given: Collection[str]) -> bool:
    """Tell whether blanks of a field nobody filled in stand there, and others' words may do."""
    item = section.item
    field = next((one for one in template.fields if item and one.name == item.field), None)
    if item is None or field is None or _OWN_FACTS.search(item.heading):
        return False
    if field.type not in (FieldType.LONG, FieldType.LIST) or {field.name, field.label} & {*given}:
        return False
    return any(BLANK.search(one.text) for one in section.paragraphs)


Row = tuple[DraftParagraph, DraftParagraph]  # a heading that is a blank, and the text below it


def rows(paragraphs: Sequence[DraftParagraph]) -> list[Row]:
    """Return the blank rows of a list of tasks."""
    return [
        (above, below)
        for above, below in pairwise(paragraphs)
        if above.role in HEADINGS and BLANK.fullmatch(bare(above.text)) and below.role is Role.BODY
    ]


def with_paragraphs(
    paragraphs: Sequence[DraftParagraph], new: Sequence[DraftParagraph]
) -> list[DraftParagraph]:
    """Return the paragraphs with the new ones in the place of those that hold blanks."""
    out: list[DraftParagraph] = []
    placed = False
    for para in paragraphs:
        if not BLANK.search(para.text):
            out.append(para)
        elif not placed:
            out += new
            placed = True
    return out


def filled_row(
    row: Row, at: int, name: str, text: str, own: DraftParagraph
) -> Iterator[DraftParagraph]:
    """Yield a row's heading and text with borrowed ones in their first blanks; `own` has the source."""
    heading, body = row
    number = numbered(heading, at)
    named = BLANK.sub(lambda _: name, number.text) if name else number.text
    yield replace(number, text=named, source=own.source if name else None)
    told = BLANK.sub(lambda _: text.rstrip("。"), body.text, count=1)
    yield replace(body, text=told, source=own.source)


def numbered(heading: DraftParagraph, at: int) -> DraftParagraph:
    """Return the heading with another number."""
    level = HEADINGS.index(heading.role)
    count = to_chinese(at)
    number = (f"{count}、", f"（{count}）", f"{at}.", f"（{at}）")[level]
    return replace(heading, text=number + bare(heading.text))
