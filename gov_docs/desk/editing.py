"""One opened file while a person edits it: the document, its one history, and what is found in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from gov_docs.checking.looking import Looked
from gov_docs.core.errors import RefusedEditError
from gov_docs.core.fixes import invert
from gov_docs.core.roles import label
from gov_docs.core.structure import length, rewrite
from gov_docs.core.types import (
    Document,
    Edit,
    FormatEdit,
    Paragraph,
    ParagraphEdit,
    SectionEdit,
    Span,
    TextEdit,
)
from gov_docs.desk.editing_bursts import begun, joined, place_of
from gov_docs.desk.editing_document import Rows, Standing
from gov_docs.desk.editing_findings import Findings, Prepared, prepared
from gov_docs.desk.editing_history import History, Kind, State, Step
from gov_docs.desk.editing_islands import Island, Unit, bound, grown_island
from gov_docs.desk.editing_refusals import refuse
from gov_docs.desk.editing_source import MODEL_RULES, Opened
from gov_docs.desk.editing_trail import grown, with_section

__all__ = ["Change", "Kind", "Rows", "Session", "Writing"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to the document, for whoever shows it."""

    paras: tuple[int, ...]  # that are where they were, changed
    edits: tuple[Edit, ...]  # in the offsets before it
    paged: bool = False  # the page itself changed
    rows: tuple[Rows, ...] = ()  # from the last to the first: paragraphs put in place of others
    renumbered: tuple[int, ...] = ()  # others whose automatic number changed


@dataclass(frozen=True, slots=True)
class Writing:
    """The edits that put a text somewhere, and where it ends once they are made."""

    edits: tuple[Edit, ...]
    para: int
    offset: int


class Session:
    """Everything that changes the document goes through `apply`, `undo` and `redo`."""

    def __init__(
        self,
        opened: Opened,
        own: Mapping[int, Unit] | None = None,
        sections: tuple[SectionEdit, ...] = (),
    ) -> None:
        """Begin with changes kept from before, where there are any."""
        self.opened = opened
        self.revision = 0
        self.history = History()
        self.findings = Findings()
        self._standing = Standing(opened)
        self._saved: tuple[Mapping[int, Unit], tuple[SectionEdit, ...]] | None = ({}, ())
        if own or sections:
            self._standing.put(own or {}, sections)
            self._standing.take(label(self.document))
        self._ids = count(max((para.id for para in self.document.paragraphs), default=0) + 1)

    # --- what it holds

    @property
    def path(self) -> Path:
        return self.opened.path

    @property
    def document(self) -> Document:
        return self._standing.document

    @property
    def is_modified(self) -> bool:
        return self._saved != self.state()

    def para(self, para_id: int) -> Paragraph:
        return self._standing.para(para_id)

    def has(self, para_id: int) -> bool:
        """Say whether the paragraph is there now: it may have been joined or deleted."""
        return self._standing.has(para_id)

    def place(self, para_id: int) -> int:
        """Return the how manieth paragraph it is, from 0."""
        return self._standing.place(para_id)

    def neighbour(self, para_id: int, step: int) -> int | None:
        """Return the paragraph before (-1) or after (1) in the same cell, note or text; None if none."""
        at = self.place(para_id) + step
        if not 0 <= at < len(self.document.paragraphs):
            return None
        other = self.document.paragraphs[at]
        return other.id if other.place == self.para(para_id).place else None

    def groups(self) -> tuple[tuple[Edit, ...], ...]:
        """Return all changes as groups of edits of the opened file."""
        groups: list[tuple[Edit, ...]] = []
        for unit in _each(self._standing.units):
            if isinstance(unit, Island):
                groups.append(unit.edits())
                continue
            groups += [(edit,) for edit in unit.formats]
            groups += [unit.texts] if unit.texts else []
        return (*groups, *((edit,) for edit in self._standing.sections))

    # --- changing it

    def writing(self, first: int, start: int, last: int, end: int, text: str) -> Writing:
        """Return what puts a text in place of all from one place to another.

        Each line of the text but its first begins a paragraph. Nothing is changed yet.
        """
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if first == last and "\n" not in text:
            edit = TextEdit(Span(first, start, end), text)
            return Writing((edit,), first, start + len(text))
        here, there = self.place(first), self.place(last)
        paras = self.document.paragraphs[here : there + 1]
        made = rewrite(paras, start, end, text.split("\n"), self._ids)
        offset = length(made.new[-1].pieces) - (len(paras[-1].text) - end)
        return Writing((made,), made.new[-1].id, offset)

    def apply(self, edits: Sequence[Edit], kind: Kind, title: str = "") -> Change:
        """Make the edits as one step; raises RefusedEditError, and then nothing has changed."""
        new, sections = self._checked(edits)
        before = State({base: self._standing.unit(base) for base in new}, self._standing.sections)
        few = replace(self.document, paragraphs=tuple(map(self.para, _named(edits))))
        back = invert(few, edits)
        after = State(new, sections)
        self._remember(Step(kind, title or kind.value, before, after, tuple(edits), back))
        return self._go_to(after, edits)

    def undo(self) -> Change | None:
        if self.history.undoable is None:
            return None
        step = self.history.undo()
        return self._go_to(step.before, step.back)

    def redo(self) -> Change | None:
        if self.history.redoable is None:
            return None
        step = self.history.redo()
        return self._go_to(step.after, step.forth)

    def why_not(self, edits: Sequence[Edit]) -> str:
        """Return why the edits cannot be made, '' if they can."""
        try:
            self._checked(edits)
        except RefusedEditError as error:
            return str(error)
        return ""

    def saved(self, own: Mapping[int, Unit], sections: tuple[SectionEdit, ...]) -> None:
        """Take note of what lies on the disk now."""
        self._saved = (dict(own), sections)
        self.history.end_burst()

    def state(self) -> tuple[Mapping[int, Unit], tuple[SectionEdit, ...]]:
        """Return all changes as plain data that will not change."""
        return dict(self._standing.units), self._standing.sections

    # --- what was found

    def take(
        self,
        looked: Looked,
        revision: int,
        rules: frozenset[str] | None,
        made: Prepared | None = None,
    ) -> bool:
        """Take in a look at the whole document; False where it comes too late.

        With `made` the findings were prepared beside the window.
        """
        if revision != self.revision:
            return False
        made = made or prepared(self.findings.known(), looked, rules)
        if not self.findings.take(made):
            return False
        self._standing.take(looked.document)
        return True

    def take_at(self, looked: Looked, rules: frozenset[str]) -> tuple[int, ...]:
        """Take in a look at some paragraphs, less those changed since; return the others."""
        fresh = [
            para
            for para in looked.document.paragraphs
            if self.has(para.id) and self.para(para.id).text == para.text
        ]
        ids = {para.id for para in fresh}
        pairs = zip(looked.issues, looked.ignored, strict=True)
        kept = [(i, off) for i, off in pairs if i.span and i.span.para in ids]
        few = Looked(
            replace(looked.document, paragraphs=tuple(fresh)),
            tuple(issue for issue, _ in kept),
            tuple(off for _, off in kept),
        )
        self.findings.put_at(few, rules)
        return tuple(ids)

    # --- inside

    def _checked(self, edits: Sequence[Edit]) -> tuple[dict[int, Unit], tuple[SectionEdit, ...]]:
        """Return the units and sections as the edits make them; raises RefusedEditError."""
        refuse(self._standing, edits)
        new = self._grown(edits)
        for unit in _each(new):
            self.opened.refuse(unit.edits())
        sections = self._standing.sections
        for edit in edits:
            if isinstance(edit, SectionEdit):
                sections = with_section(sections, edit)
        return new, sections

    def _grown(self, edits: Sequence[Edit]) -> dict[int, Unit]:
        by_para: dict[int, list[TextEdit | FormatEdit]] = defaultdict(list)
        for edit in edits:
            if isinstance(edit, TextEdit | FormatEdit):
                by_para[edit.span.para].append(edit)
        standing, new = self._standing, dict[int, Unit]()
        for para, own in by_para.items():
            base = standing.home(para)
            unit = new.get(base, standing.unit(base))
            if isinstance(unit, Island):
                new |= grown_island(standing.bases, unit, para, own)
            else:
                new[base] = grown(standing.bases[base], unit, own)
        for edit in edits:
            if isinstance(edit, ParagraphEdit):
                units = {
                    base: new.get(base, unit) for base, unit in standing.units_of(edit.old).items()
                }
                new |= bound(standing.bases, units, edit)
        return new

    def _go_to(self, state: State, edits: Sequence[Edit]) -> Change:
        paged = state.sections != self._standing.sections
        shown = self._standing.put(state.own, state.sections)
        self.findings.move(edits, self.opened.local_rules | MODEL_RULES)
        self.revision += 1
        return Change(shown.paras, tuple(edits), paged, shown.rows, shown.renumbered)

    def _remember(self, step: Step) -> None:
        last, para = self.history.undoable, place_of(step)
        longer: Step | None = None
        if last is not None and para is not None and not self.history.redoable:
            longer = joined(last, step, self.para(para))
        if longer:
            self.history.go_on(longer)
        else:
            self.history.add(begun(step))


def _each(units: Mapping[int, Unit]) -> Iterator[Unit]:
    """Yield each unit once; an island stands under every paragraph bound in it."""
    for base, unit in units.items():
        if not isinstance(unit, Island) or base == unit.edit.old[0]:
            yield unit


def _named(edits: Sequence[Edit]) -> dict[int, None]:
    """Return the paragraphs that the edits change, in order."""
    named: dict[int, None] = {}
    for edit in edits:
        if isinstance(edit, ParagraphEdit):
            named |= dict.fromkeys(edit.old)
        elif not isinstance(edit, SectionEdit):
            named[edit.span.para] = None
    return named
