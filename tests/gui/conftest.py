"""One offscreen Qt for all tests of the window; each test has a data folder of its own."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the window's libraries are not installed")


@pytest.fixture(scope="session")
def app():
    kept = {name: os.environ.get(name) for name in ("QT_QPA_PLATFORM", "QT_FONT_DPI")}
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_FONT_DPI="96")
    from PySide6.QtWidgets import QApplication

    from gov_docs.gui.theme import dress

    made = QApplication([])
    dress(made, "light")
    for name, value in kept.items():  # read once, when Qt starts; other tests start programs
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
    return made


@pytest.fixture(autouse=True)
def nothing_left_open(app):
    """Take away what a test leaves on the screen: each change of looks restyles it all."""
    from PySide6.QtCore import QEvent

    yield
    for left in app.topLevelWidgets():
        if left.parent() is None:
            left.deleteLater()
    # Outside an event loop nothing else does it.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def wait(app) -> Callable[[Callable[[], object]], None]:
    """Return what lets Qt work until something holds."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    def until(holds: Callable[[], object], ms: int = 10_000) -> None:
        deadline = QDeadlineTimer(ms)
        while not holds():
            assert not deadline.hasExpired(), "waited in vain"
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    return until


@pytest.fixture
def window(app, wait):
    from gov_docs.gui.theme import LIGHT
    from gov_docs.gui.window import Window

    made = Window(LIGHT)
    made.show()
    yield made
    made.end_now()
    made.hide()


@pytest.fixture
def opened(window, wait) -> Callable[[Path], object]:
    """Return what opens a file and waits until it is checked."""

    def open_file(path: Path) -> object:
        window.open_file(path)
        wait(lambda: window.page is not None and window.page.latest is not None)
        return window.page

    return open_file
