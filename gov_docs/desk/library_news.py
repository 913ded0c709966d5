"""What has come into the library since somebody last looked into it."""

import json
from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.precedent import Precedent
from gov_docs.desk.library_finding import is_begun
from gov_docs.files import replace_file
from gov_docs.precedents.opening import open_store
from gov_docs.precedents.store import Store
from gov_docs.settings import home

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class News:
    count: int = 0
    latest: tuple[Precedent, ...] = ()


def news() -> News:
    """Return what is new; nothing where there is no library yet."""
    if not is_begun():
        return News()
    store = open_store()
    try:
        count = store.newer(_seen(store))
        return News(count, tuple(store.newest(min(count, _SHOWN))))
    finally:
        store.close()


def looked_in() -> None:
    """Remember that all there is has been seen; raises UnwritableFileError."""
    if not is_begun():
        return
    store = open_store()
    try:
        latest = store.newest(1)
        told = {"store": store.identity, "document": latest[0].id if latest else 0}
    finally:
        store.close()
    replace_file(_mark(), json.dumps(told).encode())


def _seen(store: Store) -> int:
    try:
        told = json.loads(_mark().read_bytes())
    except (OSError, ValueError):
        return 0
    if not isinstance(told, dict) or told.get("store") != store.identity:
        return 0
    seen = told.get("document")
    return seen if isinstance(seen, int) else 0


def _mark() -> Path:
    return home().root / "library-seen.json"
