"""The published documents of the data folder as a library, for benchmarks that search it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.data import data_folder
from gov_docs.core.precedent import Precedent
from gov_docs.precedents.importing import import_files
from gov_docs.precedents.library import StoredLibrary, open_library

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
