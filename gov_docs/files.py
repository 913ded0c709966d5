"""Files put on the disk in one step: until the new one is complete, the old one stays."""

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from gov_docs.core.errors import GovDocsError, UnwritableFileError

_FAR = 2**31 - 2
_FULL = (errno.ENOSPC, errno.EDQUOT)


def replace_file(path: Path, data: bytes, *, make_folder: bool = False) -> None:
    """Put `data` at `path` in one step; raises UnwritableFileError."""
    with replacing(path, make_folder=make_folder) as stream:
        stream.write(data)


@contextmanager
def replacing(path: Path, *, make_folder: bool = False) -> Iterator[IO[bytes]]:
    """Yield a stream whose content takes the place of the file at the end.

    What the disk has against it is an UnwritableFileError; whatever goes wrong, no draft is left.
    """
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with _draft(path) as (draft, stream):
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()  # Windows moves no open file
            draft.chmod(_mode(path))
            draft.replace(path)
    except OSError as error:
        raise UnwritableFileError(f"{path.name}：{_why(error, path)}") from error


@contextmanager
def _draft(path: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".govdocs-", suffix=".tmp")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield draft, stream
    except BaseException:  # Ctrl+C too
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def _mode(path: Path) -> int:
    """Return the permissions a new file would get, or those of the file replaced."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def claim(file: IO[bytes]) -> None:
    """Take the file for this process alone, as long as it lives; OSError where another has it."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(_FAR)  # a byte that is never read: Windows' locks keep readers out
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(path: Path, *, busy: str) -> Iterator[None]:
    """Hold a file of the data folder against other processes; GovDocsError says `busy`.

    The lock is a file beside it, which stays: taking it away would let two in.
    """
    lock = path.with_name(f".{path.name}.lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        stream = lock.open("ab")
    except OSError as error:
        raise UnwritableFileError(f"{path.name}：{_why(error, path)}") from error
    with stream:
        try:
            claim(stream)
        except OSError as error:
            raise GovDocsError(busy) from error
        yield


def real(path: Path) -> Path:
    """Return where a path leads through links; unlike Path.resolve it bears links in a circle."""
    return Path(os.path.realpath(path))


def reason(error: OSError) -> str:
    """Return in a few Chinese words what the system says in English."""
    if isinstance(error, FileNotFoundError):
        return "找不到文件或文件夹"
    if isinstance(error, PermissionError):
        return "没有权限"
    if error.errno in _FULL:
        return "磁盘已满"
    if error.errno == errno.EROFS:
        return "所在的磁盘是只读的"
    if isinstance(error, NotADirectoryError):
        return "那里应当是文件夹，却是文件"
    return "路径太长" if error.errno == errno.ENAMETOOLONG else f"系统错误 {error.errno}"


def _why(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return f"文件夹不存在；请先建立文件夹 {path.parent}"
    if isinstance(error, PermissionError):
        return "没有写入权限；请关闭打开它的程序，或换一个位置"
    if error.errno in _FULL:
        return "磁盘已满；请清理磁盘，或换一个位置"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名或路径太长；请改短文件名，或换一个位置"
    return "写入失败；请检查磁盘，或换一个位置"
