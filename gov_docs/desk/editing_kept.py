"""An island of bound paragraphs as plain rows, for the file that survives a crash."""

from gov_docs.core.types import FormatEdit, FormatValue, Kept, Made, ParagraphEdit, Span
from gov_docs.desk.editing_islands import Island

Told = dict[str, list[object]]


def told_island(island: Island) -> Told:
    new: list[object] = [
        [made.id, made.like, [_told_piece(piece) for piece in made.pieces], list(made.layout)]
        for made in island.edit.new
    ]
    formats: list[object] = [
        [one.span.para, one.span.start, one.span.end, one.name, one.value] for one in island.formats
    ]
    return {"old": list(island.edit.old), "new": new, "formats": formats}


def island_of(told: Told) -> Island:
    """Return the island that rows tell; raises ValueError, TypeError or KeyError where they do not."""
    new = tuple(_made(row) for row in told["new"])
    formats = tuple(_format(row) for row in told["formats"])
    return Island(ParagraphEdit(tuple(number(one) for one in told["old"]), new), formats)


def value_of(told: object) -> FormatValue:
    return told if told is None or isinstance(told, str | float | bool | int) else str(told)


def number(told: object) -> int:
    if not isinstance(told, int):
        raise TypeError("not a number")
    return told


def _told_piece(piece: Kept | str) -> object:
    return piece if isinstance(piece, str) else [piece.para, piece.start, piece.end]


def _made(row: object) -> Made:
    id_, like, pieces, layout = _row(row)
    pairs = tuple((str(name), value_of(value)) for name, value in map(_row, _row(layout)))
    return Made(number(id_), number(like), tuple(_piece(one) for one in _row(pieces)), pairs)


def _piece(told: object) -> Kept | str:
    return told if isinstance(told, str) else Kept(*map(number, _row(told)))


def _format(row: object) -> FormatEdit:
    para, start, end, name, value = _row(row)
    span = Span(number(para), number(start), number(end))
    return FormatEdit(span, str(name), value_of(value))


def _row(told: object) -> list[object]:
    if not isinstance(told, list):
        raise TypeError("not a row")
    return told
