"""A whole draft without a model: the template's frame, filled from precedents where the form is silent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gov_docs.core.draft import BLANK, Draft, DraftParagraph
from gov_docs.core.precedent import Hit, Library
from gov_docs.core.text import to_chinese
from gov_docs.core.types import HEADINGS, Role
from gov_docs.drafting.borrowing import party_of_unit
from gov_docs.drafting.composing_choice import Piece, Wanted, tasks, under_heading
from gov_docs.drafting.composing_matter import matter_words
from gov_docs.drafting.composing_pool import Candidate, bare, pool
from gov_docs.drafting.recommending import Recommended, recommend
from gov_docs.drafting.templates_data import OutlineItem, Template
from gov_docs.settings import Unit

_MOST = 3  # paragraphs of a section
_TASKS = 7
_FEWEST_TASKS = 3  # blank rows that stay where fewer are found


@dataclass(frozen=True, slots=True)
class Composed:
    draft: Draft
    sources: tuple[Hit, ...] = ()  # the documents borrowed from, in the order of the draft


@dataclass(slots=True)
class _Section:
    """A heading of the frame and the paragraphs up to the next one of the outline."""

    item: OutlineItem | None
    heading: DraftParagraph | None
    paragraphs: list[DraftParagraph]
    above: str = ""  # the heading of the first level it stands under


def compose(
    template: Template,
    values: Mapping[str, str],
    unit: Unit,
    today: date,
    library: Library | None = None,
    *,
    material: Recommended | None = None,
) -> Composed:
    """Return the draft; what the form leaves open is borrowed from the library's documents."""
    draft = template.fill(values, unit, today)
    topic = topic_of(values, draft)
    if library is None or not topic or not any(item.field for item in template.outline):
        return Composed(draft)
    ours = party_of_unit(unit)
    material = material or recommend(library, template.kind, topic, ours.level, paragraphs=0)
    wanted = Wanted(ours, matter_words(topic), tuple(values.values()))
    filler = _Filler(template, values, pool(library, template.kind, topic, material), wanted)
    body = tuple(filler.body(draft.body))
    return Composed(replace(draft, body=body), _sources(library, body))


def topic_of(values: Mapping[str, str], draft: Draft) -> str:
    """Return what the draft is on: the form's topic, else its title as far as it is known."""
    given = next((values[key] for key in ("主题", "事由", "topic") if values.get(key)), "")
    return given or BLANK.sub("", draft.title)


def _sources(library: Library, body: Sequence[DraftParagraph]) -> tuple[Hit, ...]:
    ids = dict.fromkeys(one.source.id for one in body if one.source)
    return tuple(Hit(library.precedent(id_), 0.0, why="本稿借用了其中的语句") for id_ in ids)


class _Filler:
    """Puts borrowed paragraphs where the frame has blanks of fields nobody filled in."""

    def __init__(
        self,
        template: Template,
        values: Mapping[str, str],
        candidates: Sequence[Candidate],
        wanted: Wanted,
    ) -> None:
        self._template = template
        self._given = {key for key, value in values.items() if value.strip()}
        self._candidates = candidates
        self._wanted = wanted
        self._taken: list[str] = []

    def body(self, frame: Sequence[DraftParagraph]) -> Iterator[DraftParagraph]:
        for section in self._sections(frame):
            if section.heading:
                yield section.heading
            filled = self._filled(section)
            self._taken += [one.text for one in filled if one.source]
            yield from filled

    def _sections(self, frame: Sequence[DraftParagraph]) -> list[_Section]:
        """Return the frame divided at the headings the outline names."""
        items = {item.heading: item for item in self._template.outline}
        sections = [_Section(None, None, [])]
        above = ""
        for para in frame:
            item = items.get(bare(para.text)) if para.role in HEADINGS else None
            if item:
                above = item.heading if item.level == 1 else above
                sections.append(_Section(item, para, [], above if item.level > 1 else ""))
            else:
                sections[-1].paragraphs.append(para)
        return sections

    def _filled(self, section: _Section) -> list[DraftParagraph]:
        item = section.item
        if item is None or not self._is_open(item, section.paragraphs):
            return section.paragraphs
        rows = _rows(section.paragraphs)
        if rows:
            return self._tasks(section.paragraphs, rows)
        pieces = under_heading(
            item, section.above, self._candidates, self._wanted, self._taken, _MOST
        )
        borrowed = [DraftParagraph(Role.BODY, one.text, one.source) for one in pieces]
        kept = [one for one in section.paragraphs if not BLANK.search(one.text)]
        return [*kept, *borrowed] if borrowed else section.paragraphs

    def _is_open(self, item: OutlineItem, paragraphs: Sequence[DraftParagraph]) -> bool:
        """Tell whether the section's field was left empty: its blanks stand there."""
        labels = {field.label for field in self._template.fields if field.name == item.field}
        given = bool(self._given & {item.field, *labels})
        return bool(item.field) and not given and any(BLANK.search(one.text) for one in paragraphs)

    def _tasks(
        self,
        paragraphs: list[DraftParagraph],
        rows: list[tuple[DraftParagraph, DraftParagraph]],
    ) -> list[DraftParagraph]:
        pieces = tasks(self._candidates, self._wanted, self._taken, _TASKS)
        if not pieces:
            return paragraphs
        heading, body = rows[0]
        before = [one for one in paragraphs if all(one not in row for row in rows)]
        blank_rows = max(0, min(len(rows), _FEWEST_TASKS) - len(pieces))
        out = [*before]
        for at, piece in enumerate(pieces, 1):
            out += _task(heading, body, at, piece)
        for at in range(len(pieces) + 1, len(pieces) + blank_rows + 1):
            out += [replace(heading, text=_numbered(heading, at)), body]
        return out


def _rows(paragraphs: Sequence[DraftParagraph]) -> list[tuple[DraftParagraph, DraftParagraph]]:
    """Return the blank rows of a list of tasks: a heading that is a blank, and the text below it."""
    return [
        (above, below)
        for above, below in zip(paragraphs, paragraphs[1:], strict=False)
        if above.role in HEADINGS and BLANK.fullmatch(bare(above.text)) and below.role is Role.BODY
    ]


def _task(
    heading: DraftParagraph, body: DraftParagraph, at: int, piece: Piece
) -> Iterator[DraftParagraph]:
    """Yield a row's heading and text with the borrowed ones in place of its first blanks."""
    number = _numbered(heading, at)
    named = BLANK.sub(lambda _: piece.heading, number) if piece.heading else number
    yield replace(heading, text=named, source=piece.source if piece.heading else None)
    text = BLANK.sub(lambda _: piece.text.rstrip("。"), body.text, count=1)
    yield replace(body, text=text, source=piece.source)


def _numbered(heading: DraftParagraph, at: int) -> str:
    level = HEADINGS.index(heading.role)
    count = to_chinese(at)
    return (f"{count}、", f"（{count}）", f"{at}.", f"（{at}）")[level] + bare(heading.text)
