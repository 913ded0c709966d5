"""The list of what is to be filed and what is filed, and the papers that are written of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk import archived, filing
from gov_docs.desk.filing import PAGE, Item, Listing, Suggested
from gov_docs.gui.filing_list import ItemsDelegate, ItemsModel
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_KINDS = (
    "公文和扫描件 (*.docx *.doc *.wps *.pdf *.ofd *.txt *.md *.html *.htm"
    " *.png *.jpg *.jpeg *.tif *.tiff);;所有文件 (*)"
)
_PAPERS = "表格 (*.xlsx);;公文 (*.docx)"


class FilingShelf(QWidget):
    chosen = Signal(object)  # an Item
    emptied = Signal()
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setMinimumWidth(300)
        self._finder, self._writer = Workers(self), Workers(self)
        self.model = ItemsModel()
        self._delegate = ItemsDelegate(self.model, colors)
        self._own: list[Suggested] = []  # what a person brought here, read once
        self._size, self._row = PAGE, 0
        self._build()
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.model.more_asked.connect(self._list_more)

    # --- making it

    def _build(self) -> None:
        self.list = QListView()
        self.list.setAccessibleName("归档文件")
        self.list.setToolTip("上下键选一件，Ctrl+Enter 归档，F2 改")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 8)
        column.addLayout(self._build_top())
        column.addLayout(self._build_chips())
        column.addWidget(self.list, 1)

    def _build_top(self) -> QHBoxLayout:
        add = _button("加入文件…", "一次可以选多个；也可以拖进来")
        add.setObjectName("primary")
        add.clicked.connect(self.ask_for_files)
        self.papers = _button("导出", "归档文件目录、归档章的内容、移交包")
        menu = QMenu(self.papers)
        for name, do in (
            ("归档文件目录…", partial(self._ask_for_paper, "归档文件目录", archived.write_catalogue)),
            ("归档章的内容…", partial(self._ask_for_paper, "归档章", archived.write_stamps)),
            ("移交包…", self._ask_for_package),
        ):  # fmt: skip
            menu.addAction(name).triggered.connect(do)
        self.papers.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(self.papers)
        row.addStretch()
        return row

    def _build_chips(self) -> QHBoxLayout:
        self.waits = _button("待归档", "已办结的来文、印发了的发文和加进来的文件")
        self.lies = _button("已归档", "已经编了档号的，新的在前")
        chips, row = QButtonGroup(self), QHBoxLayout()
        for chip in (self.waits, self.lies):
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chips.addButton(chip)
            chip.clicked.connect(self._turn)
            row.addWidget(chip)
        self.waits.setChecked(True)
        self._count = QLabel()
        self._count.setObjectName("faint")
        row.addStretch()
        row.addWidget(self._count)
        return row

    # --- what is listed

    def ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "加入要归档的文件", "", _KINDS)
        self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        """Read files a person brought, beside the window, and list them first."""
        known = {path for one in self._own for path in one.paths}
        new = [path for path in paths if path not in known]
        if not new:
            return
        self._count.setText("正在看……")
        work = partial(filing.suggestions, new)
        self._finder.do(work, self._added, partial(self.failed.emit, "没有读出来"))

    def _added(self, found: object) -> None:
        if isinstance(found, tuple):
            self.bring(found)

    def bring(self, items: Sequence[Suggested]) -> None:
        self._own = [*items, *self._own]
        self.waits.setChecked(True)
        self._row = 0
        self.look_again()

    def drop(self, one: Suggested) -> bool:
        """Forget what a person brought; tell whether it was that."""
        kept = [own for own in self._own if own.paths != one.paths]
        was_own, self._own = len(kept) < len(self._own), kept
        return was_own

    def _turn(self) -> None:
        self._size, self._row = PAGE, 0
        self.look_again()

    def look_again(self) -> None:
        """List what waits or what is filed, beside the window."""
        waits = self.waits.isChecked()
        work = partial(filing.waits if waits else filing.filed, self._size)
        self._finder.do(work, partial(self._show, waits), partial(self.failed.emit, "没有列出来"))

    def _list_more(self) -> None:
        self._size += PAGE
        self.look_again()

    def _show(self, waits: bool, found: object) -> None:
        if not isinstance(found, Listing) or waits != self.waits.isChecked():
            return  # a late answer
        own = self._own if waits else []
        self.model.show((*own, *found.items), has_more=self._size < found.total)
        self._count.setText(f"{len(own) + found.total} 件")
        if not self.model.rowCount():
            self.emptied.emit()
            return
        row = min(self._row, self.model.rowCount() - 1)
        choice = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(row), choice)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        one = self.model.thing(index.row())
        if one is not None:
            self._row = index.row()
            self.chosen.emit(one)

    def put(self, before: Item, now: Item) -> None:
        """Show in its row what became of an item that was read."""
        if self.model.thing(self._row) is before:
            self.model.put(self._row, now)

    # --- papers

    def _ask_for_paper(self, title: str, write: Callable[..., int], _on: bool = False) -> None:
        name, _ = QFileDialog.getSaveFileName(self, title, f"{title}.xlsx", _PAPERS)
        if name:
            self._write(
                partial(write, Path(name), overwrite=True), f"{title}写在 {Path(name).name}"
            )

    def _ask_for_package(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "移交包（新文件夹）", "移交包")
        if name:
            self._write(partial(archived.write_archive_package, Path(name)), f"移交包写在 {name}")

    def _write(self, work: Callable[[], int], told: str) -> None:
        self.told.emit("正在写……")
        done = lambda count: self.told.emit(f"{told}，共 {count} 件")  # noqa: E731
        self._writer.do(work, done, partial(self.failed.emit, "没有写成"))

    # --- for the page

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.list.viewport().update()

    def close_down(self) -> None:
        self._finder.finish()
        self._writer.finish(all_of_it=True)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button
