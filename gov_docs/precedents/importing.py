"""Files into the store: read in worker processes, written in batches, reported once they are kept."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gov_docs.cores import default_workers
from gov_docs.precedents.keeping import Fate, File, keep
from gov_docs.precedents.reading import Read, file_of, killed, machine, read
from gov_docs.precedents.store import Store

_BATCH = 64  # documents written together; each batch waits for the disk once
_BATCH_S = 0.5  # or what has come in this time, so that slow files are kept and told as they come


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file; told only when it cannot be lost any more."""

    path: Path
    fate: Fate
    id: int | None = None
    title: str = ""
    error: str = ""


def import_files(
    store: Store,
    paths: Sequence[Path],
    workers: int | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Imported]:
    """Yield one result a file. Files that have not changed since they were kept are not read again.

    Once nobody wants more, what is read by then is kept and told, and that is all.
    """
    known = _known(store)
    left: list[Path] = []
    for path in paths:
        unchanged = _unchanged(path, known)
        if unchanged:
            yield Imported(path, Fate.KNOWN, unchanged)
        else:
            left.append(path)
    for batch in _batches(_read_all(left, workers or default_workers(left)), is_wanted):
        yield from _kept(store, batch)


def _known(store: Store) -> dict[File, int]:
    rows = store.engine.rows(
        "SELECT machine, path, size, changed, document FROM files WHERE machine = ?", (machine(),)
    )
    return {
        File(str(name), str(path), int(size or 0), int(changed or 0)): int(id_ or 0)
        for name, path, size, changed, id_ in rows
    }


def _unchanged(path: Path, known: dict[File, int]) -> int | None:
    try:
        return known.get(file_of(path)) if known else None
    except OSError:
        return None  # reading it will tell why


def _read_all(paths: Sequence[Path], workers: int) -> Iterator[Read]:
    if min(workers, len(paths)) <= 1:
        yield from map(read, paths)
        return
    from gov_docs import processes  # what it needs takes its time to load

    for _, one in processes.run(list(enumerate(paths)), read, killed, workers):
        yield one


def _batches(found: Iterator[Read], is_wanted: Callable[[], bool]) -> Iterator[list[Read]]:
    batch: list[Read] = []
    since = time.monotonic()
    try:
        for one in found:
            batch.append(one)
            if len(batch) >= _BATCH or time.monotonic() - since > _BATCH_S:
                yield batch
                batch, since = [], time.monotonic()
            if not is_wanted():
                break
    except KeyboardInterrupt:
        yield batch  # Ctrl+C: what is read is kept
        raise
    if batch:
        yield batch


def _kept(store: Store, batch: Sequence[Read]) -> list[Imported]:
    results = []
    with store.writing():
        for one in batch:
            if one.described is None:
                results.append(Imported(one.path, Fate.FAILED, error=one.error))
                continue
            fate, id_ = keep(store, one.file, one.described)
            results.append(Imported(one.path, fate, id_, one.described.title))
    return results
