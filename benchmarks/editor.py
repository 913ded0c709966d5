"""The window with 200,000 characters and 2,000 findings: keys, scrolling, re-check, memory, kills."""

import argparse
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.check import BIG, make

FINDINGS = 2_000
KEYS = 120
# Opens a file, types into it and saves it over and over; says when it begins.
SAVER = """
import sys
from pathlib import Path
from gov_docs.core.types import Span, TextEdit
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_source import SaveOrder, open_source, save
session = Session(open_source(Path(sys.argv[1])))
print("begun", flush=True)
while True:
    session.apply([TextEdit(Span(0, 0, 0), "字")], Kind.TYPING)
    order = SaveOrder(session.opened, session.groups(), session.path, session.opened.seen)
    session.opened.seen = save(order)
"""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks editor", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    args = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOVDOCS_HOME"] = str(Path(folder) / "home")
        big = Path(folder) / "big.docx"
        make(big, BIG)
        _window(big)
        _kills(Path(folder) / "killed.docx", args.kills)
    return 0


def _window(path: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from gov_docs.desk.editing import Session
    from gov_docs.desk.editing_recovery import Keeper
    from gov_docs.desk.editing_source import open_source
    from gov_docs.gui.review_page import ReviewPage
    from gov_docs.gui.theme import dress

    sys.setswitchinterval(0.0005)
    app = QApplication([])
    colors = dress(app, "light")
    start = time.perf_counter()
    opened = open_source(path)
    read = time.perf_counter()
    page = ReviewPage(Session(opened), Keeper(opened.original(), ".docx"), colors)
    page.resize(1300, 700)
    page.show()
    app.processEvents()
    print(f"open: {read - start:.2f} s beside the window, then {time.perf_counter() - read:.2f} s")
    _until(app, lambda: page.latest is not None)
    _add_findings(page)
    for name, at in (("start", 0.01), ("middle", 0.5), ("end", 0.97)):
        _type(app, page, name, at, busy=False)
        _type(app, page, name, at, busy=True)
    _recheck(app, page)
    _scroll(app, page)
    with Path("/proc/self/status").open() as status:
        peak = next(line for line in status if line.startswith("VmHWM"))
    print(f"memory: {int(peak.split()[1]) // 1024} MB at most")
    page.close_down(discard=True)


def _until(app: "object", holds: Callable[[], bool]) -> float:
    """Let Qt work until something holds; return the seconds it took."""
    start = time.perf_counter()
    while not holds() and time.perf_counter() - start < 60:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.001)
    return time.perf_counter() - start


def _add_findings(page: "object") -> None:
    from gov_docs.checking.looking import Looked
    from gov_docs.core.types import Issue, Span, Tier

    session = page.session  # type: ignore[attr-defined]
    issues = [
        Issue("TYP002", Span(para.id, at, at + 2), "甲应为乙", Tier.WARNING)
        for para in session.document.paragraphs
        for at in range(4, len(para.text) - 4, 90)
    ]
    few = tuple(random.Random(1).sample(issues, min(FINDINGS, len(issues))))  # noqa: S311
    session.findings.put(Looked(session.document, few, (False,) * len(few)))
    page.panel.refresh()  # type: ignore[attr-defined]
    print(f"findings shown: {page.panel.model.rowCount()}")  # type: ignore[attr-defined]


def _type(app: "object", page: "object", name: str, share: float, *, busy: bool) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from gov_docs.core.types import Span

    session, editor = page.session, page.editor  # type: ignore[attr-defined]
    paras = [para for para in session.document.paragraphs if len(para.text) > 60]
    para = paras[int(len(paras) * share)]
    editor.go_to(Span(para.id, 30, 30))
    app.processEvents()  # type: ignore[attr-defined]
    clock, processor = [], []
    for _ in range(KEYS):
        if busy:
            page.checker.look()  # type: ignore[attr-defined]
        start, worked = time.perf_counter(), time.thread_time()
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, 0, none, "国"))
        app.processEvents()  # type: ignore[attr-defined]
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.thread_time() - worked) * 1000)
    state = "checks running" if busy else "alone"
    print(f"key at the {name}, {state}: {_told(clock)}; of our own thread {_told(processor)}")


def _told(times: list[float]) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"median {statistics.median(times):.1f}, p95 {p95:.1f}, max {max(times):.1f} ms"


def _recheck(app: "object", page: "object") -> None:
    from gov_docs.core.types import Span
    from gov_docs.desk.editing import Kind

    session, editor = page.session, page.editor  # type: ignore[attr-defined]
    para = next(p for p in session.document.paragraphs if len(p.text) > 60)
    times = []
    for _ in range(5):
        editor.go_to(Span(para.id, 10, 10))
        editor.replace_selection("统一布署", Kind.PASTE)

        def is_found() -> bool:
            found = session.findings.at(para.id)
            return any(one.issue.rule == "TYP001" for one in found)

        times.append(_until(app, is_found) * 1000)
        editor.undo()
        _until(app, lambda: not is_found())
    print(f"a typed paragraph is checked again after {_told([*times, times[-1]])}")


def _scroll(app: "object", page: "object") -> None:
    bar = page.editor.verticalScrollBar()  # type: ignore[attr-defined]
    frames = []
    for at in range(60):
        start = time.perf_counter()
        bar.setValue(bar.maximum() * at // 60)
        page.editor.viewport().repaint()  # type: ignore[attr-defined]
        frames.append((time.perf_counter() - start) * 1000)
        app.processEvents()  # type: ignore[attr-defined]
    print(f"scrolling, a frame: {_told(frames)}")


def _kills(path: Path, count: int) -> None:
    """Kill a program that saves again and again; the file must be whole each time."""
    make(path, 3_000)
    chance = random.Random(2)  # noqa: S311
    whole = 0
    for _ in range(count):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE, text=True
        )
        if saver.stdout is None or saver.stdout.readline() != "begun\n":
            raise RuntimeError("the saving program did not begin")
        time.sleep(chance.uniform(0, 0.3))
        saver.send_signal(signal.SIGKILL)
        saver.wait()
        with zipfile.ZipFile(path) as archive:
            whole += archive.testzip() is None
    left = len(list(path.parent.glob(".govdocs-*")))
    print(f"killed while saving: {whole} of {count} files whole; {left} drafts left beside them")
