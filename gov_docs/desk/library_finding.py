"""The library looked through: all of it, or what fits a few words and filters."""

import re
from dataclasses import dataclass, replace
from datetime import date

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Filters, Hit, Precedent
from gov_docs.precedents.library import open_library
from gov_docs.precedents.sieve import Sieve
from gov_docs.precedents.store import Store
from gov_docs.settings import home, settings

MOST = 200  # answers to a query; who does not find it among them asks otherwise
PAGE = 200  # documents listed at a time


@dataclass(frozen=True, slots=True)
class Found:
    hits: tuple[Hit, ...]
    matching: int  # how many there are, all but those of a query listed page by page
    total: int  # documents the library holds
    kinds: tuple[str, ...]  # that it holds


def is_begun() -> bool:
    """Say whether there is a library at all; asking makes none."""
    return bool(settings().store.url) or home().store.exists()


def find(query: str, filters: Filters, limit: int = PAGE) -> Found:
    """Return what fits best, or without a query the newest documents that pass the filters."""
    if not is_begun():
        return Found((), 0, 0, ())
    asked = query.strip()
    with open_library() as library:
        counts = library.store.kinds()
        total, kinds = sum(counts.values()), tuple(kind for kind in counts if kind)
        if asked:
            hits = library.search(asked, filters, MOST)
            return Found(tuple(hits), len(hits), total, kinds)
        if filters == Filters():
            matching, latest = total, library.store.newest(limit)
        else:
            matching, latest = _latest(library.store, filters, limit)
        return Found(tuple(Hit(one, 0.0) for one in latest), matching, total, kinds)


def _latest(store: Store, filters: Filters, limit: int) -> tuple[int, list[Precedent]]:
    """Return how many documents pass, and the newest of them."""
    sieve = Sieve(filters)
    ids = [id_ for id_, facts in store.all_facts().items() if sieve.passes(facts)]
    newest = sorted(ids, reverse=True)[:limit]
    known = store.precedents(newest)
    return len(ids), [known[id_] for id_ in newest if id_ in known]


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
