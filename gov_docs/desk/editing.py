"""One opened file while a person edits it: the document, its one history, and what is found in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gov_docs.checking.looking import Looked
from gov_docs.core.errors import RefusedEditError
from gov_docs.core.fixes import invert
from gov_docs.core.passes import compose, in_order
from gov_docs.core.roles import label
from gov_docs.core.types import Edit, FormatEdit, Lock, Paragraph, SectionEdit, TextEdit
from gov_docs.desk.editing_findings import Findings
from gov_docs.desk.editing_history import LONGEST_BURST, History, Kind, State, Step
from gov_docs.desk.editing_source import MODEL_RULES, Opened
from gov_docs.desk.editing_trail import UNTOUCHED, Own, derived, grown, with_section

__all__ = ["Change", "Kind", "Session"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to the document, for whoever shows it."""

    paras: tuple[int, ...]
    edits: tuple[Edit, ...]  # in the offsets before it
    paged: bool = False  # the page itself changed


class Session:
    """Everything that changes the document goes through `apply`, `undo` and `redo`."""

    def __init__(
        self,
        opened: Opened,
        own: Mapping[int, Own] | None = None,
        sections: tuple[SectionEdit, ...] = (),
    ) -> None:
        """Begin with changes kept from before, where there are any."""
        self.opened = opened
        self.document = label(opened.document)
        self.revision = 0
        self.history = History()
        self.findings = Findings()
        self._base = {para.id: para for para in opened.document.paragraphs}
        self._places = {para.id: at for at, para in enumerate(self.document.paragraphs)}
        self._own: dict[int, Own] = {}
        self._sections: tuple[SectionEdit, ...] = ()
        self._saved: tuple[dict[int, Own], tuple[SectionEdit, ...]] | None = ({}, ())
        if own or sections:
            self._take_up(own or {}, sections)

    # --- what it holds

    @property
    def path(self) -> Path:
        return self.opened.path

    @property
    def is_modified(self) -> bool:
        return self._saved != (self._own, self._sections)

    def para(self, para_id: int) -> Paragraph:
        return self.document.paragraphs[self._places[para_id]]

    def place(self, para_id: int) -> int:
        """Return the how manieth paragraph it is, from 0."""
        return self._places[para_id]

    def groups(self) -> tuple[tuple[Edit, ...], ...]:
        """Return all changes as groups of edits of the opened file."""
        groups: list[tuple[Edit, ...]] = []
        for own in self._own.values():
            groups += [(edit,) for edit in own.formats]
            groups += [own.texts] if own.texts else []
        return (*groups, *((edit,) for edit in self._sections))

    # --- changing it

    def apply(self, edits: Sequence[Edit], kind: Kind, title: str = "") -> Change:
        """Make the edits as one step; raises RefusedEditError, and then nothing has changed."""
        self._refuse(edits)
        new = self._grown(edits)
        sections = self._sections
        for edit in edits:
            if isinstance(edit, SectionEdit):
                sections = with_section(sections, edit)
        for own in new.values():
            self.opened.refuse(own.edits())
        before = State({para: self._own.get(para, UNTOUCHED) for para in new}, self._sections)
        few = replace(self.document, paragraphs=tuple(self.para(para) for para in new))
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
            self._refuse(edits)
            for own in self._grown(edits).values():
                self.opened.refuse(own.edits())
        except RefusedEditError as error:
            return str(error)
        return ""

    def saved(self, own: Mapping[int, Own], sections: tuple[SectionEdit, ...]) -> None:
        """Take note of what lies on the disk now."""
        self._saved = (dict(own), sections)
        self.history.end_burst()

    def state(self) -> tuple[Mapping[int, Own], tuple[SectionEdit, ...]]:
        """Return all changes as plain data that will not change."""
        return dict(self._own), self._sections

    # --- what was found

    def take(self, looked: Looked, revision: int, rules: frozenset[str] | None) -> bool:
        """Take in a look at the whole document; False where it comes too late."""
        if revision != self.revision:
            return False
        self.document = looked.document
        self.findings.put(looked, rules)
        return True

    def take_at(self, looked: Looked, rules: frozenset[str]) -> tuple[int, ...]:
        """Take in a look at some paragraphs, less those changed since; return the others."""
        fresh = [p for p in looked.document.paragraphs if self.para(p.id).text == p.text]
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

    def _take_up(self, own: Mapping[int, Own], sections: tuple[SectionEdit, ...]) -> None:
        self._own = {para: one for para, one in own.items() if one != UNTOUCHED}
        self._sections = sections
        self._show(self._own)
        self._show_sections()
        self.document = label(self.document)

    def _refuse(self, edits: Sequence[Edit]) -> None:
        if self.opened.read_only:
            raise RefusedEditError(self.opened.read_only)
        for edit in edits:
            if isinstance(edit, TextEdit):
                lock = next((o for o in self.para(edit.span.para).locks if _hits(o, edit)), None)
                if lock is not None:
                    raise RefusedEditError(f"这处{_told(lock)}，不能在这里改")

    def _grown(self, edits: Sequence[Edit]) -> dict[int, Own]:
        by_para: dict[int, list[TextEdit | FormatEdit]] = defaultdict(list)
        for edit in edits:
            if not isinstance(edit, SectionEdit):
                by_para[edit.span.para].append(edit)
        return {
            para: grown(self._base[para], self._own.get(para, UNTOUCHED), own)
            for para, own in by_para.items()
        }

    def _go_to(self, state: State, edits: Sequence[Edit]) -> Change:
        paged = state.sections != self._sections
        self._sections = state.sections
        for para, own in state.own.items():
            if own == UNTOUCHED:
                self._own.pop(para, None)
            else:
                self._own[para] = own
        self._show(state.own)
        if paged:
            self._show_sections()
        self.findings.move(_texts(edits), self.opened.local_rules | MODEL_RULES)
        self.revision += 1
        return Change(tuple(state.own), tuple(edits), paged)

    def _show(self, own: Mapping[int, Own]) -> None:
        paragraphs = list(self.document.paragraphs)
        for para, one in own.items():
            at = self._places[para]
            paragraphs[at] = derived(self._base[para], one, paragraphs[at])
        self.document = replace(self.document, paragraphs=tuple(paragraphs))

    def _show_sections(self) -> None:
        sections = list(self.opened.document.sections)
        for edit in self._sections:
            changed = {edit.name: edit.value}
            sections[edit.section] = replace(sections[edit.section], **changed)  # type: ignore[arg-type]
        self.document = replace(self.document, sections=tuple(sections))

    def _remember(self, step: Step) -> None:
        last = self.history.undoable
        longer = self._joined(last, step) if last else None
        if longer:
            self.history.go_on(longer)
        else:
            self.history.add(replace(step, goes_on_at=_end_of(step)))

    def _joined(self, last: Step, step: Step) -> Step | None:
        """Return both as one step where the second goes on typing, or rubbing out, at the same place."""
        if last.kind is not step.kind or last.goes_on_at is None or self.history.redoable:
            return None
        if last.length >= LONGEST_BURST or last.goes_on_at != _begin_of(step):
            return None
        first, second = last.forth[0], step.forth[0]
        if not (isinstance(first, TextEdit) and isinstance(second, TextEdit)):
            return None
        para = first.span.para
        base, own = self._base[para], last.before.own[para]
        was = derived(base, own, self.para(para))
        forth = tuple(compose(was.text, (first,), (second,)))
        if len(forth) != 1:  # the second takes back the first
            return None
        back = invert(replace(self.document, paragraphs=(was,)), forth)
        end = _end_of(step)
        return Step(
            step.kind, step.title, last.before, step.after, forth, back, last.length + 1, end
        )


def _begin_of(step: Step) -> tuple[int, int] | None:
    edit = step.forth[0]
    if not isinstance(edit, TextEdit):
        return None
    return edit.span.para, edit.span.start if step.kind is Kind.TYPING else edit.span.end


def _end_of(step: Step) -> tuple[int, int] | None:
    """Return where the caret stands after typing or rubbing out, None after anything else."""
    if step.kind not in (Kind.TYPING, Kind.RUBBING) or len(step.forth) != 1:
        return None
    edit = step.forth[0]
    if not isinstance(edit, TextEdit):
        return None
    return edit.span.para, edit.span.start + len(edit.text)


def _texts(edits: Sequence[Edit]) -> dict[int, list[TextEdit]]:
    found: dict[int, list[TextEdit]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, TextEdit):
            found[edit.span.para].append(edit)
    return {para: in_order(own) for para, own in found.items()}


def _hits(lock: Lock, edit: TextEdit) -> bool:
    if edit.span.start == edit.span.end:
        return lock.start < edit.span.start < lock.end
    return edit.span.start < lock.end and lock.start < edit.span.end


def _told(lock: Lock) -> str:
    return "是图片、对象或分隔符" if lock.why == "不是文字" else f"文字{lock.why}"
