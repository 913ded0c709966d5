"""资料库: files taken in, looked for, read, and taken out again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.precedent import Filters, Precedent, Validity
from gov_docs.desk import library
from gov_docs.desk.library_finding import MOST, PAGE, Found, find
from gov_docs.desk.library_news import looked_in
from gov_docs.desk.library_reading import Reading, read_document, set_validity
from gov_docs.gui.library_document import LibraryDocument
from gov_docs.gui.library_filters import LibraryFilters
from gov_docs.gui.library_import_bar import LibraryImportBar
from gov_docs.gui.library_list import HitsDelegate, HitsModel
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_TAKEN = "公文 (*.docx *.doc *.wps *.pdf *.ofd *.txt *.md *.html *.htm);;所有文件 (*)"
_EMPTY = (
    "资料库还是空的",
    "先把上位文件、同类文件和法规收进来：起草时的素材、查找和审核要点都从这里来。\n"
    "文件只是读一遍，原来的文件不动，也不会离开这台电脑。",
)
_NOTHING = "没有找到。请换个说法，或清除筛选。"


class LibraryPage(QWidget):
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._finder, self._opener, self._writer = Workers(self), Workers(self), Workers(self)
        self._asked: tuple[str, Filters] = ("", Filters())
        self._limit = PAGE
        self._running = self._again = False
        self._wanted = 0  # the document that is to be shown
        self._trail: list[int] = []  # documents left by a link
        self.filters, self.bar = LibraryFilters(), LibraryImportBar()
        self.model, self.document = HitsModel(), LibraryDocument(colors)
        self._delegate = HitsDelegate(self.model, colors)
        self._build()
        self._wire()

    # --- making it

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_empty())
        self._stack.addWidget(self._build_shelves())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _build_empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(14)
        column.addStretch(2)
        for text, name in zip(_EMPTY, ("title", "faint"), strict=True):
            label = QLabel(text)
            label.setObjectName(name)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        row = self._build_import_buttons()
        row.insertStretch(0)
        row.addStretch()
        column.addLayout(row)
        hint = QLabel("也可以把文件或文件夹拖到这里")
        hint.setObjectName("faint")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(hint)
        column.addStretch(3)
        return page

    def _build_import_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, tip, do in (
            ("收入文件…", "一次可以选多个", self.ask_for_files),
            ("收入文件夹…", "里面的公文都收，子文件夹也收", self.ask_for_folder),
        ):
            button = QPushButton(text)
            button.setToolTip(f"{tip}；也可以拖进来")
            button.clicked.connect(do)
            row.addWidget(button)
            if row.count() == 1:
                button.setObjectName("primary")
        return row

    def _build_shelves(self) -> QWidget:
        self._count, self._hint = QLabel(), QLabel()
        self._count.setObjectName("faint")
        self._hint.setObjectName("faint")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.hide()
        side = QWidget()
        side.setObjectName("side")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 10, 10, 8)
        column.addLayout(self._build_import_buttons())
        column.addWidget(self.filters)
        column.addWidget(self._count)
        column.addWidget(self._build_list(), 1)
        column.addWidget(self._hint, 1)
        self._right = QStackedWidget()
        choose = QLabel("在左边选一份文件，这里显示它的正文、大纲和引用关系")
        choose.setObjectName("faint")
        choose.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._right.addWidget(choose)
        self._right.addWidget(self.document)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(side)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setHandleWidth(1)
        splitter.setSizes([430, 850])
        side.setMinimumWidth(270)
        return splitter

    def _build_list(self) -> QListView:
        self.list = QListView()
        self.list.setAccessibleName("资料库里的文件")
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._key("Del", self.list, self.document.ask_to_remove)
        self._key("Down", self.filters.words, self.list.setFocus)
        return self.list

    def _key(self, key: str, where: QWidget, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(do)

    def _wire(self) -> None:
        self.filters.asked.connect(self.ask)
        self.model.more_asked.connect(self._list_more)
        self.filters.refused.connect(self._tell_count)
        self.bar.done.connect(self.look_again)
        self.bar.failed.connect(self.failed)
        document = self.document
        document.failed.connect(self.failed)
        document.document_asked.connect(self._follow)
        document.back_asked.connect(self._go_back)
        document.remove_asked.connect(self._confirm_removal)
        document.validity_set.connect(self._set_validity)

    # --- taking in

    def ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "收入资料库", "", _TAKEN)
        self.take_in([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "收入整个文件夹")
        self.take_in([Path(name)] if name else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        if paths:
            self.bar.start(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.take_in([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    # --- looking for

    def look_again(self) -> None:
        """Ask the same once more: the library may have changed."""
        self.ask(*self._asked)

    def ask(self, words: str, filters: object) -> None:
        """Look beside the window; of several questions in a row only the last is answered."""
        if not isinstance(filters, Filters):
            return
        if self._asked != (words, filters):
            self._limit = PAGE
        self._asked = (words, filters)
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        work = partial(find, words, filters, self._limit)
        self._finder.do(work, partial(self._take, self._asked), self._not_found)

    def _list_more(self) -> None:
        self._limit += PAGE
        self.look_again()

    def _take(self, asked: tuple[str, Filters], found: object) -> None:
        self._running = False
        if self._again:  # a late answer: the question has changed meanwhile
            self.look_again()
        elif isinstance(found, Found):
            self._show(asked, found)

    def _not_found(self, why: str) -> None:
        self._running = False
        self.model.show(())
        self._stack.setCurrentIndex(1)  # it is not empty: it could not be read
        self._show_hint(why)
        if self._again:
            self.look_again()

    def _show(self, asked: tuple[str, Filters], found: Found) -> None:
        self._stack.setCurrentIndex(1 if found.total else 0)
        self.filters.offer(found.kinds)
        self.model.show(found.hits, has_more=found.matching > len(found.hits))
        self._show_hint("" if found.hits else _NOTHING)
        self._tell_count(_counted(asked, found))
        self._keep_chosen()

    def _show_hint(self, text: str) -> None:
        """Say in the place of the list why there is none; nothing where there is one."""
        self.list.setVisible(not text)
        self._hint.setVisible(bool(text))
        self._hint.setText(text)
        if text:
            self._tell_count("")

    def _tell_count(self, text: str) -> None:
        self._count.setText(text)

    def _keep_chosen(self) -> None:
        """Keep the document that is shown, or show the first; its marks are those of the query."""
        row = self.model.row_of(self._wanted)
        if row < 0:
            row = 0 if self._asked[0] else -1
        hit = self.model.hit(row)
        if hit is None:
            if not self.model.rowCount():
                self._right.setCurrentIndex(0)
            return
        index = self.model.index(row)
        if index == QModelIndex(self.list.currentIndex()):
            return  # it is shown already: the list has only grown
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.scrollTo(index)

    # --- reading

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is not None:
            self._trail.clear()
            self.open_document(hit.precedent.id)

    def open_document(self, id_: int) -> None:
        """Show a document; answers to earlier wishes are dropped."""
        self._wanted = id_
        work = partial(read_document, id_, self._asked[0])
        self._opener.do(work, partial(self._read, id_), self._not_read)

    def _read(self, id_: int, reading: object) -> None:
        if id_ == self._wanted and isinstance(reading, Reading):
            self.document.show_reading(reading)
            self.document.back.setVisible(bool(self._trail))
            self._right.setCurrentIndex(1)

    def _not_read(self, why: str) -> None:
        self.failed.emit("没有打开", why)

    def _follow(self, id_: int) -> None:
        self._trail.append(self._wanted)
        self.list.clearSelection()
        self.open_document(id_)

    def _go_back(self) -> None:
        if self._trail:
            self.open_document(self._trail.pop())

    # --- changing

    def _set_validity(self, id_: int, said: object) -> None:
        work = partial(set_validity, id_, said if isinstance(said, Validity) else None)
        self._writer.do(work, lambda _: self._changed(id_), partial(self.failed.emit, "没有改"))

    def _changed(self, id_: int) -> None:
        self.look_again()
        if id_ == self._wanted:
            self.open_document(id_)

    def _confirm_removal(self, one: object) -> None:
        if not isinstance(one, Precedent):
            return
        box = QMessageBox(
            QMessageBox.Icon.Question, "从资料库删除", f"不再保留《{one.title}》？", parent=self
        )
        box.setInformativeText("只从资料库去掉，原来的文件不动；以后再收入一次就能恢复。")
        remove = box.addButton("删除", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove.clicked.connect(lambda: self.remove(one))
        box.setModal(False)
        box.show()

    def remove(self, one: Precedent) -> None:
        work = partial(library.remove, [one.id])
        self._writer.do(work, lambda _: self._removed(one), partial(self.failed.emit, "没有删除"))

    def _removed(self, one: Precedent) -> None:
        self.told.emit(f"已从资料库去掉《{one.title}》；原来的文件没有动")
        self._trail = [id_ for id_ in self._trail if id_ != one.id]
        if self._wanted == one.id:
            self._wanted = 0
            self._right.setCurrentIndex(0)
        self.look_again()

    # --- for the window

    def come_to_front(self) -> None:
        """Show the library as it is now, and remember that it was looked into."""
        self.look_again()
        self._writer.do(looked_in, lambda _: None, self.told.emit)
        self.filters.words.setFocus()

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.document.set_colors(colors)
        self.list.viewport().update()

    def close_down(self) -> None:
        self.bar.close_down()
        for workers in (self._finder, self._opener, self._writer):
            workers.finish()


def _counted(asked: tuple[str, Filters], found: Found) -> str:
    words, filters = asked
    count = found.matching
    if not words:
        told = f"共 {count} 份" if filters == Filters() else f"{found.total} 份里有 {count} 份"
        return f"{told}，新收入的在前"
    return f"找到 {count} 份" if count < MOST else f"最接近的 {count} 份在前面，可以再加几个字"
