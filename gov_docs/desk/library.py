"""The library of precedents: put in, look for, show, take out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.batch.gather import gather
from gov_docs.core.precedent import Citation, Filters, Hit, Opinion, Precedent
from gov_docs.precedents.importing import Imported, import_files
from gov_docs.precedents.keeping import Fate
from gov_docs.precedents.keeping import remove as take_out
from gov_docs.precedents.library import open_library


@dataclass(frozen=True, slots=True)
class Shown:
    """All the library tells of one document."""

    precedent: Precedent
    outline: tuple[tuple[int, str], ...]
    citations: tuple[Citation, ...]
    cited_by: tuple[Precedent, ...]
    opinions: tuple[Opinion, ...]
    text: tuple[str, ...]


def add(paths: Sequence[Path], tell: Callable[[int, int], None]) -> Iterator[Imported]:
    """Import files and folders; yield one line a file, once it is kept for good."""
    jobs = gather(paths)
    for job in jobs:
        if job.error:
            yield Imported(job.path, Fate.FAILED, error=job.error)
    wanted = [job.path for job in jobs if not job.error]
    with open_library() as library:
        for done, imported in enumerate(import_files(library.store, wanted), 1):
            tell(done, len(wanted))
            yield imported
        library.index.catch_up(library.store, wait=True)


def search(query: str, filters: Filters, limit: int) -> list[Hit]:
    with open_library() as library:
        return library.search(query, filters, limit)


def show(id_: int) -> Shown:
    with open_library() as library:
        precedent = library.precedent(id_)
        return Shown(
            precedent,
            library.outline(id_),
            library.citations(id_),
            tuple(library.precedent(other) for other in library.cited_by(id_)),
            library.opinions([id_]),
            tuple(passage.text for passage in library.passages(id_)),
        )


def remove(ids: Sequence[int]) -> tuple[Precedent, ...]:
    """Take documents out; return what they were. The files they came from are not touched."""
    with open_library() as library:
        known = tuple(library.precedent(id_) for id_ in ids)
        with library.store.writing():
            for id_ in ids:
                take_out(library.store, id_)
        library.index.catch_up(library.store, wait=True)
        return known


def listing() -> tuple[Precedent, ...]:
    with open_library() as library:
        return tuple(library.store.all())
