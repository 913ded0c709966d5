"""Runs LibreOffice to turn one old file into a .docx, alone, in silence and not for ever."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gov_docs.core.errors import CancelledError, UnreadableFileError
from gov_docs.inputs.font_stand_ins import environment

TIMEOUT_S = 120.0
_LOOK_S = 0.1  # how soon it is ended once nobody wants it any more
_NAMES = ("soffice", "libreoffice")
_WINDOWS = ("LibreOffice/program/soffice.exe", "LibreOffice 5/program/soffice.exe")
_ADVICE = "请用 Word 或 WPS 打开后另存为 .docx 再试"
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
# A new profile asks before it runs or fetches; without a person to ask it must not.
_SETTINGS = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "BlockUntrustedRefererLinks": "true",
    "DisableActiveContent": "true",
}


def program() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None and sys.platform == "win32":
        folders = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
        places = (Path(folder) / name for folder in folders if folder for name in _WINDOWS)
        found = next((str(place) for place in places if place.is_file()), None)
    return found


def convert(soffice: str, raw: bytes, folder: Path, file: str) -> Path:
    """Return a .docx in `folder`, made of these bytes; `file` names them in errors."""
    return _converted(soffice, raw, folder, file, ("doc", "docx", "docx:MS Word 2007 XML"))


def to_pdf(
    soffice: str, raw: bytes, folder: Path, file: str, is_wanted: Callable[[], bool] = lambda: True
) -> Path:
    """Return a .pdf in `folder`, made of the bytes of a .docx; `file` names them in errors.

    CancelledError as soon as it is wanted no more.
    """
    return _converted(soffice, raw, folder, file, ("docx", "pdf", "pdf"), is_wanted)


def _converted(
    soffice: str,
    raw: bytes,
    folder: Path,
    file: str,
    kinds: tuple[str, str, str],
    is_wanted: Callable[[], bool] = lambda: True,
) -> Path:
    """Convert from the first kind to the second, with the filter that comes third."""
    given, wanted, how = kinds
    source, made = folder / f"document.{given}", folder / "made" / f"document.{wanted}"
    source.write_bytes(raw)
    _write_settings(folder / "profile")
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", how, "--outdir", str(made.parent), str(source)),
    ]
    try:
        ended = _run(command, folder, is_wanted)
    except OSError:
        raise UnreadableFileError(f"{file}：LibreOffice 启动不了；{_ADVICE}") from None
    if not ended:
        raise UnreadableFileError(
            f"{file}：LibreOffice 超过 {TIMEOUT_S:.0f} 秒没有读完，已停止；{_ADVICE}"
        )
    if not made.is_file():
        raise UnreadableFileError(
            f"{file}：LibreOffice 读不了这个文件，可能已损坏或加了密码；{_ADVICE}"
        )
    return made


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{_SECURITY}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for name, value in _SETTINGS.items()
    )
    place = profile / "user" / "registrymodifications.xcu"
    place.parent.mkdir(parents=True)
    place.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path, is_wanted: Callable[[], bool]) -> bool:
    """Run to the end and return whether it came in time; then no process of it is left."""
    process = subprocess.Popen(  # noqa: S603 - a fixed command, and no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment(folder),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        return _ended(process, is_wanted)
    finally:  # Ctrl+C too
        _kill(process)


def _ended(process: subprocess.Popen[bytes], is_wanted: Callable[[], bool]) -> bool:
    until = time.monotonic() + TIMEOUT_S
    while time.monotonic() < until:
        if not is_wanted():
            raise CancelledError("已停止。")
        try:
            process.wait(_LOOK_S)
        except subprocess.TimeoutExpired:
            continue
        return True
    return False


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and its children: soffice is but the starter of soffice.bin."""
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603
            ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607
            capture_output=True,
            check=False,
        )
    else:
        with contextlib.suppress(ProcessLookupError):  # it and all its children have ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
