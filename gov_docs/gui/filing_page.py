"""归档: what is to be filed with its suggestion, what is filed, the catalogue and the package."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk import archived, filing
from gov_docs.desk.filing import Decision, Filed, Suggested, Waiting
from gov_docs.gui.filing_card import FilingCard
from gov_docs.gui.filing_list import Item, ItemsDelegate, ItemsModel, title_of
from gov_docs.gui.library_reader import LibraryReader
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_KINDS = "公文 (*.docx *.doc *.wps *.pdf *.ofd *.txt *.md *.html *.htm);;所有文件 (*)"
_EMPTY = (
    "把要归档的文件拖到这里，或按“加入文件…”。收文里已办结的会自己列在这里。\n"
    "程序建议种类、类目、保管期限和档号，您确认后才归档；文件留在原处，不改名也不移动。"
)


class FilingPage(QWidget):
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._finder, self._opener, self._writer = Workers(self), Workers(self), Workers(self)
        self.model, self.card, self.reader = ItemsModel(), FilingCard(), LibraryReader(colors)
        self._delegate = ItemsDelegate(colors)
        self._added: list[Path] = []  # files a person brought here
        self._shown: Path | None = None
        self._undo: list[tuple[filing.Undo, tuple[Path, ...]]] = []
        self._build()
        self._wire()

    # --- making it

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self._build_list(), self._build_middle(), self.card):
            splitter.addWidget(part)
        splitter.setHandleWidth(1)
        splitter.setSizes([360, 500, 420])
        splitter.setStretchFactor(1, 1)
        self.card.setMinimumWidth(340)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _build_list(self) -> QWidget:
        side = QWidget()
        side.setObjectName("side")
        side.setMinimumWidth(300)
        self.waits, self.lies = (
            _chip("待归档", "已办结的来文和加进来的文件"),
            _chip("已归档", "已经编了档号的"),
        )
        chips = QButtonGroup(self)
        for chip in (self.waits, self.lies):
            chips.addButton(chip)
            chip.clicked.connect(self.look_again)
        self.waits.setChecked(True)
        add = _button("加入文件…", "一次可以选多个；也可以拖进来", self.ask_for_files)
        add.setObjectName("primary")
        self.catalogue = _button(
            "目录…", "归档文件目录，存成 .xlsx 或 .docx", self._ask_for_catalogue
        )
        self.package = _button("移交包…", "文件、元数据和校验和，交给档案馆", self._ask_for_package)
        top, below = QHBoxLayout(), QHBoxLayout()
        for part in (add, self.catalogue, self.package):
            top.addWidget(part)
        for part in (self.waits, self.lies):
            below.addWidget(part)
        below.addStretch()
        self._count = QLabel()
        self._count.setObjectName("faint")
        below.addWidget(self._count)
        self.list = QListView()
        self.list.setAccessibleName("归档文件")
        self.list.setToolTip("上下键选一件")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 10, 10, 8)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self.list, 1)
        return side

    def _build_middle(self) -> QWidget:
        self._middle = QStackedWidget()
        self._hint = QLabel(_EMPTY)
        self._hint.setObjectName("faint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._middle.addWidget(self._hint)
        self._middle.addWidget(self.reader)
        return self._middle

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.card.filed.connect(self._file)
        self.card.take_back_asked.connect(self._take_back)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo)

    # --- what is listed

    def ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "加入要归档的文件", "", _KINDS)
        self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        self._added += [path for path in paths if path not in self._added]
        self.waits.setChecked(True)
        self.look_again()

    def look_again(self) -> None:
        """List what waits or what is filed, beside the window."""
        work = partial(_listed, tuple(self._added), waits=self.waits.isChecked())
        self._count.setText("正在看……")
        self._finder.do(work, partial(self._show, self.waits.isChecked()), self._not_listed)

    def _not_listed(self, why: str) -> None:
        self._count.setText("")
        self.failed.emit("没有列出来", why)

    def _show(self, waits: bool, found: object) -> None:
        if not isinstance(found, tuple) or waits != self.waits.isChecked():
            return  # a late answer
        items, missing = found
        self.model.show(items)
        self._count.setText(f"{len(items)} 件")
        if missing:
            self.told.emit("；".join(missing[:3]))
        if not items:
            self.card.hide()
            self._middle.setCurrentIndex(0)
            return
        self.list.selectionModel().setCurrentIndex(
            self.model.index(0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        one = self.model.item(index.row())
        if one is None:
            return
        self.card.show_item(one)
        self.card.show()
        files = one.item.files if isinstance(one, Filed) else ()
        path = (
            one.paths[0] if isinstance(one, Suggested) else Path(files[0].path) if files else None
        )
        self._shown = path
        if path is not None:
            self._opener.do(
                partial(filing.lines_of, path), partial(self._read, path), self._not_read
            )

    def _read(self, path: Path, lines: object) -> None:
        if path == self._shown and isinstance(lines, tuple):
            self.reader.show_lines(lines, ())
            self._middle.setCurrentIndex(1)

    def _not_read(self, why: str) -> None:
        self._middle.setCurrentIndex(0)
        self.told.emit(why)

    # --- filing

    def _file(self, one: object, told: object) -> None:
        if isinstance(one, Suggested) and isinstance(told, Decision):
            work = partial(filing.file, one, told)
            self._writer.do(work, partial(self._filed, one), partial(self._failed, "没有归档"))

    def _filed(self, one: Suggested, done: object) -> None:
        made, undo = done if isinstance(done, tuple) else (None, None)
        own = tuple(path for path in self._added if path in one.paths)
        if callable(undo):
            self._undo.append((undo, own))
        if isinstance(made, Filed):
            self.told.emit(f"已归档，档号 {made.code}；按 Ctrl+Z 撤回")
        else:
            self.told.emit(f"《{title_of(one)}》不归档")
        self._added = [path for path in self._added if path not in one.paths]
        self.look_again()

    def _failed(self, title: str, why: str) -> None:
        self.failed.emit(title, why)

    def _take_back(self, code: str) -> None:
        work = partial(archived.take_back, code)
        self._writer.do(work, lambda _: self._taken_back(code), partial(self._failed, "没有撤回"))

    def _taken_back(self, code: str) -> None:
        self.told.emit(f"已撤回 {code}；这个件号会给下一件")
        self.look_again()

    def undo(self) -> None:
        """Take back the last filing made on this page."""
        if not self._undo:
            self.told.emit("这里没有可以撤销的归档")
            return
        back, own = self._undo.pop()
        self._writer.do(back, lambda _: self._undone(own), partial(self._failed, "没有撤回"))

    def _undone(self, own: Sequence[Path]) -> None:
        self.told.emit("已撤销上一次归档")
        self.add(own)

    # --- paper

    def _ask_for_catalogue(self) -> None:
        kinds = "表格 (*.xlsx);;公文 (*.docx)"
        name, _ = QFileDialog.getSaveFileName(self, "归档文件目录", "归档文件目录.xlsx", kinds)
        if name:
            work = partial(archived.write_catalogue, Path(name), overwrite=True)
            self._write(work, f"目录写在 {Path(name).name}")

    def _ask_for_package(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "移交包（新文件夹）", "移交包")
        if name:
            self._write(partial(archived.write_archive_package, Path(name)), f"移交包写在 {name}")

    def _write(self, work: Callable[[], int], told: str) -> None:
        done = lambda count: self.told.emit(f"{told}，共 {count} 件")  # noqa: E731
        self._writer.do(work, done, partial(self._failed, "没有写成"))

    # --- for the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def come_to_front(self) -> None:
        self.look_again()
        self.list.setFocus()

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.reader.set_colors(colors)
        self.list.viewport().update()

    def close_down(self) -> None:
        for workers in (self._finder, self._opener):
            workers.finish()
        self._writer.finish(all_of_it=True)


def _listed(added: tuple[Path, ...], *, waits: bool) -> tuple[list[Item], tuple[str, ...]]:
    if not waits:
        return [*filing.filed()], ()
    own = filing.suggestions(added) if added else Waiting(())
    done = filing.waiting()
    return [*own.suggested, *done.suggested], done.missing


def _button(text: str, tip: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(do)
    return button


def _chip(text: str, tip: str) -> QPushButton:
    chip = QPushButton(text)
    chip.setObjectName("chip")
    chip.setToolTip(tip)
    chip.setCheckable(True)
    return chip
