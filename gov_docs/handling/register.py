"""The register: documents are entered and changed, and every change leaves a row in the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.fields import FIELDS, TITLES, Book, checked, field_called
from gov_docs.handling.filling import Filled
from gov_docs.handling.register_entry import Entry, Held
from gov_docs.handling.register_numbers import next_serial, receipt, same_number
from gov_docs.handling.register_reading import entry, holding
from gov_docs.handling.register_writing import (
    current,
    insert,
    mark_void,
    put_places,
    set_values,
    stamp,
    take_in,
)
from gov_docs.handling.steps import Step, note_step
from gov_docs.handling.store_log import Event, write
from gov_docs.precedents.engine import Engine

STATED = "文件写明"  # how the basis begins where the document itself says until when
_MOVES_DUE = {"urgency", "kind", "category", "title", "received"}


@dataclass(frozen=True, slots=True)
class Due:
    """Until when something is to be done, and by which row of the table of deadlines."""

    day: str = ""
    basis: str = ""
    warning: str = ""


class Deadlines(Protocol):
    """Says until when a document of these values, received on this day, is to be done."""

    def due(self, values: Mapping[str, str], received: str) -> Due: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """The entry as it now stands, and what its user should know."""

    entry: Entry
    is_new: bool = False
    warnings: tuple[str, ...] = ()


def add(
    engine: Engine,
    book: Book,
    filled: Filled,
    deadlines: Deadlines,
    *,
    file: Held | None = None,
    who: str = "",
    again: bool = False,
) -> Outcome:
    """Enter a document under the next number.

    A file the register holds already (by its checksum) is not entered again unless `again`.
    """
    with engine.writing():
        held = None if again or file is None else holding(engine, file.digest, book)
        if held is not None:
            return Outcome(held, warnings=(already(held),))
        given = receipt(engine, filled.values.get("received", ""))
        values, due = _values(book, filled.values, given.moment, deadlines)
        number = (given.year, next_serial(engine, book, given.year))
        id_ = insert(engine, book, number, values, who, given.day)
        put_places(engine, id_, filled.places)
        if file is not None:
            take_in(engine, id_, file, who)
        if book is Book.INCOMING:
            for step in (Step.SIGNED, Step.REGISTERED):
                note_step(engine, id_, step, given.moment, who=who)
        same = same_number(engine, book, values.get("doc_number", ""), besides=id_)
        told = (given.warning, *filled.warnings, same, due.warning)
        return Outcome(entry(engine, id_), True, tuple(one for one in told if one))


def already(held: Entry) -> str:
    """Say that the register holds a file."""
    return f"这个文件已经登记过：{held.number}《{held.title}》。"


def _values(
    book: Book, told: Mapping[str, str], moment: str, deadlines: Deadlines
) -> tuple[dict[str, str], Due]:
    values = {name: value for name, value in told.items() if value}
    if book is Book.OUTGOING:
        return values, Due()
    values["received"] = moment
    due = Due() if "due" in values else deadlines.due(values, moment[:10])
    values |= {k: v for k, v in (("due", due.day), ("due_basis", due.basis)) if v}
    return values, due


def change(
    engine: Engine,
    id_: int,
    told: Mapping[str, str],
    deadlines: Deadlines,
    *,
    seen: int | None = None,
    who: str = "",
) -> Outcome:
    """Set fields by name or title; all of them, or none where one is wrong.

    `seen` is the version its user looked at: ChangedMeanwhileError where there is a newer one.
    """
    with engine.writing():
        was = current(engine, id_, seen)
        values = checked_values(was.book, told)
        due = _moved(was, values, deadlines)
        if "due" in values:
            values["due_basis"] = ""  # a person said it
        elif due is not None:
            values |= {"due": due.day, "due_basis": due.basis}
        changed = set_values(engine, was, values, who=who)
        same = ""
        if changed and "doc_number" in values:
            same = same_number(engine, was.book, values["doc_number"], besides=id_)
        told_to = (same, due.warning if due else "")
        return Outcome(entry(engine, id_), warnings=tuple(one for one in told_to if one))


def _moved(was: Entry, values: Mapping[str, str], deadlines: Deadlines) -> Due | None:
    """Return the new deadline where the table gave the old one and what it rests on changes."""
    basis = was.values.get("due_basis", "")
    by_table = not basis.startswith(STATED) and (bool(basis) or not was.values.get("due"))
    if was.book is Book.OUTGOING or not by_table or not _MOVES_DUE & values.keys():
        return None
    merged = {**was.values, **values}
    return deadlines.due(merged, merged.get("received", "")[:10])


def checked_values(book: Book, told: Mapping[str, str]) -> dict[str, str]:
    """Return the values by field name, in the register's form; GovDocsError names what is wrong."""
    values = {}
    for name, value in told.items():
        field = field_called(book, name)
        if field is None:
            titles = "、".join(one.title for one in FIELDS[book])
            raise GovDocsError(f"{TITLES[book]}里没有“{name}”这一栏，可以写：{titles}。")
        values[field.name] = checked(field, value)
    return values


def void(engine: Engine, id_: int, why: str, *, seen: int | None = None, who: str = "") -> Entry:
    """Mark an entry as 作废; its number stays taken and it can be brought back."""
    if not why.strip():
        raise GovDocsError("作废要写明原因，请填写后再试。")
    with engine.writing():
        if not current(engine, id_, seen).void:
            mark_void(engine, id_, why.strip(), who=who)
        return entry(engine, id_)


def restore(engine: Engine, id_: int, *, seen: int | None = None, who: str = "") -> Entry:
    """Bring a void entry back."""
    with engine.writing():
        if current(engine, id_, seen).void:
            write(engine, Event.RESTORED, id_, who=who)
            engine.run("UPDATE entries SET void = 0 WHERE id = ?", [(id_,)])
            stamp(engine, id_)
        return entry(engine, id_)
