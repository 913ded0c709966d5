"""Keys pressed in the window: typed, beginning and joining paragraphs, while the typo model reads."""

import statistics
import time
from collections.abc import Callable

KEYS = 120
APART, ROUNDS = 10, 3  # keys with a second between them, so that the typo model reads again


def type_at(app: "object", page: "object", name: str, share: float, *, busy: bool) -> None:
    """Type at a share of the text, with the checks at rest or running."""
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
    print(f"key at the {name}, {state}: {told(clock)}; of our own thread {told(processor)}")


def begin_and_join(app: "object", page: "object") -> None:
    """Begin paragraphs and join them again, in the first tenth of the text."""
    from PySide6.QtCore import Qt

    from gov_docs.core.types import Span

    editor, keys = page.editor, Qt.Key  # type: ignore[attr-defined]
    paras = [p for p in page.session.document.paragraphs if len(p.text) > 60]  # type: ignore[attr-defined]
    times: dict[str, list[float]] = {"Enter": [], "Backspace that joins": []}
    for para in paras[10:310:10]:
        for name, key in zip(times, (keys.Key_Return, keys.Key_Backspace), strict=True):
            if key == keys.Key_Return:
                editor.go_to(Span(para.id, 20, 20))
                app.processEvents()  # type: ignore[attr-defined]
            worked = time.thread_time()
            press(editor, key, "\r" if key == keys.Key_Return else "")
            app.processEvents()  # type: ignore[attr-defined]
            times[name].append((time.thread_time() - worked) * 1000)
    for name, spent in times.items():
        print(f"{name}, of our own thread: {told(spent)}")


def type_beside_reading(app: "object", page: "object", other: "object") -> None:
    """Press keys while the typo model reads another document, in turn with keys while it does not."""
    from gov_docs.core.types import Span

    session, editor, reader = page.session, page.editor, other.checker  # type: ignore[attr-defined]
    para = next(p for p in session.document.paragraphs if len(p.text) > 60)
    editor.go_to(Span(para.id, 30, 30))
    reader.model.turns = page.checker.model.turns  # type: ignore[attr-defined]
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for is_read in (False, True):
            _read(app, reader, is_read=is_read)
            for name, count in (("keys a second apart", APART), ("keys in a row", APART)):
                state = "the typo model reading" if is_read else "nothing read"
                pause = 1.0 if "apart" in name else 0.05
                spent = times.setdefault(f"{name}, {state}", [])
                spent += [_after(app, editor, pause) for _ in range(count)]
    for name, spent in times.items():
        print(f"{name}: {told(spent)}")
    other.close_down(discard=True)  # type: ignore[attr-defined]


def _read(app: "object", reader: "object", *, is_read: bool) -> None:
    """Let the model begin, or let it rest."""
    reader.with_model = is_read  # type: ignore[attr-defined]
    reader.look()  # type: ignore[attr-defined]
    until(app, lambda: (not is_read and reader.doing == "") or "模型" in reader.doing)  # type: ignore[attr-defined]


def _after(app: "object", editor: "object", pause: float) -> float:
    """Return the milliseconds of a key pressed after a pause."""
    end = time.perf_counter() + pause
    until(app, lambda: time.perf_counter() >= end)
    start = time.perf_counter()
    press(editor, 0, "国")
    app.processEvents()  # type: ignore[attr-defined]
    return (time.perf_counter() - start) * 1000


def press(editor: "object", key: int, text: str = "") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, none, text))  # type: ignore[arg-type]


def until(app: "object", holds: Callable[[], bool]) -> float:
    """Let Qt work until something holds; return the seconds it took."""
    start = time.perf_counter()
    while not holds() and time.perf_counter() - start < 60:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.001)
    return time.perf_counter() - start


def told(times: list[float]) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"median {statistics.median(times):.1f}, p95 {p95:.1f}, max {max(times):.1f} ms"
