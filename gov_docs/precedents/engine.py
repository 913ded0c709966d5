"""What the store asks of a database; SQLite and PostgreSQL each answer it in a file of their own."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

Value = str | int | bytes | None
Row = tuple[Value, ...]


class Engine(Protocol):
    """One connection. SQL is written once, with ? for values."""

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]: ...

    def run(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        ...

    def insert(self, table: str, columns: Sequence[str], values: Sequence[Value]) -> int:
        """Insert one row and return its id."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Hold the only right to write; all that is written inside is kept together or not at all."""
        ...

    def close(self) -> None: ...
