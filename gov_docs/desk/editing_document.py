"""The document as it stands while it is edited: the opened file with all that became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gov_docs.core.fixes import with_paragraphs
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Kept, Made, Paragraph, Role, SectionEdit
from gov_docs.desk.editing_islands import Island, Unit, shown
from gov_docs.desk.editing_source import Opened
from gov_docs.desk.editing_trail import UNTOUCHED, Own, derived


@dataclass(frozen=True, slots=True)
class Rows:
    """Paragraphs put in place of others in the document's list; some may be on both sides."""

    at: int  # place in the list of the first
    old: tuple[int, ...]  # ids, as they stood there
    new: tuple[int, ...]  # ids, as they stand there now


@dataclass(frozen=True, slots=True)
class Shown:
    """What showing other changes did: paragraphs that only changed, and those put for others."""

    paras: tuple[int, ...]
    rows: tuple[Rows, ...] = ()  # from the last to the first
    renumbered: tuple[int, ...] = ()  # others whose automatic number changed


class Standing:
    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.document = label(opened.document)
        self.units: dict[int, Unit] = {}  # by paragraph of the opened file; absent: untouched
        self.sections: tuple[SectionEdit, ...] = ()
        self.bases = {para.id: self._ready(para) for para in self.document.paragraphs}
        self._ranks = {para: at for at, para in enumerate(self.bases)}
        self._homes: dict[int, int] = {}  # a paragraph of now to one of the file bound with it
        self._places: dict[int, int] = {}
        self._count_places()

    # --- what it holds

    def has(self, para: int) -> bool:
        return para in self._places

    def para(self, para: int) -> Paragraph:
        return self.document.paragraphs[self._places[para]]

    def place(self, para: int) -> int:
        return self._places[para]

    def home(self, para: int) -> int:
        """Return a paragraph of the opened file under which the changes of one of now are kept."""
        return self._homes.get(para, para)

    def unit(self, base: int) -> Unit:
        return self.units.get(base, UNTOUCHED)

    def units_of(self, paras: Iterable[int]) -> dict[int, Unit]:
        """Return, in order, the units of these neighbours and of what was deleted between them."""
        found: set[int] = set()
        for para in paras:
            base = self.home(para)
            unit = self.unit(base)
            found |= set(unit.edit.old) if isinstance(unit, Island) else {base}
        ranks = [self._ranks[base] for base in found]
        bases = list(self.bases)[min(ranks) : max(ranks) + 1]
        return {base: self.unit(base) for base in bases}

    # --- changing it

    def put(self, units: Mapping[int, Unit], sections: tuple[SectionEdit, ...]) -> Shown:
        """Show other changes of some paragraphs of the file, and of the sections."""
        before = {base: self.unit(base) for base in units}
        self._keep(units)
        bound = [base for base in units if _bound(before[base]) or _bound(units[base])]
        plain = tuple(base for base in units if base not in bound)
        self._derive(plain)
        rows = [self._put_group(group, before) for group in self._neighbours(bound)]
        if any(_bound(before[base]) != _bound(units[base]) for base in bound):
            self._count_places()
        moved = tuple(row for row in rows if row.old != row.new)
        if moved or sections != self.sections:
            self.sections = sections
            self._show_sections()
        new = {para for row in moved for para in row.new}
        renumbered = [para for para in self._renumber() if para not in new] if moved else []
        same = (para for row in rows if row.old == row.new for para in row.new)
        return Shown((*plain, *same), moved, tuple(renumbered))

    def _keep(self, units: Mapping[int, Unit]) -> None:
        for base, unit in units.items():
            if unit == UNTOUCHED:
                self.units.pop(base, None)
            else:
                self.units[base] = unit

    def _put_group(self, group: Sequence[int], before: Mapping[int, Unit]) -> Rows:
        old = tuple(_ids(group, before))
        made = tuple(self._made(group, before))
        at = self._places[old[0]]
        self._splice(at, len(old), made)
        return Rows(at, old, tuple(para.id for para in made))

    def take(self, document: Document) -> None:
        """Take the same paragraphs with the roles that a look gave them."""
        self.document = document

    # --- inside

    def _ready(self, para: Paragraph) -> Paragraph:
        """Return a paragraph of the file with the format that text would have where it has none."""
        runs = () if para.runs else self.opened.runs_under(para.id, para.id)
        return replace(para, runs=runs) if runs else para

    def _derive(self, bases: Sequence[int]) -> None:
        paragraphs = list(self.document.paragraphs)
        for base in bases:
            unit, at = self.unit(base), self._places[base]
            if not isinstance(unit, Island):
                paragraphs[at] = self._derived(base, unit, paragraphs[at])
        self.document = replace(self.document, paragraphs=tuple(paragraphs))

    def _neighbours(self, bases: Iterable[int]) -> Iterator[list[int]]:
        """Yield the paragraphs of the file in groups that stand together, the last first."""
        group: list[int] = []
        for base in sorted(bases, key=self._ranks.__getitem__, reverse=True):
            if group and self._ranks[group[0]] != self._ranks[base] + 1:
                yield group
                group = []
            group.insert(0, base)
        if group:
            yield group

    def _made(self, group: Sequence[int], before: Mapping[int, Unit]) -> Iterator[Paragraph]:
        for base in group:
            unit = self.unit(base)
            if not isinstance(unit, Island):
                own, now = self.bases[base], self._labelled(base, self.bases[base])
                # As it was in the file it is labelled as it was there, until the next look.
                yield self._derived(
                    base, unit, now if unit.edits() else replace(own, number=now.number)
                )
            elif base == unit.edit.old[0]:
                yield from self._of_island(unit, before[base])

    def _of_island(self, unit: Island, before: Unit) -> Iterator[Paragraph]:
        """Yield its paragraphs; those it has as it had them before are not worked out again."""
        same: set[Made] = set()
        if isinstance(before, Island) and _lends_alike(before, unit):
            same.update(before.edit.new)
        changed = {made.id for made in unit.edit.new if made not in same}
        new = {para.id: para for para in shown(self.bases, unit, self.opened.runs_under, changed)}
        for made in unit.edit.new:
            if made.id not in changed:
                yield self.para(made.id)
                continue
            para, now = new[made.id], self._labelled(made.id, new[made.id])
            yield replace(para, role=now.role if para.text else para.role, number=now.number)

    def _derived(self, base: int, own: Own, now: Paragraph) -> Paragraph:
        para = derived(self.bases[base], own, now)
        role = para.role if para.text else self.bases[base].role
        return replace(para, role=role, number=now.number)

    def _labelled(self, para: int, else_: Paragraph) -> Paragraph:
        """Return the paragraph as it was labelled last; emptied for a while it has no role."""
        now = self.para(para) if self.has(para) else else_
        return replace(now, role=else_.role) if now.role is Role.EMPTY else now

    def _splice(self, at: int, count: int, new: tuple[Paragraph, ...]) -> None:
        paragraphs = self.document.paragraphs
        joined = (*paragraphs[:at], *new, *paragraphs[at + count :])
        self.document = replace(self.document, paragraphs=joined)

    def _count_places(self) -> None:
        self._places = {para.id: at for at, para in enumerate(self.document.paragraphs)}
        islands = {id(unit): unit for unit in self.units.values() if isinstance(unit, Island)}
        self._homes = {
            made.id: island.edit.old[0] for island in islands.values() for made in island.edit.new
        }

    def _renumber(self) -> list[int]:
        """Count the automatic numbers anew; return the paragraphs whose number is another now."""
        likes = {
            made.id: made.like
            for unit in self.units.values()
            if isinstance(unit, Island)
            for made in unit.edit.new
        }
        paragraphs = list(self.document.paragraphs)
        changed = []
        numbers = self.opened.numbers(likes.get(para.id, para.id) for para in paragraphs)
        for at, number in enumerate(numbers):
            if paragraphs[at].number != number:
                paragraphs[at] = replace(paragraphs[at], number=number)
                changed.append(paragraphs[at].id)
        if changed:
            self.document = replace(self.document, paragraphs=tuple(paragraphs))
        return changed

    def _show_sections(self) -> None:
        sections = list(self.opened.document.sections)
        for edit in self.sections:
            changed = {edit.name: edit.value}
            sections[edit.section] = replace(sections[edit.section], **changed)  # type: ignore[arg-type]
        edits = [unit.edit for unit in self.units.values() if isinstance(unit, Island)]
        bare = replace(self.document, sections=tuple(sections))
        self.document = with_paragraphs(bare, self.document.paragraphs, edits)


def _bound(unit: Unit) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return which paragraphs of the file are bound, and what they are now; None where it is one."""
    if not isinstance(unit, Island):
        return None
    return unit.edit.old, tuple(made.id for made in unit.edit.new)


def _ids(group: Iterable[int], units: Mapping[int, Unit]) -> Iterator[int]:
    """Yield the paragraphs that units make, in order."""
    for base in group:
        unit = units[base]
        if not isinstance(unit, Island):
            yield base
        elif base == unit.edit.old[0]:
            yield from (made.id for made in unit.edit.new)


def _lends_alike(before: Island, island: Island) -> bool:
    """Say whether new text has the format it had: it takes that of what is kept beside it."""
    return before.formats == island.formats and list(_kept(before)) == list(_kept(island))


def _kept(island: Island) -> Iterator[tuple[int, Kept]]:
    for made in island.edit.new:
        yield from ((made.id, piece) for piece in made.pieces if isinstance(piece, Kept))
