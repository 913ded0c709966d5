"""The library of precedents: put in, look for, show, take out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.batch.gather import gather
from gov_docs.core.precedent import Citation, Filters, Hit, Opinion, Precedent
from gov_docs.desk.lists import ignore_list
from gov_docs.precedents.importing import Imported, import_files
from gov_docs.precedents.keeping import Fate, add_opinions
from gov_docs.precedents.keeping import remove as take_out
from gov_docs.precedents.library import StoredLibrary, open_library

_INDEXED = 1_000  # files after which a long import shows in searches


@dataclass(frozen=True, slots=True)
class Shown:
    """All the library tells of one document."""

    precedent: Precedent
    outline: tuple[tuple[int, str], ...]
    citations: tuple[Citation, ...]
    cited_by: tuple[Precedent, ...]
    opinions: tuple[Opinion, ...]
    text: tuple[str, ...]


def add(
    paths: Sequence[Path],
    tell: Callable[[int, int], None],
    is_wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Imported]:
    """Import files and folders; yield one result a file, once it is kept for good.

    When the last one is yielded all are found by search, in this and every other window. On Ctrl+C
    what is kept is still yielded, then KeyboardInterrupt is raised; where nobody wants more, it ends.
    """
    jobs = gather(paths)
    wanted = [job.path for job in jobs if not job.error]
    with open_library() as library:
        yield from (Imported(job.path, Fate.FAILED, error=job.error) for job in jobs if job.error)
        held: Imported | None = None  # the last one waits for the index
        found = import_files(library.store, wanted, is_wanted=is_wanted)
        try:
            for done, imported in enumerate(found, 1):
                ready, held = held, imported
                if ready:
                    yield ready
                tell(done, len(wanted))
                if done % _INDEXED == 0:
                    library.index.catch_up(library.store)
            _note_ignored(library)
            library.index.catch_up(library.store, wait=True)
        except KeyboardInterrupt:
            if held:
                yield held  # it is kept, too; the next search sees to the index
            raise
        if held:
            yield held


def _note_ignored(library: StoredLibrary) -> None:
    """Keep what the user ignored in documents the library holds: opinions on them, too."""
    rows = ignore_list(lambda _: None).rows
    held = ((library.holding(row.document), row) for row in rows if row.document)
    opinions = [
        Opinion(id_, f"不采纳 {row.rule} 的提示", "ignored", row.text) for id_, row in held if id_
    ]
    if opinions:
        with library.store.writing():
            add_opinions(library.store, opinions)


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
