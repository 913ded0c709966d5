"""收文 as one person works on it: files come in, each with its fields, their places and a suggestion."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Span
from gov_docs.desk import registering, routing
from gov_docs.desk.library_reading import Line, Place
from gov_docs.desk.registering import Entered, Shown, today
from gov_docs.desk.routing import Routed, Routing
from gov_docs.handling.fields import FIELDS, Book, Field
from gov_docs.handling.register_entry import Entry
from gov_docs.handling.register_reading import PAGE, Page, Query
from gov_docs.handling.routing.suggestion import Candidate, Suggestion
from gov_docs.handling.store import open_engine
from gov_docs.handling.suggestions import Verdict, of_entry

# What the window shows of the register, so that it need not know where that comes from.
__all__ = [
    "FIELDS", "PAGE", "Book", "Candidate", "Detail", "Entry", "Field", "Page", "Query", "Routing", "Taken",
    "Undo", "Verdict", "accept", "correct", "detail", "export_tasks", "leave", "listing", "set_field",
    "split_names", "take_in", "today",
]  # fmt: skip

_LEVELS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4, "title": 1}
_JOIN = "、"

Undo = Callable[[], object]


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
    verdict: Verdict | None = None
    note: str = ""  # why there is no text or no suggestion
    rows: tuple[
        tuple[int, int], ...
    ] = ()  # by line: its paragraph, and what stands before its text

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
    paths: Sequence[Path], tell: Callable[[int, int], None], is_wanted: Callable[[], bool]
) -> Taken:
    """Enter files and propose who handles each new one; what was entered stays where it is stopped."""
    entered: list[Entered] = []
    ready = routing.router()
    for one in registering.add(paths, tell=tell):
        if one.entry is not None and one.is_new and one.path is not None:
            routed = routing.suggest_for(one.path, ready)
            if routed.suggestion is not None:
                routing.keep(routed, one.entry.id)
        entered.append(one)
        if not is_wanted():
            return Taken(tuple(entered), stopped=True)
    return Taken(tuple(entered))


def detail(id_: int) -> Detail:
    """Return one entry with its document's text, the places of its fields, and who should handle it."""
    shown = registering.show(str(id_))
    with open_engine() as engine:
        kept = of_entry(engine, id_, "route")
    number, verdict = (kept[-1].id, kept[-1].verdict) if kept else (0, None)
    path = next((Path(one.path) for one in shown.files), None)
    if path is None:
        return Detail(shown, note="这一件没有电子文件，请照原件办理。")
    routed = routing.suggest_for(path, routing.router())
    if routed.document is None:
        return Detail(shown, number=number, verdict=verdict, note=routed.error)
    paragraphs = routed.document.paragraphs
    lines = tuple(Line(p.number + p.text, _LEVELS.get(p.role, 0)) for p in paragraphs)
    rows = tuple((p.id, len(p.number)) for p in paragraphs)
    places = _places(shown, rows)
    return Detail(shown, lines, places, routed.suggestion, number, verdict, "", rows)


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


# --- who handles it


def accept(found: Detail) -> Undo:
    """Take the suggestion as it is; return what takes that back."""
    told = found.suggestion
    if told is None or not told.leads:
        raise GovDocsError("建议里没有定下主办部门，请选“更正”，写上主办部门再保存。")
    return _decide(found, _of(told), partial(routing.accept, found.number))


def correct(found: Detail, made: Routing) -> Undo:
    """Put the suggestion right; the next like document follows."""
    return _decide(found, made, partial(routing.correct, found.number, made))


def leave(found: Detail) -> Undo:
    """Decide nothing for now."""
    routing.leave(found.number)
    return partial(_again, found.number)


def _again(_number: int) -> None:
    """Leave it open, as it was."""


def _decide(found: Detail, made: Routing, decide: Callable[[], object]) -> Undo:
    """Write who handles it into the entry, then keep the verdict; undoing sets both back."""
    entry = found.shown.entry
    opinion = found.suggestion.opinion if found.suggestion else ""
    told = {"lead": _JOIN.join(made.lead), "assist": _JOIN.join(made.assist), "opinion": opinion}
    before = {name: entry.values.get(name, "") for name in told}
    if not found.number:
        raise GovDocsError("这一件还没有建议，请直接填写主办和协办。")
    registering.change(str(entry.id), told, seen=entry.version)
    decide()
    return partial(_undo, entry, before, found.number)


def _undo(entry: Entry, before: Mapping[str, str], number: int) -> None:
    registering.change(str(entry.id), before)
    routing.leave(number)


def _of(told: Suggestion) -> Routing:
    def names(group: Sequence[object]) -> tuple[str, ...]:
        return tuple(str(getattr(one, "department", "")) for one in group)

    return Routing(names(told.leads), names(told.assist), names(told.inform))


def split_names(text: str) -> tuple[str, ...]:
    """Return the departments of a line as people write them: with 、 or commas."""
    for mark in "，,；;\n ":
        text = text.replace(mark, _JOIN)
    return tuple(dict.fromkeys(name for name in text.split(_JOIN) if name))


def set_field(found: Detail, name: str, value: str) -> Undo:
    """Set one field; return what sets it back. ChangedMeanwhileError where another was first."""
    entry = found.shown.entry
    before = entry.values.get(name, "")
    registering.change(str(entry.id), {name: value}, seen=entry.version)
    return partial(registering.change, str(entry.id), {name: before})


def export_tasks(found: Detail, output: Path) -> None:
    """Write the 分办表 of an entry's document, .xlsx or .docx by the file's name."""
    from gov_docs.desk.routing_tables import write_table

    path = Path(found.shown.files[0].path)
    routed: Routed = routing.suggest_for(path, routing.router())
    write_table([routed], output)
