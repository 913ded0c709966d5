"""The window with 200,000 characters and 2,000 findings: keys, scrolling, re-check, paste, memory."""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.check import BIG, make
from benchmarks.editor_keys import (
    begin_and_join,
    press,
    told,
    type_at,
    type_beside_reading,
    until,
)

if TYPE_CHECKING:
    from gov_docs.desk.editing import Session
    from gov_docs.desk.editing_recovery import Keeper

FINDINGS = 2_000
MANY = 95_000  # the pipeline gives 100,000 at most


def main(argv: list[str]) -> int:
    argparse.ArgumentParser(prog="python -m benchmarks editor", description=__doc__).parse_args(
        argv
    )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOVDOCS_HOME"] = str(Path(folder) / "home")
        big = Path(folder) / "big.docx"
        make(big, BIG)
        _window(big)
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
    until(app, lambda: page.latest is not None)
    _add_findings(page)
    for name, at in (("start", 0.01), ("middle", 0.5), ("end", 0.97)):
        type_at(app, page, name, at, busy=False)
        type_at(app, page, name, at, busy=True)
    begin_and_join(app, page)
    _recheck(app, page)
    type_beside_reading(app, page, ReviewPage(*_opened_again(path), colors))
    _scroll(app, page)
    _paste(app, page)
    _many_findings(app, page)
    with Path("/proc/self/status").open() as status:
        peak = next(line for line in status if line.startswith("VmHWM"))
    print(f"memory: {int(peak.split()[1]) // 1024} MB at most")
    page.close_down(discard=True)


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
    print(f"findings shown: {page.panel.model.count}")  # type: ignore[attr-defined]


def _opened_again(path: Path) -> tuple["Session", "Keeper"]:
    from gov_docs.desk.editing import Session
    from gov_docs.desk.editing_recovery import Keeper
    from gov_docs.desk.editing_source import open_source

    opened = open_source(path)
    return Session(opened), Keeper(opened.original(), ".docx")


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

        times.append(until(app, is_found) * 1000)
        editor.undo()
        until(app, lambda: not is_found())
    print(f"a typed paragraph is checked again after {told([*times, times[-1]])}")


def _scroll(app: "object", page: "object") -> None:
    bar = page.editor.verticalScrollBar()  # type: ignore[attr-defined]
    frames, processor = [], []
    for at in range(60):
        start, worked = time.perf_counter(), time.thread_time()
        bar.setValue(bar.maximum() * at // 60)
        page.editor.viewport().repaint()  # type: ignore[attr-defined]
        frames.append((time.perf_counter() - start) * 1000)
        processor.append((time.thread_time() - worked) * 1000)
        app.processEvents()  # type: ignore[attr-defined]
    print(f"scrolling, a frame: {told(frames)}; of our own thread {told(processor)}")


def _paste(app: "object", page: "object") -> None:
    from PySide6.QtCore import QMimeData

    from gov_docs.core.types import Span

    editor = page.editor  # type: ignore[attr-defined]
    first = next(p for p in page.session.document.paragraphs if len(p.text) > 60)  # type: ignore[attr-defined]
    refusals: list[str] = []
    editor.refused.connect(refusals.append)
    for lines in (100, 1_000, 21_000):
        data = QMimeData()
        data.setText("\n".join("粘" * 80 for _ in range(lines)))
        editor.go_to(Span(first.id, 0, 0))
        start = time.perf_counter()
        editor.insertFromMimeData(data)
        app.processEvents()  # type: ignore[attr-defined]
        took = (time.perf_counter() - start) * 1000
        size = len(data.text().encode()) / 1e6
        what = f"refused: {refusals.pop()}" if refusals else "pasted"
        print(f"paste of {lines} paragraphs, {size:.2f} MB: {took:.0f} ms, {what}")
        while page.session.history.undoable and what == "pasted":  # type: ignore[attr-defined]
            editor.undo()


def _many_findings(app: "object", page: "object") -> None:
    """Take in as many findings as a check may give, and see how long the window is held up."""
    from gov_docs.checking.looking import Looked
    from gov_docs.core.types import Fix, Issue, Safety, Span, TextEdit, Tier
    from gov_docs.desk.editing_findings import prepared

    session = page.session  # type: ignore[attr-defined]
    places = [
        Span(para.id, at, at + 1)
        for para in session.document.paragraphs
        for at in range(0, len(para.text) - 1, 2)
    ][:MANY]
    fixes = [(Fix("改", (TextEdit(span, "乙"),), Safety.SAFE),) for span in places]
    issues = [
        Issue("PUN014", span, "甲应为乙", Tier.ERROR, fix)
        for span, fix in zip(places, fixes, strict=True)
    ]
    looked = Looked(session.document, tuple(issues), (False,) * len(issues))
    made = prepared(session.findings.known(), looked)  # beside the window, in the program
    page.checker.close()  # type: ignore[attr-defined]
    gaps: list[float] = []
    own: list[float] = []

    def step(do: Callable[[], object]) -> None:
        start, worked = time.perf_counter(), time.thread_time()
        do()
        app.processEvents()  # type: ignore[attr-defined]
        gaps.append((time.perf_counter() - start) * 1000)
        own.append((time.thread_time() - worked) * 1000)

    step(lambda: session.take(looked, session.revision, None, made))
    step(page.panel.refresh)  # type: ignore[attr-defined]
    while page.panel.model.count < len(issues):  # type: ignore[attr-defined]
        step(lambda: time.sleep(0.002))
    taken, gaps[:], own[:] = max(gaps), [], []
    for _ in range(40):
        step(lambda: press(page.editor, 0, "国"))  # type: ignore[attr-defined]
    print(f"{len(issues)} findings: taken in and listed, the longest step {taken:.0f} ms;", end=" ")
    print(f"a key then {told(gaps)}; of our own thread {told(own)}")
