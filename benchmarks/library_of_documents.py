"""The published documents of the data folder as a library, for benchmarks that search it."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from benchmarks.data import data_folder
from gov_docs.core.precedent import (
    Citation,
    Filters,
    Hit,
    Library,
    Opinion,
    Passage,
    Precedent,
)
from gov_docs.precedents.importing import import_files
from gov_docs.precedents.library import StoredLibrary, open_library

_ANY = Filters()
_KEPT = "GOVDOCS_BENCH_LIBRARY"  # a data folder that is kept between runs; importing takes minutes


@contextmanager
def held_out_library() -> Iterator[tuple[StoredLibrary, list[Precedent]]]:
    """Yield the library of all published documents, and the documents in it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOVDOCS_HOME"] = os.environ.get(_KEPT) or folder
        with open_library() as library:
            if not library.store.count():
                paths = sorted((data_folder() / "documents").rglob("*.txt"))
                for _ in import_files(library.store, paths):
                    pass
                library.index.catch_up(library.store)
            yield library, list(library.store.all())


class Without:
    """A library from which some documents are taken out, for one question."""

    def __init__(self, library: Library, gone: Iterable[int]) -> None:
        self._library = library
        self.gone = frozenset(gone)

    def search(self, query: str, filters: Filters = _ANY, limit: int = 10) -> list[Hit]:
        found = self._library.search(query, filters, limit + len(self.gone))
        return [hit for hit in found if hit.precedent.id not in self.gone][:limit]

    def precedent(self, id_: int) -> Precedent:
        return self._library.precedent(id_)

    def passages(self, id_: int) -> tuple[Passage, ...]:
        return self._library.passages(id_)

    def outline(self, id_: int) -> tuple[tuple[int, str], ...]:
        return self._library.outline(id_)

    def search_passages(
        self, query: str, documents: Iterable[int] = (), limit: int = 20
    ) -> list[tuple[Passage, float]]:
        found = self._library.search_passages(query, documents, limit + 20 * len(self.gone))
        return [pair for pair in found if pair[0].document not in self.gone][:limit]

    def citations(self, id_: int) -> tuple[Citation, ...]:
        cited = self._library.citations(id_)
        return tuple(one for one in cited if one.target not in self.gone)

    def cited_by(self, id_: int) -> tuple[int, ...]:
        return tuple(one for one in self._library.cited_by(id_) if one not in self.gone)

    def opinions(self, documents: Iterable[int]) -> tuple[Opinion, ...]:
        return self._library.opinions(documents)

    def holding(self, title: str) -> int | None:
        found = self._library.holding(title)
        return None if found in self.gone else found
