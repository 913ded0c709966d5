"""Paragraph edits as values: made from what a person does, laid one over another, taken back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from gov_docs.core.types import (
    FormatValue,
    Kept,
    Layout,
    Made,
    Paragraph,
    ParagraphEdit,
    Span,
    TextEdit,
)

Piece = Kept | str
_LAYOUT = tuple(field.name for field in fields(Layout))


# --- what a person does


def rewrite(
    paras: Sequence[Paragraph], start: int, end: int, lines: Sequence[str], ids: Iterator[int]
) -> ParagraphEdit:
    """Return the edit that puts lines in place of all from `start` in the first to `end` in the last.

    `paras` are neighbours; each line but the first begins a paragraph, for which an id is drawn. A
    paragraph that goes as a whole takes its format along, else the first one's stays, as in Word.
    """
    first, last = paras[0], paras[-1]
    head, tail = Kept(first.id, 0, start), Kept(last.id, end, len(last.text))
    old = tuple(para.id for para in paras)
    if start == 0 and len(paras) > 1 and not any(lines):
        made = [Made(next(ids), first.id) for _ in lines[1:]]
        return ParagraphEdit(old, (*made, Made(last.id, last.id, tidy([tail]))))
    if start == end == 0 and len(paras) == 1 and first.text:
        made = [Made(next(ids), first.id, tidy([line])) for line in lines[:-1]]
        return ParagraphEdit(old, (*made, Made(first.id, first.id, tidy([lines[-1], tail]))))
    pieces: list[list[Piece]] = [[line] for line in lines]
    pieces[0].insert(0, head)
    pieces[-1].append(tail)
    names = [first.id, *(next(ids) for _ in lines[1:])]
    return ParagraphEdit(
        old, tuple(Made(n, first.id, tidy(own)) for n, own in zip(names, pieces, strict=True))
    )


# --- pieces


def length(pieces: Iterable[Piece]) -> int:
    return sum(_size(piece) for piece in pieces)


def _size(piece: Piece) -> int:
    return len(piece) if isinstance(piece, str) else piece.end - piece.start


def cut(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """Yield what the pieces say from start to end."""
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, _size(piece))
        at += _size(piece)
        if first < last:
            yield (
                piece[first:last]
                if isinstance(piece, str)
                else Kept(piece.para, piece.start + first, piece.start + last)
            )


def tidy(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces without empty ones, and with those that go on joined."""
    out: list[Piece] = []
    for piece in pieces:
        if not _size(piece):
            continue
        last = out[-1] if out else None
        if isinstance(piece, str) and isinstance(last, str):
            out[-1] = last + piece
        elif isinstance(piece, Kept) and isinstance(last, Kept) and _goes_on(last, piece):
            out[-1] = Kept(last.para, last.start, piece.end)
        else:
            out.append(piece)
    return tuple(out)


def _goes_on(one: Kept, other: Kept) -> bool:
    return one.para == other.para and one.end == other.start


def retexted(made: Made, edits: Sequence[TextEdit]) -> Made:
    """Return the paragraph with text edits, in order and in the offsets of what it says now."""
    out: list[Piece] = []
    at = 0
    for edit in edits:
        out += [*cut(made.pieces, at, edit.span.start), edit.text]
        at = edit.span.end
    return replace(made, pieces=tidy([*out, *cut(made.pieces, at, length(made.pieces))]))


# --- one after another


def composed(first: Mapping[int, Made], second: ParagraphEdit) -> tuple[Made, ...]:
    """Return what the second makes, told in the paragraphs from which the first made its own."""
    return tuple(_composed(first, made) for made in second.new)


def _composed(first: Mapping[int, Made], made: Made) -> Made:
    like = first[made.like]
    pieces: list[Piece] = []
    for piece in made.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            pieces += cut(first[piece.para].pieces, piece.start, piece.end)
    layout = {**dict(like.layout), **dict(made.layout)}
    return Made(made.id, like.like, tidy(pieces), tuple(layout.items()))


def untouched(para: Paragraph) -> Made:
    return Made(para.id, para.id, tidy([Kept(para.id, 0, len(para.text))]))


def inverse(before: Mapping[int, Paragraph], edit: ParagraphEdit) -> ParagraphEdit:
    """Return the edit that makes the old paragraphs again of the new ones."""
    kept = [
        (piece, made.id, offset)
        for made in edit.new
        for offset, piece in _placed(made.pieces)
        if isinstance(piece, Kept)
    ]
    stays = {made.id for made in edit.new}
    layouts = {made.id: remade_layout(before, made) for made in edit.new}
    made = []
    for id_ in edit.old:
        para = before[id_]
        like = id_ if id_ in stays else _heir(edit, id_)
        pieces = tidy(_put_back(para, [one for one in kept if one[0].para == id_]))
        made.append(Made(id_, like, pieces, _differences(layouts[like], para.layout)))
    return ParagraphEdit(tuple(made.id for made in edit.new), tuple(made))


def _placed(pieces: Iterable[Piece]) -> Iterator[tuple[int, Piece]]:
    at = 0
    for piece in pieces:
        yield at, piece
        at += _size(piece)


def _heir(edit: ParagraphEdit, para: int) -> int:
    """Return a new paragraph that has the format of one that is gone, or else the first."""
    return next((made.id for made in edit.new if made.like == para), edit.new[0].id)


def _put_back(para: Paragraph, kept: Iterable[tuple[Kept, int, int]]) -> Iterator[Piece]:
    at = 0
    for piece, where, offset in kept:
        yield para.text[at : piece.start]
        yield Kept(where, offset, offset + _size(piece))
        at = piece.end
    yield para.text[at:]


def remade_layout(before: Mapping[int, Paragraph], made: Made) -> Layout:
    layout = before[made.like].layout
    return replace(layout, **dict(made.layout)) if made.layout else layout  # type: ignore[arg-type]


def _differences(one: Layout, other: Layout) -> tuple[tuple[str, FormatValue], ...]:
    pairs = ((name, getattr(other, name)) for name in _LAYOUT)
    return tuple((name, value) for name, value in pairs if getattr(one, name) != value)


# --- where places go


def moved(edit: ParagraphEdit, span: Span) -> Span | None:
    """Return where a span of an old paragraph lies now; None where it is not there as a whole."""
    for made in edit.new:
        offset = 0
        for piece in made.pieces:
            if isinstance(piece, Kept) and _holds(piece, span):
                start = offset + span.start - piece.start
                return Span(made.id, start, start + span.end - span.start)
            offset += _size(piece)
    stays = any(made.id == span.para for made in edit.new)
    return span if stays and span.start == span.end == 0 else None


def _holds(piece: Kept, span: Span) -> bool:
    return piece.para == span.para and piece.start <= span.start and span.end <= piece.end
