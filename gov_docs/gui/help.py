"""帮助: F1, the manual, the keys, and what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gov_docs.gui.dialogs import explain
from gov_docs.gui.help_dialogs import AboutDialog, KeysDialog
from gov_docs.gui.help_window import HelpWindow
from gov_docs.gui.theme import Colors

if TYPE_CHECKING:
    from gov_docs.gui.window import Window


class Help(QObject):
    failed = Signal(str, str)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._manual: HelpWindow | None = None

    def here(self) -> None:
        """Explain what is in front: the finding, else the page."""
        window = self._window
        page = window.page if window.shown == "校对" else None
        finding = page.panel.current if page else None
        if page is not None and finding is not None:
            explain(page, finding.issue.rule)
        else:
            self.manual(window.shown)

    def manual(self, about: str = "") -> HelpWindow:
        if self._manual is None:
            self._manual = HelpWindow(self._window.colors)
            self._manual.failed.connect(self._window.alert)
        self._manual.show_about(about or self._window.shown)
        self._manual.show()
        self._manual.raise_()
        self._manual.activateWindow()
        return self._manual

    def keys(self) -> None:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        menus = self._window.menuBar().findChildren(QMenu, options=direct)
        keys = [(_plain(menu.title()), _keys_of(menu.actions())) for menu in menus]
        KeysDialog(self._window, keys).show()

    def about(self) -> None:
        AboutDialog(self._window).show()

    def set_colors(self, colors: Colors) -> None:
        if self._manual is not None:
            self._manual.set_colors(colors)

    def close(self) -> None:
        if self._manual is not None:
            self._manual.close_down()


def _keys_of(actions: list[QAction]) -> list[tuple[str, str]]:
    """Return the keys of a menu with what they do."""
    return [
        (one.shortcut().toString(), _plain(one.text()).split("：")[0])
        for one in actions
        if not one.shortcut().isEmpty()
    ]


def _plain(text: str) -> str:
    return text.split("(&")[0].replace("&", "").rstrip("…")
