"""The list of what came in: files taken in, looked for, listed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk import incoming, incoming_changes
from gov_docs.desk.incoming import PAGE, TITLES, Book, Page, Query, Taken
from gov_docs.gui.incoming_list import EntriesDelegate, EntriesModel
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_KINDS = (
    "公文和扫描件 (*.docx *.doc *.wps *.pdf *.ofd *.txt *.md *.html *.htm"
    " *.png *.jpg *.jpeg *.tif *.tiff);;所有文件 (*)"
)
_STATES = (
    ("全部", ""),
    ("待处理", "waiting"),
    ("逾期", "overdue"),
    ("已办结", "done"),
    ("作废", "void"),
)
_TABLE = "表格 (*.xlsx)"
_PAUSE_MS = 250


class IncomingShelf(QWidget):
    chosen = Signal(int)  # an entry
    emptied = Signal()  # nothing fits
    taken_in = Signal()  # files were entered, before whoever looks on
    told = Signal(str)
    failed = Signal(str, str)
    _moved = Signal(int, int)  # from the worker's thread

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setMinimumWidth(280)
        self._finder, self._taker = Workers(self), Workers(self)
        self.model = EntriesModel()
        self._delegate = EntriesDelegate(self.model, colors)
        self._size, self.wanted = PAGE, 0
        self._is_wanted = True
        self.is_taking = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self.words.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.look_again)
        self.state.currentIndexChanged.connect(lambda _: self._turn())
        self.book.currentIndexChanged.connect(lambda _: self._turn())
        self.model.more_asked.connect(self._list_more)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._moved.connect(self._move)

    # --- making it

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 8)
        column.addLayout(self._build_top())
        self.words = QLineEdit()
        self.words.setPlaceholderText("找标题、来文单位、字号")
        self.words.setAccessibleName("查找收文")
        self.words.setToolTip("标题、来文单位、字号、主办里的字")
        self.words.setClearButtonEnabled(True)
        self._count = QLabel()
        self._count.setObjectName("faint")
        self.list = QListView()
        self.list.setAccessibleName("收文登记簿")
        self.list.setToolTip("上下键选一件，Ctrl+Enter 采纳，F2 改各栏，Ctrl+D 办结")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        column.addWidget(self.words)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        column.addLayout(self._build_progress())

    def _build_top(self) -> QVBoxLayout:
        add = _button("登记文件…", "一次可以选多个；也可以拖进来", self.ask_for_files)
        add.setObjectName("primary")
        self.more = QPushButton("登记簿")
        self.more.setToolTip("把登记簿导出成表格，或者导入以前的登记簿")
        menu = QMenu(self.more)
        menu.addAction("导出 .xlsx…").triggered.connect(self._ask_to_export)
        menu.addAction("导入 .xlsx…").triggered.connect(self._ask_to_import)
        self.more.setMenu(menu)
        self.book = _choice("登记簿", "收文登记簿，或发文登记簿")
        for book in Book:
            self.book.addItem(TITLES[book].removesuffix("登记簿"), book)
        self.state = _choice("办理情况", "只看哪一些")
        for name, state in _STATES:
            self.state.addItem(name, state)
        column = QVBoxLayout()
        for parts in ((add, self.more), (self.book, self.state)):
            row = QHBoxLayout()
            for part in parts:
                row.addWidget(part, 1)
            column.addLayout(row)
        return column

    def _build_progress(self) -> QHBoxLayout:
        self._bar = QProgressBar()
        self._bar.setAccessibleName("登记进度")
        self._bar.setToolTip("登记了多少")
        self.stop = _button("停下", "已登记的都留着", self._stop)
        row = QHBoxLayout()
        for part in (self._bar, self.stop):
            part.hide()
            row.addWidget(part)
        return row

    # --- taking in

    def ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "登记收到的文件", "", _KINDS)
        self.take_in([Path(name) for name in names])

    def take_in(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        if self.is_taking:
            self.told.emit("还在登记前一批，等它做完再加")
            return
        self.is_taking = self._is_wanted = True
        self._bar.setRange(0, 0)
        self._bar.show()
        self.stop.show()
        work = partial(
            incoming.take_in, tuple(paths), self._moved.emit, lambda: self._is_wanted, self._book()
        )
        self._taker.do(work, self._taken, self._not_taken)

    def _move(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _stop(self) -> None:
        self._is_wanted = False

    def _taken(self, taken: object) -> None:
        self._end_taking()
        if not isinstance(taken, Taken):
            return
        new = [one.entry.id for one in taken.entered if one.entry]
        self.wanted = new[-1] if new else self.wanted
        errors = [one.error for one in taken.entered if one.error]
        if errors:
            self.failed.emit("有的文件没有登记", "\n".join(errors[:10]))
        warnings = [warning for one in taken.entered if one.is_new for warning in one.warnings]
        self.told.emit("；".join([taken.told, *warnings[:1]]))
        self.taken_in.emit()
        self.look_again()

    def _not_taken(self, why: str) -> None:
        self._end_taking()
        self.failed.emit("没有登记", why)

    def _end_taking(self) -> None:
        self.is_taking = False
        self._bar.hide()
        self.stop.hide()

    # --- the register as a table

    def _ask_to_export(self) -> None:
        title = TITLES[self._book()]
        name, _ = QFileDialog.getSaveFileName(self, title, f"{title}.xlsx", _TABLE)
        if name:
            work = partial(incoming_changes.export_register, Path(name), self._query())
            self._do(work, "没有导出")

    def _ask_to_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, f"导入{TITLES[self._book()]}", "", _TABLE)
        if name:
            work = partial(incoming_changes.import_register, Path(name), self._book())
            self._do(work, "没有导入")

    def _do(self, work: Callable[[], str], failed: str) -> None:
        self._taker.do(work, self._done, partial(self.failed.emit, failed))

    def _done(self, told: object) -> None:
        self.told.emit(str(told))
        self.look_again()

    # --- the list

    def _book(self) -> Book:
        return Book(self.book.currentData())

    def _turn(self) -> None:
        self._size = PAGE
        self.look_again()

    def _query(self) -> Query:
        state = str(self.state.currentData())
        words = self.words.text().strip()
        book = self._book()
        return Query(book, words, state, today=incoming.today(), size=self._size)

    def look_again(self) -> None:
        """List what fits now, beside the window."""
        asked = self._query()
        work = partial(incoming.listing, asked)
        self._finder.do(work, partial(self._show, asked), self.told.emit)

    def _list_more(self) -> None:
        self._size += PAGE
        self.look_again()

    def _show(self, asked: Query, page: object) -> None:
        if not isinstance(page, Page) or asked != self._query():
            return  # a late answer
        self.model.today = asked.today
        self.model.show(page.entries, has_more=page.total > len(page.entries))
        self._count.setText(
            f"{page.total} 件" if page.total else f"没有这样的{self.book.currentText()}"
        )
        if not page.entries:
            self.wanted = 0
            self.emptied.emit()
            return
        index = self.model.index(max(self.model.row_of(self.wanted), 0))
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.scrollTo(index)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None:
            self.wanted = entry.id
            self.chosen.emit(entry.id)

    # --- for the page

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.list.viewport().update()

    def close_down(self) -> None:
        self._is_wanted = False
        self._finder.finish()
        self._taker.finish(all_of_it=True)


def _button(text: str, tip: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(do)
    return button


def _choice(name: str, tip: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(tip)
    return box
