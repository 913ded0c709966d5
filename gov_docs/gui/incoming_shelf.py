"""The list of what came in: files taken in, looked for, listed."""

from collections.abc import Sequence
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
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk import incoming
from gov_docs.desk.incoming import PAGE, Page, Query, Taken
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
_PAUSE_MS = 250


class IncomingShelf(QWidget):
    chosen = Signal(int)  # an entry
    emptied = Signal()  # nothing fits
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
        self.state.currentIndexChanged.connect(lambda _: self.look_again())
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
        self.list.setToolTip("上下键选一件")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        column.addWidget(self.words)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        column.addLayout(self._build_progress())

    def _build_top(self) -> QHBoxLayout:
        add = _button("登记文件…", "一次可以选多个；也可以拖进来", self.ask_for_files)
        add.setObjectName("primary")
        self.state = QComboBox()
        self.state.setAccessibleName("办理情况")
        self.state.setToolTip("只看哪一些")
        for name, state in _STATES:
            self.state.addItem(name, state)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(self.state, 1)
        return row

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
        work = partial(incoming.take_in, tuple(paths), self._moved.emit, lambda: self._is_wanted)
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
        self.look_again()

    def _not_taken(self, why: str) -> None:
        self._end_taking()
        self.failed.emit("没有登记", why)

    def _end_taking(self) -> None:
        self.is_taking = False
        self._bar.hide()
        self.stop.hide()

    # --- the list

    def _query(self) -> Query:
        state = str(self.state.currentData())
        words = self.words.text().strip()
        return Query(text=words, status=state, today=incoming.today(), size=self._size)

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
        self.model.show(page.entries, asked.today, has_more=page.total > len(page.entries))
        self._count.setText(f"{page.total} 件" if page.total else "没有这样的收文")
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
