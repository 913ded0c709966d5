"""The library as the rest of the program sees it: `core.precedent.Library` over store and index."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Citation, Filters, Hit, Opinion, Passage, Precedent
from gov_docs.precedents import fuzzy
from gov_docs.precedents.described import Content
from gov_docs.precedents.index import Index
from gov_docs.precedents.opening import open_store
from gov_docs.precedents.paragraphs import Paragraphs
from gov_docs.precedents.sieve import Sieve
from gov_docs.precedents.snippets import snippet
from gov_docs.precedents.store import Store
from gov_docs.settings import home

_ANY = Filters()
_CANDIDATES = 50  # of the index, whose titles are compared with the query
_MORE = 3  # times as many are looked at where a filter will leave some out
_SOURCES = 30  # documents whose paragraphs are looked at where none are named


class StoredLibrary:
    """What was imported up to now; each question sees what any process has added meanwhile."""

    def __init__(self, store: Store, index: Index) -> None:
        self.store = store
        self.index = index
        self._paragraphs = Paragraphs(store)

    def search(self, query: str, filters: Filters = _ANY, limit: int = 10) -> list[Hit]:
        found = self._found(query, filters, max(limit, _CANDIDATES))
        exact = self._exact(query, filters)
        keys = self.store.keys([id_ for id_, _ in found])
        best = fuzzy.reorder(query, found, keys, exact)[:limit]
        ids = [id_ for id_, _ in best]
        known, contents = self.store.precedents(ids), self.store.contents(ids)
        return [
            _hit(known[id_], score, query, contents[id_]) for id_, score in best if id_ in known
        ]

    def _exact(self, query: str, filters: Filters) -> int | None:
        """Return the document of exactly this number or title, if it passes the filters."""
        found = self.store.numbered(query) or self.store.holding(query)
        return found if found and list(self._passing([(found, 0.0)], filters)) else None

    def _found(self, query: str, filters: Filters, limit: int) -> list[tuple[int, float]]:
        self.index.catch_up(self.store)
        try:
            return self._filtered(query, filters, limit)
        except ValueError:  # a damaged part is found when it is read
            self.index.rebuild(self.store)
            return self._filtered(query, filters, limit)

    def _filtered(self, query: str, filters: Filters, limit: int) -> list[tuple[int, float]]:
        """Return the best documents that pass the filters.

        The index finds the best of all by skipping what cannot be among them; a filter in its query
        costs it that (measured: 10 ms instead of 1). So the best of all go through a sieve, and the
        filter goes into the query only where too few of them pass.
        """
        if filters == _ANY:
            return self.index.search(query, _ANY, limit)
        best = self.index.search(query, _ANY, limit * _MORE)
        kept = list(islice(self._passing(best, filters), limit))
        if len(kept) == limit or len(best) < limit * _MORE:
            return kept
        return self.index.search(query, filters, limit)

    def _passing(
        self, found: Sequence[tuple[int, float]], filters: Filters
    ) -> Iterator[tuple[int, float]]:
        sieve = Sieve(filters)
        for at in range(0, len(found), _CANDIDATES):
            part = found[at : at + _CANDIDATES]
            known = self.store.facts([id_ for id_, _ in part])
            yield from (one for one in part if one[0] in known and sieve.passes(known[one[0]]))

    def precedent(self, id_: int) -> Precedent:
        found = self.store.precedents([id_])
        if id_ not in found:
            raise GovDocsError(f"资料库里没有 {id_} 号文件，请用 govdocs library list 查看编号。")
        return found[id_]

    def passages(self, id_: int) -> tuple[Passage, ...]:
        return self._paragraphs.of(id_)

    def outline(self, id_: int) -> tuple[tuple[int, str], ...]:
        return self.store.contents([id_]).get(id_, Content()).outline

    def search_passages(
        self, query: str, documents: Iterable[int] = (), limit: int = 20
    ) -> list[tuple[Passage, float]]:
        chosen = list(documents)
        if not chosen:
            chosen = [id_ for id_, _ in self._found(query, _ANY, _SOURCES)]
        return self._paragraphs.best(query, chosen, limit)

    def citations(self, id_: int) -> tuple[Citation, ...]:
        return self.store.citations(id_)

    def cited_by(self, id_: int) -> tuple[int, ...]:
        return self.store.cited_by(id_)

    def opinions(self, documents: Iterable[int]) -> tuple[Opinion, ...]:
        return self.store.opinions(list(documents))

    def holding(self, title: str) -> int | None:
        return self.store.holding(title)


def _hit(one: Precedent, score: float, query: str, content: Content) -> Hit:
    text, start, end, at = snippet(query, content)
    heading = " > ".join(content.headings(at)) if at >= 0 else ""
    return Hit(one, score, text, start, end, heading=heading)


@contextmanager
def open_library() -> Iterator[StoredLibrary]:
    """Open the library the settings name; made where there is none."""
    store = open_store()
    index = Index(home().index)
    try:
        yield StoredLibrary(store, index)
    finally:
        index.close()
        store.close()
