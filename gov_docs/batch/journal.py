"""Finished records, kept out of memory and, for a big run, safe against an interruption."""

import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from gov_docs.batch.shapes import FileRecord
from gov_docs.files import claim

_STALE_DAYS = 30
_BINARY = getattr(os, "O_BINARY", 0)  # Windows


class Journal:
    """Records by number of their job; iterating yields them in the order of the jobs.

    On disk each line is one finished file: {"key": what the file was, "record": …}.
    """

    def __init__(self, file: IO[bytes], path: Path | None = None) -> None:
        self._file = file
        self._path = path
        self._at: dict[int, int] = {}

    def add(self, number: int, key: str, record: FileRecord) -> None:
        entry = json.dumps({"key": key, "record": record}, ensure_ascii=False)
        line = entry.encode("utf-8", "backslashreplace") + b"\n"
        try:
            at = self._append(line)
        except OSError:  # a full disk: the report can still be made
            self._go_on_in_memory()
            at = self._append(line)
        self._at[number] = at

    def _append(self, line: bytes) -> int:
        at = self._file.seek(0, io.SEEK_END)
        self._file.write(line)
        self._file.flush()
        return at

    def _go_on_in_memory(self) -> None:
        if self._path is None:
            return
        with self._path.open("rb") as written:
            memory = io.BytesIO(written.read())
        with contextlib.suppress(OSError):  # it tries once more to write what did not fit
            self._file.close()
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._file, self._path = memory, None

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, number: int) -> bool:
        return number in self._at

    def __iter__(self) -> Iterator[FileRecord]:
        for number in sorted(self._at):
            self._file.seek(self._at[number])
            record: FileRecord = json.loads(self._file.readline())["record"]
            yield record

    def take_over(self, keys: dict[str, int]) -> None:
        """Count as done what an earlier run finished; `keys` gives the job of each file's key.

        A file that failed is tried again; a line cut off by a crash is dropped.
        """
        self._file.seek(0)
        good = 0
        for line in iter(self._file.readline, b""):
            entry = _entry(line)
            if entry is None:
                break
            number = keys.get(entry[0])
            if number is not None and entry[1]["error"] is None:
                self._at[number] = good
            good += len(line)
        self._file.truncate(good)

    def close(self, *, keep: bool) -> None:
        """Close the file; delete it unless the run is to be continued later."""
        self._file.close()
        if self._path and not keep:
            with contextlib.suppress(OSError):  # another run may have just opened it
                self._path.unlink()


def _entry(line: bytes) -> tuple[str, FileRecord] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        entry = json.loads(line)
        return entry["key"], entry["record"]
    except (ValueError, KeyError, TypeError):
        return None


def in_memory() -> Journal:
    return Journal(io.BytesIO())


def on_disk(path: Path, *, resume: bool) -> Journal:
    """Return a journal that outlives the process.

    In memory where the folder cannot be written, or while another process does the same run.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600), "r+b")
    except OSError:
        return in_memory()
    try:
        claim(file)
        if not resume:
            file.truncate(0)
    except OSError:
        file.close()
        return in_memory()
    return Journal(file, path)


def drop_stale(folder: Path, now: float) -> None:
    """Delete the journals of runs that nobody has come back to for a month."""
    for path in folder.glob("*.jsonl"):
        try:
            if now - path.stat().st_mtime > _STALE_DAYS * 86400:
                path.unlink()
        except OSError:
            continue
