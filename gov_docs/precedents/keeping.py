"""What is written into the store: documents put in, replaced and taken out.

Everything here runs inside `Store.writing()`, so what a caller has been told is on the disk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gov_docs.core.precedent import Opinion, Validity
from gov_docs.precedents import validity
from gov_docs.precedents.content import pack
from gov_docs.precedents.described import Described, Remark
from gov_docs.precedents.engine import Engine, Value
from gov_docs.precedents.keys import number_key, title_key
from gov_docs.precedents.rows import whole
from gov_docs.precedents.store import Store


class Fate(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"  # it is a newer version of a document the library held
    KNOWN = "known"  # the library holds the very same text
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was when it was read."""

    machine: str
    path: str
    size: int
    changed: int  # nanoseconds


def keep(store: Store, file: File | None, one: Described) -> tuple[Fate, int]:
    """Put a document in, or find that it is there; return what became of it and its id."""
    engine = store.engine
    before = _of_file(engine, file) if file else None
    same = _one(engine, "digest = ?", (one.digest,))
    old = None if same else _older(engine, one) or _alone(engine, before)
    if same:
        fate, id_ = Fate.KNOWN, same
    elif old:
        fate, id_ = Fate.REPLACED, _replace(store, old, one)
    else:
        fate, id_ = Fate.ADDED, _add(store, one)
    _remark(engine, id_, one.remarks)
    if file:
        _remember(engine, file, id_)
    if before and before != id_ and not _files(engine, before):
        remove(store, before)
    return fate, id_


def remove(store: Store, id_: int) -> None:
    """Take a document out; its row stays, emptied, so that every index hears of it."""
    engine = store.engine
    concerned = validity.concerned(engine, id_)
    engine.run(
        "UPDATE documents SET removed = 1, content = NULL, title = '', title_key = '',"
        " doc_number = NULL, number_key = '', digest = '', issuer = NULL WHERE id = ?",
        [(id_,)],
    )
    for table in ("citations", "opinions", "files"):
        engine.run(f"DELETE FROM {table} WHERE document = ?", [(id_,)])  # noqa: S608
    validity.forget(engine, id_)
    _changed(store, [id_, *validity.refresh(engine, concerned)])


def judge(store: Store, id_: int, said: Validity | None, day: str) -> None:
    """Keep what a person says of a document's validity; None takes it back."""
    _changed(store, validity.judge(store.engine, id_, said, day))


def add_opinions(store: Store, opinions: Iterable[Opinion]) -> None:
    """Keep what users ignored or rejected beside the documents it was said of."""
    for one in opinions:
        _remark(store.engine, one.document, (Remark(one.text, one.kind, one.quoted),))


def _add(store: Store, one: Described) -> int:
    row = {"change": 0, "validity": Validity.UNKNOWN, **_columns(one)}
    id_ = store.engine.insert("documents", row)
    _cite(store, id_, one)
    return id_


def _replace(store: Store, id_: int, one: Described) -> int:
    """Give a document its new text; it keeps its id, and what was said of the old version."""
    engine = store.engine
    concerned = validity.concerned(engine, id_)
    columns = _columns(one)
    assigned = ", ".join(f"{name} = ?" for name in columns)
    engine.run(f"UPDATE documents SET {assigned} WHERE id = ?", [(*columns.values(), id_)])  # noqa: S608
    engine.run("DELETE FROM citations WHERE document = ?", [(id_,)])
    _cite(store, id_, one)
    _changed(store, validity.refresh(engine, concerned))
    return id_


def _cite(store: Store, id_: int, one: Described) -> None:
    engine = store.engine
    rows: list[tuple[Value, ...]] = [
        (id_, at, c.title, title_key(c.title), c.number, number_key(c.number), c.effect)
        for at, c in enumerate(one.citations)
    ]
    if rows:
        engine.run("INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    touched = [id_]
    if any(c.effect for c in one.citations):
        touched += validity.concerned(engine, id_)
    _changed(store, dict.fromkeys([id_, *validity.refresh(engine, touched)]))


def _changed(store: Store, ids: Iterable[int]) -> None:
    """Give each document the next change number."""
    for id_ in ids:
        store.engine.run(
            "UPDATE documents SET change = ? WHERE id = ?", [(store.last_change() + 1, id_)]
        )


def _columns(one: Described) -> dict[str, Value]:
    return {
        "title": one.title,
        "title_key": title_key(one.title),
        "doc_number": one.doc_number,
        "number_key": number_key(one.doc_number or ""),
        "issuer": one.issuer,
        "level": one.level,
        "date": one.date,
        "effective": one.effective,
        "kind": one.kind,
        "stated": one.stated,
        "topic": one.topic,
        "digest": one.digest,
        "content": pack(one.content),
    }


def _older(engine: Engine, one: Described) -> int | None:
    """Return the document this one is a new version of: title and number alike.

    Where neither has a number, issuer and date must be alike, and given: 政府工作报告 of two years, or
    of two places, are two documents.
    """
    title, number = title_key(one.title), number_key(one.doc_number or "")
    if number:
        return _one(engine, "title_key = ? AND number_key = ?", (title, number))
    if not one.issuer or not one.date:
        return None
    where = "title_key = ? AND number_key = '' AND issuer = ? AND date = ?"
    return _one(engine, where, (title, one.issuer, one.date))


def _one(engine: Engine, where: str, values: tuple[Value, ...]) -> int | None:
    sql = f"SELECT max(id) FROM documents WHERE removed = 0 AND {where}"  # noqa: S608
    return whole(engine.rows(sql, values)[0][0]) or None


def _of_file(engine: Engine, file: File) -> int | None:
    rows = engine.rows(
        "SELECT document FROM files WHERE machine = ? AND path = ?", (file.machine, file.path)
    )
    return whole(rows[0][0]) if rows else None


def _alone(engine: Engine, id_: int | None) -> int | None:
    """Return the document if only this one file holds it; a copy elsewhere still has the old text."""
    return id_ if id_ and _files(engine, id_) <= 1 else None


def _files(engine: Engine, id_: int) -> int:
    return whole(engine.rows("SELECT count(*) FROM files WHERE document = ?", (id_,))[0][0])


def _remember(engine: Engine, file: File, id_: int) -> None:
    engine.run(
        "INSERT INTO files (machine, path, size, changed, document) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (machine, path) DO UPDATE SET"
        " size = excluded.size, changed = excluded.changed, document = excluded.document",
        [(file.machine, file.path, file.size, file.changed, id_)],
    )


def _remark(engine: Engine, id_: int, remarks: Iterable[Remark]) -> None:
    """Add what is not known yet; the same file is often imported twice."""
    rows = engine.rows("SELECT text, kind, quoted FROM opinions WHERE document = ?", (id_,))
    known = {tuple(map(str, row)) for row in rows} if rows else set()
    new = [one for one in remarks if (one.text, one.kind, one.quoted) not in known]
    engine.run(
        "INSERT INTO opinions (document, text, kind, quoted) VALUES (?, ?, ?, ?)",
        [(id_, one.text, str(one.kind), one.quoted) for one in new],
    )
