"""The store in one SQLite file of the user's data folder."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.precedents.engine import Row, Value
from gov_docs.precedents.schema import TABLES, VERSION

_PATIENCE_S = 30.0  # another process writes a batch in well under a second


class Sqlite:
    def __init__(self, path: Path, patience: float = _PATIENCE_S) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=patience, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")  # readers go on while another process writes
        self._db.execute("PRAGMA synchronous=FULL")  # what was reported survives a power cut
        with self.writing():
            for table in TABLES:
                self._db.execute(table.format(key="INTEGER PRIMARY KEY AUTOINCREMENT", blob="BLOB"))

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        return self._db.execute(sql, values).fetchall()

    def run(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        self._db.executemany(sql, rows)

    def insert(self, table: str, columns: Sequence[str], values: Sequence[Value]) -> int:
        marks = ",".join("?" * len(values))
        sql = f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})"  # noqa: S608
        return int(self._db.execute(sql, values).lastrowid or 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        self._db.close()
