"""Typing that goes on at one place is one step to undo."""

from dataclasses import replace

from gov_docs.core.fixes import apply, invert
from gov_docs.core.passes import compose
from gov_docs.core.types import Document, Paragraph, TextEdit
from gov_docs.desk.editing_history import LONGEST_BURST, Kind, Step


def begun(step: Step) -> Step:
    """Return the step with the place where it may go on."""
    return replace(step, goes_on_at=_end_of(step))


def place_of(step: Step) -> int | None:
    """Return the paragraph a step of one text edit is in."""
    edit = step.forth[0] if len(step.forth) == 1 else None
    return edit.span.para if isinstance(edit, TextEdit) else None


def joined(last: Step, step: Step, now: Paragraph) -> Step | None:
    """Return both as one step where the second goes on typing, or rubbing out, at the same place.

    `now` is their paragraph between the two.
    """
    if last.kind is not step.kind or last.goes_on_at is None:
        return None
    if last.length >= LONGEST_BURST or last.goes_on_at != _begin_of(step):
        return None
    first, second = last.forth[0], step.forth[0]
    if not (isinstance(first, TextEdit) and isinstance(second, TextEdit)):
        return None
    was = apply(Document((now,)), last.back)
    forth = tuple(compose(was.paragraphs[0].text, (first,), (second,)))
    if len(forth) != 1:  # the second takes back the first
        return None
    back, length, end = invert(was, forth), last.length + 1, _end_of(step)
    return Step(step.kind, step.title, last.before, step.after, forth, back, length, end)


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
