"""The window on a stage: offscreen, with a data folder of its own, opened afresh for each scene."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from gov_docs.gui.review_page import ReviewPage
from gov_docs.gui.theme import dress
from gov_docs.gui.window import Window

EXAMPLES = Path(__file__).parents[2] / "examples"
SIZE = (1366, 728)  # a small office screen, less the task bar


class Stage:
    """What a scene is given: the window, and the means to let it work."""

    def __init__(self, app: QApplication, folder: Path, mode: str) -> None:
        os.environ["GOVDOCS_HOME"] = str(folder / "data")
        self.folder = folder
        self.window = Window(dress(app, mode))
        self.window.resize(*SIZE)
        self.window.show()
        self.spin(300)

    def open_example(self, name: str = "各类错误") -> ReviewPage:
        """Open a copy of an example and wait until it is checked."""
        copy = self.folder / f"{name}.docx"
        copy.write_bytes((EXAMPLES / copy.name).read_bytes())
        self.window.open_file(copy)
        self.until(lambda: self.window.page is not None and self.window.page.latest is not None)
        page = self.window.page
        if page is None:
            raise RuntimeError("the example did not open")
        self.read(page)
        return page

    def choose(self, page: ReviewPage, rule: str) -> None:
        """Put the first finding of a rule in front."""
        findings = page.session.findings.all()
        page.panel.choose(next(one.number for one in findings if one.issue.rule == rule))

    def checked(self, page: ReviewPage) -> None:
        """Wait until the document is checked as it stands."""
        self.spin(900)  # a check begins a moment after the last change
        self.read(page)

    def read(self, page: ReviewPage) -> None:
        """Wait until rules and typo model have told all they have to tell."""
        self.until(lambda: page.latest is not None and not page.checker.doing)
        self.spin(600)

    def dialog(self) -> QDialog:
        """Return the dialog that is open, once it is."""
        self.until(lambda: bool(self.window.findChildren(QDialog)))
        self.spin(300)
        return self.window.findChildren(QDialog)[-1]

    def spin(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool]) -> None:
        for _ in range(600):
            if holds():
                return
            self.spin(50)
        raise RuntimeError("waited in vain")

    def close(self) -> None:
        self.window.end_now()
        self.window.hide()  # to close it would ask what to save
        self.window.deleteLater()
        self.spin(100)
