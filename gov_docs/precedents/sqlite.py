"""The store in one SQLite file of the user's data folder."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from gov_docs.core.errors import GovDocsError
from gov_docs.files import reason
from gov_docs.precedents.engine import Row, Value, insertion

_PATIENCE_S = 30.0  # another process writes a batch in well under a second
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NO_WRITING = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_SIDE_FILES = ("-wal", "-shm")
_WORDS = {
    sqlite3.SQLITE_BUSY: "正被另一个程序占用，请等它做完再试",
    sqlite3.SQLITE_LOCKED: "正被另一个程序占用，请等它做完再试",
    sqlite3.SQLITE_FULL: "写不进去，磁盘已满；请清理磁盘再试",
    sqlite3.SQLITE_READONLY: "是只读的，请检查文件和文件夹的权限",
    sqlite3.SQLITE_CANTOPEN: "打不开，请检查文件夹是否存在、有没有权限",
    sqlite3.SQLITE_PERM: "没有权限打开，请检查文件和文件夹的权限",
    sqlite3.SQLITE_IOERR: "读写时出错，请检查磁盘",
}
_UNREADABLE = (
    "资料库 {} 读不了，可能已损坏，也可能正被改动；那里是只读的，没有动它。请稍后再试，或者换一份。"
)


class Sqlite:
    """One connection to the file; several processes may have one each."""

    key = "INTEGER PRIMARY KEY AUTOINCREMENT"
    blob = "BLOB"

    def __init__(self, path: Path, patience: float = _PATIENCE_S) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise GovDocsError(
                f"资料库的文件夹 {path.parent} 建不了（{reason(error)}），请检查权限。"
            ) from error
        self._db: sqlite3.Connection | None = None
        self._only_read = False
        with self._told():
            try:
                self._db = _to_write(path, patience)
            except sqlite3.OperationalError as error:
                if _code(error) not in _NO_WRITING or not path.is_file():
                    raise
                self._db, self._only_read = _to_read(path, patience), True

    def tables(self) -> set[str]:
        return {str(name) for (name,) in self.rows("SELECT name FROM sqlite_master")}

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        with self._told() as db:
            return db.execute(sql, values).fetchall()

    def run(self, sql: str, rows: Sequence[Sequence[Value]] = ((),)) -> None:
        with self._told() as db:
            db.executemany(sql, rows) if rows != ((),) else db.execute(sql)

    def insert(self, table: str, row: dict[str, Value]) -> int:
        with self._told() as db:
            return int(db.execute(insertion(table, row), tuple(row.values())).lastrowid or 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._db is not None:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            raise
        self.run("COMMIT")

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextmanager
    def _told(self) -> Iterator[sqlite3.Connection]:
        """Turn what SQLite has against a statement into a sentence for the user."""
        try:
            yield self._db  # type: ignore[misc]
        except sqlite3.DatabaseError as error:
            code = _code(error)
            if code in _BROKEN:
                self.close()
                told = _UNREADABLE.format(self._path) if self._only_read else _set_aside(self._path)
                raise GovDocsError(told) from error
            if code in _WORDS:
                raise GovDocsError(f"资料库 {self._path} {_WORDS[code]}。") from error
            raise


def _to_write(path: Path, patience: float) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode=WAL")  # readers go on while another writes
        db.execute("PRAGMA synchronous=FULL")  # what was reported survives a power cut
    except BaseException:
        db.close()
        raise
    return db


def _to_read(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection that makes no file, as the others do beside the store.

    Where nothing waits beside it to be taken in, the store is complete and need not be locked.
    """
    waiting = Path(f"{path}-wal")
    how = "mode=ro" if waiting.exists() and waiting.stat().st_size else "mode=ro&immutable=1"
    name = path.absolute().as_posix()
    url = f"file://{quote(name if name.startswith('/') else f'/{name}')}?{how}"
    return sqlite3.connect(url, timeout=patience, isolation_level=None, uri=True)


def _code(error: sqlite3.DatabaseError) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # the rest is detail


def _set_aside(path: Path) -> str:
    """Move a damaged file out of the way, whole; return what to tell the user."""
    kept = path.with_name(f"{path.stem}-damaged-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        path.rename(kept)
        for side in _SIDE_FILES:
            with contextlib.suppress(FileNotFoundError):
                Path(f"{path}{side}").rename(f"{kept}{side}")
    except OSError as error:
        return f"资料库 {path} 已损坏，又移不开（{reason(error)}）；请关闭其他窗口后再试。"
    return (
        f"资料库已损坏，原文件留存为 {kept}；再运行一次会建立新的资料库，"
        "请用 govdocs library add 重新收入文件。收发文登记也在原文件里，请先请维护人员恢复，不要删除。"
    )
