"""Material for a draft as the window shows it, its paragraphs already turned into ours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gov_docs.core.draft import Source
from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Library, Passage, Precedent, Validity
from gov_docs.desk.draft_opinions import REJECTED
from gov_docs.precedents.library import open_library
from gov_docs.settings import home, settings

if TYPE_CHECKING:  # what fills them takes a fifth of a second to load, once it is asked for
    from gov_docs.drafting.borrowing import Party
    from gov_docs.drafting.points import Point
    from gov_docs.drafting.recommending import Material

__all__ = [
    "GROUPS",
    "Piece",
    "Point",
    "Suggested",
    "Suggestion",
    "has_library",
    "piece_of",
    "suggested",
]

GROUPS = ("上位文件", "同类文件", "法规依据")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph to insert."""

    text: str  # ours: others' names, dates and figures are blanks
    raw: str  # as it stands in its document
    source: Source

    @property
    def is_quoted(self) -> bool:
        """Say whether it is the document's own wording: a law's, or what cannot be made ours."""
        return self.text == self.raw


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A document to borrow from."""

    precedent: Precedent
    why: str
    pieces: tuple[Piece, ...] = ()

    @property
    def is_revoked(self) -> bool:
        return self.precedent.validity is Validity.REVOKED


@dataclass(frozen=True, slots=True)
class Suggested:
    """All that is known to help with a topic."""

    groups: tuple[tuple[str, tuple[Suggestion, ...]], ...]
    points: "tuple[Point, ...]"
    has_library: bool

    def documents(self) -> Iterator[Suggestion]:
        for _, group in self.groups:
            yield from group


def suggested(kind: str, topic: str) -> Suggested:
    """Return material and points for a topic; may take a second, so it is asked beside the window."""
    from gov_docs.desk import drafting

    advice = drafting.recommend(kind, topic, lambda _: None)
    material = advice.material
    groups = (material.superior, material.same_kind, material.law)
    if not has_library():
        return Suggested(tuple((name, ()) for name in GROUPS), advice.points, has_library=False)
    with open_library() as library:
        shown = [
            tuple(_suggestions(library, group, verbatim=name == GROUPS[2]))
            for name, group in zip(GROUPS, groups, strict=True)
        ]
    return Suggested(tuple(zip(GROUPS, shown, strict=True)), advice.points, has_library=True)


def piece_of(id_: int, number: int) -> Piece:
    """Return one paragraph of a document, turned into ours where it is no law; raises GovDocsError."""
    from gov_docs.drafting.borrowing import party_of_unit
    from gov_docs.drafting.recommending import is_law

    with open_library() as library:
        precedent, passages = library.precedent(id_), library.passages(id_)
        if number >= len(passages):
            raise GovDocsError("资料库里的这份文件刚换成了新版本，请再打开一次。")
        ours = party_of_unit(settings().unit)
        return _piece(precedent, passages[number], ours, is_law(precedent))


def has_library() -> bool:
    return bool(settings().store.url) or home().store.exists()


def _suggestions(
    library: Library, group: "Iterable[Material]", *, verbatim: bool
) -> Iterator[Suggestion]:
    from gov_docs.drafting.borrowing import party_of_unit

    ours = party_of_unit(settings().unit)
    for one in group:
        precedent = one.hit.precedent
        rejected = {
            told.quoted for told in library.opinions([precedent.id]) if told.kind == REJECTED
        }
        pieces = [_piece(precedent, passage, ours, verbatim) for passage in one.paragraphs]
        kept = tuple(piece for piece in pieces if piece.raw not in rejected)
        yield Suggestion(precedent, one.hit.why, kept)


def _piece(precedent: Precedent, passage: Passage, ours: "Party", verbatim: bool) -> Piece:
    from gov_docs.drafting.borrowing import borrow, full_width, party_of

    heading = " > ".join(passage.headings)
    source = Source(precedent.id, precedent.title, heading, precedent.doc_number or "")
    if verbatim:
        return Piece(passage.text, passage.text, source)
    own = borrow(full_width(passage.text), party_of(precedent), ours)
    return Piece(own.text if own else passage.text, passage.text, source)
