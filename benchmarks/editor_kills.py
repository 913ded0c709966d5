"""Programs killed while they save and while they keep what is not saved; a disk that is full."""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.check import make

_CHARACTERS = 3_000
# For each line it is given, a child of its own types into a file and puts that on the disk, again
# and again, and tells how often it has; until it is killed.
PROGRAM = """
import os, sys
from pathlib import Path
from gov_docs.core.types import Span, TextEdit
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_recovery import Keeper, snapshot
from gov_docs.desk.editing_source import SaveOrder, open_source, save

def go_on(what, path):
    session = Session(open_source(Path(path)))
    keeper = Keeper(session.opened.original(), ".docx")
    print(os.getpid(), flush=True)
    for done in range(1, 10_000):
        session.apply([TextEdit(Span(0, 0, 0), "字")], Kind.TYPING)
        if what == "keep":
            keeper.keep(snapshot(session))
        else:
            order = SaveOrder(session.opened, session.groups(), session.path, session.opened.seen)
            session.opened.seen = save(order)
        print(done, flush=True)

for line in sys.stdin:
    if os.fork() == 0:
        go_on(*line.split())
    os.wait()
    print("killed", flush=True)
"""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks editor_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["GOVDOCS_HOME"] = str(folder / "home")
        _saving(folder, args.kills)
        _keeping(folder, args.kills)
        _full(folder)
    return 0


@contextmanager
def _victims() -> Iterator["subprocess.Popen[str]"]:
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=pipe, stdout=pipe, text=True
    ) as program:
        yield program
        if program.stdin is not None:
            program.stdin.close()


def _killed(program: "subprocess.Popen[str]", what: str, path: Path, after: float) -> int:
    """Kill a child after a while; return how often it had said that it was done."""
    if program.stdin is None or program.stdout is None:
        raise RuntimeError("the program has no pipes")
    program.stdin.write(f"{what} {path}\n")
    program.stdin.flush()
    child = int(program.stdout.readline())
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    told = list(iter(program.stdout.readline, "killed\n"))
    return int(told[-1]) if told else 0


def _saving(folder: Path, count: int) -> None:
    from gov_docs.docx_io.read import read_word

    path = folder / "saved.docx"
    make(path, _CHARACTERS)
    old = read_word(path).document.paragraphs[0].text
    chance, whole, saves, length = random.Random(2), 0, 0, 0  # noqa: S311
    with _victims() as program:
        for _ in range(count):
            done = _killed(program, "save", path, chance.uniform(0, 0.3))
            text = read_word(path).document.paragraphs[0].text
            typed = text.removesuffix(old)
            whole += len(typed) - length in (done, done + 1) and typed == "字" * len(typed)
            saves, length = saves + done, len(typed)
    drafts = len(list(folder.glob(".govdocs-*")))
    print(f"killed while saving: {whole} of {count} times the old file or the new one, whole")
    print(f"  {saves} saves in between; {drafts} drafts left beside the file")


def _keeping(folder: Path, count: int) -> None:
    from gov_docs.desk.editing_recovery import bring_back, leftovers

    chance, back, shots = random.Random(3), 0, 0  # noqa: S311
    with _victims() as program:
        for number in range(count):
            path = folder / f"kept-{number}.docx"
            make(path, _CHARACTERS)
            before = path.read_bytes()
            done = _killed(program, "keep", path, chance.uniform(0.02, 0.3))
            shots += done
            is_old = path.read_bytes() == before
            found = [one for one in leftovers() if one.path == path]
            back += is_old and not found and not done  # killed before the first was kept
            for left in found:
                session, keeper = bring_back(left)
                typed = len(session.para(0).text) - len(session.opened.document.paragraphs[0].text)
                back += is_old and typed in (done, done + 1)
                keeper.drop()
    print(f"killed while keeping: {back} of {count} times all but what came since; {shots} kept")


def _full(folder: Path) -> None:
    """Save into a file system of one megabyte that is full; needs the right to mount one."""
    from gov_docs.core.errors import UnwritableFileError
    from gov_docs.core.types import Span, TextEdit
    from gov_docs.desk.editing import Kind, Session
    from gov_docs.desk.editing_source import SaveOrder, open_source, save

    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        print("a full disk: no right to mount one, not tried")
        return
    try:
        path = disk / "full.docx"
        make(path, _CHARACTERS)
        before = path.read_bytes()
        session = Session(open_source(path))
        session.apply([TextEdit(Span(0, 0, 0), "字")], Kind.TYPING)
        room = os.statvfs(disk)
        (disk / "rest").write_bytes(b"0" * (room.f_bavail * room.f_frsize))
        try:
            save(SaveOrder(session.opened, session.groups(), path, session.opened.seen))
            told = "saved, which cannot be"
        except UnwritableFileError as error:
            told = str(error)
        whole = path.read_bytes() == before
        print(f"a full disk: old file whole: {whole}; text kept: {session.is_modified}; {told}")
    finally:
        subprocess.run(["umount", str(disk)], check=False)
