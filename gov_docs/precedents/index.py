"""The search index: derived from the store, caught up by change number, built anew when in doubt.

The folder holds one sub-folder per generation and `state.json`, which names the current one and the
last change it has seen. A new generation is complete before it is named, so a process killed on the
way, or two at once, never leave a half-built index to search in.
"""

import json
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import tantivy

from gov_docs.core.errors import UnwritableFileError
from gov_docs.core.precedent import Filters
from gov_docs.files import reason, replace_file
from gov_docs.precedents.asking import filtered, wanted
from gov_docs.precedents.indexed import FORM, indexed, schema
from gov_docs.precedents.store import Store

_BATCH = 200  # documents read from the store at a time
_HEAP = 96_000_000
_PATIENCE_S = 120.0  # for another process that is catching up
_ABANDONED_S = 86_400  # after this a generation nobody named was left by a killed process

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _State:
    form: int = 0
    store: str = ""
    generation: str = ""
    change: int = 0


class Index:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = schema()
        self._state = _State()
        self._index: tantivy.Index | None = None
        self._copy: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Let go of the index; a copy made for this process alone is deleted."""
        self._index = None
        if self._copy is not None:
            self._copy.cleanup()

    def search(self, query: str, filters: Filters, limit: int) -> list[tuple[int, float]]:
        """Return (document id, score), best first."""
        asked = wanted(self._schema, query)
        if asked is None:
            return []
        if filters != Filters():
            asked = filtered(self._schema, asked, filters)
        if self._index is None:
            return []
        searcher = self._index.searcher()
        hits = searcher.search(asked, limit, count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in hits])
        return [(int(id_ or 0), float(score)) for id_, (score, _) in zip(ids, hits, strict=True)]

    def catch_up(self, store: Store, *, wait: bool = False, tell: Progress | None = None) -> None:
        """Take in what happened since the last time; `wait` where another process is doing so.

        Without `wait` the search goes on with what that process has finished.
        """
        last = store.last_change()
        if self._index is not None and self._fits(store) and self._state.change == last:
            return
        try:
            self._bring_up(store, last, wait, tell)
        except UnwritableFileError:
            if not self._copied(store):
                raise
            self._bring_up(store, last, wait, tell)

    def _bring_up(self, store: Store, last: int, wait: bool, tell: Progress | None) -> None:
        self._open(store)
        if self._index is None:
            self._build(store, tell)
        elif self._state.change < last:
            self._add_missing(store, wait, tell)

    def _copied(self, store: Store) -> bool:
        """Go on with a copy where the folder is read-only: even opening an index writes a lock."""
        self._state = self._read_state()
        if self._copy is not None or not self._fits(store):
            return False
        copy = tempfile.TemporaryDirectory(prefix="govdocs-", ignore_cleanup_errors=True)
        try:
            to = Path(copy.name, self._state.generation)
            to.mkdir()
            for part in (self._folder / self._state.generation).iterdir():
                shutil.copyfile(part, to / part.name)
            shutil.copyfile(self._folder / "state.json", to.with_name("state.json"))
        except OSError:
            return False  # not readable either, or no place
        self._copy, self._folder = copy, Path(copy.name)
        return True

    def rebuild(self, store: Store) -> None:
        """Throw the index away and make it from the store; raises GovDocsError."""
        self._index = None
        self._build(store, None)

    def _fits(self, store: Store) -> bool:
        return (self._state.form, self._state.store) == (FORM, store.identity)

    def _open(self, store: Store) -> None:
        """Open the generation that is named, unless it is of another form or store, or broken."""
        before, self._state = self._state.generation, self._read_state()
        folder = self._folder / self._state.generation
        if not self._state.generation or not self._fits(store) or not folder.is_dir():
            self._index = None
            return
        try:
            if self._index is None or before != self._state.generation:
                self._index = tantivy.Index(self._schema, path=str(folder))
            self._index.reload()
            if self._state.change and not self._index.searcher().num_docs and store.count():
                self._index = None  # its list of parts is gone
        except (ValueError, OSError):  # what tantivy raises for a damaged part
            self._index = None

    def _read_state(self) -> _State:
        try:
            return _State(**json.loads((self._folder / "state.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return _State()

    def _build(self, store: Store, tell: Progress | None) -> None:
        generation = uuid.uuid4().hex[:12]
        folder = self._folder / generation
        try:
            folder.mkdir(parents=True)
            index = tantivy.Index(self._schema, path=str(folder))
            change = _take_in(index, index.writer(_HEAP, 1), store, 0, tell)
        except (ValueError, OSError) as error:
            raise _unwritable(self._folder, error) from error
        self._index = index
        self._name(_State(FORM, store.identity, generation, change))
        self._sweep()

    def _add_missing(self, store: Store, wait: bool, tell: Progress | None) -> None:
        """Take in the changes since; the writer's lock lets one process at a time do so."""
        assert self._index is not None  # noqa: S101
        writer = self._writer(self._index, _PATIENCE_S if wait else 0.0)
        if writer is None:
            return
        now = self._read_state()  # another process may have been faster
        if now.generation != self._state.generation:
            del writer
            self._open(store)
            return
        try:
            change = _take_in(self._index, writer, store, now.change, tell)
        except (ValueError, OSError):  # a damaged part is found when parts are merged
            self._build(store, tell)
            return
        self._name(replace(now, change=change))

    def _writer(self, index: tantivy.Index, patience: float) -> tantivy.IndexWriter | None:
        until = time.monotonic() + patience
        while True:
            try:
                return index.writer(_HEAP, 1)
            except ValueError as error:
                if "Lock" not in str(error):
                    raise _unwritable(self._folder, error) from error
            if time.monotonic() >= until:
                return None
            time.sleep(0.05)

    def _name(self, state: _State) -> None:
        replace_file(self._folder / "state.json", json.dumps(asdict(state)).encode())
        self._state = state

    def _sweep(self) -> None:
        """Delete the generations nobody uses; on Windows one still open stays for the next time."""
        for folder in self._folder.iterdir():
            old = folder.is_dir() and time.time() - folder.stat().st_mtime > _ABANDONED_S
            if old and folder.name != self._state.generation:
                shutil.rmtree(folder, ignore_errors=True)


def _take_in(
    index: tantivy.Index, writer: tantivy.IndexWriter, store: Store, at: int, tell: Progress | None
) -> int:
    """Write what changed after a change number; return the last one."""
    done = 0
    while changes := store.changes(at, _BATCH):
        for change in changes:
            writer.delete_documents_by_term("id", change.id)
            if change.precedent is not None:
                writer.add_document(indexed(change.precedent, change.content, change.day))
        at, done = changes[-1].number, done + len(changes)
        if tell:
            tell(done)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return at


def _unwritable(folder: Path, error: Exception) -> UnwritableFileError:
    why = reason(error) if isinstance(error, OSError) else "磁盘已满或没有权限"
    return UnwritableFileError(
        f"资料库的索引 {folder} 写不进去（{why}），请检查后再试；资料库本身没有受损。"
    )
