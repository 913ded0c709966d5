"""The library looked through: all of it, or what fits a few words and filters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Filters, Hit
from gov_docs.precedents.library import StoredLibrary, open_library
from gov_docs.precedents.sieve import Sieve
from gov_docs.settings import home, settings

MOST = 200  # answers to a query; who does not find it among them asks otherwise


@dataclass(frozen=True, slots=True)
class Found:
    hits: tuple[Hit, ...]
    total: int  # documents the library holds
    kinds: tuple[str, ...]  # that it holds


def is_begun() -> bool:
    """Say whether there is a library at all; asking makes none."""
    return bool(settings().store.url) or home().store.exists()


def find(query: str, filters: Filters) -> Found:
    """Return what fits best, or without a query everything, the newest first."""
    if not is_begun():
        return Found((), 0, ())
    with open_library() as library:
        asked = query.strip()
        hits = library.search(asked, filters, MOST) if asked else list(_all(library, filters))
        return Found(tuple(hits), library.store.count(), library.store.kinds())


def _all(library: StoredLibrary, filters: Filters) -> Iterator[Hit]:
    known = library.store.all()
    if filters != Filters():
        sieve, facts = Sieve(filters), library.store.all_facts()
        known = (one for one in known if one.id in facts and sieve.passes(facts[one.id]))
    return (Hit(one, 0.0) for one in known)


def in_time(filters: Filters, since: str, until: str) -> Filters:
    """Return the filters with a time; raises GovDocsError for what is no date."""
    return replace(filters, since=_date(since), until=_date(until))


def _date(text: str) -> str | None:
    told = text.strip()
    if not told:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", told):
            date.fromisoformat(told + "-01-01"[len(told) - 4 :])  # its first day
            return told
    except ValueError:
        pass  # no such day
    raise GovDocsError(f"“{told}”不是日期，请写成 2024、2024-05 或 2024-05-01。")
