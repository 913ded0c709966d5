"""Choose fixes that do not clash, apply edits to a document, and undo them."""

import sys
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import accumulate, pairwise

from gov_docs.core.passes import Moves, in_order
from gov_docs.core.remade import remade
from gov_docs.core.structure import inverse
from gov_docs.core.types import (
    Document,
    Edit,
    Fix,
    FormatEdit,
    Issue,
    Layout,
    Lock,
    Paragraph,
    ParagraphEdit,
    Run,
    SectionEdit,
    Span,
    TextEdit,
)

RUN_FIELDS = frozenset(f.name for f in fields(Run)) - {"text"}
LAYOUT_FIELDS = frozenset(f.name for f in fields(Layout))


@dataclass(frozen=True, slots=True)
class Chosen:
    issue: Issue
    fix: Fix


# --- choosing


def choose(issues: Sequence[Issue], pick: Callable[[Issue], Fix | None]) -> tuple[Chosen, ...]:
    """Return the picked fixes that do not clash, by position and rule id; all of a fix or none."""
    chosen: list[Chosen] = []
    taken = _Taken()
    for issue in issues:
        fix = pick(issue)
        if fix is not None and taken.claim(fix.edits):
            chosen.append(Chosen(issue, fix))
    return tuple(chosen)


class _Taken:
    """What earlier fixes of the same pass have claimed."""

    def __init__(self) -> None:
        self._text: dict[int, list[Span]] = defaultdict(list)  # in order: none overlap
        self._format: dict[tuple[object, ...], list[Span]] = defaultdict(list)

    def claim(self, edits: Sequence[Edit]) -> bool:
        if any(self._clashes(edit) for edit in edits):
            return False
        for edit in edits:
            if isinstance(edit, FormatEdit | SectionEdit):
                self._format[_slot(edit)].append(_reach(edit))
            for span in _texts_of(edit):
                insort(self._text[span.para], span)
        return True

    def _clashes(self, edit: Edit) -> bool:
        if isinstance(edit, FormatEdit | SectionEdit):
            return any(_touch(_reach(edit), other) for other in self._format[_slot(edit)])
        return any(self._touches(span) for span in _texts_of(edit))

    def _touches(self, span: Span) -> bool:
        taken = self._text[span.para]
        at = bisect_right(taken, span)
        return any(_touch(span, other) for other in taken[max(at - 1, 0) : at + 1])


def _texts_of(edit: Edit) -> Sequence[Span]:
    """Return the stretches of text that an edit claims; new paragraphs claim the old ones whole."""
    if isinstance(edit, TextEdit):
        return (edit.span,)
    if isinstance(edit, ParagraphEdit):
        return [Span(para, 0, sys.maxsize) for para in edit.old]
    return ()


def _slot(edit: FormatEdit | SectionEdit) -> tuple[object, ...]:
    if isinstance(edit, SectionEdit):
        return ("section", edit.section, edit.name)
    return ("paragraph", edit.span.para, edit.name)


def _reach(edit: FormatEdit | SectionEdit) -> Span:
    """Return the stretch a format edit claims: a layout property is the paragraph's, once."""
    if isinstance(edit, SectionEdit) or edit.name in LAYOUT_FIELDS:
        return Span(0, 0, 0)
    return edit.span


def _touch(a: Span, b: Span) -> bool:
    """Say whether two spans overlap or start or end at one place, where order would matter."""
    return a.start <= b.end and b.start <= a.end


# --- applying


def apply(document: Document, edits: Iterable[Edit]) -> Document:
    """Return the document with the edits made; text spans of one paragraph must not overlap.

    Format edits are given in the same offsets as the text edits and are made first. Paragraph edits
    come last, of paragraphs without text edits. Roles and elements are left as they were: label the
    result again.
    """
    by_para: dict[int, list[TextEdit | FormatEdit]] = defaultdict(list)
    structure: list[ParagraphEdit] = []
    sections = list(document.sections)
    for edit in edits:
        if isinstance(edit, SectionEdit):
            old = sections[edit.section]
            sections[edit.section] = replace(old, **{edit.name: edit.value})  # type: ignore[arg-type]
        elif isinstance(edit, ParagraphEdit):
            structure.append(edit)
        else:
            by_para[edit.span.para].append(edit)
    paragraphs = tuple(
        _apply_to(para, by_para[para.id]) if para.id in by_para else para
        for para in document.paragraphs
    )
    applied = replace(document, paragraphs=paragraphs, sections=tuple(sections))
    return restructured(applied, structure) if structure else applied


def restructured(document: Document, edits: Sequence[ParagraphEdit]) -> Document:
    """Return the document with the paragraph edits made; its sections begin where they began."""
    before = {para.id: para for para in document.paragraphs}
    made: dict[int, tuple[Paragraph, ...]] = {}
    for edit in edits:
        if made.keys() & set(edit.old):
            raise ValueError("paragraph edits overlap")
        made |= dict.fromkeys(edit.old, ())
        made[edit.old[0]] = remade(before, edit)
    paragraphs = tuple(new for para in document.paragraphs for new in made.get(para.id, (para,)))
    return with_paragraphs(document, paragraphs, edits)


def with_paragraphs(
    document: Document, paragraphs: tuple[Paragraph, ...], edits: Iterable[ParagraphEdit]
) -> Document:
    """Return the document with the paragraphs that the edits have made; a section's first follows."""
    present = {para.id for para in paragraphs}
    heirs: dict[int, int] = {}
    firsts: dict[int, int] = {}
    for edit in edits:
        heirs |= dict.fromkeys(edit.old, edit.new[0].id)
        firsts[edit.old[0]] = edit.new[0].id

    def now(para: int) -> int:
        return para if para in present else heirs.get(para, para)

    sections = tuple(
        replace(
            section,
            first_para=firsts.get(section.first_para, now(section.first_para)),
            page_numbers=tuple(replace(n, para=now(n.para)) for n in section.page_numbers),
        )
        for section in document.sections
    )
    return replace(document, paragraphs=paragraphs, sections=sections)


def _apply_to(para: Paragraph, edits: Sequence[TextEdit | FormatEdit]) -> Paragraph:
    for edit in edits:
        if isinstance(edit, FormatEdit):
            para = _set_format(para, edit)
    texts = sorted((e for e in edits if isinstance(e, TextEdit)), key=lambda e: e.span)
    for earlier, later in pairwise(texts):
        if later.span.start < earlier.span.end:
            raise ValueError("text edits overlap")
    return _replace_texts(para, texts) if texts else para


def _replace_texts(para: Paragraph, edits: Sequence[TextEdit]) -> Paragraph:
    """Return the paragraph with the edits made, which stand in order.

    New text takes the format of the first character it replaces, an insertion that of the
    character before it.
    """
    first, last = edits[0].span, edits[-1].span
    if not 0 <= first.start <= last.end <= len(para.text):
        raise ValueError(f"span {first} or {last} is outside a text of {len(para.text)} characters")
    runs = para.runs or (Run(""),)
    starts = [0, *accumulate(len(run.text) for run in runs)][:-1]
    texts: list[list[str]] = [[] for _ in runs]
    at = 0
    for edit in edits:
        start, end = edit.span.start, edit.span.end
        _keep(para.text, at, start, starts, texts)
        giver = start if end > start else max(start - 1, 0)
        texts[bisect_right(starts, giver) - 1].append(edit.text)
        at = end
    _keep(para.text, at, len(para.text), starts, texts)
    joined = (replace(run, text="".join(own)) for run, own in zip(runs, texts, strict=True))
    runs = tuple(run for run in joined if run.text)
    return replace(para, runs=runs, locks=tuple(_moved(para.locks, edits)))


def _keep(text: str, at: int, stop: int, starts: Sequence[int], texts: list[list[str]]) -> None:
    """Give text[at:stop] to the runs it comes from."""
    index = bisect_right(starts, at) - 1
    while at < stop:
        end = min(stop, starts[index + 1] if index + 1 < len(starts) else stop)
        texts[index].append(text[at:end])
        at, index = end, index + 1


def _moved(locks: Iterable[Lock], edits: Sequence[TextEdit]) -> Iterator[Lock]:
    ends = [edit.span.end for edit in edits]
    gains = (len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
    shifts = [0, *accumulate(gains)]
    for lock in locks:
        shift = shifts[bisect_right(ends, lock.start)]
        yield replace(lock, start=lock.start + shift, end=lock.end + shift)


def _set_format(para: Paragraph, edit: FormatEdit) -> Paragraph:
    if edit.name in LAYOUT_FIELDS:
        layout = replace(para.layout, **{edit.name: edit.value})  # type: ignore[arg-type]
        return replace(para, layout=layout)
    if edit.name not in RUN_FIELDS:
        raise ValueError(f"no such property: {edit.name}")
    out: list[Run] = []
    at = 0
    for run in para.runs:
        first, last = edit.span.start - at, edit.span.end - at
        at += len(run.text)
        cut = (
            run.text[: max(first, 0)],
            run.text[max(first, 0) : max(last, 0)],
            run.text[max(last, 0) :],
        )
        changed = replace(run, text=cut[1], **{edit.name: edit.value})  # type: ignore[arg-type]
        out += [
            r for r in (replace(run, text=cut[0]), changed, replace(run, text=cut[2])) if r.text
        ]
    return replace(para, runs=tuple(out))


# --- undoing


def invert(document: Document, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits that turn apply(document, edits) back into the document."""
    by_id = {para.id: para for para in document.paragraphs}
    undo: list[Edit] = []
    texts: dict[int, list[TextEdit]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, TextEdit):
            texts[edit.span.para].append(edit)
        elif isinstance(edit, ParagraphEdit):
            undo.append(inverse(by_id, edit))
        elif isinstance(edit, SectionEdit):
            value = getattr(document.sections[edit.section], edit.name)
            undo.append(SectionEdit(edit.section, edit.name, value))
    for para_id, own in texts.items():
        undo += _undo_text(by_id[para_id].text, own)
    moves = {para_id: Moves(in_order(own)) for para_id, own in texts.items()}
    still = Moves(())
    for edit in edits:
        if isinstance(edit, FormatEdit):
            undo += _undo_format(by_id[edit.span.para], edit, moves.get(edit.span.para, still))
    return tuple(undo)


def _undo_text(text: str, edits: Sequence[TextEdit]) -> list[Edit]:
    undo: list[Edit] = []
    shift = 0
    for edit in sorted(edits, key=lambda e: e.span):
        start = edit.span.start + shift
        old = text[edit.span.start : edit.span.end]
        undo.append(TextEdit(Span(edit.span.para, start, start + len(edit.text)), old))
        shift += len(edit.text) - len(old)
    return undo


def _undo_format(para: Paragraph, edit: FormatEdit, moves: Moves) -> list[Edit]:
    if edit.name in LAYOUT_FIELDS:
        return [FormatEdit(edit.span, edit.name, getattr(para.layout, edit.name))]
    undo: list[Edit] = []
    at = 0
    for run in para.runs:
        start, end = max(at, edit.span.start), min(at + len(run.text), edit.span.end)
        at += len(run.text)
        if start < end:
            span = Span(para.id, moves.forward(start), moves.forward(end))
            undo.append(FormatEdit(span, edit.name, getattr(run, edit.name)))
    return undo
