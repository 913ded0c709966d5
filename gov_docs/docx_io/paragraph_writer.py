"""What is to be replaced around a w:p: its properties, its ends, and paragraphs beside it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from gov_docs.core.errors import RefusedEditError
from gov_docs.core.rewrites import Fate
from gov_docs.core.types import FormatValue, Made
from gov_docs.docx_io.markup import end_tag_of
from gov_docs.docx_io.paragraph_bytes import Lender, ParagraphBytes
from gov_docs.docx_io.properties import Change, Piece, Place, changed_bytes, property_pieces
from gov_docs.docx_io.revisions import Tracker
from gov_docs.docx_io.scan import Scan
from gov_docs.docx_io.targets import FillTarget, Giver, LayoutTarget, ShapeTarget

NO_REVISION = "这一处分段、合并或删除不能用修订的方式标出；请改为直接保存"
_MARKS = frozenset(
    f"{name}{end}"
    for name, ends in (
        ("bookmark", ("Start", "End")),
        ("commentRange", ("Start", "End")),
        ("perm", ("Start", "End")),
    )
    for end in ends
)


@dataclass(slots=True)
class ParagraphWork:
    """What is to be done to one w:p."""

    layouts: list[LayoutTarget] = field(default_factory=list)
    fill: FillTarget | None = None
    shape: ShapeTarget | None = None
    goes_on: bool = False  # with what is kept of the next: it does not end here
    mark: str = ""  # its paragraph mark is inserted or deleted by a revision: ins, del
    owner: int | None = None  # the w:p whose properties it takes, its own kept as a revision

    @property
    def is_gone(self) -> bool:
        return self.shape is not None and self.shape.rewrite.fate is Fate.GONE


class ParagraphWriter:
    def __init__(
        self,
        scanned: Scan,
        new: ParagraphBytes,
        like: Callable[[Made], int],
        lender: Callable[[Giver | None], Lender | None],
    ) -> None:
        self._scanned, self._new, self._like, self._lender = scanned, new, like, lender

    def pieces(
        self,
        number: int,
        work: ParagraphWork,
        tracker: Tracker | None,
        kind: Callable[[Made], str],
    ) -> Iterator[Piece]:
        """Yield the replacements; `kind` tells what revision a new paragraph's mark is."""

        def whole(made: Made, giver: Lender | None) -> bytes:
            like = self._like(made)
            mark = self._new.mark(kind(made), like, tracker)
            text = "".join(str(piece) for piece in made.pieces)
            run = self._new.new_run(text, giver, like, tracker)
            return self._new.opened(made, like, mark) + run + self._new.names(like).end("p")

        span, shape = self._scanned.spans[number], work.shape
        if shape is not None:
            ahead = b"".join(whole(made, None) for made in shape.rewrite.ahead)
            yield span.start, span.start, ahead
        yield from self._own(number, work, tracker)
        if shape is not None:
            giver = self._lender(shape.giver)
            behind = b"".join(whole(made, giver) for made in shape.rewrite.behind)
            yield span.end, span.end, behind

    def _own(self, number: int, work: ParagraphWork, tracker: Tracker | None) -> Iterator[Piece]:
        span = self._scanned.spans[number]
        fill = self._fill(number, work, tracker)
        if tracker is not None and work.mark and work.layouts and self._is_bare(number):
            raise RefusedEditError(NO_REVISION)
        if tracker is None and work.is_gone:
            yield span.start, span.end, b"".join(self._marks(number))
        elif span.start_tag_end == span.end:
            yield span.start, span.end, self._filled(number, work, tracker, fill)
        else:
            yield from self._head(number, work, tracker)
            yield span.end_tag_start, span.end_tag_start, fill
            if work.goes_on:
                yield span.end_tag_start, span.end, b""

    def _is_bare(self, number: int) -> bool:
        """Say whether a w:p has no properties, or but an empty tag for them."""
        own = self._scanned.child(number, "pPr")
        span = self._scanned.spans[own] if own is not None else None
        return span is None or span.start_tag_end == span.end

    def _marks(self, number: int) -> Iterator[bytes]:
        """Yield what begins or ends a stretch and must stay: a bookmark, a comment."""
        for child in self._scanned.children(number):
            if self._scanned.local_name(child) in _MARKS:
                yield self._scanned.raw(child)
            else:
                yield from self._marks(child)

    def _head(self, number: int, work: ParagraphWork, tracker: Tracker | None) -> Iterable[Piece]:
        """Return what is to be replaced of the start tag and the properties."""
        if tracker is not None:
            return self._tracked_head(number, work, tracker)
        span, own = self._scanned.spans[number], self._scanned.child(number, "pPr")
        end = span.start_tag_end if own is None else self._scanned.spans[own].end
        if work.shape is not None and work.shape.rewrite.fate is Fate.JOINED:
            return [(span.start, end, b"")]
        other = self._other(work)
        if other is not None:
            return [(span.start_tag_end, end, self._new.properties(other, self._like(other)))]
        return self._laid_out(number, work, tracker)

    def _tracked_head(self, number: int, work: ParagraphWork, tracker: Tracker) -> list[Piece]:
        mark = self._new.mark(work.mark, number, tracker)
        if work.owner is not None and not mark:
            change = tracker.start(self._new.names(number), "pPrChange")
            return self._new.joined(number, work.owner, change)
        marked, laid = self._new.marked(number, mark), self._laid_out(number, work, tracker)
        # The record of the old layout is the last of the properties, the mark stands before it.
        return [*laid[:-1], *marked, *laid[-1:]]

    def _other(self, work: ParagraphWork) -> Made | None:
        """Return the paragraph it becomes, where that has another's properties."""
        made = work.shape.rewrite.made if work.shape is not None else None
        return made if made and work.shape and made.like != work.shape.rewrite.para else None

    def _laid_out(self, number: int, work: ParagraphWork, tracker: Tracker | None) -> list[Piece]:
        if not work.layouts:
            return []
        place, changes = self._layout(number, work)
        mark = tracker.start(place.names, "pPrChange") if tracker and changes else None
        return property_pieces(place, changes, mark)

    def _layout(self, number: int, work: ParagraphWork) -> tuple[Place, tuple[Change, ...]]:
        names, own = self._new.names(number), self._scanned.child(number, "pPr")
        values: dict[str, FormatValue] = {target.name: target.value for target in work.layouts}
        changes = self._new.changes(work.layouts[0].para, values, names.strict)
        at = self._scanned.spans[number].start_tag_end
        return Place("pPr", self._scanned, own, at, names), changes

    def _fill(self, number: int, work: ParagraphWork, tracker: Tracker | None) -> bytes:
        return self._new.new_run(work.fill.text, None, number, tracker) if work.fill else b""

    def _filled(
        self, number: int, work: ParagraphWork, tracker: Tracker | None, fill: bytes
    ) -> bytes:
        """Return a w:p that was but one tag, with what it holds now."""
        tag = self._scanned.start_tag(number)
        other = self._other(work)
        if other is not None:
            head = self._new.properties(other, self._like(other))
        elif work.layouts:
            place, changes = self._layout(number, work)
            mark = tracker.start(place.names, "pPrChange") if tracker and changes else None
            head = changed_bytes(place, changes, mark)
        else:
            marked = self._new.marked(number, self._new.mark(work.mark, number, tracker))
            head = b"".join(new for _, _, new in marked)
        content = head + fill
        if not content and not work.goes_on:
            return tag
        tag = tag.rstrip(b"/> \t\r\n") + b">"
        return tag + content + (b"" if work.goes_on else end_tag_of(tag))
