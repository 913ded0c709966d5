"""Entries for tests: what a document says, and a table of deadlines that says little."""

from collections.abc import Mapping

from gov_docs.handling.fields import Book
from gov_docs.handling.filling import Filled
from gov_docs.handling.register import Due, add
from gov_docs.handling.register_entry import Entry, Held
from gov_docs.precedents.engine import Engine


class NoDeadlines:
    def due(self, values: Mapping[str, str], received: str) -> Due:
        return Due()


NONE = NoDeadlines()


def entered(
    engine: Engine, title: str = "通知", book: Book = Book.INCOMING, **values: str
) -> Entry:
    """Enter a document of these values."""
    return add(engine, book, Filled({"title": title, **values}), NONE).entry


def file(digest: str = "d1") -> Held:
    return Held("pc", f"/{digest}.docx", digest)
