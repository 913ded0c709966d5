"""From words and filters to a query of the search index."""

from collections.abc import Iterator, Sequence

import tantivy

from gov_docs.core.precedent import Filters
from gov_docs.precedents.indexed import day
from gov_docs.precedents.terms import pairs

_MOST_TERMS = 64  # of a pasted paragraph; more cost time and change no answer


def wanted(schema: tantivy.Schema, query: str) -> tantivy.Query | None:
    """Return the query for the words, None where there is nothing to look for."""
    terms = list(dict.fromkeys(pairs(query)))[:_MOST_TERMS]
    found = [tantivy.Query.term_query(schema, "text", term, "freq") for term in terms]
    shoulds = [(tantivy.Occur.Should, one) for one in found]
    return tantivy.Query.boolean_query(shoulds) if shoulds else None


def filtered(schema: tantivy.Schema, query: tantivy.Query, filters: Filters) -> tantivy.Query:
    """Return the query for what also passes the filters; they do not change the score."""
    demands = (tantivy.Query.const_score_query(one, 0.0) for one in _demands(schema, filters))
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in (query, *demands)])


def _demands(schema: tantivy.Schema, filters: Filters) -> Iterator[tantivy.Query]:
    if filters.kind:
        yield _any(schema, "kind", [filters.kind])
    if filters.levels:
        yield _any(schema, "level", [str(level) for level in filters.levels])
    if filters.validity:
        yield _any(schema, "validity", [str(one) for one in filters.validity])
    if filters.issuer:
        yield _named(schema, filters.issuer)
    if filters.since or filters.until:
        first, last = day(filters.since or "0001"), day(filters.until or "9999", last=True)
        yield tantivy.Query.range_query(schema, "date", tantivy.FieldType.Integer, first, last)


def _any(schema: tantivy.Schema, field: str, values: Sequence[str]) -> tantivy.Query:
    return tantivy.Query.term_set_query(schema, field, list(values))


def _named(schema: tantivy.Schema, name: str) -> tantivy.Query:
    """Return what a part of an issuer's name asks: its pairs of characters, in their order."""
    terms: list[str | tuple[int, str]] = [*pairs(name)]
    if len(terms) > 1:
        return tantivy.Query.phrase_query(schema, "issuer", terms)
    return _any(schema, "issuer", pairs(name) or [name])
