"""From rows of the store to the plain data the program speaks."""

from collections.abc import Sequence

from gov_docs.core.precedent import Level, Precedent, Validity
from gov_docs.precedents.content import unpack
from gov_docs.precedents.described import Content

FIELDS = "id, title, doc_number, issuer, level, date, kind, validity, topic"


def precedent(row: Sequence[object]) -> Precedent:
    """Return the document of a row that selected FIELDS."""
    id_, title, number, issuer, level, date, kind, validity, topic = row
    return Precedent(
        whole(id_),
        str(title),
        text(number),
        text(issuer),
        Level(str(level)) if level else None,
        text(date),
        text(kind),
        Validity(str(validity)),
        text(topic),
    )


def whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def text(value: object) -> str | None:
    return None if value is None else str(value)


def content(value: object) -> Content:
    return unpack(value) if isinstance(value, bytes) else Content()
