"""收文 as one person works on it: files come in, each with its fields, their places and a suggestion."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from gov_docs.core.types import Document, Span
from gov_docs.desk import registering, registering_files, routing
from gov_docs.desk.library_reading import Line, Place
from gov_docs.desk.registering import Entered, Shown, today
from gov_docs.desk.routing import Routing
from gov_docs.handling.fields import FIELDS, TITLES, Book, Field
from gov_docs.handling.register_entry import Entry
from gov_docs.handling.register_reading import PAGE, Page, Query
from gov_docs.handling.routing.suggestion import Candidate, Suggestion
from gov_docs.handling.steps import Step
from gov_docs.handling.steps import Taken as TakenStep
from gov_docs.handling.store import open_engine
from gov_docs.handling.suggestions import Suggestion as Kept
from gov_docs.handling.suggestions import Verdict, of_entry

# What the window shows of the register, so that it need not know where that comes from.
__all__ = [
    "FIELDS", "PAGE", "TITLES", "Book", "Candidate", "Detail", "Entry", "Field", "Page", "Query", "Routing", "Step",
    "Taken", "TakenStep", "Verdict", "detail", "listing", "read_document", "take_in", "today",
]  # fmt: skip

_LEVELS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4, "title": 1}
_RECENT = 8  # documents kept at hand: an entry is shown again after each change


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch of files."""

    entered: tuple[Entered, ...]
    stopped: bool = False

    @property
    def told(self) -> str:
        new = sum(one.is_new for one in self.entered)
        known = sum(one.entry is not None and not one.is_new for one in self.entered)
        bad = sum(bool(one.error) for one in self.entered)
        parts = (
            f"登记了 {new} 份",
            f"{known} 份已登记过" * bool(known),
            f"{bad} 份没有读出来" * bool(bad),
        )
        return "，".join(part for part in parts if part) + ("，已停下" if self.stopped else "")


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything shown of one entry."""

    shown: Shown
    lines: tuple[Line, ...] = ()  # the document's text, a paragraph each
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)  # by field
    suggestion: Suggestion | None = None
    number: int = 0  # the kept suggestion's, 0 where there is none
    kept: Kept | None = None  # what was proposed when it came in, and what was made of it
    note: str = ""  # why there is no text or no suggestion
    rows: tuple[
        tuple[int, int], ...
    ] = ()  # by line: its paragraph, and what stands before its text

    @property
    def verdict(self) -> Verdict | None:
        return self.kept.verdict if self.kept else None

    def place_of(self, span: Span | None) -> tuple[Place, ...]:
        """Return where a suggestion's words stand, () where they are not shown."""
        for line, (para, before) in enumerate(self.rows):
            if span is not None and para == span.para:
                return (Place(line, span.start + before, span.end + before),)
        return ()


def listing(query: Query) -> Page:
    """Return a page of the register."""
    return registering.listing(query)[0]


def take_in(
    paths: Sequence[Path],
    tell: Callable[[int, int], None],
    is_wanted: Callable[[], bool],
    book: Book = Book.INCOMING,
) -> Taken:
    """Enter files and propose who handles what came in; what was entered stays where it is stopped."""
    entered: list[Entered] = []
    ready = routing.router()
    for one in registering.add(paths, book, tell=tell):
        if book is Book.INCOMING and one.entry and one.is_new and one.path is not None:
            routed = routing.suggest_for(one.path, ready, read_document)
            if routed.suggestion is not None:
                routing.keep(routed, one.entry.id)
        entered.append(one)
        if not is_wanted():
            return Taken(tuple(entered), stopped=True)
    return Taken(tuple(entered))


def detail(id_: int) -> Detail:
    """Return one entry with its document's text, the places of its fields, and who should handle it."""
    shown = registering.show(str(id_))
    path = next((Path(one.path) for one in shown.files), None)
    with open_engine() as engine:
        kept = of_entry(engine, id_, "route")
    found = Detail(shown, number=kept[-1].id, kept=kept[-1]) if kept else Detail(shown)
    if path is None:
        return replace(found, note="这一件没有电子文件，请照原件办理。")
    if shown.missing:
        return replace(found, note=f"文件不在原处了：{path}。登记的内容都在；放回原处就能再看。")
    if shown.entry.book is Book.OUTGOING:
        return _with_text(found, read_document(path))
    routed = routing.suggest_for(path, routing.router(besides=id_), read_document)
    if routed.document is None:
        return replace(found, note=routed.error)
    return replace(_with_text(found, routed.document), suggestion=routed.suggestion)


@lru_cache(maxsize=_RECENT)
def _read(path: Path, _changed: int, _size: int) -> Document:
    return registering_files.read(path)[0]


def read_document(path: Path) -> Document:
    """Return the labelled document of a file, scans recognised; the last few stay at hand."""
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


def _with_text(found: Detail, document: Document) -> Detail:
    paragraphs = document.paragraphs
    rows = tuple((p.id, len(p.number)) for p in paragraphs)
    lines = tuple(Line(p.number + p.text, _LEVELS.get(p.role, 0)) for p in paragraphs)
    return replace(found, lines=lines, places=_places(found.shown, rows), rows=rows)


def _places(shown: Shown, rows: Sequence[tuple[int, int]]) -> dict[str, tuple[Place, ...]]:
    """Return where each field's value stands in the text that is shown."""
    return {
        name: tuple(
            Place(s.paragraph, s.start + rows[s.paragraph][1], s.end + rows[s.paragraph][1])
            for s in found
            if s.paragraph < len(rows)
        )
        for name, found in shown.places.items()
    }
