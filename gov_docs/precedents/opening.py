"""Opens the store the settings name."""

from gov_docs.precedents.sqlite import Sqlite
from gov_docs.precedents.store import Store
from gov_docs.settings import home


def open_store() -> Store:
    """Return the store: the file in the data folder, or the office's PostgreSQL."""
    return Store(Sqlite(home().store))
