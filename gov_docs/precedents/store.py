"""The truth about the library: documents, citations and opinions, in whichever database."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Citation, Level, Opinion, Precedent, Validity
from gov_docs.precedents.content import pack, unpack
from gov_docs.precedents.described import Content, Described
from gov_docs.precedents.engine import Engine, Row
from gov_docs.precedents.keys import number_key, title_key

_FIELDS = "id, title, doc_number, issuer, level, date, kind, validity, topic"
_COLUMNS = (
    "change", "title", "title_key", "doc_number", "number_key", "issuer", "level", "date", "kind",
    "validity", "topic", "digest", "content",
)  # fmt: skip
_NEWEST = "ORDER BY date IS NULL, date DESC, id DESC"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one document since the index last looked."""

    number: int
    id: int
    precedent: Precedent | None  # None: it was removed
    content: Content | None


class Store:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.identity = self._identify()

    def close(self) -> None:
        self._engine.close()

    def _identify(self) -> str:
        """Return the mark by which an index knows that it was made from this store."""
        found = self._state("identity")
        if found:
            return found
        with self._engine.writing():
            found = self._state("identity")
            if not found:
                found = uuid.uuid4().hex
                self._engine.run("INSERT INTO state VALUES (?, ?)", [("identity", found)])
        return found

    def _state(self, name: str) -> str:
        rows = self._engine.rows("SELECT value FROM state WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    # -- reading ---------------------------------------------------------------------------

    def last_change(self) -> int:
        return _int(self._engine.rows("SELECT max(change) FROM documents")[0][0])

    def changes(self, after: int, limit: int) -> list[Change]:
        """Return what happened after a change number, oldest first."""
        rows = self._engine.rows(
            f"SELECT change, removed, content, {_FIELDS} FROM documents"
            " WHERE change > ? ORDER BY change LIMIT ?",
            (after, limit),
        )
        return [
            Change(_int(change), _int(row[0]), None, None)
            if removed
            else Change(_int(change), _int(row[0]), _precedent(row), _content(content))
            for change, removed, content, *row in rows
        ]

    def count(self) -> int:
        return _int(self._engine.rows("SELECT count(*) FROM documents WHERE removed = 0")[0][0])

    def all(self) -> Iterator[Precedent]:
        """Yield every document, the newest import first."""
        sql = f"SELECT {_FIELDS} FROM documents WHERE removed = 0 ORDER BY id DESC"
        return (_precedent(row) for row in self._engine.rows(sql))

    def precedents(self, ids: Sequence[int]) -> dict[int, Precedent]:
        marks = ",".join("?" * len(ids))
        sql = f"SELECT {_FIELDS} FROM documents WHERE removed = 0 AND id IN ({marks})"
        found = map(_precedent, self._engine.rows(sql, list(ids)))
        return {one.id: one for one in found}

    def contents(self, ids: Sequence[int]) -> dict[int, Content]:
        marks = ",".join("?" * len(ids))
        sql = f"SELECT id, content FROM documents WHERE removed = 0 AND id IN ({marks})"
        return {_int(id_): _content(data) for id_, data in self._engine.rows(sql, list(ids))}

    def holding(self, title: str) -> int | None:
        return self._first("title_key", title_key(title))

    def numbered(self, number: str) -> int | None:
        """Return the newest document of this number."""
        return self._first("number_key", number_key(number))

    def _first(self, column: str, key: str) -> int | None:
        if not key:
            return None
        sql = f"SELECT id FROM documents WHERE {column} = ? AND removed = 0 {_NEWEST} LIMIT 1"
        rows = self._engine.rows(sql, (key,))
        return _int(rows[0][0]) if rows else None

    def citations(self, id_: int) -> tuple[Citation, ...]:
        """Return what a document cites, each with the newest document the library holds for it."""
        rows = self._engine.rows(
            "SELECT title, number, title_key, number_key FROM citations WHERE document = ?"
            " ORDER BY position",
            (id_,),
        )
        return tuple(
            Citation(str(title), str(number), self._target(str(by_title), str(by_number)))
            for title, number, by_title, by_number in rows
        )

    def _target(self, by_title: str, by_number: str) -> int | None:
        return self._first("number_key", by_number) or self._first("title_key", by_title)

    def cited_by(self, id_: int) -> tuple[int, ...]:
        rows = self._engine.rows(
            "SELECT DISTINCT c.document FROM documents d JOIN citations c"
            " ON (c.title_key = d.title_key AND d.title_key <> '')"
            " OR (c.number_key = d.number_key AND d.number_key <> '')"
            " WHERE d.id = ? AND c.document <> d.id ORDER BY c.document",
            (id_,),
        )
        return tuple(_int(row[0]) for row in rows)

    def opinions(self, ids: Sequence[int]) -> tuple[Opinion, ...]:
        marks = ",".join("?" * len(ids))
        rows = self._engine.rows(
            f"SELECT document, text, kind, quoted FROM opinions WHERE document IN ({marks})"
            " ORDER BY id",
            list(ids),
        )
        return tuple(Opinion(_int(id_), str(t), str(kind), str(q)) for id_, t, kind, q in rows)

    # -- writing ---------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is written inside together: on the disk when the block ends, or not at all."""
        with self._engine.writing():
            yield

    def add(self, one: Described) -> int:
        """Put a document in; return its id."""
        values = (
            self.last_change() + 1, one.title, title_key(one.title), one.doc_number,
            number_key(one.doc_number or ""), one.issuer, one.level, one.date, one.kind,
            Validity.UNKNOWN, one.topic, one.digest, pack(one.content),
        )  # fmt: skip
        id_ = self._engine.insert("documents", _COLUMNS, values)
        self._engine.run(
            "INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    id_,
                    at,
                    c.title,
                    title_key(c.title),
                    c.number,
                    number_key(c.number),
                    int(c.repeals),
                )
                for at, c in enumerate(one.citations)
            ],
        )
        self.add_opinions(Opinion(id_, r.text, r.kind, r.quoted) for r in one.remarks)
        return id_

    def add_opinions(self, opinions: Iterable[Opinion]) -> None:
        self._engine.run(
            "INSERT INTO opinions (document, text, kind, quoted) VALUES (?, ?, ?, ?)",
            [(one.document, one.text, one.kind, one.quoted) for one in opinions],
        )

    def remove(self, id_: int) -> None:
        """Take a document out; its number stays, so that every index hears of it."""
        self._engine.run(
            "UPDATE documents SET removed = 1, change = ?, content = NULL, title_key = '',"
            " number_key = '', digest = '' WHERE id = ?",
            [(self.last_change() + 1, id_)],
        )
        for table in ("citations", "opinions", "files"):
            self._engine.run(f"DELETE FROM {table} WHERE document = ?", [(id_,)])

    def same(self, one: Described) -> int | None:
        """Return the document with the very same text."""
        return self._first("digest", one.digest)


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _content(data: object) -> Content:
    return unpack(bytes(data)) if isinstance(data, (bytes, memoryview)) else Content()


def _precedent(row: Sequence[object]) -> Precedent:
    id_, title, number, issuer, level, date, kind, validity, topic = row
    return Precedent(
        _int(id_), str(title), _text(number), _text(issuer),
        Level(level) if level else None, _text(date), _text(kind), Validity(validity), _text(topic),
    )  # fmt: skip


def _text(value: object) -> str | None:
    return None if value is None else str(value)
