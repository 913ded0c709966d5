"""Whether a changed file, read again, says what the edits make of the old one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from gov_docs.core.passes import in_order
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
from gov_docs.docx_io.formats import LAYOUT_PROPERTIES, RUN_PROPERTIES
from gov_docs.docx_io.places import place_name
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.xmlns import w

_NEARLY = 0.03  # lengths are written in twips
_FAMILIES = ("first_line", "left", "right", "line")


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
    paged = any(isinstance(edit, SectionEdit) for edit in edits)  # a grid sets a line's height
    for one, other in zip(old.paragraphs, new.paragraphs, strict=True):
        own = by_para.get(one.id, [])
        if paged:
            other = _as_spaced(other, one, own)
        if not (_holds(word, one, other, own) if own else one == other):
            return "修改后的内容与预期不符", place_name(one)
    return None


def _as_spaced(para: Paragraph, like: Paragraph, edits: Sequence[Edit]) -> Paragraph:
    """Return the paragraph with another's space around it: given in lines, it hangs on the page."""
    edited = {edit.name for edit in edits if isinstance(edit, FormatEdit)}
    space = {name: getattr(like.layout, name) for name in {"before_pt", "after_pt"} - edited}
    return replace(para, layout=replace(para.layout, **space))


def _holds(
    word: WordFile, one: Paragraph, other: Paragraph, edits: Sequence[TextEdit | FormatEdit]
) -> bool:
    texts = [edit for edit in edits if isinstance(edit, TextEdit)]
    formats = [edit for edit in edits if isinstance(edit, FormatEdit)]
    layouts = {edit.name: edit.value for edit in formats if edit.name in LAYOUT_PROPERTIES}
    characters = [edit for edit in formats if edit.name not in LAYOUT_PROPERTIES]
    if _outline(one, texts) != _outline(other, ()):
        return False
    if not all(_layout_holds(one.layout, other.layout, f.name, layouts) for f in fields(Layout)):
        return False
    old, new = ([run for run in para.runs for _ in run.text] for para in (one, other))
    return all(
        _run_holds(old[was], new[at], [e for e in characters if e.span.start <= was < e.span.end])
        for was, at in _kept(word, one, texts)
    )


def _outline(para: Paragraph, edits: Sequence[TextEdit]) -> tuple[object, ...]:
    pieces: list[str] = []
    at = 0
    for edit in in_order(edits):
        pieces += [para.text[at : edit.span.start], edit.text]
        at = edit.span.end
    text = "".join([*pieces, para.text[at:]])
    locks = tuple(lock.why for lock in para.locks)
    return para.id, text, para.place, para.number, locks, para.link


def _layout_holds(old: Layout, new: Layout, name: str, values: dict[str, FormatValue]) -> bool:
    """Say whether a property has the value asked for or, where none was, is as it was."""
    if name.endswith("_pt") and values.get(name.replace("_pt", "_chars")) is not None:
        return True  # the characters count, the points are what they come to
    if name in values:
        return _equal(getattr(new, name), values[name])
    if any(_family(name) == _family(edited) for edited in values):
        return True
    return _equal(getattr(new, name), getattr(old, name))


def _family(name: str) -> str:
    """Return what a property is written with: an indent's two units, the three of a line's pitch."""
    return next((one for one in _FAMILIES if name.startswith(f"{one}_")), name)


def _run_holds(old: Run, new: Run, edits: Sequence[FormatEdit]) -> bool:
    values: dict[str, FormatValue] = {name: getattr(old, name) for name in RUN_PROPERTIES}
    values |= {edit.name: _as_read(edit) for edit in edits}
    return all(_equal(getattr(new, name), value) for name, value in values.items())


def _as_read(edit: FormatEdit) -> FormatValue:
    if edit.name == "size_pt" and isinstance(edit.value, int | float):
        return round(edit.value * 2) / 2  # sizes are written in half points
    return str(edit.value).upper() if edit.name == "color" else edit.value


def _equal(read: FormatValue, asked: FormatValue) -> bool:
    if isinstance(read, str) or isinstance(asked, str):
        return read == asked
    return abs((read or 0) - (asked or 0)) < _NEARLY


def _kept(word: WordFile, para: Paragraph, texts: Sequence[TextEdit]) -> Iterator[tuple[int, int]]:
    """Yield (old, new) place of each character that has a format and that no text edit replaces."""
    places = _new_places(len(para.text), texts)
    text = w("t")
    for atom in word.nodes[para.id][0].atoms:
        if atom.run is None or atom.element.tag != text:
            continue
        for at, character in enumerate(atom.text, atom.start):
            place = places[at]
            if place is not None and not character.isspace():
                yield at, place


def _new_places(length: int, texts: Sequence[TextEdit]) -> list[int | None]:
    """Return where each character lies after the edits, None where it is replaced."""
    places: list[int | None] = []
    at = shift = 0
    for edit in in_order(texts):
        start, end = edit.span.start, edit.span.end
        places += [*range(at + shift, start + shift), *[None] * (end - start)]
        at, shift = end, shift + len(edit.text) - (end - start)
    return [*places, *range(at + shift, length + shift)]
