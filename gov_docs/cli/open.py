"""`govdocs open`, and `govdocs` alone: the window."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from gov_docs.cli.arguments import Parser
from gov_docs.core.errors import GovDocsError


def run(argv: list[str]) -> int:
    parser = Parser("govdocs open", "打开窗口，边写边查。")
    parser.operand("files", metavar="文件", nargs="*", type=Path, help="要打开的公文")
    parser.option("--sample", action="store_true", help="打开一份示例的副本")
    args = parser.parse_args(argv)
    if find_spec("PySide6") is None:
        raise GovDocsError(
            "没有安装窗口所需的 PySide6-Essentials；"
            "请在程序文件夹里运行 python start.py，或 pip install gov_docs[gui]。"
        )
    if not has_display():
        raise GovDocsError("这里没有图形界面，打不开窗口；可以用 govdocs check 检查文件。")
    files = [*args.files]
    if args.sample:
        from gov_docs.desk.editing_recent import copy_of_sample, samples

        files += [copy_of_sample(one) for one in samples()[:1]]
    # Not imported by name: the window and the commands know nothing of one another.
    status: int = import_module("gov_docs.gui.app").run(files)
    return status


def has_display() -> bool:
    """Say whether a window can be shown at all."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_open() -> bool:
    return find_spec("PySide6") is not None and has_display()
