"""`python -m tools.screenshots FOLDER`: pictures of the window for the manual, made offscreen.

Needs a CJK font; the pictures say which fonts this machine has.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gov_docs.core.ignore import Scope
from gov_docs.gui.review_page import ReviewPage
from gov_docs.gui.theme import dress
from gov_docs.gui.window import Window

SAMPLE = Path(__file__).parents[2] / "examples" / "各类错误.docx"
SIZE = (1366, 728)  # a small office screen, less the task bar


def main(argv: list[str]) -> int:
    folder = Path(argv[0] if argv else "docs/images")
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_FONT_DPI="96")
    with tempfile.TemporaryDirectory() as home:
        os.environ["GOVDOCS_HOME"] = home
        _take(folder, Path(home))
    return 0


def _take(folder: Path, home: Path) -> None:
    app = QApplication([])
    app.setCursorFlashTime(0)
    window = Window(dress(app, "light"))
    window.resize(*SIZE)
    window.show()
    _spin(300)
    window.grab().save(str(folder / "desktop-today.png"))
    copy = home / SAMPLE.name
    copy.write_bytes(SAMPLE.read_bytes())
    window.open_file(copy)
    _until(lambda: window.page is not None and window.page.latest is not None)
    page = window.page
    if page is None:
        raise RuntimeError("the sample did not open")
    _choose(page, "TYP001")
    _spin(600)
    window.grab().save(str(folder / "desktop-review.png"))
    window.set_mode("dark")
    _spin(300)
    window.grab().save(str(folder / "desktop-dark.png"))
    window.set_mode("light")
    page.doer.fix_all()
    _until(lambda: _dialog(window) is not None)
    _spin(300)
    dialog = _dialog(window)
    if dialog is not None:
        dialog.grab().save(str(folder / "desktop-fix-all.png"))
        dialog.accept()
    _until(lambda: page.latest is not None and not page.checker._running)  # noqa: SLF001
    left = next(one for one in page.session.findings.all() if one.issue.rule == "CON001")
    page.doer.ignore(left, Scope.ONCE)
    _until(lambda: page.latest is not None and not page.checker._running)  # noqa: SLF001
    page.show_round()
    _spin(600)
    window.grab().save(str(folder / "desktop-round.png"))
    window.end_now()


def _choose(page: ReviewPage, rule: str) -> None:
    findings = page.session.findings.all()
    page.panel.choose(next(one.number for one in findings if one.issue.rule == rule))


def _dialog(window: QWidget) -> QDialog | None:
    return next(iter(window.findChildren(QDialog)), None)


def _spin(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        _spin(50)
    raise RuntimeError("waited in vain")


sys.exit(main(sys.argv[1:]))
