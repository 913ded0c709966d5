"""What the store asks of a database; SQLite and PostgreSQL each answer it in a file of their own."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

Value = str | int | bytes | None
Row = tuple[Value, ...]


class Engine(Protocol):
    """One connection. SQL is written once, with ? for values; what fails is a GovDocsError."""

    key: str  # how a table declares a number that counts up by itself
    blob: str

    def tables(self) -> set[str]: ...

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]: ...

    def run(self, sql: str, rows: Sequence[Sequence[Value]] = ((),)) -> None:
        """Run one statement for each row of values."""
        ...

    def insert(self, table: str, row: dict[str, Value]) -> int:
        """Insert one row and return its id."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Hold the only right to write; all that is written inside is kept together or not at all."""
        ...

    def close(self) -> None: ...


def insertion(table: str, row: dict[str, Value]) -> str:
    """Return the SQL that inserts a row; names of tables and columns are the program's own."""
    marks = ", ".join("?" * len(row))
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608


def marks(values: Sequence[Value]) -> str:
    """Return (?, ?, ?) for a list of values; an empty list matches nothing."""
    return "(" + ", ".join("?" * len(values)) + ")" if values else "(NULL)"
