"""What the register says is to be filed: received and done, or issued, and without a code yet."""

from gov_docs.handling.register_entry import SELECTED, Entry, entry_of
from gov_docs.precedents.engine import Engine
from gov_docs.precedents.rows import whole

# An entry somebody decided not to file holds 不归档 where its code would stand.
_WHERE = (
    "void = 0 AND archive_code = ''"
    " AND ((book = 'incoming' AND done <> '')"
    " OR (book = 'outgoing' AND doc_number <> '' AND (date <> '' OR printed <> '')))"
)


def waiting(engine: Engine, size: int) -> tuple[list[Entry], int]:
    """Return the first entries to be filed, the oldest first, and how many there are in all."""
    total = whole(engine.rows(f"SELECT count(*) FROM entries WHERE {_WHERE}")[0][0])  # noqa: S608
    rows = engine.rows(
        f"SELECT {SELECTED} FROM entries WHERE {_WHERE} ORDER BY id LIMIT ?",  # noqa: S608
        (size,),
    )
    return [entry_of(row) for row in rows], total
