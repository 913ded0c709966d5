"""Whether a changed file, read again, says what the edits make of the old one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gov_docs.core.types import (
    Edit,
    FormatEdit,
    FormatValue,
    Layout,
    Paragraph,
    Run,
    SectionEdit,
    TextEdit,
)
from gov_docs.docx_io.formats import LAYOUT_PROPERTIES
from gov_docs.docx_io.places import place_name
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.xmlns import w

_NEARLY = 0.03  # lengths are written in twips


def differs(word: WordFile, after: WordFile, edits: Sequence[Edit]) -> tuple[str, str] | None:
    """Return (what, where) a changed file says other than the edits ask; None: it says just that."""
    old, new = word.document, after.document
    if len(old.paragraphs) != len(new.paragraphs) or len(old.sections) != len(new.sections):
        return "段落或节的数目发生了变化", ""
    by_para: dict[int, list[TextEdit | FormatEdit]] = defaultdict(list)
    for edit in edits:
        if not isinstance(edit, SectionEdit):
            by_para[edit.span.para].append(edit)
        elif not _equal(getattr(new.sections[edit.section], edit.name), edit.value):
            return "页面设置与预期不符", f"第 {edit.section + 1} 节"
    paged = any(isinstance(edit, SectionEdit) for edit in edits)
    for one, other in zip(old.paragraphs, new.paragraphs, strict=True):
        own = by_para.get(one.id)
        if not (_holds(word, one, other, own) if own else one == other or _same(one, other, paged)):
            return "修改后的内容与预期不符", place_name(one)
    return None


def _same(one: Paragraph, other: Paragraph, paged: bool) -> bool:
    """Say whether an unedited paragraph stays; a page's grid may change what spacing comes to."""
    return paged and _outline(one, ()) == _outline(other, ())


def _holds(
    word: WordFile, one: Paragraph, other: Paragraph, edits: Sequence[TextEdit | FormatEdit]
) -> bool:
    texts = [edit for edit in edits if isinstance(edit, TextEdit)]
    formats = [edit for edit in edits if isinstance(edit, FormatEdit)]
    if _outline(one, texts) != _outline(other, ()):
        return False
    layouts = {edit.name: edit.value for edit in formats if edit.name in LAYOUT_PROPERTIES}
    if not all(_layout_holds(other.layout, name, layouts) for name in layouts):
        return False
    characters = [edit for edit in formats if edit.name not in LAYOUT_PROPERTIES]
    if not characters:
        return True
    shown = [run for run in other.runs for _ in run.text]
    return all(
        _run_holds(shown[at], edit)
        for old, at in _kept(word, one, texts)
        for edit in characters
        if edit.span.start <= old < edit.span.end
    )


def _outline(para: Paragraph, edits: Sequence[TextEdit]) -> tuple[object, ...]:
    text = para.text
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    locks = tuple(lock.why for lock in para.locks)
    return para.id, text, para.place, para.number, locks, para.link


def _layout_holds(layout: Layout, name: str, values: dict[str, FormatValue]) -> bool:
    if name.endswith("_pt") and values.get(name.replace("_pt", "_chars")) is not None:
        return True  # the characters count, the points are what they come to
    return _equal(getattr(layout, name), values[name])


def _run_holds(run: Run, edit: FormatEdit) -> bool:
    value = edit.value
    if edit.name == "size_pt" and isinstance(value, int | float):
        value = round(value * 2) / 2  # sizes are written in half points
    if edit.name == "color":
        value = str(value).upper()
    return _equal(getattr(run, edit.name), value)


def _equal(read: FormatValue, asked: FormatValue) -> bool:
    if isinstance(read, str) or isinstance(asked, str):
        return read == asked
    return abs((read or 0) - (asked or 0)) < _NEARLY


def _kept(word: WordFile, para: Paragraph, texts: Sequence[TextEdit]) -> Iterator[tuple[int, int]]:
    """Yield (old, new) place of each character that has a format and that no text edit replaces."""
    for atom in word.nodes[para.id][0].atoms:
        if atom.run is None or atom.element.tag != w("t"):
            continue
        for at, character in enumerate(atom.text, atom.start):
            replaced = any(edit.span.start <= at < edit.span.end for edit in texts)
            if not replaced and not character.isspace():
                before = (edit for edit in texts if edit.span.end <= at)
                yield at, at + sum(len(e.text) - (e.span.end - e.span.start) for e in before)
