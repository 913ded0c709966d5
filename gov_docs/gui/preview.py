"""预览: a document's pages as they will be printed, in a window of its own."""

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk import previewing
from gov_docs.desk.exporting import Version
from gov_docs.desk.previewing import Drawn, PdfPages
from gov_docs.gui.estimated_pages import estimated_pdf
from gov_docs.gui.preview_bar import BusyBar, PreviewBar
from gov_docs.gui.preview_pictures import Pictures
from gov_docs.gui.preview_sheet import Sheet
from gov_docs.gui.preview_thumbs import Thumbs
from gov_docs.gui.printing import PrintOrder, print_pages, set_up
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

ESTIMATED = "估算分页：{why}，这里由本程序估算，换行和分页可能与 Word、WPS 里不同。"


class Preview(QWidget):
    export_asked = Signal()
    failed = Signal(str, str)
    closed = Signal()
    _progressed = Signal(int, int)  # pages printed, of how many

    def __init__(self, name: str, make: Callable[[], Version], colors: Colors) -> None:
        """`make` returns the document as it stands, each time the preview is made anew."""
        super().__init__()
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(f"预览：{name}")
        self.resize(1000, 720)
        self._name, self._make = name, make
        self._drawer, self._printer = Workers(self), Workers(self)
        self._stop = threading.Event()
        self._pictures: Pictures | None = None
        self._asking: QPrintDialog | None = None
        self._prints_next = self._is_closed = False
        self.bar, self.busy, self.sheet = PreviewBar(), BusyBar(), Sheet(colors)
        self._build()
        self._wire()

    # --- making it

    def _build(self) -> None:
        self._notice = QLabel()
        self._notice.setObjectName("notice")
        self._notice.setWordWrap(True)
        self._notice.setMargin(6)
        self._notice.hide()
        self._thumbs = Thumbs()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._thumbs)
        row.addWidget(self.sheet, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self.bar, self._notice, self.busy):
            column.addWidget(one)
        column.addLayout(row, 1)

    def _wire(self) -> None:
        self.bar.print_asked.connect(self.print_soon)
        self.bar.export_asked.connect(self.export_asked)
        self.bar.renew_asked.connect(self.renew)
        self.bar.page_asked.connect(self.sheet.go_to)
        self.bar.zoom_asked.connect(self.sheet.set_zoom)
        self.bar.fit_asked.connect(self.sheet.set_fit)
        self.sheet.page_changed.connect(self._page_changed)
        self.sheet.zoom_changed.connect(self._zoom_changed)
        self._thumbs.currentRowChanged.connect(self.sheet.go_to)
        self.busy.cancelled.connect(self._cancel)
        self._progressed.connect(self._tell_progress)
        for keys, do in (
            ("Ctrl+P", self.print_soon),
            ("F5", self.renew),
            ("Esc", self.close),
            ("Ctrl++", partial(self.sheet.step_zoom, 1)),
            ("Ctrl+-", partial(self.sheet.step_zoom, -1)),
            ("Ctrl+0", partial(self.sheet.set_zoom, 1.0)),
        ):
            QShortcut(QKeySequence(keys), self, do)

    # --- the pages

    @property
    def pages(self) -> PdfPages | None:
        return self._pictures.pages if self._pictures else None

    def renew(self) -> None:
        """Make the pages of the document as it stands now."""
        if self.busy.is_busy:
            return
        self.bar.show_stale(stale=False)
        self._stop.clear()
        self.busy.begin("正在排版……")
        work = partial(_drawn, self._make(), self._is_wanted)
        self._drawer.do(work, self._show, self._not_made)

    def mark_stale(self) -> None:
        """Say that the text has changed since."""
        if not self.busy.is_busy:
            self.bar.show_stale(stale=True)

    def _is_wanted(self) -> bool:
        return not self._stop.is_set()

    def _show(self, made: object) -> None:
        self.busy.end()
        if not isinstance(made, _Made):
            return
        if self._is_closed:
            made.pages.close()
            return
        old, self._pictures = self._pictures, Pictures(made.pages, self)
        self._pictures.thumb_ready.connect(self._show_thumb)
        self._pictures.failed.connect(self._tell)
        self._tell(_why(made.drawn))
        self._thumbs.fill(made.pages.count)
        self.bar.show_count(made.pages.count, estimated=made.drawn.estimated)
        self.sheet.show_pages(self._pictures)
        self.sheet.setFocus()
        self._page_changed(self.sheet.page)
        if old is not None:
            old.close()
            old.deleteLater()
        if self._prints_next:
            self.print_soon()

    def _not_made(self, why: str) -> None:
        self.busy.end()
        self._prints_next = False
        if self._is_closed:
            return
        if self._stop.is_set():
            self._tell("已停止。按 F5 再排一次。")
            self.bar.show_stale(stale=True)
            return
        self._tell(why)
        self.failed.emit("没有排出页面", why)

    def _cancel(self) -> None:
        self._stop.set()

    def _tell(self, text: str) -> None:
        self._notice.setText(text)
        self._notice.setVisible(bool(text))

    def _show_thumb(self, number: int) -> None:
        image = self._pictures.thumb(number) if self._pictures else None
        if image is not None:
            self._thumbs.show_page(number, image)

    def _page_changed(self, page: int) -> None:
        self.bar.show_page(page)
        self._thumbs.mark(page)

    def _zoom_changed(self, zoom: float) -> None:
        self.bar.show_zoom(zoom, self.sheet.fit)

    # --- printing

    def print_soon(self) -> None:
        """Ask the system where and how to print; wait for the pages where they are not made yet."""
        pages = self.pages
        self._prints_next = pages is None or self.busy.is_busy
        if pages is None or self._prints_next:
            return
        if self._asking is not None:
            self._asking.deleteLater()
        # It owns its printer: one of ours would have to outlive it to the last event.
        dialog = self._asking = QPrintDialog(self)
        set_up(dialog.printer(), pages)
        dialog.setMinMax(1, pages.count)
        dialog.setFromTo(1, pages.count)
        dialog.accepted.connect(partial(self.print_to, dialog.printer()))
        QDialog.open(dialog)  # its own wants a slot

    def print_to(self, printer: QPrinter) -> None:
        """Print beside the window."""
        pages = self.pages
        if pages is None or self.busy.is_busy:
            return
        self._stop.clear()
        self.busy.begin("正在打印……")
        order = PrintOrder(pages, printer, self._progressed.emit, self._is_wanted)
        self._printer.do(partial(print_pages, order), self._printed, self._not_printed)

    def _tell_progress(self, done: int, of: int) -> None:
        self.busy.show_progress(f"正在打印第 {done} 页，共 {of} 页……", done, of)

    def _printed(self, count: object) -> None:
        self._end_printing()
        self._tell(f"已送去打印，共 {count} 页。")

    def _not_printed(self, why: str) -> None:
        self._end_printing()
        self._tell(why)
        if not self._stop.is_set():  # else it was asked for
            self.failed.emit("没有打印", why)

    def _end_printing(self) -> None:
        self.busy.end()
        self._prints_next = False  # asked for once more meanwhile: one is enough

    # --- the window

    def set_colors(self, colors: Colors) -> None:
        self.sheet.colors = colors
        self.sheet.viewport().update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._is_closed = True
        self._stop.set()
        self._drawer.finish()
        self._printer.finish()
        if self._pictures is not None:
            self.sheet.show_pages(None)
            self._pictures.close()
            self._pictures = None
        super().closeEvent(event)
        self.closed.emit()


class _Made:
    """The pages and how they came about."""

    def __init__(self, drawn: Drawn, pages: PdfPages) -> None:
        self.drawn, self.pages = drawn, pages


def _drawn(version: Version, is_wanted: Callable[[], bool]) -> _Made:
    drawn = previewing.draw(version, estimated_pdf, is_wanted)
    return _Made(drawn, PdfPages(drawn.pdf, version.opened.path.name))


def _why(drawn: Drawn) -> str:
    if not drawn.estimated:
        return ""
    why = "LibreOffice 没有排成" if drawn.told else "这台电脑没有装 LibreOffice"
    return ESTIMATED.format(why=why)
