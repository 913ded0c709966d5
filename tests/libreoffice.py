"""Start LibreOffice for tests: its own profile, and official fonts aliased to fonts that are there."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

SONG = (
    "宋体", "SimSun", "NSimSun", "新宋体", "仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312",
    "楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "方正小标宋简体", "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05S", "华文中宋", "华文仿宋", "华文楷体", "华文宋体", "Times New Roman", "Cambria",
)  # fmt: skip
HEI = ("黑体", "SimHei", "微软雅黑", "Microsoft YaHei", "等线", "DengXian", "Arial", "Calibri")
FOUND = {
    "serif": ("Noto Serif CJK SC", "Source Han Serif SC"),
    "sans": ("Noto Sans CJK SC", "Noto Serif CJK SC"),
}

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)


def font_config(folder: Path) -> Path:
    """Write a fontconfig file that gives each official font a substitute; return its path.

    Without one LibreOffice looks for each missing font again and again and is 20 times slower.
    """
    aliases = "".join(
        f"<alias binding='same'><family>{escape(name)}</family><prefer>{preferred}</prefer></alias>"
        for names, kind in ((SONG, "serif"), (HEI, "sans"))
        for preferred in ["".join(f"<family>{found}</family>" for found in FOUND[kind])]
        for name in names
    )
    path = folder / "fonts.conf"
    path.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
        f"<cachedir>{escape(str(folder / 'font-cache'))}</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path


def to_pdf(files: Sequence[Path], folder: Path, timeout_s: float = 240) -> list[Path]:
    """Convert the files with one LibreOffice and return the PDFs, in the same order.

    A file that LibreOffice cannot open has no PDF: an AssertionError names it.
    """
    return _convert(files, folder, "pdf", timeout_s)


def to_docx(files: Sequence[Path], folder: Path, timeout_s: float = 240) -> list[Path]:
    """Open the files in LibreOffice and save them again as .docx, to see what it understood."""
    return _convert(files, folder, "docx", timeout_s)


def to_text(files: Sequence[Path], folder: Path, timeout_s: float = 240) -> list[Path]:
    """Open the files in LibreOffice and save what it shows as text, in the same order."""
    return _convert(files, folder, "txt", timeout_s)


def _convert(files: Sequence[Path], folder: Path, kind: str, timeout_s: float) -> list[Path]:
    out = folder / kind
    out.mkdir(parents=True, exist_ok=True)
    command = [
        "soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", kind, "--outdir", str(out), *map(str, files),
    ]  # fmt: skip
    environment = {**os.environ, "FONTCONFIG_FILE": str(font_config(folder))}
    subprocess.run(command, env=environment, check=True, timeout=timeout_s, capture_output=True)
    made = [out / f"{file.stem}.{kind}" for file in files]
    missing = [file.name for file, result in zip(files, made, strict=True) if not result.exists()]
    assert not missing, f"LibreOffice did not open {missing}"
    return made
