"""The filters applied to documents one by one, with the same meaning as in a query of the index."""

from typing import NamedTuple

from gov_docs.core.precedent import Filters
from gov_docs.precedents.indexed import day, issuer_of, kinds_of
from gov_docs.precedents.terms import folded


class Facts(NamedTuple):
    """What filters ask about, as the store keeps it: hundreds are looked at for one search."""

    title: str
    issuer: str | None
    level: str | None
    kind: str | None
    validity: str
    day: str | None  # of issue or else the one from which it is in force


def passes(one: Facts, filters: Filters) -> bool:
    """Tell whether a document is what the filters ask for."""
    if filters.kind and filters.kind not in kinds_of(one.kind, one.title):
        return False
    if filters.levels and one.level not in filters.levels:
        return False
    if filters.validity and one.validity not in filters.validity:
        return False
    if filters.issuer and folded(filters.issuer) not in folded(issuer_of(one.issuer, one.title)):
        return False
    return _in_time(one.day, filters)


def _in_time(when: str | None, filters: Filters) -> bool:
    if not (filters.since or filters.until):
        return True
    first, last = day(filters.since or "0001"), day(filters.until or "9999", last=True)
    return when is not None and first <= day(when) <= last
