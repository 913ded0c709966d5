"""Faults of the program itself, told without a word of anybody's document.

A fault travels as one line of text, from workers too; its place in the program is in the line.
"""

import platform
import sys
import traceback
from pathlib import Path

import PySide6
from PySide6.QtCore import qVersion

from gov_docs import __version__

FAULT = "程序内部故障"
_PACKAGE = Path(__file__).parents[1]
_BETWEEN = " > "
_MOST = 12  # frames, the last ones
_RAISED = "；由 "


def told(error: BaseException) -> str:
    """Return the fault as one line: its kind and the places that led to it, not its message."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST:]
    places = _BETWEEN.join(f"{_where(one.filename)}:{one.lineno} {one.name}" for one in frames)
    cause = error.__cause__ or error.__context__
    after = f"{_RAISED}{type(cause).__name__} 引起" if cause else ""
    return f"{FAULT}（{type(error).__name__}{after}；{places}）"


def is_fault(text: str) -> bool:
    return text.startswith(FAULT)


def details(text: str) -> str:
    """Return what to send to whoever maintains the program: the fault's places, and versions."""
    inside = text.removeprefix(FAULT).strip("（）")
    kind, _, places = inside.rpartition("；")
    lines = [f"故障：{kind or inside}"]
    lines += [f"  {place}" for place in places.split(_BETWEEN) if kind]
    return "\n".join([*lines, *_versions()])


def _where(file: str) -> str:
    """Return a file of the program by its place in it, any other by its name alone."""
    path = Path(file)
    try:
        return path.relative_to(_PACKAGE.parent).as_posix()
    except ValueError:
        return path.name


def _versions() -> list[str]:
    return [
        f"gov_docs {__version__}",
        f"Python {platform.python_version()}，{sys.platform} {platform.machine()}",
        f"Qt {qVersion()}，PySide6 {PySide6.__version__}",
        f"系统：{platform.system()} {platform.release()}",
    ]
