"""Taking files into the library: how far it is, a stop, and a list of what failed and why."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.library_importing import TakenIn, take_in
from gov_docs.gui.workers import Workers

_MOST_SHOWN = 2_000  # rows of what failed


class LibraryImportBar(QWidget):
    done = Signal()  # there may be new documents
    failed = Signal(str, str)
    _moved = Signal(int, int)  # from the worker's thread

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workers = Workers(self)
        self._is_wanted = True
        self.is_running = False
        self.last: TakenIn | None = None
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("收入进度")
        self._bar.setFixedWidth(180)
        self.stop = _button("停下", "收入的都已存好，以后可以接着收", self._stop)
        self.why = _button("看看没能收入的…", "哪些文件、为什么", self._show_failed)
        self.away = _button("知道了", "收起这一行", self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._told, 1)
        for part in (self._bar, self.stop, self.why, self.away):
            row.addWidget(part)
        self._moved.connect(self._move)
        self.hide()

    def start(self, paths: Sequence[Path]) -> None:
        """Take files and folders in, beside the window."""
        if self.is_running:
            self._told.setText("还在收入前一批，等它做完再加。")
            return
        self.is_running = self._is_wanted = True
        self._told.setText("正在看有哪些文件……")
        self._bar.setRange(0, 0)
        self._arrange(running=True)
        self.show()
        work = partial(take_in, tuple(paths), self._moved.emit, lambda: self._is_wanted)
        self._workers.do(work, self._take, self._fail)

    def close_down(self) -> None:
        """Stop taking in; what is kept stays."""
        self._is_wanted = False
        if self.is_running:
            self.window().hide()  # the file at hand may take a while, and nobody waits for it
        self._workers.finish()

    def _arrange(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self.stop.setVisible(running)
        self.stop.setEnabled(running)
        self.away.setVisible(not running)
        self.why.setVisible(not running and bool(self.last and self.last.failed))

    def _move(self, done: int, of: int) -> None:
        if not self.is_running or not self._is_wanted:
            return
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        last = done == of
        self._told.setText("正在建立索引……" if last else f"正在收入：{done}/{of} 份")

    def _stop(self) -> None:
        self._is_wanted = False
        self.stop.setEnabled(False)
        self._told.setText("做完手头这一份就停……")

    def _take(self, taken: object) -> None:
        self.is_running = False
        if isinstance(taken, TakenIn):
            self.last = taken
            self._told.setText(taken.told + "。")
        self._arrange(running=False)
        self.done.emit()

    def _fail(self, why: str) -> None:
        self.is_running = False
        self.last = None
        self._arrange(running=False)
        self.hide()
        self.failed.emit("没有收入", why)
        self.done.emit()

    def _show_failed(self) -> None:
        if self.last is not None:
            show_failed(self, self.last)


def show_failed(parent: QWidget, taken: TakenIn) -> None:
    """List the files that were not taken in, each with its reason."""
    dialog = QDialog(parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"没能收入的 {len(taken.failed)} 份")
    dialog.resize(760, 420)
    tree = QTreeWidget()
    tree.setAccessibleName("没能收入的文件")
    tree.setHeaderLabels(["文件", "原因"])
    tree.setRootIsDecorated(False)
    tree.setWordWrap(True)
    for one in taken.failed[:_MOST_SHOWN]:
        item = QTreeWidgetItem([one.path.name, one.error])
        item.setToolTip(0, str(one.path))
        item.setToolTip(1, one.error)
        tree.addTopLevelItem(item)
    tree.setColumnWidth(0, 230)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    buttons = QDialogButtonBox()
    buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(tree)
    layout.addWidget(buttons)
    dialog.show()


def _button(text: str, tip: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(do)
    return button
