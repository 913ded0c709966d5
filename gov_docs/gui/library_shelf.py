"""What is looked for in the library and what was found: asked beside the window, the last question wins."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from gov_docs.core.precedent import Filters
from gov_docs.desk.library_finding import MOST, PAGE, Found, find
from gov_docs.gui.library_filters import LibraryFilters
from gov_docs.gui.library_list import HitsDelegate, HitsModel
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_NOTHING = "没有找到。请换个说法，或清除筛选。"


class LibraryShelf(QWidget):
    chosen = Signal(int)  # a document
    counted = Signal(int)  # how many documents the library holds; -1: it could not be read
    emptied = Signal()  # nothing was found
    remove_asked = Signal()

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.asked: tuple[str, Filters] = ("", Filters())
        self.is_running = False
        self.wanted = 0  # the document that is to be shown
        self._answered: tuple[str, Filters] | None = None
        self._limit, self._again = PAGE, False
        self._finder = Workers(self)
        self.filters, self.model, self.list = LibraryFilters(), HitsModel(), QListView()
        self._delegate = HitsDelegate(self.model, colors)
        self.count, self.hint = QLabel(), QLabel()
        self._build()
        self.filters.asked.connect(self.ask)
        self.filters.refused.connect(self.count.setText)
        self.model.more_asked.connect(self._list_more)

    # --- making it

    def _build(self) -> None:
        for label in (self.count, self.hint):
            label.setObjectName("faint")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.hide()
        self.list.setAccessibleName("资料库里的文件")
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._key("Del", self.list, self.remove_asked.emit)
        self._key("Down", self.filters.words, self.list.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filters)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint, 1)

    def _key(self, key: str, where: QWidget, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(do)

    # --- asking

    def look_again(self) -> None:
        """Ask the same once more: the library may have changed."""
        self.ask(*self.asked)

    def ask(self, words: str, filters: object) -> None:
        """Look beside the window; of several questions in a row only the last is answered."""
        if not isinstance(filters, Filters):
            return
        if self.asked != (words, filters):
            self._limit = PAGE
        self.asked = (words, filters)
        if self.is_running:
            self._again = True
            return
        self.is_running, self._again = True, False
        work = partial(find, words, filters, self._limit)
        self._finder.do(work, partial(self._take, self.asked), self._not_found)

    def _list_more(self) -> None:
        self._limit += PAGE
        self.look_again()

    def _take(self, asked: tuple[str, Filters], found: object) -> None:
        self.is_running = False
        if self._again:  # a late answer: the question has changed meanwhile
            self.look_again()
        elif isinstance(found, Found):
            self._show(asked, found)

    def _not_found(self, why: str) -> None:
        self.is_running = False
        self.model.show(())
        self._show_hint(why)
        self.counted.emit(-1)
        if self._again:
            self.look_again()

    # --- showing

    def _show(self, asked: tuple[str, Filters], found: Found) -> None:
        self.counted.emit(found.total)
        self.filters.offer(found.kinds)
        self.model.show(found.hits, has_more=found.matching > len(found.hits))
        self.count.setText(_counted(asked, found))
        self._show_hint("" if found.hits else _NOTHING)
        is_new, self._answered = asked != self._answered, asked
        if not found.hits:
            self.emptied.emit()
        elif is_new and asked[0]:
            self._select(0)  # the best of what was asked for
        else:
            self._select(self.model.row_of(self.wanted))

    def _show_hint(self, text: str) -> None:
        """Say in the place of the list why there is none; nothing where there is one."""
        self.list.setVisible(not text)
        self.hint.setVisible(bool(text))
        self.hint.setText(text)
        if text:
            self.count.clear()

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        if not index.isValid() or index == QModelIndex(self.list.currentIndex()):
            return  # not listed, or the list has only grown
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, choose)
        self.list.scrollTo(index)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is not None:
            self.wanted = hit.precedent.id
            self.chosen.emit(self.wanted)

    def set_colors(self, colors: Colors) -> None:
        self._delegate.colors = colors
        self.list.viewport().update()

    def close_down(self) -> None:
        self._finder.finish()


def _counted(asked: tuple[str, Filters], found: Found) -> str:
    words, filters = asked
    count = found.matching
    if not words:
        told = f"共 {count} 份" if filters == Filters() else f"{found.total} 份里有 {count} 份"
        return f"{told}，新收入的在前"
    return f"找到 {count} 份" if count < MOST else f"最接近的 {count} 份在前面，可以再加几个字"
