"""The library as the rest of the program sees it: `core.precedent.Library` over store and index."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Citation, Filters, Hit, Opinion, Passage, Precedent
from gov_docs.precedents import paragraphs
from gov_docs.precedents.described import Content
from gov_docs.precedents.index import Index
from gov_docs.precedents.opening import open_store
from gov_docs.precedents.snippets import snippet
from gov_docs.precedents.store import Store
from gov_docs.settings import home

_CANDIDATES = 50


class StoredLibrary:
    def __init__(self, store: Store, index: Index) -> None:
        self.store = store
        self.index = index

    def search(self, query: str, filters: Filters = Filters(), limit: int = 10) -> list[Hit]:
        self.index.catch_up(self.store)
        found = self.index.search(query, filters, max(limit, _CANDIDATES))[:limit]
        known = self.store.precedents([id_ for id_, _ in found])
        contents = self.store.contents(list(known))
        return [
            self._hit(known[id_], score, query, contents[id_])
            for id_, score in found
            if id_ in known
        ]

    def _hit(self, one: Precedent, score: float, query: str, content: Content) -> Hit:
        text, start, end, at = snippet(query, content)
        heading = " > ".join(content.headings(at)) if at >= 0 else ""
        return Hit(one, score, text, start, end, heading=heading)

    def precedent(self, id_: int) -> Precedent:
        found = self.store.precedents([id_])
        if id_ not in found:
            raise GovDocsError(f"资料库里没有第 {id_} 号文件，请用 govdocs library list 查看编号。")
        return found[id_]

    def passages(self, id_: int) -> tuple[Passage, ...]:
        content = self._content(id_)
        return tuple(
            Passage(id_, at, content.headings(at), text) for at, text in enumerate(content.texts)
        )

    def outline(self, id_: int) -> tuple[tuple[int, str], ...]:
        return self._content(id_).outline

    def search_passages(
        self, query: str, documents: Iterable[int] = (), limit: int = 20
    ) -> list[tuple[Passage, float]]:
        chosen = list(documents)
        if not chosen:
            self.index.catch_up(self.store)
            chosen = [id_ for id_, _ in self.index.search(query, Filters(), _CANDIDATES)]
        passages = [passage for id_ in chosen for passage in self.passages(id_)]
        return paragraphs.best(query, passages, limit)

    def citations(self, id_: int) -> tuple[Citation, ...]:
        return self.store.citations(id_)

    def cited_by(self, id_: int) -> tuple[int, ...]:
        return self.store.cited_by(id_)

    def opinions(self, documents: Iterable[int]) -> tuple[Opinion, ...]:
        return self.store.opinions(list(documents))

    def holding(self, title: str) -> int | None:
        return self.store.holding(title)

    def _content(self, id_: int) -> Content:
        return self.store.contents([id_]).get(id_, Content())


@contextmanager
def open_library() -> Iterator[StoredLibrary]:
    """Open the library the settings name; made where there is none."""
    store = open_store()
    try:
        yield StoredLibrary(store, Index(home().index))
    finally:
        store.close()
