"""归档: what is to be filed beside its suggestion and its text; filed, left out, taken back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gov_docs.desk import filing
from gov_docs.desk.filing import Decision, Filed, Item, Opened, Suggested
from gov_docs.gui.filing_card import FilingCard
from gov_docs.gui.filing_list import title_of
from gov_docs.gui.filing_shelf import FilingShelf
from gov_docs.gui.library_reader import LibraryReader
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_EMPTY = (
    "把要归档的文件拖到这里，或按“加入文件…”。收文里已办结的、发文里印发了的会自己列在这里。\n"
    "程序建议种类、类目、保管期限和档号，您确认后才归档；文件留在原处，不改名也不移动。"
)


class FilingPage(QWidget):
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._opener, self._writer = Workers(self), Workers(self)
        self.shelf, self.card, self.reader = (
            FilingShelf(colors),
            FilingCard(),
            LibraryReader(colors),
        )
        self._wanted: Item | None = None
        self._undo: list[tuple[filing.Undo, tuple[Suggested, ...]]] = []  # with what to bring back
        self._build()
        self._wire()

    # --- making it

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.shelf, self._build_middle(), self.card):
            splitter.addWidget(part)
        splitter.setHandleWidth(1)
        splitter.setSizes([340, 500, 400])
        splitter.setStretchFactor(1, 1)
        self.card.setMinimumWidth(340)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _build_middle(self) -> QWidget:
        self._middle = QStackedWidget()
        self._hint = QLabel(_EMPTY)
        self._hint.setObjectName("faint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(24, 0, 24, 0)
        self._middle.addWidget(self._hint)
        self._middle.addWidget(self.reader)
        return self._middle

    def _wire(self) -> None:
        self.shelf.told.connect(self.told)
        self.shelf.failed.connect(self.failed)
        self.shelf.chosen.connect(self.open_item)
        self.shelf.emptied.connect(self._show_nothing)
        self.card.filed.connect(self._file)
        self.card.take_back_asked.connect(self._take_back)
        for keys, do in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo),
            (QKeySequence(Qt.Key.Key_F2), self.card.go_to_fields),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # --- one item

    def open_item(self, one: Item) -> None:
        """Read an item beside the window and show it; answers to earlier wishes are dropped."""
        self._wanted = one
        work = partial(filing.opened, one)
        self._opener.do(work, partial(self._opened, one), partial(self._not_opened, one))

    def _opened(self, asked: Item, found: object) -> None:
        if asked is not self._wanted or not isinstance(found, Opened):
            return
        self.shelf.put(asked, found.one)
        self._wanted = found.one
        self.card.show_item(found.one)
        self.card.show()
        self._hint.setText(found.note or _EMPTY)
        self._middle.setCurrentIndex(1 if found.lines else 0)
        if found.lines:
            self.reader.show_lines(found.lines, ())

    def _not_opened(self, asked: Item, why: str) -> None:
        if asked is self._wanted:
            self.card.hide()
            self._hint.setText(why)
            self._middle.setCurrentIndex(0)

    def _show_nothing(self) -> None:
        self._wanted = None
        self.card.hide()
        self._hint.setText(_EMPTY)
        self._middle.setCurrentIndex(0)

    # --- filing

    def _file(self, one: object, told: object) -> None:
        if isinstance(one, Suggested) and isinstance(told, Decision):
            work = partial(filing.file, one, told)
            self._writer.do(work, partial(self._filed, one), partial(self._not_filed, one))

    def _filed(self, one: Suggested, done: object) -> None:
        made, undo = done if isinstance(done, tuple) else (None, None)
        own = (one,) if self.shelf.drop(one) else ()
        if callable(undo):
            self._undo.append((undo, own))
        if isinstance(made, Filed):
            self.told.emit(f"已归档，档号 {made.code}；按 Ctrl+Z 撤回")
        else:
            self.told.emit(f"《{title_of(one)}》不归档；按 Ctrl+Z 撤回")
        self.shelf.look_again()

    def _not_filed(self, one: Suggested, why: str) -> None:
        self.failed.emit("没有归档", why)
        if one is self._wanted:
            self.card.show_item(one)

    def _take_back(self, code: str) -> None:
        work = partial(filing.take_back, code)
        failed = partial(self.failed.emit, "没有撤回")
        self._writer.do(work, lambda _: self._taken_back(code), failed)

    def _taken_back(self, code: str) -> None:
        self.told.emit(f"已撤回 {code}；这个件号会给下一件")
        self.shelf.look_again()

    def undo(self) -> None:
        """Take back the last thing done on this page."""
        if not self._undo:
            self.told.emit("这里没有可以撤销的归档")
            return
        back, own = self._undo.pop()
        failed = partial(self.failed.emit, "没有撤回")
        self._writer.do(back, lambda _: self._undone(own), failed)

    def _undone(self, own: tuple[Suggested, ...]) -> None:
        self.told.emit("已撤销上一次归档")
        self.shelf.bring(own)

    # --- for the window

    def add(self, paths: list[Path]) -> None:
        self.shelf.add(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def come_to_front(self) -> None:
        self.shelf.look_again()
        self.shelf.list.setFocus()

    def set_colors(self, colors: Colors) -> None:
        self.shelf.set_colors(colors)
        self.reader.set_colors(colors)

    def close_down(self) -> None:
        self.shelf.close_down()
        self._opener.finish()
        self._writer.finish(all_of_it=True)
