"""Text edits made one pass after another, as edits of the text before the first."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from gov_docs.core.types import Span, TextEdit


def in_order(edits: Iterable[TextEdit]) -> list[TextEdit]:
    return sorted(edits, key=lambda e: e.span)


class Moves:
    """Where the text edits of one paragraph, given in order, put the offsets of its old text."""

    def __init__(self, edits: Sequence[TextEdit]) -> None:
        self._edits = edits
        self._starts = [edit.span.start for edit in edits]
        gains = (len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
        self._shifts = [0, *accumulate(gains)]

    def forward(self, offset: int) -> int:
        """Return where an offset lies now; inside what was replaced it is the new text's end."""
        before = bisect_left(self._starts, offset)
        last = self._edits[before - 1] if before else None
        if last is not None and last.span.end > offset:
            return last.span.start + self._shifts[before - 1] + len(last.text)
        return offset + self._shifts[before]


def backward(edits: Sequence[TextEdit], offset: int, *, end: bool) -> int:
    """Return where an offset of the new text lay before the edits of its paragraph, in order.

    Inside text that the edits brought in it is the start, or with `end` the end, of what they replaced.
    """
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        stop = start + len(edit.text)
        if offset <= start:
            break
        if offset < stop:
            return edit.span.end if end else edit.span.start
        shift += len(edit.text) - (edit.span.end - edit.span.start)
    return offset - shift


def compose(text: str, first: Sequence[TextEdit], second: Sequence[TextEdit]) -> list[TextEdit]:
    """Return edits of `text` equal to `first` followed by `second`, all of one paragraph.

    `second` is given in the offsets that hold after `first`.
    """
    pieces = _spliced(_pieces(text, in_order(first)), in_order(second))
    return _as_edits(text, pieces, (list(first) + list(second))[0].span.para)


# A piece is a kept stretch of the old text (start, end) or new text (a string).
_Piece = tuple[int, int] | str


def _pieces(text: str, edits: Sequence[TextEdit]) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = 0
    for edit in edits:
        pieces += [(at, edit.span.start), edit.text]
        at = edit.span.end
    return [*pieces, (at, len(text))]


def _length(piece: _Piece) -> int:
    return len(piece) if isinstance(piece, str) else piece[1] - piece[0]


def _spliced(pieces: Iterable[_Piece], edits: Sequence[TextEdit]) -> list[_Piece]:
    """Return the pieces with the edits, in order, made in what they say."""
    left = deque(piece for piece in pieces if _length(piece))
    out: list[_Piece] = []
    at = 0
    for edit in edits:
        out += _taken(left, edit.span.start - at)
        deque(_taken(left, edit.span.end - edit.span.start), maxlen=0)
        out.append(edit.text)
        at = edit.span.end
    return [*out, *left]


def _taken(left: deque[_Piece], length: int) -> Iterator[_Piece]:
    """Take pieces of that length from the front."""
    while length > 0 and left:
        piece = left.popleft()
        whole = _length(piece)
        if whole > length:
            left.appendleft(_cut(piece, length, whole))
            piece = _cut(piece, 0, length)
        yield piece
        length -= whole


def _cut(piece: _Piece, start: int, end: int) -> _Piece:
    if isinstance(piece, str):
        return piece[start:end]
    return (piece[0] + start, piece[0] + end)


def _as_edits(text: str, pieces: Sequence[_Piece], para: int) -> list[TextEdit]:
    edits: list[TextEdit] = []
    at, new = 0, ""
    for piece in [*pieces, (len(text), len(text))]:
        if isinstance(piece, str):
            new += piece
            continue
        if piece[0] == piece[1] and piece[0] != len(text):
            continue
        if new or piece[0] > at:
            if text[at : piece[0]] != new:
                edits.append(TextEdit(Span(para, at, piece[0]), new))
            new = ""
        at = piece[1]
    return edits
