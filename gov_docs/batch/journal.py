"""Finished records, kept out of memory and, for a big run, safe against an interruption."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from gov_docs.batch.shapes import FileRecord

_STALE_DAYS = 30


class Journal:
    """Records by number of their job; iterating yields them in the order of the jobs.

    On disk each line is one finished file: {"key": what the file was, "record": …}.
    """

    def __init__(self, file: IO[bytes], path: Path | None = None) -> None:
        self._file = file
        self._path = path
        self._at: dict[int, int] = {}

    def add(self, number: int, key: str, record: FileRecord) -> None:
        line = json.dumps({"key": key, "record": record}, ensure_ascii=False)
        self._at[number] = self._file.seek(0, io.SEEK_END)
        self._file.write(line.encode("utf-8", "backslashreplace") + b"\n")
        self._file.flush()

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
            self._path.unlink(missing_ok=True)


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
    """Return a journal that outlives the process; in memory where the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = resume and path.exists()
        return Journal(path.open("r+b" if kept else "w+b"), path)
    except OSError:
        return in_memory()


def drop_stale(folder: Path, now: float) -> None:
    """Delete the journals of runs that nobody has come back to for a month."""
    for path in folder.glob("*.jsonl"):
        try:
            if now - path.stat().st_mtime > _STALE_DAYS * 86400:
                path.unlink()
        except OSError:
            continue
