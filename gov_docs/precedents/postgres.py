"""The store in an office's PostgreSQL (psycopg 3, extra `postgres`)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gov_docs.core.errors import GovDocsError
from gov_docs.precedents.engine import Row, Value, insertion

if TYPE_CHECKING:
    import psycopg

_PATIENCE_S = 10
# Writers take turns, so change numbers are given in the order in which they become visible:
# an index that has seen number 7 will never be shown a number 6 later.
_TURN = "SELECT pg_advisory_xact_lock(7038714290)"


class Postgres:
    """One connection; the address is never shown whole, it may hold a password."""

    key = "BIGSERIAL PRIMARY KEY"
    blob = "BYTEA"

    def __init__(self, url: str) -> None:
        self._host = _host(url)
        self._db = _connect(url, self._host)

    def tables(self) -> set[str]:
        sql = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
        return {str(name) for (name,) in self.rows(sql)}

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        with self._told() as db:
            return db.execute(_spelled(sql), values).fetchall()

    def run(self, sql: str, rows: Sequence[Sequence[Value]] = ((),)) -> None:
        with self._told() as db, db.cursor() as cursor:
            if rows:
                cursor.executemany(_spelled(sql), rows)

    def insert(self, table: str, row: dict[str, Value]) -> int:
        sql = insertion(table, row) + " RETURNING id"
        return int(self.rows(sql, tuple(row.values()))[0][0] or 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._told() as db, db.transaction():
            db.execute(_TURN)
            yield

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _told(self) -> "Iterator[psycopg.Connection[Row]]":
        import psycopg

        try:
            yield self._db
        except psycopg.OperationalError as error:
            raise GovDocsError(
                f"资料库服务器 {self._host} 的连接断了，已保存的不受影响；请检查网络后再试。"
            ) from error
        except psycopg.errors.InsufficientPrivilege as error:
            raise GovDocsError(
                f"资料库服务器 {self._host} 不允许这样做，请管理员给这个用户读写的权限。"
            ) from error


def _connect(url: str, host: str) -> "psycopg.Connection[Row]":
    try:
        import psycopg
    except ImportError as error:
        raise GovDocsError(
            "设置里的资料库在 PostgreSQL 上，这台机器缺少连接它的组件；"
            "请安装 gov_docs[postgres]，或在设置里去掉 [store] 的 url。"
        ) from error
    try:
        db = psycopg.connect(url, autocommit=True, connect_timeout=_PATIENCE_S)
    except psycopg.Error as error:
        raise GovDocsError(
            f"连不上资料库服务器 {host}，请检查网络，以及设置里 [store] 的 url。"
        ) from error
    return db


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "（本机）"
    except ValueError:
        return "（地址有误）"


def _spelled(sql: str) -> str:
    return sql.replace("?", "%s")
