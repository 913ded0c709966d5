"""提纲: the sections of the draft to come, to be moved or left out before it is made."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.draft_pages import Arrangement, OutlineEntry

_NONE = "这种公文通常不分标题，没有提纲可调。"
_TOLD = "去掉勾的不写；用“上移”“下移”调整次序，序号会自动重排。"


class DraftOutline(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._natural: tuple[OutlineEntry, ...] = ()
        self._told = QLabel(_NONE)
        self._told.setObjectName("faint")
        self._told.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setObjectName("ticks")  # on a ground of its own its boxes can be seen
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("提纲")
        self.tree.setIndentation(18)
        self.tree.itemChanged.connect(lambda *_: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._told)
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._buttons = []
        for name, tip, keys, by in (
            ("上移", "往前移一位（Alt+↑）", "Alt+Up", -1),
            ("下移", "往后移一位（Alt+↓）", "Alt+Down", 1),
        ):
            button = QPushButton(name)
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, by=by: self.move_current(by))
            key = QShortcut(QKeySequence(keys), self.tree)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda by=by: self.move_current(by))
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch()
        again = QPushButton("恢复原样")
        again.setToolTip("恢复模板原来的次序，一个也不去掉")
        again.clicked.connect(self._begin_again)
        row.addWidget(again)
        self._buttons.append(again)
        return row

    def show_outline(self, natural: Sequence[OutlineEntry], wanted: Arrangement) -> None:
        """Show the headings as they are wanted; headings that are new stand where they belong."""
        if tuple(natural) == self._natural and wanted == self.arrangement():
            return
        self._natural = tuple(natural)
        self.tree.blockSignals(True)
        self.tree.clear()
        for one, below in _ordered(_grown(self._natural), wanted.order):
            top = _item(one, wanted)
            for inner, _ in _ordered([(entry, []) for entry in below], wanted.order):
                top.addChild(_item(inner, wanted))
            self.tree.addTopLevelItem(top)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._told.setText(_TOLD if natural else _NONE)
        self.tree.setVisible(bool(natural))
        for button in self._buttons:
            button.setVisible(bool(natural))

    def arrangement(self) -> Arrangement:
        """Return what a person made of the outline."""
        order = tuple(item.text(0) for item in self._items())
        natural = tuple(one.heading for one in self._natural)
        off = Qt.CheckState.Unchecked
        without = tuple(item.text(0) for item in self._items() if item.checkState(0) == off)
        return Arrangement(order if order != natural else (), without)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(at)
            if top is not None:
                yield top
                yield from (top.child(below) for below in range(top.childCount()))

    def move_current(self, by: int) -> None:
        """Move the heading at the cursor among its neighbours."""
        item = self.tree.currentItem()
        if item is None:
            return
        parent = item.parent() or self.tree.invisibleRootItem()
        at = parent.indexOfChild(item)
        if not 0 <= at + by < parent.childCount():
            return
        was_open = item.isExpanded()
        parent.takeChild(at)
        parent.insertChild(at + by, item)
        item.setExpanded(was_open)
        self.tree.setCurrentItem(item)
        self.changed.emit()

    def _begin_again(self) -> None:
        self.show_outline(self._natural, Arrangement())
        self.changed.emit()


_Grown = list[tuple[OutlineEntry, list[OutlineEntry]]]


def _grown(entries: Sequence[OutlineEntry]) -> _Grown:
    """Return the headings of the first level with those below each."""
    grown: _Grown = []
    for one in entries:
        if one.level == 1 or not grown:
            grown.append((one, []))
        else:
            grown[-1][1].append(one)
    return grown


def _ordered(grown: _Grown, order: Sequence[str]) -> _Grown:
    places = [at for at, (one, _) in enumerate(grown) if one.heading in order]
    named = sorted((grown[at] for at in places), key=lambda pair: order.index(pair[0].heading))
    out = list(grown)
    for at, pair in zip(places, named, strict=True):
        out[at] = pair
    return out


def _item(one: OutlineEntry, wanted: Arrangement) -> QTreeWidgetItem:
    item = QTreeWidgetItem([one.heading])
    item.setToolTip(0, one.hint)
    off = one.heading in wanted.without
    item.setCheckState(0, Qt.CheckState.Unchecked if off else Qt.CheckState.Checked)
    return item
