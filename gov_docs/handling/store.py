"""Opens the tables of the register, in the same database as the library."""

from collections.abc import Iterator
from contextlib import contextmanager

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.store_schema import NAME, VERSIONS
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.opening import open_store

_NEWER = "登记簿是由更新版本的程序建立的，这个版本不能打开，没有改动它；请更新程序后再用。"


@contextmanager
def open_engine() -> Iterator[Engine]:
    """Open the database the settings name, its tables those of this program."""
    store = open_store()
    try:
        prepare(store.engine)
        yield store.engine
    finally:
        store.close()


def prepare(engine: Engine) -> None:
    """Make the tables, or bring older ones up to date; what stands in them stays."""
    if _version(engine) == len(VERSIONS):
        return
    with engine.writing():
        version = _version(engine)  # another process may have been first
        if version > len(VERSIONS):
            raise GovDocsError(_NEWER)
        for statements in VERSIONS[version:]:
            for sql in statements:
                engine.run(sql.format(key=engine.key))
        engine.run(
            "INSERT INTO state (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [(NAME, str(len(VERSIONS)))],
        )


def _version(engine: Engine) -> int:
    rows = engine.rows("SELECT value FROM state WHERE name = ?", (NAME,))
    told = str(rows[0][0]) if rows else "0"
    if not told.isdecimal():
        raise GovDocsError("登记簿的版本读不懂，多半被别的程序改过，没有再改动它；请找回备份。")
    return int(told)
