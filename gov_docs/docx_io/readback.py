"""Whether a changed file, read again, says what the edits make of the old one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from gov_docs.core.passes import in_order
from gov_docs.core.types import (
    Edit,
    FormatEdit,
    FormatValue,
    Kept,
    Layout,
    Made,
    Paragraph,
    ParagraphEdit,
    Run,
    SectionEdit,
    TextEdit,
)
from gov_docs.docx_io.formats import LAYOUT_PROPERTIES, RUN_PROPERTIES
from gov_docs.docx_io.places import place_name
from gov_docs.docx_io.read import WordFile
from gov_docs.docx_io.restyling import numbers, runs_under
from gov_docs.docx_io.xmlns import w

_NEARLY = 0.03  # lengths are written in twips
_FAMILIES = ("first_line", "left", "right", "line")


def differs(word: WordFile, after: WordFile, edits: Sequence[Edit]) -> tuple[str, str] | None:
    """Return (what, where) a changed file says other than the edits ask; None: it says just that."""
    rows = expected_rows(word, edits)
    if len(rows) != len(after.document.paragraphs) or len(word.sections) != len(after.sections):
        return "段落或节的数目发生了变化", ""
    sections = [edit for edit in edits if isinstance(edit, SectionEdit)]
    for one in sections:
        if not _equal(getattr(after.document.sections[one.section], one.name), one.value):
            return "页面设置与预期不符", f"第 {one.section + 1} 节"
    by_para: dict[int, list[TextEdit | FormatEdit]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, TextEdit | FormatEdit):
            by_para[edit.span.para].append(edit)
    recounted = list(numbers(word, (row.like for row in rows))) if _is_structured(edits) else []
    for at, (row, other) in enumerate(zip(rows, after.document.paragraphs, strict=True)):
        was = word.document.paragraphs[row.like]
        if recounted:
            if other.number != recounted[at]:
                return "自动编号与预期不符", place_name(other)
            other = replace(other, id=row.id, number=was.number)
        if sections:  # a grid sets a line's height
            other = _as_spaced(other, was, by_para.get(was.id, ()))
        if not _row_holds(word, row, other, by_para):
            return "修改后的内容与预期不符", place_name(was)
    return None


def _row_holds(
    word: WordFile,
    row: "Made | Same",
    other: Paragraph,
    edits: Mapping[int, Sequence[TextEdit | FormatEdit]],
) -> bool:
    if isinstance(row, Made):
        return _made_holds(word, row, other, edits)
    one, own = word.document.paragraphs[row.id], edits.get(row.id, ())
    return _holds(word, one, other, own) if own else one == other


@dataclass(frozen=True, slots=True)
class Same:
    """A paragraph that no paragraph edit names."""

    id: int

    @property
    def like(self) -> int:
        return self.id


def expected_rows(word: WordFile, edits: Sequence[Edit]) -> list[Made | Same]:
    """Return what paragraphs there are after the edits, in reading order."""
    made: dict[int, tuple[Made, ...]] = {}
    for edit in edits:
        if isinstance(edit, ParagraphEdit):
            made |= dict.fromkeys(edit.old, ())
            made[edit.old[0]] = edit.new
    return [row for para in word.document.paragraphs for row in made.get(para.id, (Same(para.id),))]


def _is_structured(edits: Sequence[Edit]) -> bool:
    return any(isinstance(edit, ParagraphEdit) for edit in edits)


def _made_holds(
    word: WordFile, made: Made, other: Paragraph, edits: Mapping[int, Sequence[Edit]]
) -> bool:
    """Say whether a paragraph read again is the one a paragraph edit makes."""
    paragraphs = word.document.paragraphs
    like = paragraphs[made.like]
    if other.place != like.place or other.text != made_text(word, made):
        return False
    layouts = dict(made.layout)
    if not all(_layout_holds(like.layout, other.layout, f.name, layouts) for f in fields(Layout)):
        return False
    at = 0
    for piece in made.pieces:
        if isinstance(piece, Kept) and not _kept_holds(word, made, piece, other, at, edits):
            return False
        at += len(piece) if isinstance(piece, str) else piece.end - piece.start
    return True


def _kept_holds(
    word: WordFile,
    made: Made,
    piece: Kept,
    other: Paragraph,
    at: int,
    edits: Mapping[int, Sequence[Edit]],
) -> bool:
    """Say whether what is kept stands at `at` with its locks, and its format but for the edits."""
    was = word.document.paragraphs[piece.para]
    shift = at - piece.start
    old_locks, locks = _lock_by_character(was), _lock_by_character(other)
    for offset in range(piece.start, piece.end):
        if old_locks.get(offset) != locks.get(offset + shift):
            return False
    runs = runs_under(word, was.id, made.like) or was.runs
    old, new = ([run for run in own for _ in run.text] for own in (runs, other.runs))
    formats = [edit for edit in edits.get(was.id, ()) if isinstance(edit, FormatEdit)]
    return all(
        _run_holds(
            old[offset],
            new[offset + shift],
            [edit for edit in formats if edit.span.start <= offset < edit.span.end],
        )
        for offset in _formatted(word, was, piece.start, piece.end)
    )


def made_text(word: WordFile, made: Made) -> str:
    paragraphs = word.document.paragraphs
    return "".join(
        piece if isinstance(piece, str) else paragraphs[piece.para].text[piece.start : piece.end]
        for piece in made.pieces
    )


def _lock_by_character(para: Paragraph) -> dict[int, str]:
    return {at: lock.why for lock in para.locks for at in range(lock.start, lock.end)}


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
    # One lock for each character: two that touch once the text between them is gone are read as one.
    locks = [lock.why for lock in para.locks for _ in range(lock.start, lock.end)]
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
    for at in _formatted(word, para, 0, len(para.text)):
        place = places[at]
        if place is not None:
            yield at, place


def _formatted(word: WordFile, para: Paragraph, start: int, end: int) -> Iterator[int]:
    """Yield the offsets from start to end of the characters whose format is seen."""
    text = w("t")
    for atom in word.nodes[para.id][0].atoms:
        if atom.run is None or atom.element.tag != text:
            continue
        for at in range(max(start, atom.start), min(end, atom.start + len(atom.text))):
            if not atom.text[at - atom.start].isspace():
                yield at


def _new_places(length: int, texts: Sequence[TextEdit]) -> list[int | None]:
    """Return where each character lies after the edits, None where it is replaced."""
    places: list[int | None] = []
    at = shift = 0
    for edit in in_order(texts):
        start, end = edit.span.start, edit.span.end
        places += [*range(at + shift, start + shift), *[None] * (end - start)]
        at, shift = end, shift + len(edit.text) - (end - start)
    return [*places, *range(at + shift, length + shift)]
