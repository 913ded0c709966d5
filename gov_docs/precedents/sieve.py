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


class Sieve:
    def __init__(self, filters: Filters) -> None:
        self._filters = filters
        self._issuer = folded(filters.issuer or "")
        self._first = day(filters.since or "0001")
        self._last = day(filters.until or "9999", last=True)

    def passes(self, one: Facts) -> bool:
        """Tell whether a document is what the filters ask for."""
        filters = self._filters
        if filters.kind and filters.kind not in kinds_of(one.kind, one.title):
            return False
        if filters.levels and one.level not in filters.levels:
            return False
        if filters.validity and one.validity not in filters.validity:
            return False
        if self._issuer not in folded(issuer_of(one.issuer, one.title)):
            return False
        return self._is_in_time(one.day)

    def _is_in_time(self, when: str | None) -> bool:
        if not (self._filters.since or self._filters.until):
            return True
        return when is not None and self._first <= day(when) <= self._last
