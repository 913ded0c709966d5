"""The preview windows: one for each document that is looked at so."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from gov_docs.desk.exporting import Version, version_of
from gov_docs.gui.preview import Preview
from gov_docs.gui.review_page import ReviewPage
from gov_docs.gui.theme import Colors


class Previews(QObject):
    failed = Signal(str, str)
    export_asked = Signal(object)  # the ReviewPage

    def __init__(self, colors: Colors, parent: QObject) -> None:
        super().__init__(parent)
        self._colors = colors
        self._open: dict[ReviewPage, Preview] = {}
        self._shown: dict[ReviewPage, int] = {}  # which revision of the text is on the pages

    def show(self, page: ReviewPage, *, then_print: bool = False) -> Preview:
        """Show the document's pages as it stands now; `then_print` asks for a printer as well."""
        preview = self._open.get(page) or self._make(page)
        preview.show()
        preview.raise_()
        preview.activateWindow()
        preview.renew()
        if then_print:
            preview.print_soon()
        return preview

    def _make(self, page: ReviewPage) -> Preview:
        preview = Preview(page.session.path.name, partial(self._version, page), self._colors)
        preview.failed.connect(self.failed)
        preview.export_asked.connect(partial(self.export_asked.emit, page))
        preview.closed.connect(partial(self._forget, page))
        page.state_changed.connect(partial(self._look, page))
        self._open[page] = preview
        return preview

    def _version(self, page: ReviewPage) -> Version:
        self._shown[page] = page.session.revision
        return version_on(page)

    def _look(self, page: ReviewPage) -> None:
        preview = self._open.get(page)
        if preview is not None and self._shown.get(page) != page.session.revision:
            preview.mark_stale()

    def _forget(self, page: ReviewPage) -> None:
        self._shown.pop(page, None)
        preview = self._open.pop(page, None)
        if preview is not None:
            preview.deleteLater()

    def close(self, page: ReviewPage) -> None:
        """Close the preview of a document that is closed."""
        if page in self._open:
            self._open[page].close()

    def close_all(self) -> None:
        for preview in list(self._open.values()):
            preview.close()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        for preview in self._open.values():
            preview.set_colors(colors)


def version_on(page: ReviewPage) -> Version:
    """Return the document of a page as it stands."""
    checker = page.checker
    return version_of(page.session, checker.broken, with_model=checker.has_model_read)
