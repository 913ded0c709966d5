"""The bars over a preview: what to do with the pages, and what is under way."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from gov_docs.gui.preview_sheet import FIT_PAGE, FIT_WIDTH

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PreviewBar(QWidget):
    print_asked = Signal()
    export_asked = Signal()
    renew_asked = Signal()
    page_asked = Signal(int)  # from 0
    zoom_asked = Signal(float)
    fit_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        self._print = _button("打印…", "打印（Ctrl+P）", self.print_asked.emit)
        self._print.setObjectName("primary")
        self._renew = _button("更新", "按现在的文字重新排版（F5）", self.renew_asked.emit)
        self._by = QLabel()
        self._by.setObjectName("faint")
        row.addWidget(self._print)
        row.addWidget(_button("导出…", "导出为 Word、PDF 或检查报告", self.export_asked.emit))
        row.addWidget(self._renew)
        row.addStretch()
        self._add_pages(row)
        row.addSpacing(12)
        row.addWidget(self._build_zoom())
        row.addStretch()
        row.addWidget(self._by)
        self.show_count(0, estimated=False)

    def _add_pages(self, row: QHBoxLayout) -> None:
        self._page = QSpinBox()
        self._page.setAccessibleName("页码")
        self._page.setToolTip("输入页码，跳到那一页")
        self._page.setKeyboardTracking(False)
        self._page.valueChanged.connect(lambda page: self.page_asked.emit(page - 1))
        self._count = QLabel()
        self._back = _button("上一页", "上一页（PgUp）", self._page.stepDown)
        self._on = _button("下一页", "下一页（PgDn）", self._page.stepUp)
        for one in (self._back, QLabel("第"), self._page, self._count, self._on):
            row.addWidget(one)

    def _build_zoom(self) -> QComboBox:
        self._zoom = QComboBox()
        self._zoom.setAccessibleName("缩放")
        self._zoom.setToolTip("缩放（Ctrl+加号、Ctrl+减号，或按住 Ctrl 转滚轮）")
        self._zoom.addItems([FIT_PAGE, FIT_WIDTH, *(f"{zoom:.0%}" for zoom in _ZOOMS), ""])
        self._zoom.activated.connect(self._choose_zoom)
        return self._zoom

    def _choose_zoom(self, at: int) -> None:
        if at < 2:
            self.fit_asked.emit(self._zoom.itemText(at))
        elif at - 2 < len(_ZOOMS):
            self.zoom_asked.emit(_ZOOMS[at - 2])

    def show_count(self, count: int, *, estimated: bool) -> None:
        self._page.blockSignals(True)
        self._page.setRange(min(count, 1), count)
        self._page.blockSignals(False)
        self._count.setText(f"页，共 {count} 页")
        self._by.setText("" if not count else "估算分页" if estimated else "LibreOffice 排版")
        for one in (self._print, self._page, self._zoom):
            one.setEnabled(count > 0)
        self.show_page(0)

    def show_page(self, page: int) -> None:
        self._page.blockSignals(True)
        self._page.setValue(page + 1)
        self._page.blockSignals(False)
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < self._page.maximum())

    def show_zoom(self, zoom: float, fit: str) -> None:
        """Show the size; one that is not on the list gets the last line."""
        text = fit or f"{zoom:.0%}"
        at = self._zoom.findText(text)
        if at < 0:
            at = self._zoom.count() - 1
            self._zoom.setItemText(at, text)
        self._zoom.setCurrentIndex(at)

    def show_stale(self, *, stale: bool) -> None:
        self._renew.setText("文字有改动，更新" if stale else "更新")


class BusyBar(QWidget):
    """What takes a while, with a way to stop it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_busy = False
        self._told = QLabel()
        self._progress = QProgressBar()
        self._progress.setAccessibleName("进度")
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(8)
        self._stop = _button("取消", "停下来", self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(self._told)
        row.addWidget(self._progress, 1)
        row.addWidget(self._stop)
        self.hide()

    def begin(self, told: str) -> None:
        self.is_busy = True
        self._told.setText(told)
        self._progress.setRange(0, 0)
        self._stop.setEnabled(True)
        self.show()

    def show_progress(self, told: str, done: int, of: int) -> None:
        self._told.setText(told)
        self._progress.setRange(0, of)
        self._progress.setValue(done)

    def end(self) -> None:
        self.is_busy = False
        self.hide()

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._told.setText("正在停下来……")
        self.cancelled.emit()


def _button(text: str, tip: str, do: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAccessibleName(text.rstrip("…"))
    button.clicked.connect(lambda _=False: do())
    return button
