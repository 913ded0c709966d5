"""A program killed while it saves, or keeps what is not saved, leaves the old file or the new one."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gov_docs.desk.editing_recovery import bring_back, leftovers
from gov_docs.docx_io.read import read_word
from tests.docx_builder import build, p

# For each line it is given, a child of its own types 字 at the beginning of a file and puts that on
# the disk, again and again, and tells how often it has; until it is killed.
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
KILLS = 5
Killed = Callable[[str, Path, float], int]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux does")


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def killed(home) -> Killed:
    """Return what kills a child after a while and tells how often it had said it was done."""
    pipe = subprocess.PIPE
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], stdin=pipe, stdout=pipe, text=True)

    def kill(what: str, path: Path, after: float) -> int:
        program.stdin.write(f"{what} {path}\n")
        program.stdin.flush()
        child = int(program.stdout.readline())
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        told = list(iter(program.stdout.readline, "killed\n"))
        return int(told[-1]) if told else 0

    with program:
        yield kill
        program.stdin.close()


def test_a_kill_while_saving_leaves_the_old_file_or_the_new_one(tmp_path, killed):
    chance = random.Random(5)  # noqa: S311
    path = build(tmp_path, p("正文") * 50)
    length = 2
    for _ in range(KILLS):
        done = killed("save", path, chance.uniform(0, 0.15))
        text = read_word(path).document.paragraphs[0].text
        assert text.strip("字") == "正文"
        assert len(text) in (length + done, length + done + 1)
        length = len(text)


def test_a_kill_while_keeping_loses_no_more_than_what_came_since(tmp_path, killed):
    chance = random.Random(6)  # noqa: S311
    for number in range(KILLS):
        path = build(tmp_path, p("正文") * 50, name=f"{number}.docx")
        before = path.read_bytes()
        done = killed("keep", path, chance.uniform(0.02, 0.15))
        assert path.read_bytes() == before
        left = [one for one in leftovers() if one.path == path]
        assert left or not done
        for one in left:
            session, keeper = bring_back(one)
            assert session.para(0).text in ("字" * done + "正文", "字" * (done + 1) + "正文")
            keeper.drop()
