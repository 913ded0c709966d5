"""Set up the program inside this folder, then run it (`start.py`), its tests, or its linters.

Needs nothing but CPython 3.11 or newer. Everything goes into .venv beside this file.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OUTPUT = HERE / "out" / "examples"
USAGE = """python start.py          准备好运行环境，打开窗口；没有图形界面时检查并修改示例
python start.py examples 准备好运行环境，检查并修改 examples/ 中的示例
python start.py test     准备好运行环境，运行测试
python start.py lint     准备好运行环境，运行代码检查"""


def main(argv: list[str]) -> int:
    job = argv[0] if argv else "run"
    if job not in ("run", "examples", "test", "lint"):
        print(USAGE)
        return 2
    groups = {"test": ("test",), "lint": ("test", "lint")}.get(job, ())
    with one_at_a_time():
        set_up(groups)
    if job == "test":
        return run(PYTHON, "-m", "pytest", *argv[1:])
    if job == "lint":
        return lint()
    return open_window() if job == "run" and can_show_window() else show_examples()


# --- the jobs


def open_window() -> int:
    """Open the program on a copy of the first example."""
    return run(PYTHON, "-m", "gov_docs.cli.main", "open", "--sample")


def can_show_window() -> bool:
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    on_desktop = sys.platform in ("win32", "darwin") or any(os.environ.get(one) for one in shown)
    return (
        on_desktop
        and (
            subprocess.run(
                [PYTHON, "-c", "import PySide6.QtWidgets"], capture_output=True, check=False
            )
        ).returncode
        == 0
    )


def show_examples() -> int:
    """Check and fix the examples; findings are what they are there for, so 1 is a good end."""
    command = [PYTHON, "-m", "gov_docs.cli.main", "fix", HERE / "examples", "--output", OUTPUT]
    status = run(*command, "--overwrite")
    print(f"\n修改后的文件在：{OUTPUT}")
    return 0 if status in (0, 1) else status


def lint() -> int:
    commands = (
        (BIN / "ruff", "check", "."),
        (BIN / "ruff", "format", "--check", "."),
        (BIN / "mypy",),
        (BIN / "lint-imports",),
    )
    return max([run(*command) for command in commands])


def run(*command: object) -> int:
    return subprocess.run([str(part) for part in command], cwd=HERE, check=False).returncode


# --- setting up


def set_up(groups: tuple[str, ...]) -> None:
    """Make .venv and install what is missing; done before: costs a few milliseconds."""
    import tomllib  # not there before 3.11, whose users get a sentence instead

    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [r for group in groups for r in project["dependency-groups"][group]]
    if not PYTHON.exists():
        make_venv()
    if not is_done("base", project["project"]):
        print("正在准备运行环境（只在第一次需要）……", flush=True)
        install_program()
        mark_done("base", project["project"])
    name = "-".join(groups)
    if groups and not is_done(name, wanted):
        install(*wanted)
        mark_done(name, wanted)


def install_program() -> None:
    """Install the program with its window; where Qt has no build for this machine, without."""
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if run(*command, "--editable", f"{HERE}[gui]") != 0:
        print("装不上窗口所需的组件，先装命令行部分……", flush=True)
        install("--editable", str(HERE))


def make_venv() -> None:
    if VENV.exists():
        shutil.rmtree(VENV)  # half made by a killed run
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        install_venv_module()
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def install_venv_module() -> None:
    """Debian ships Python without venv: install it as root, else say how."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    command = ["apt-get", "install", "-y", version]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update"], check=False)
        if subprocess.run(command, check=False).returncode == 0:
            return
    sys.exit(f"缺少 Python 的 venv 模块。请运行：sudo {' '.join(command)}，然后重新运行本程序。")


def install(*requirements: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, *requirements], cwd=HERE, check=False).returncode != 0:
        sys.exit("安装运行所需的组件失败。请检查能否访问软件包来源，然后重新运行 python start.py。")


def is_done(name: str, content: object) -> bool:
    stamp = VENV / f"{name}.stamp"
    return stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint(content)


def mark_done(name: str, content: object) -> None:
    (VENV / f"{name}.stamp").write_text(fingerprint(content), encoding="utf-8")


def fingerprint(content: object) -> str:
    return hashlib.sha256(f"{content}{HERE}".encode()).hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second start wait until the first has set up; a killed one leaves no lock behind."""
    with (HERE / ".start.lock").open("w") as lock:
        if WINDOWS:
            wait_for(lock.fileno())
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def wait_for(file: int) -> None:
    """Lock a file on Windows, where one try gives up after ten seconds."""
    import msvcrt

    while True:
        try:
            msvcrt.locking(file, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            continue
        return


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - said to whoever starts it with an older one
        sys.exit("需要 Python 3.11 或更高版本。")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("已取消。")
