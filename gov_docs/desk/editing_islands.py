"""Paragraphs bound together by splits and joins: one set of changes of the opened file for all of them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.fixes import LAYOUT_FIELDS, apply
from gov_docs.core.passes import in_order
from gov_docs.core.remade import remade
from gov_docs.core.structure import composed, cut, retexted, tidy
from gov_docs.core.types import (
    Document,
    Edit,
    FormatEdit,
    Kept,
    Made,
    Paragraph,
    ParagraphEdit,
    Run,
    Span,
    TextEdit,
)
from gov_docs.desk.editing_trail import NEW_TEXT, Own, laid_over, trimmed


@dataclass(frozen=True, slots=True)
class Island:
    """Neighbours of the opened file, what they are now, and what was set of their characters."""

    edit: ParagraphEdit
    formats: tuple[FormatEdit, ...] = ()  # in the offsets of the opened file

    def edits(self) -> tuple[Edit, ...]:
        return (*self.formats, self.edit)


Unit = Own | Island
Bases = Mapping[int, Paragraph]
Restyled = Callable[[int, int], tuple[Run, ...] | None]  # a paragraph's runs in another's style


# --- more changes


def bound(bases: Bases, units: Mapping[int, Unit], edit: ParagraphEdit) -> dict[int, Unit]:
    """Return the units with an edit of the paragraphs of now, by paragraph of the opened file.

    `units` are neighbours in order, and hold all that the edit names.
    """
    old: list[int] = []
    mades: list[Made] = []
    formats: list[FormatEdit] = []
    for para, unit in units.items():
        if para in old:  # an island stands under each of its paragraphs
            continue
        island = unit if isinstance(unit, Island) else _as_island(bases[para], unit)
        old += island.edit.old
        mades += island.edit.new
        formats += island.formats
    at = [made.id for made in mades].index(edit.old[0])
    by_id = {made.id: made for made in mades}
    mades[at : at + len(edit.old)] = composed(by_id, edit)
    return settled(bases, ParagraphEdit(tuple(old), tuple(mades)), formats)


def grown_island(
    bases: Bases, island: Island, para: int, edits: Sequence[TextEdit | FormatEdit]
) -> dict[int, Unit]:
    """Return the island with changes of one of its paragraphs of now."""
    made = next(made for made in island.edit.new if made.id == para)
    formats, layout = island.formats, dict(made.layout)
    for edit in edits:
        if not isinstance(edit, FormatEdit):
            continue
        if edit.name in LAYOUT_FIELDS:
            layout[edit.name] = edit.value
        else:
            formats = _formatted(formats, made, edit)
    texts = in_order(edit for edit in edits if isinstance(edit, TextEdit))
    made = replace(retexted(made, texts), layout=tuple(layout.items()))
    new = tuple(made if one.id == para else one for one in island.edit.new)
    return settled(bases, replace(island.edit, new=new), formats)


def _formatted(
    formats: tuple[FormatEdit, ...], made: Made, edit: FormatEdit
) -> tuple[FormatEdit, ...]:
    pieces = list(cut(made.pieces, edit.span.start, edit.span.end))
    kept = [piece for piece in pieces if isinstance(piece, Kept)]
    if not kept:
        raise RefusedEditError(NEW_TEXT)
    for piece in kept:
        span = Span(piece.para, piece.start, piece.end)
        formats = laid_over(formats, replace(edit, span=span))
    return formats


def _as_island(base: Paragraph, own: Own) -> Island:
    pieces: list[Kept | str] = []
    at = 0
    for edit in own.texts:
        pieces += [Kept(base.id, at, edit.span.start), edit.text]
        at = edit.span.end
    pieces.append(Kept(base.id, at, len(base.text)))
    layout = tuple((e.name, e.value) for e in own.formats if e.name in LAYOUT_FIELDS)
    formats = tuple(e for e in own.formats if e.name not in LAYOUT_FIELDS)
    made = Made(base.id, base.id, tidy(pieces), layout)
    return Island(ParagraphEdit((base.id,), (made,)), formats)


# --- as small as they can be


def settled(bases: Bases, edit: ParagraphEdit, formats: Sequence[FormatEdit]) -> dict[int, Unit]:
    """Return what is bound no more as units of its own, by paragraph of the opened file."""
    out: dict[int, Unit] = {}
    for part in _parts(edit):
        own = tuple(one for one in formats if one.span.para in part.old)
        unit = _own(bases, part, own) or Island(part, own)
        out |= dict.fromkeys(part.old, unit)
    return out


def _parts(edit: ParagraphEdit) -> Iterator[ParagraphEdit]:
    """Yield the edit cut wherever nothing goes from one side to the other."""
    order = {para: at for at, para in enumerate(edit.old)}
    begun = first = 0
    reached = -1  # the last old paragraph of which something is kept so far
    for at, made in enumerate(edit.new):
        kept = [order[piece.para] for piece in made.pieces if isinstance(piece, Kept)]
        place = order.get(made.id, -1)
        if at > begun and place > max(first, reached) and min(kept, default=place) >= place:
            yield ParagraphEdit(edit.old[first:place], edit.new[begun:at])
            begun, first = at, place
        reached = max([reached, *kept])
    yield ParagraphEdit(edit.old[first:], edit.new[begun:])


def _own(bases: Bases, edit: ParagraphEdit, formats: tuple[FormatEdit, ...]) -> Own | None:
    """Return what became of a single paragraph that is one still; None if it is not."""
    if len(edit.old) > 1 or len(edit.new) > 1 or edit.new[0].id != edit.old[0]:
        return None
    base, made = bases[edit.old[0]], edit.new[0]
    if made.like != base.id:
        return None
    layout = (
        FormatEdit(Span(base.id, 0, len(base.text)), name, value) for name, value in made.layout
    )
    return Own(tuple(_texts(base, made)), (*formats, *layout))


def _texts(base: Paragraph, made: Made) -> Iterator[TextEdit]:
    at, new = 0, ""
    for piece in (*made.pieces, Kept(base.id, len(base.text), len(base.text))):
        if isinstance(piece, str):
            new += piece
            continue
        edit = trimmed(base.text, TextEdit(Span(base.id, at, piece.start), new))
        if edit:
            yield edit
        at, new = piece.end, ""


# --- showing them


def shown(
    bases: Bases, unit: Island, restyled: Restyled, only: Collection[int]
) -> tuple[Paragraph, ...]:
    """Return some of the paragraphs of now as they will be written."""
    formats: dict[int, list[FormatEdit]] = {}
    for edit in unit.formats:
        formats.setdefault(edit.span.para, []).append(edit)

    def formatted(para: Paragraph) -> Paragraph:
        return apply(Document((para,)), formats.get(para.id, ())).paragraphs[0]

    known: dict[tuple[int, int], tuple[Run, ...]] = {}  # the same for a thousand pasted paragraphs

    def runs_under(para: Paragraph, like: int) -> tuple[Run, ...]:
        key = (para.id, like)
        if key not in known:
            other = restyled(para.id, like)
            bare = replace(bases[para.id], runs=other) if other is not None else None
            known[key] = para.runs if bare is None else formatted(bare).runs
        return known[key]

    names = {*unit.edit.old, *(made.like for made in unit.edit.new)}
    before = {para: formatted(bases[para]) for para in names}
    return remade(before, unit.edit, runs_under, only)
