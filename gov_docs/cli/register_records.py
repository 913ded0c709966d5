"""Entries of the register as the commands show them: JSON records and lines of text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gov_docs.handling.fields import FIELDS, NUMBER, TITLES
from gov_docs.handling.register_entry import Entry, Held, Stretch
from gov_docs.handling.register_writing import in_words
from gov_docs.handling.store_log import Event, Logged

if TYPE_CHECKING:
    from gov_docs.desk.registering import Entered, Shown
    from gov_docs.handling.register_reading import Page, Query


def entry_record(one: Entry, today: str) -> dict[str, Any]:
    """Return an entry; a field that is empty is null."""
    fields = {field.name: one.values.get(field.name) for field in FIELDS[one.book]}
    return {
        "id": one.id,
        "version": one.version,
        "book": str(one.book),
        "number": one.number,
        "status": status(one),
        "overdue": one.is_overdue(today),
        "step": one.step or None,
        "due_basis": one.values.get("due_basis"),
        "fields": fields,
    }


def status(one: Entry) -> str:
    if one.void:
        return "void"
    return "done" if one.is_done else "waiting"


def entered_record(one: "Entered", today: str) -> dict[str, Any]:
    """Return what became of a file."""
    fate = "failed" if one.entry is None else "added" if one.is_new else "known"
    return {
        "path": None if one.path is None else str(one.path),
        "error": one.error or None,
        "status": fate,
        "entry": None if one.entry is None else entry_record(one.entry, today),
        "places": places_record(one.places),
        "warnings": list(one.warnings),
    }


def places_record(places: Mapping[str, Sequence[Stretch]]) -> dict[str, list[dict[str, Any]]]:
    return {name: [_where(one) for one in found] for name, found in places.items()}


def _where(one: Stretch) -> dict[str, Any]:
    where: dict[str, Any] = {"part": one.part, "paragraph": one.paragraph}
    where |= {"start": one.start, "end": one.end}
    return where if one.page is None else {**where, "page": one.page}


def files_record(held: Sequence[Held]) -> list[dict[str, str]]:
    return [{"path": one.path, "sha256": one.digest, "machine": one.machine} for one in held]


def shown_record(shown: "Shown", today: str) -> dict[str, Any]:
    """Return all that is known of one entry."""
    return {
        "entry": entry_record(shown.entry, today),
        "files": files_record(shown.files),
        "missing": files_record(shown.missing),
        "places": places_record(shown.places),
        "steps": [
            {
                "id": one.id,
                "step": str(one.step),
                "when": one.when,
                "person": one.person or None,
                "note": one.note or None,
                "who": one.who,
                "cancelled": one.cancelled,
            }
            for one in shown.steps
        ],
        "history": [
            {
                "id": one.id,
                "at": one.at,
                "who": one.who,
                "event": str(one.event),
                "field": one.field or None,
                "before": one.before,
                "after": one.after,
            }
            for one in shown.history
        ],
    }


def listing_record(
    query: "Query", found: "Page", files: Mapping[int, Sequence[Held]]
) -> dict[str, Any]:
    """Return a page of the register."""
    entries = [
        {**entry_record(one, query.today), "files": files_record(files.get(one.id, ()))}
        for one in found.entries
    ]
    about = {"book": str(query.book), "total": found.total, "page": query.page, "size": query.size}
    return {"version": 1, **about, "entries": entries}


def entry_line(one: Entry, today: str) -> str:
    """Return an entry in one line."""
    told = [one.values.get(name, "") for name in ("doc_number", "sender", "lead")]
    due = one.values.get("due", "")
    if one.void:
        told.append("已作废")
    elif one.is_done:
        told.append(f"{one.values['done']} 办结")
    elif due:
        told.append(f"时限 {due}" + ("（已逾期）" if one.is_overdue(today) else ""))
    rest = "　".join(part for part in told if part)
    return f"{one.number}　{one.title or '（没有标题）'}" + (f"　{rest}" if rest else "")


def shown_lines(shown: "Shown", today: str) -> Iterator[str]:
    """Yield all that is known of one entry, for people."""
    entry = shown.entry
    yield entry_line(entry, today)
    yield f"{TITLES[entry.book]}　{NUMBER[entry.book]} {entry.number}　编号 {entry.id}　版本 {entry.version}"
    for field in FIELDS[entry.book]:
        if value := entry.values.get(field.name):
            basis = entry.values.get("due_basis", "") if field.name == "due" else ""
            place = _place(shown.places.get(field.name, ()))
            yield f"  {field.title}：{value}" + (f"（{basis}）" if basis else "") + place
    gone = shown.missing
    for one in shown.files:
        yield f"  文件：{one.path}" + ("（已不在原处）" if one in gone else "")
    yield from _step_lines(shown)
    yield "经过："
    changes = (one for one in shown.history if not _is_first(one))
    yield from (f"  {in_words(entry.book, one)}" for one in changes)


def _is_first(one: Logged) -> bool:
    """Tell whether the row says what was filled in when the entry was made."""
    return one.event is Event.SET and one.before is None


def _place(found: Sequence[Stretch]) -> str:
    if not found:
        return ""
    page = "" if found[0].page is None else f"第{found[0].page + 1}页"
    return f"　〔{page}第{found[0].paragraph + 1}段〕"


def _step_lines(shown: "Shown") -> Iterator[str]:
    standing = [one for one in shown.steps if not one.cancelled]
    if standing:
        yield "办理："
    for one in standing:
        yield "  " + "　".join(p for p in (str(one.step), one.when, one.person, one.note) if p)
