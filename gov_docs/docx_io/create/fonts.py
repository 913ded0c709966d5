"""Which of the official fonts this machine lacks: they cost money and are never shipped."""

import subprocess
import sys
from functools import cache

from gov_docs.docx_io.create.figures import Figures


def missing_fonts(f: Figures) -> tuple[str, ...]:
    """Return a sentence that names the faces of which this machine has no font at all."""
    present = installed()
    lacking = [face.font for face in f.faces.values() if not any(map(face.met_by, present))]
    if not lacking or not present:  # a machine that names no fonts does not say
        return ()
    named = "、".join(lacking)
    return (f"这台电脑缺少公文字体：{named}，显示和打印时会换成别的字体；请安装后再打印。",)


@cache
def installed() -> frozenset[str]:
    """Return the names of the fonts of this machine in small letters, none where unknown."""
    return frozenset(name.strip().lower() for name in _names() if name.strip())


def _names() -> list[str]:
    return _from_registry() or _from_fontconfig()


def _from_fontconfig() -> list[str]:
    try:
        told = subprocess.run(
            ["fc-list", ":", "family", "fullname"],  # noqa: S607 - wherever the system has it
            capture_output=True,
            check=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return told.stdout.decode("utf-8", "replace").replace("\n", ",").split(",")


def _from_registry() -> list[str]:
    if sys.platform != "win32":  # the type checker knows by this that winreg is there
        return []
    import winreg

    names: list[str] = []
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                count = winreg.QueryInfoKey(key)[1]
                names += [winreg.EnumValue(key, at)[0] for at in range(count)]
        except OSError:
            continue
    return names
