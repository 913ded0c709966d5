"""Opens the store the settings name, and sees to it that its tables are those of this program."""

import uuid

from gov_docs.core.errors import GovDocsError
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.schema import STATE, TABLES, VERSION
from gov_docs.precedents.sqlite import Sqlite
from gov_docs.precedents.store import Store
from gov_docs.settings import home, settings

_TABLES = {"documents", "files", "citations", "opinions"}  # what every version has


def open_store() -> Store:
    """Return the store: the file in the data folder, or the office's PostgreSQL."""
    engine = _engine(settings().store.url)
    try:
        return Store(engine, prepare(engine))
    except BaseException:
        engine.close()
        raise


def _engine(url: str) -> Engine:
    if not url:
        return Sqlite(home().store)
    if not url.startswith(("postgresql://", "postgres://")):
        raise GovDocsError(
            "设置里 [store] 的 url 应当以 postgresql:// 开头；要用本机的资料库请去掉这一项。"
        )
    from gov_docs.precedents.postgres import Postgres

    return Postgres(url)


def prepare(engine: Engine) -> str:
    """Make the tables where there are none; return the store's identity.

    By its identity an index knows whether it was made from this very store.
    """
    if STATE not in engine.tables():
        with engine.writing():
            if STATE not in engine.tables():  # another process may have been first
                _make(engine)
    state = {str(name): str(value) for name, value in engine.rows("SELECT name, value FROM state")}
    version = state.get("version", "")
    if version.isdecimal() and int(version) > VERSION:
        raise GovDocsError(
            "资料库是由更新版本的程序建立的，这个版本不能打开，没有改动它；请更新程序后再用。"
        )
    if not version.isdecimal() or "identity" not in state or _TABLES - engine.tables():
        raise GovDocsError(
            "资料库里缺了程序要用的内容，多半被别的程序改过，没有再改动它；"
            "请找回备份，或者把它移到别处，再运行时会建立新的。"
        )
    return state["identity"]


def _make(engine: Engine) -> None:
    for table in TABLES:
        engine.run(table.format(key=engine.key, blob=engine.blob))
    state = {"version": str(VERSION), "identity": uuid.uuid4().hex}
    engine.run("INSERT INTO state VALUES (?, ?)", list(state.items()))
