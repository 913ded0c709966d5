"""All changes of an opened file as one set of edits of its own text, whatever way they were made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.fixes import LAYOUT_FIELDS, apply
from gov_docs.core.passes import backward, compose, in_order
from gov_docs.core.types import (
    Document,
    Edit,
    FormatEdit,
    Paragraph,
    SectionEdit,
    Span,
    TextEdit,
)

NEW_TEXT = "刚输入的文字随它前面的字排版，保存以后才能单独设置格式"


@dataclass(frozen=True, slots=True)
class Own:
    """What became of one paragraph, in the offsets of the opened file."""

    texts: tuple[TextEdit, ...] = ()  # in order, none touching
    formats: tuple[FormatEdit, ...] = ()  # none contradicting another

    def edits(self) -> tuple[Edit, ...]:
        return (*self.formats, *self.texts)


UNTOUCHED = Own()


def grown(base: Paragraph, own: Own, edits: Sequence[TextEdit | FormatEdit]) -> Own:
    """Return the paragraph's changes with new ones, which are in the offsets of now."""
    formats = own.formats
    for edit in edits:
        if isinstance(edit, FormatEdit):
            formats = laid_over(formats, _of_base(base, own.texts, edit))
    new = [edit for edit in edits if isinstance(edit, TextEdit)]
    if not new:
        return Own(own.texts, formats)
    composed = compose(base.text, own.texts, in_order(new))
    texts = tuple(filter(None, (trimmed(base.text, edit) for edit in composed)))
    return Own(texts, formats)


def trimmed(text: str, edit: TextEdit) -> TextEdit | None:
    """Return the edit without the characters it puts back where they stood; None if that is all.

    Such characters keep their format in the file, so the window must show it too.
    """
    old, new = text[edit.span.start : edit.span.end], edit.text
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if head + tail == len(old) == len(new):
        return None
    span = Span(edit.span.para, edit.span.start + head, edit.span.end - tail)
    return TextEdit(span, new[head : len(new) - tail])


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def derived(base: Paragraph, own: Own, now: Paragraph) -> Paragraph:
    """Return the paragraph as it will be written, with the role it has now."""
    (made,) = apply(Document((base,)), own.edits()).paragraphs
    runs = tuple(run for run in made.runs if run.text)
    return replace(made, runs=runs, role=now.role, run_in=now.run_in)


def with_section(sections: tuple[SectionEdit, ...], new: SectionEdit) -> tuple[SectionEdit, ...]:
    kept = (one for one in sections if (one.section, one.name) != (new.section, new.name))
    return (*kept, new)


def _of_base(base: Paragraph, texts: Sequence[TextEdit], edit: FormatEdit) -> FormatEdit:
    if edit.name in LAYOUT_FIELDS:
        return replace(edit, span=Span(base.id, 0, len(base.text)))
    start = backward(texts, edit.span.start, end=False)
    end = backward(texts, edit.span.end, end=True)
    if start >= end:
        raise RefusedEditError(NEW_TEXT)
    return replace(edit, span=Span(base.id, start, end))


def laid_over(formats: tuple[FormatEdit, ...], new: FormatEdit) -> tuple[FormatEdit, ...]:
    kept = (piece for one in formats for piece in _less(one, new))
    return (*kept, new)


def _less(old: FormatEdit, new: FormatEdit) -> Iterator[FormatEdit]:
    """Yield what is left of a format edit where another sets the same property."""
    if old.name != new.name:
        yield old
    elif old.name not in LAYOUT_FIELDS:
        para, start, end = old.span.para, old.span.start, old.span.end
        if start < new.span.start:
            yield replace(old, span=Span(para, start, min(end, new.span.start)))
        if end > new.span.end:
            yield replace(old, span=Span(para, max(start, new.span.end), end))
