"""Unsaved changes kept in the data folder, so that a crash or a power cut costs half a minute."""

import contextlib
import json
import shutil
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import IO

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import FormatEdit, SectionEdit, Span, TextEdit
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_islands import Island, Unit
from gov_docs.desk.editing_kept import island_of, told_island, value_of
from gov_docs.desk.editing_source import open_source
from gov_docs.desk.editing_trail import Own
from gov_docs.files import claim, replace_file
from gov_docs.settings import home

_STATE, _LOCK = "state.json", "lock"


def _root() -> Path:
    return home().root / "recovery"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is kept of an open document; plain, so that it can be written beside the window."""

    path: Path
    seen: str
    own: Mapping[int, Unit]
    sections: tuple[SectionEdit, ...]


def snapshot(session: Session) -> Snapshot:
    own, sections = session.state()
    return Snapshot(session.path, session.opened.seen, own, sections)


@dataclass(slots=True)
class Keeper:
    """One folder for one open document; while it lives no other program takes it for a leftover."""

    original: bytes
    suffix: str
    folder: Path = field(default_factory=lambda: _root() / uuid.uuid4().hex)
    _lock: IO[bytes] | None = None
    _turn: Lock = field(default_factory=Lock)  # it is kept in one thread and dropped in another

    def keep(self, shot: Snapshot) -> None:
        """Write the changes in one step; raises UnwritableFileError or OSError."""
        with self._turn:
            self._keep(shot)

    def _keep(self, shot: Snapshot) -> None:
        self.hold()
        base = self.folder / f"base{self.suffix}"
        if not base.exists():
            replace_file(base, self.original)
        replace_file(self.folder / _STATE, json.dumps(_told(shot), ensure_ascii=False).encode())

    def hold(self) -> None:
        """Make the folder and claim it; OSError where another program has it."""
        if self._lock is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / _LOCK).open("ab")
            try:
                claim(lock)
            except OSError:
                lock.close()
                raise
            self._lock = lock

    def drop(self) -> None:
        """Throw away what is kept: it is saved, or not wanted."""
        with self._turn:
            self.let_go()
            shutil.rmtree(self.folder, ignore_errors=True)

    def let_go(self) -> None:
        """Leave what is kept for another time."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None


@dataclass(frozen=True, slots=True)
class Leftover:
    folder: Path
    path: Path  # the file that was being edited
    when: datetime


def leftovers() -> tuple[Leftover, ...]:
    """Return what earlier runs could not save, the newest first; those in use are not among them."""
    found = (_leftover(state) for state in _root().glob(f"*/{_STATE}"))
    return tuple(sorted(filter(None, found), key=lambda one: one.when, reverse=True))


def _leftover(state: Path) -> Leftover | None:
    try:
        with (state.parent / _LOCK).open("ab") as lock:
            claim(lock)
        told = json.loads(state.read_bytes())
        when = datetime.fromtimestamp(state.stat().st_mtime).astimezone()
        return Leftover(state.parent, Path(told["path"]), when)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def bring_back(left: Leftover) -> tuple[Session, Keeper]:
    """Return the document as it was when it was last kept; raises GovDocsError."""
    try:
        told = json.loads((left.folder / _STATE).read_bytes())
        own: dict[int, Unit] = {
            int(para): _own(int(para), one) for para, one in told["own"].items()
        }
        for one in told.get("islands", ()):
            island = island_of(one)
            own |= dict.fromkeys(island.edit.old, island)
        sections = tuple(SectionEdit(*one) for one in told["sections"])
        base = next(left.folder.glob("base.*"))
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
        raise GovDocsError(
            f"没有保存的“{left.path.name}”找不回来了：保留的内容不完整。请打开原文件。"
        ) from error
    opened = open_source(left.path, base)
    opened.seen = told["seen"]
    keeper = Keeper(opened.original(), left.path.suffix, left.folder)
    with contextlib.suppress(OSError):
        keeper.hold()
    return Session(opened, own, sections), keeper


def discard(left: Leftover) -> None:
    shutil.rmtree(left.folder, ignore_errors=True)


def _told(shot: Snapshot) -> dict[str, object]:
    own = {str(para): list(_rows(one)) for para, one in shot.own.items() if isinstance(one, Own)}
    islands = [
        told_island(one)
        for para, one in shot.own.items()
        if isinstance(one, Island) and para == one.edit.old[0]
    ]
    sections = [[one.section, one.name, one.value] for one in shot.sections]
    return {
        "path": str(shot.path),
        "seen": shot.seen,
        "own": own,
        "islands": islands,
        "sections": sections,
    }


def _rows(own: Own) -> Iterator[list[object]]:
    for one in own.formats:
        yield [one.span.start, one.span.end, one.name, one.value]
    for edit in own.texts:
        yield [edit.span.start, edit.span.end, edit.text]


def _own(para: int, rows: list[list[object]]) -> Own:
    texts: list[TextEdit] = []
    formats: list[FormatEdit] = []
    for start, end, *rest in rows:
        if not isinstance(start, int) or not isinstance(end, int):
            raise TypeError("a span is two numbers")
        span = Span(para, start, end)
        if len(rest) == 1:
            texts.append(TextEdit(span, str(rest[0])))
        else:
            formats.append(FormatEdit(span, str(rest[0]), value_of(rest[1])))
    return Own(tuple(texts), tuple(formats))
