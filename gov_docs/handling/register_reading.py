"""The register as it is read: one entry, a page of entries, what happened to one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.fields import Book
from gov_docs.handling.register_entry import SELECTED, Entry, Held, Stretch, entry_of
from gov_docs.handling.store_log import Logged, read
from gov_docs.precedents.engine import Engine, Value, marks
from gov_docs.precedents.rows import whole

PAGE = 50
_NUMBER = re.compile("([0-9]{4})-([0-9]{1,6})")
_SEARCHED = ("title", "sender", "doc_number", "lead", "addressees", "note")


@dataclass(frozen=True, slots=True)
class Query:
    """What an entry must be to be shown; "" and None ask nothing."""

    book: Book = Book.INCOMING
    text: str = ""  # somewhere in title, sender, document number, lead, addressees or note
    status: str = ""  # waiting, done, overdue, void; "": all but the void ones
    step: str = ""  # the last one taken
    kind: str = ""
    urgency: str = ""
    lead: str = ""  # a part of its name; "-": nobody leads yet
    since: str = ""  # received, as ISO days
    until: str = ""
    today: str = ""  # what is overdue is told by it
    page: int = 1
    size: int = PAGE


@dataclass(frozen=True, slots=True)
class Page:
    entries: tuple[Entry, ...]
    total: int  # of all pages


def entry(engine: Engine, id_: int) -> Entry:
    """Return one entry; GovDocsError where there is none."""
    rows = engine.rows(f"SELECT {SELECTED} FROM entries WHERE id = ?", (id_,))  # noqa: S608
    if not rows:
        raise GovDocsError(f"登记簿里没有 {id_} 这一件，请用 govdocs register list 查看。")
    return entry_of(rows[0])


def find(engine: Engine, told: str, book: Book = Book.INCOMING) -> Entry:
    """Return the entry of this id, or of this number (2026-0012) in a book."""
    year, dash, serial = told.strip().partition("-")
    if not dash and year.isdecimal():
        return entry(engine, int(year))
    if not (year.isdecimal() and serial.isdecimal()):
        raise GovDocsError(f"“{told}”不是编号，请写成 12 或收文号 2026-0012 的样子。")
    sql = f"SELECT {SELECTED} FROM entries WHERE book = ? AND year = ? AND serial = ?"  # noqa: S608
    rows = engine.rows(sql, (str(book), int(year), int(serial)))
    if not rows:
        raise GovDocsError(f"登记簿里没有 {told} 这一件，请用 govdocs register list 查看。")
    return entry_of(rows[0])


def page(engine: Engine, query: Query) -> Page:
    """Return one page of the entries that fit, the newest number first."""
    where, values = _conditions(query)
    total = whole(engine.rows(f"SELECT count(*) FROM entries WHERE {where}", values)[0][0])  # noqa: S608
    rows = engine.rows(
        f"SELECT {SELECTED} FROM entries WHERE {where}"  # noqa: S608
        " ORDER BY year DESC, serial DESC LIMIT ? OFFSET ?",
        (*values, query.size, (max(query.page, 1) - 1) * query.size),
    )
    return Page(tuple(map(entry_of, rows)), total)


def _conditions(query: Query) -> tuple[str, list[Value]]:
    where = ["book = ?", "void = ?"]
    found: list[Value] = [str(query.book), int(query.status == "void")]
    for column in ("step", "kind", "urgency"):
        told = getattr(query, column)
        if told:
            where.append(f"{column} = ?")
            found.append(told)
    for sql, value in _asked(query):
        where.append(sql)
        found += value
    return " AND ".join(where), found


def _asked(query: Query) -> list[tuple[str, list[Value]]]:
    asked: list[tuple[str, list[Value]]] = []
    if query.status in ("waiting", "overdue"):
        asked.append(("done = ''", []))
    if query.status == "overdue":
        asked.append(("due <> '' AND due < ?", [query.today]))
    if query.status == "done":
        asked.append(("done <> ''", []))
    if query.lead == "-":
        asked.append(("lead = ''", []))
    elif query.lead:
        asked.append((_like("lead"), [_part(query.lead)]))
    if query.since:
        asked.append(("received >= ?", [query.since]))
    if query.until:  # ":" comes after every digit: all moments of the day are before it
        asked.append(("received < ?", [f"{query.until}:"]))
    if query.text:
        asked.append(_anywhere(query.text))
    return asked


def _anywhere(text: str) -> tuple[str, list[Value]]:
    """Return the condition that a text stands in one of the fields, or is the number."""
    where = [_like(name) for name in _SEARCHED]
    asked: list[Value] = [_part(text)] * len(_SEARCHED)
    if number := _NUMBER.fullmatch(text.strip()):
        where.append("(year = ? AND serial = ?)")
        asked += [int(number[1]), int(number[2])]
    return f"({' OR '.join(where)})", asked


def _like(column: str) -> str:
    return f"{column} LIKE ? ESCAPE '!'"


def _part(told: str) -> str:
    for mark in "!%_":
        told = told.replace(mark, f"!{mark}")
    return f"%{told}%"


def holding(engine: Engine, digest: str, book: Book | None = None) -> Entry | None:
    """Return the entry that holds a file of this checksum, in a book or in any; the oldest of several."""
    books = tuple(str(one) for one in ([book] if book else Book))
    rows = engine.rows(
        f"SELECT {SELECTED} FROM entries WHERE void = 0 AND book IN {marks(books)}"  # noqa: S608
        " AND id IN (SELECT entry FROM entry_files WHERE digest = ?) ORDER BY id LIMIT 1",
        (*books, digest),
    )
    return entry_of(rows[0]) if rows else None


def files(engine: Engine, ids: Sequence[int]) -> Mapping[int, tuple[Held, ...]]:
    """Return the files of entries, by entry."""
    sql = f"SELECT entry, machine, path, digest FROM entry_files WHERE entry IN {marks(ids)}"  # noqa: S608
    found: dict[int, tuple[Held, ...]] = {}
    for id_, machine, path, digest in engine.rows(f"{sql} ORDER BY id", ids):
        key = whole(id_)
        found[key] = (*found.get(key, ()), Held(str(machine), str(path), str(digest)))
    return found


def places(engine: Engine, id_: int) -> Mapping[str, tuple[Stretch, ...]]:
    """Return where in the entry's file each field stands."""
    rows = engine.rows(
        "SELECT field, part, paragraph, first, last, page FROM entry_places WHERE entry = ?"
        " ORDER BY field, position",
        (id_,),
    )
    found: dict[str, tuple[Stretch, ...]] = {}
    for name, part, paragraph, first, last, at in rows:
        leaf = None if at is None else whole(at)
        stretch = Stretch(str(part), whole(paragraph), whole(first), whole(last), leaf)
        found[str(name)] = (*found.get(str(name), ()), stretch)
    return found


def history(engine: Engine, id_: int) -> list[Logged]:
    """Return all that happened to an entry, oldest first."""
    return read(engine, "entry = ?", (id_,))
