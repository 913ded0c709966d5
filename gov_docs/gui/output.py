"""预览与输出: what leaves the window other than by saving."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gov_docs.gui.export_dialog import ExportDialog
from gov_docs.gui.previews import Previews, version_on
from gov_docs.gui.review_page import ReviewPage
from gov_docs.gui.theme import Colors

if TYPE_CHECKING:
    from gov_docs.gui.window import Window


class Output(QObject):
    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.previews = Previews(window.colors, self)
        self.previews.failed.connect(window.alert)
        self.previews.export_asked.connect(self.export)
        window.documents.closed.connect(self.previews.close)

    def preview(self, page: ReviewPage) -> None:
        self.previews.show(page)

    def print(self, page: ReviewPage) -> None:
        self.previews.show(page, then_print=True)

    def export(self, page: ReviewPage) -> ExportDialog:
        spared = tuple(one.session.path for one in self._window.documents.pages())
        dialog = ExportDialog(partial(version_on, page), spared, self._window)
        dialog.show()
        return dialog

    def set_colors(self, colors: Colors) -> None:
        self.previews.set_colors(colors)

    def close(self) -> None:
        self.previews.close_all()
