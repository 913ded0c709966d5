"""The list of what was sent: when, where, of which document, how much. Never the text."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gov_docs.core.errors import UnreadableFileError, UnwritableFileError
from gov_docs.providers.outgoing import Outgoing

_HEADER = ("时间", "地址", "文档", "字数", "指纹")
_MARK = "\ufeff"  # so that a spreadsheet opens it


@dataclass(frozen=True, slots=True)
class Call:
    time: str  # ISO 8601 with its zone
    endpoint: str
    document: str
    characters: int
    fingerprint: str  # SHA-256 of the request's bytes


def record_call(path: Path, outgoing: Outgoing) -> None:
    """Add the sending to the list, before it happens; where it cannot be written, nothing is sent.

    One write at the file's end: two programs at once do not mix their lines.
    """
    time = datetime.now().astimezone().isoformat(timespec="seconds")
    row = (
        time,
        outgoing.endpoint,
        outgoing.document,
        str(outgoing.characters),
        outgoing.fingerprint,
    )
    line = "\t".join(" ".join(cell.split()) for cell in row) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b", buffering=0) as stream:
            written = stream.write((_before(stream.seek(0, os.SEEK_END), path) + line).encode())
            os.fsync(stream.fileno())
    except OSError as error:
        raise UnwritableFileError(_NOT_WRITTEN.format(path)) from error
    if written < len(line.encode()):
        raise UnwritableFileError(_NOT_WRITTEN.format(path))


_NOT_WRITTEN = "发送记录 {} 写不进去，所以没有发送；请检查磁盘空间和权限后再试。"


def clear_calls(path: Path) -> None:
    """Take the list away; raises UnwritableFileError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableFileError(f"发送记录 {path} 删不掉，请检查权限后再试。") from error


def _before(size: int, path: Path) -> str:
    """Return what has to stand before the line: the header, or the end of a line cut short."""
    if size == 0:
        return _MARK + "\t".join(_HEADER) + "\n"
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return "" if stream.read() == b"\n" else "\n"


def read_calls(path: Path) -> tuple[Call, ...]:
    """Return the calls, the oldest first; a line cut short by a full disk is left out."""
    try:
        text = path.read_text("utf-8-sig", errors="replace")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UnreadableFileError(f"读不了发送记录 {path}，请检查权限。") from error
    rows = (line.split("\t") for line in text.split("\n"))
    return tuple(
        Call(time, endpoint, document, int(characters), fingerprint)
        for time, endpoint, document, characters, fingerprint in (
            row
            for row in rows
            if len(row) == len(_HEADER) and row[3].isdecimal() and len(row[4]) == 64
        )
    )
