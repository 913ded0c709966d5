"""资料库: files taken in, looked for, read, and taken out again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.precedent import Precedent, Validity
from gov_docs.desk import library
from gov_docs.desk.draft_material import piece_of
from gov_docs.desk.library_news import looked_in
from gov_docs.desk.library_reading import Reading, read_document, set_validity
from gov_docs.gui.library_document import LibraryDocument
from gov_docs.gui.library_import_bar import LibraryImportBar
from gov_docs.gui.library_shelf import LibraryShelf
from gov_docs.gui.task_page import TaskPage
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_TAKEN = "公文 (*.docx *.doc *.wps *.pdf *.ofd *.txt *.md *.html *.htm);;所有文件 (*)"
_EMPTY = (
    "资料库还是空的",
    "先把上位文件、同类文件和法规收进来：起草时的素材、查找和审核要点都从这里来。\n"
    "文件只是读一遍，原来的文件不动，也不会离开这台电脑。",
)


class LibraryPage(TaskPage):
    insert_asked = Signal(object)  # a Piece, for the document that is open

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._opener, self._writer = Workers(self), Workers(self)
        self._trail: list[int] = []  # documents left by a link
        self.bar, self.shelf = LibraryImportBar(), LibraryShelf(colors)
        self.document = LibraryDocument(colors)
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
        side = QWidget()
        side.setObjectName("side")
        side.setMinimumWidth(270)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 10, 10, 8)
        column.addLayout(self._build_import_buttons())
        column.addWidget(self.shelf, 1)
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
        return splitter

    def _wire(self) -> None:
        self.bar.done.connect(self.shelf.look_again)
        self.bar.failed.connect(self.failed)
        shelf, document = self.shelf, self.document
        shelf.counted.connect(lambda count: self._stack.setCurrentIndex(1 if count else 0))
        shelf.emptied.connect(lambda: self._right.setCurrentIndex(0))
        shelf.chosen.connect(self._choose)
        shelf.remove_asked.connect(document.ask_to_remove)
        document.failed.connect(self.failed)
        document.document_asked.connect(self._follow)
        document.back_asked.connect(self._go_back)
        document.remove_asked.connect(self._confirm_removal)
        document.validity_set.connect(self._set_validity)
        document.passage_asked.connect(self._take_passage)

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

    # --- reading

    def _choose(self, id_: int) -> None:
        if self.document.precedent is None or id_ != self.document.precedent.id:
            self._trail.clear()
        self.open_document(id_)

    def open_document(self, id_: int) -> None:
        """Show a document; answers to earlier wishes are dropped."""
        self.shelf.wanted = id_
        work = partial(read_document, id_, self.shelf.asked[0])
        self._opener.do(work, partial(self._read, id_), self._not_read)

    def _read(self, id_: int, reading: object) -> None:
        if id_ == self.shelf.wanted and isinstance(reading, Reading):
            self.document.show_reading(reading)
            self.document.back.setVisible(bool(self._trail))
            self._right.setCurrentIndex(1)

    def _not_read(self, why: str) -> None:
        self.failed.emit("没有打开", why)

    def _follow(self, id_: int) -> None:
        self._trail.append(self.shelf.wanted)
        self.shelf.list.clearSelection()
        self.open_document(id_)

    def _go_back(self) -> None:
        if self._trail:
            self.open_document(self._trail.pop())

    def _take_passage(self, id_: int, number: int) -> None:
        work = partial(piece_of, id_, number)
        self._opener.do(work, self.insert_asked.emit, partial(self.failed.emit, "没有插入"))

    # --- changing

    def _set_validity(self, id_: int, said: object) -> None:
        work = partial(set_validity, id_, said if isinstance(said, Validity) else None)
        self._writer.do(work, lambda _: self._changed(id_), partial(self.failed.emit, "没有改"))

    def _changed(self, id_: int) -> None:
        self.shelf.look_again()
        if id_ == self.shelf.wanted:
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
        if self.shelf.wanted == one.id:
            self.shelf.wanted = 0
            self._right.setCurrentIndex(0)
        self.shelf.look_again()

    # --- for the window

    def come_to_front(self) -> None:
        """Show the library as it is now, and remember that it was looked into."""
        self.shelf.look_again()
        self._writer.do(looked_in, lambda _: None, self.told.emit)
        self.shelf.filters.words.setFocus()

    def set_colors(self, colors: Colors) -> None:
        self.shelf.set_colors(colors)
        self.document.set_colors(colors)

    def close_down(self) -> None:
        self.bar.close_down()
        self.shelf.close_down()
        for workers in (self._opener, self._writer):
            workers.finish()
