"""The only place where an entry's row is written: whatever changes has a row in the log."""

from collections.abc import Mapping, Sequence

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.fields import FIELDS, Book
from gov_docs.handling.register_entry import Entry, Held, Stretch
from gov_docs.handling.register_reading import entry
from gov_docs.handling.store_log import Event, Logged, read, write, write_sets
from gov_docs.precedents.engine import Engine, Value
from gov_docs.precedents.keys import number_key

_SUGGESTED = (Event.PROPOSED, Event.ACCEPTED, Event.CORRECTED, Event.LEFT)  # change no entry


class ChangedMeanwhileError(GovDocsError):
    """Somebody else changed the entry since it was read; nothing was written."""

    def __init__(self, now: Entry, changes: Sequence[Logged]) -> None:
        self.entry = now
        self.changes = tuple(changes)
        told = "；".join(in_words(now.book, one) for one in changes)
        super().__init__(
            f"{now.number} 在您打开以后被改过（{told}）。"
            "您这次的修改没有写入，请看过现在的内容再改一次。"
        )


def title_of(book: Book, name: str) -> str:
    """Return what stands over the field's column."""
    return next((one.title for one in FIELDS[book] if one.name == name), "期限依据")


def in_words(book: Book, one: Logged) -> str:
    """Say what a row of the log tells, for people."""
    when = one.at.replace("T", " ")[:16]
    if one.event is Event.SET:
        was, became = one.before or "空", one.after or "空"
        return f"{one.who} {when} 把{title_of(book, one.field)}由“{was}”改为“{became}”"
    words = {
        Event.REGISTERED: f"登记为 {one.after}",
        Event.STEP: f"记了“{one.field}”",
        Event.CANCELLED: f"撤回了“{one.field}”",
        Event.VOIDED: f"作废：{one.after}",
        Event.RESTORED: "恢复",
        Event.FILE: f"加了文件 {one.after}",
        Event.FILED: "归档",
        Event.UNFILED: "撤回归档",
    }
    return f"{one.who} {when} {words.get(one.event, '处理了建议')}"


def current(engine: Engine, id_: int, seen: int | None) -> Entry:
    """Return the entry for changing; ChangedMeanwhileError where it is newer than what was seen."""
    found = entry(engine, id_)
    if seen is not None and found.version != seen:
        rows = read(engine, "entry = ? AND id > ?", (id_, seen))
        raise ChangedMeanwhileError(found, [r for r in rows if r.event not in _SUGGESTED])
    return found


def insert(
    engine: Engine,
    book: Book,
    number: tuple[int, int],
    values: Mapping[str, str],
    who: str,
    day: str,
) -> int:
    """Write a new entry and its rows in the log; return its id."""
    year, serial = number
    row: dict[str, Value] = {"version": 0, "book": str(book), "year": year, "serial": serial}
    row |= {"number_key": number_key(values.get("doc_number", "")), **values}
    id_ = engine.insert("entries", row)
    told = f"{year}-{serial:04d}"
    write(engine, Event.REGISTERED, id_, who=who, day=day, field=str(book), after=told)
    changes = [(name, None, value) for name, value in values.items()]
    write_sets(engine, id_, changes, who=who, day=day)
    stamp(engine, id_)
    return id_


def set_values(
    engine: Engine, was: Entry, values: Mapping[str, str], *, who: str, about: int | None = None
) -> bool:
    """Write what differs, each with its row in the log; tell whether anything did."""
    new = {k: v for k, v in values.items() if was.values.get(k, "") != v}
    if not new:
        return False
    changes = [(name, was.values.get(name, ""), value) for name, value in new.items()]
    write_sets(engine, was.id, changes, who=who, about=about)
    row = dict(new)
    if "doc_number" in new:
        row["number_key"] = number_key(new["doc_number"])
    assigned = ", ".join(f"{name} = ?" for name in row)
    engine.run(f"UPDATE entries SET {assigned} WHERE id = ?", [(*row.values(), was.id)])  # noqa: S608
    stamp(engine, was.id)
    return True


def stamp(engine: Engine, id_: int) -> None:
    """Make the newest row of the log, which is the entry's while we write, its version."""
    sql = "UPDATE entries SET version = (SELECT max(id) FROM handling_log) WHERE id = ?"
    engine.run(sql, [(id_,)])


def take_in(engine: Engine, id_: int, file: Held, who: str) -> None:
    """Note which file the entry is about."""
    row: dict[str, Value] = {
        "entry": id_,
        "machine": file.machine,
        "path": file.path,
        "digest": file.digest,
    }
    engine.insert("entry_files", row)
    write(engine, Event.FILE, id_, who=who, field=file.digest, after=file.path)
    stamp(engine, id_)


def mark_void(engine: Engine, id_: int, why: str, *, who: str = "", day: str = "") -> None:
    """Take an entry out of the count; its number stays taken."""
    write(engine, Event.VOIDED, id_, who=who, day=day, after=why)
    engine.run("UPDATE entries SET void = 1 WHERE id = ?", [(id_,)])
    stamp(engine, id_)


def put_places(engine: Engine, id_: int, places: Mapping[str, tuple[Stretch, ...]]) -> None:
    rows = [
        (id_, name, at, one.part, one.paragraph, one.start, one.end, one.page)
        for name, found in places.items()
        for at, one in enumerate(found)
    ]
    if rows:
        engine.run("INSERT INTO entry_places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
