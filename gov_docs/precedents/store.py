"""The truth about the library as it is read: documents, citations, opinions, and what changed."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from gov_docs.core.precedent import Citation, Opinion, Precedent
from gov_docs.precedents.described import Content
from gov_docs.precedents.engine import Engine, marks
from gov_docs.precedents.keys import number_key, title_key
from gov_docs.precedents.rows import FIELDS, content, precedent, text, whole
from gov_docs.precedents.sieve import Facts

_FACTS = "id, title, issuer, level, kind, validity, COALESCE(date, effective)"
_NEWEST = "ORDER BY COALESCE(date, effective) IS NULL, COALESCE(date, effective) DESC, id DESC"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one document since an index last looked."""

    number: int
    id: int
    precedent: Precedent | None  # None: it was removed
    content: Content
    day: str | None  # of issue or, where that is not known, from when it is in force


class Store:
    """One open store; SQL here is the same for every engine."""

    def __init__(self, engine: Engine, identity: str) -> None:
        self.engine = engine
        self.identity = identity

    def close(self) -> None:
        self.engine.close()

    def writing(self) -> AbstractContextManager[None]:
        """Keep all that is written inside: on the disk when the block ends, or not at all."""
        return self.engine.writing()

    def last_change(self) -> int:
        return whole(self.engine.rows("SELECT max(change) FROM documents")[0][0])

    def changes(self, after: int, limit: int) -> list[Change]:
        """Return what happened after a change number, oldest first."""
        rows = self.engine.rows(
            f"SELECT change, removed, content, COALESCE(date, effective), {FIELDS} FROM documents"  # noqa: S608
            " WHERE change > ? ORDER BY change LIMIT ?",
            (after, limit),
        )
        return [
            Change(
                whole(change),
                whole(row[0]),
                None if gone else precedent(row),
                content(data),
                text(day),
            )
            for change, gone, data, day, *row in rows
        ]

    def count(self) -> int:
        return whole(self.engine.rows("SELECT count(*) FROM documents WHERE removed = 0")[0][0])

    def all(self) -> Iterator[Precedent]:
        """Yield every document, the newest import first."""
        sql = f"SELECT {FIELDS} FROM documents WHERE removed = 0 ORDER BY id DESC"  # noqa: S608
        return map(precedent, self.engine.rows(sql))

    def all_facts(self) -> dict[int, Facts]:
        """Return what filters ask about, of every document."""
        sql = f"SELECT {_FACTS} FROM documents WHERE removed = 0"  # noqa: S608
        return {whole(id_): Facts(*rest) for id_, *rest in self.engine.rows(sql)}  # type: ignore[arg-type]

    def kinds(self) -> dict[str | None, int]:
        """Return how many documents there are of each kind, the commonest first."""
        rows = self.engine.rows(
            "SELECT kind, count(*) AS n FROM documents WHERE removed = 0 GROUP BY kind"
            " ORDER BY n DESC, kind"
        )
        return {text(kind): whole(count) for kind, count in rows}

    def newer(self, than: int) -> int:
        """Return how many documents came in after one."""
        sql = "SELECT count(*) FROM documents WHERE removed = 0 AND id > ?"
        return whole(self.engine.rows(sql, (than,))[0][0])

    def newest(self, limit: int) -> list[Precedent]:
        """Return the documents that came in last, the last one first."""
        sql = f"SELECT {FIELDS} FROM documents WHERE removed = 0 ORDER BY id DESC LIMIT ?"  # noqa: S608
        return [precedent(row) for row in self.engine.rows(sql, (limit,))]

    def files(self, id_: int, machine: str) -> tuple[str, ...]:
        """Return where a document was taken in from, on this machine."""
        sql = "SELECT path FROM files WHERE document = ? AND machine = ? ORDER BY path"
        return tuple(str(path) for (path,) in self.engine.rows(sql, (id_, machine)))

    def precedents(self, ids: Sequence[int]) -> dict[int, Precedent]:
        sql = f"SELECT {FIELDS} FROM documents WHERE removed = 0 AND id IN {marks(ids)}"  # noqa: S608
        return {one.id: one for one in map(precedent, self.engine.rows(sql, ids))}

    def facts(self, ids: Sequence[int]) -> dict[int, Facts]:
        """Return what filters ask about."""
        sql = f"SELECT {_FACTS} FROM documents WHERE removed = 0 AND id IN {marks(ids)}"  # noqa: S608
        rows = self.engine.rows(sql, ids)
        return {whole(id_): Facts(*rest) for id_, *rest in rows}  # type: ignore[arg-type]

    def keys(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Return title and number of documents in the form in which they are compared."""
        sql = (
            "SELECT id, title_key, number_key FROM documents"  # noqa: S608
            f" WHERE removed = 0 AND id IN {marks(ids)}"
        )
        return {whole(id_): (str(t), str(n)) for id_, t, n in self.engine.rows(sql, ids)}

    def contents(self, ids: Sequence[int]) -> dict[int, Content]:
        sql = f"SELECT id, content FROM documents WHERE removed = 0 AND id IN {marks(ids)}"  # noqa: S608
        return {whole(id_): content(data) for id_, data in self.engine.rows(sql, ids)}

    def holding(self, title: str) -> int | None:
        """Return the newest document of this title."""
        return self._newest("title_key", title_key(title))

    def numbered(self, number: str) -> int | None:
        """Return the newest document of this number."""
        return self._newest("number_key", number_key(number))

    def citations(self, id_: int) -> tuple[Citation, ...]:
        """Return what a document cites, each with the newest document the library holds for it."""
        rows = self.engine.rows(
            "SELECT title, number, title_key, number_key FROM citations WHERE document = ?"
            " ORDER BY position",
            (id_,),
        )
        return tuple(
            Citation(str(title), str(number), self._target(str(by_title), str(by_number)))
            for title, number, by_title, by_number in rows
        )

    def _target(self, by_title: str, by_number: str) -> int | None:
        return self._newest("number_key", by_number) or self._newest("title_key", by_title)

    def _newest(self, column: str, key: str) -> int | None:
        if not key:
            return None
        sql = f"SELECT id FROM documents WHERE {column} = ? AND removed = 0 {_NEWEST} LIMIT 1"  # noqa: S608
        rows = self.engine.rows(sql, (key,))
        return whole(rows[0][0]) if rows else None

    def cited_by(self, id_: int) -> tuple[int, ...]:
        """Return the documents that cite this one by its title or number."""
        keys = self.engine.rows("SELECT title_key, number_key FROM documents WHERE id = ?", (id_,))
        found: set[int] = set()
        for column, key in zip(("title_key", "number_key"), keys[0] if keys else (), strict=False):
            if key:
                sql = f"SELECT document FROM citations WHERE {column} = ?"  # noqa: S608
                found.update(whole(row[0]) for row in self.engine.rows(sql, (key,)))
        return tuple(sorted(found - {id_}))

    def opinions(self, ids: Sequence[int]) -> tuple[Opinion, ...]:
        rows = self.engine.rows(
            f"SELECT document, text, kind, quoted FROM opinions WHERE document IN {marks(ids)}"  # noqa: S608
            " ORDER BY id",
            ids,
        )
        return tuple(Opinion(whole(id_), str(t), str(kind), str(q)) for id_, t, kind, q in rows)
