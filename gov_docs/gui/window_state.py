"""How the window was left: its size, the page in front, widths, zoom; taken up at the next start."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from gov_docs.gui.review_page import ReviewPage
from gov_docs.settings import home

if TYPE_CHECKING:
    from gov_docs.gui.window import Window

_FIRST_TABS = 2  # 问题 and 修改核验; the others belong to one document


class WindowState:
    def __init__(self) -> None:
        self._kept = QSettings(str(home().root / "window.ini"), QSettings.Format.IniFormat)

    def keep(self, window: "Window") -> None:
        """Note how the window is, as it closes."""
        self._kept.setValue("geometry", window.saveGeometry())
        self._kept.setValue("page", window.shown)
        if window.page is not None:
            self.keep_review(window.page)

    def restore(self, window: "Window") -> None:
        geometry = self._kept.value("geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        window.show_page(str(self._kept.value("page", "")))

    def keep_mode(self, mode: str) -> None:
        self._kept.setValue("mode", mode)

    def keep_review(self, page: ReviewPage) -> None:
        """Note how a document is shown; the next one is shown the same way."""
        if not page.outline.isHidden():  # else it would come back without a width
            self._kept.setValue("review/splitter", page.splitter.saveState())
        self._kept.setValue("review/outline", "hidden" if page.outline.isHidden() else "shown")
        self._kept.setValue("review/tab", page.tabs.currentIndex())
        self._kept.setValue("review/zoom", 0.0 if page.editor.fits else page.editor.zoom)

    def dress_review(self, page: ReviewPage) -> None:
        """Show a document as the last one was."""
        splitter = self._kept.value("review/splitter")
        if isinstance(splitter, QByteArray):
            page.splitter.restoreState(splitter)
        page.outline.setHidden(self._kept.value("review/outline") == "hidden")
        tab = int(self._number("review/tab"))
        if 0 <= tab < _FIRST_TABS:
            page.tabs.setCurrentIndex(tab)
        zoom = self._number("review/zoom")
        if zoom > 0:
            page.editor.set_zoom(zoom)

    def _number(self, key: str) -> float:
        """Return a number of the file, 0 where somebody has written something else there."""
        try:
            return float(str(self._kept.value(key, 0)))
        except ValueError:
            return 0.0
