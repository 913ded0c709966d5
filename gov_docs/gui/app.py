"""Start the desktop program."""

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from gov_docs.gui import faults
from gov_docs.gui.one_instance import OneInstance
from gov_docs.gui.theme import dress
from gov_docs.gui.window import Window
from gov_docs.settings import home

# A check beside the typing hands the interpreter back this often; 5 ms is felt in the keys.
_SWITCH_S = 0.0005


def run(paths: Sequence[Path]) -> int:
    """Open the window on these files, or hand them to the one that is open; return its status."""
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("govdocs")
    app.setApplicationDisplayName("公文校对")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese))
    one = OneInstance()
    if one.hand_over(paths):
        return 0
    one.listen()
    settings = QSettings(str(home().root / "window.ini"), QSettings.Format.IniFormat)
    window = Window(dress(app, str(settings.value("mode", "system"))))
    one.asked.connect(lambda files: _asked(window, files))
    sys.excepthook = lambda _kind, error, _trace: _fault(window, error)
    window.show()
    gc.freeze()  # going through what lives as long as the program takes 0.15 s, felt in the keys
    window.open_files(paths)
    listening = _end_when_told(app, window)
    status = app.exec()
    listening.stop()
    one.close()
    return int(status)


def _end_when_told(app: QApplication, window: Window) -> QTimer:
    """Let Ctrl+C and a polite kill end the program, with what is not saved kept for next time."""

    def end(_number: int, _frame: object) -> None:
        window.end_now()
        app.quit()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    ticking = QTimer(app)  # Python hears of a signal only when it runs
    ticking.timeout.connect(lambda: None)
    ticking.start(300)
    return ticking


def _asked(window: Window, files: list[Path]) -> None:
    window.bring_to_front()
    window.open_files(files)


def _fault(window: Window, error: BaseException) -> None:
    """Say that something went wrong in the program; where, but nothing of the document."""
    if isinstance(error, KeyboardInterrupt):
        return  # the signal has its own way
    window.alert(faults.FAULT, faults.told(error))
