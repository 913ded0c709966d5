"""Choosing a template: kinds on the left, pictures of the pages, what the chosen one is for."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QShortcut,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.draft_pages import Catalogue, Template, choices, matching
from gov_docs.gui.draft_picture import HEIGHT, WIDTH
from gov_docs.gui.draft_thumbnails import LARGE, SMALL, Sheet, Thumbnails
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_ID = Qt.ItemDataRole.UserRole
_ALL = "全部"


class DraftGallery(QWidget):
    chosen = Signal(object)  # a Template
    blank_asked = Signal()
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._read: tuple[Template, ...] = ()  # as they were read
        self._templates: tuple[Template, ...] = ()  # the kinds with most types first
        self._workers = Workers(self)
        self._thumbnails = Thumbnails(colors, self)
        self._thumbnails.drawn.connect(self._drawn)
        self._build()

    # --- making it

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 18, 24, 16)
        whole.setSpacing(10)
        whole.addLayout(self._build_head())
        self._faults = QLabel()
        self._faults.setObjectName("notice")
        self._faults.setWordWrap(True)
        self._faults.setMargin(8)
        self._faults.hide()
        whole.addWidget(self._faults)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._build_kinds())
        row.addWidget(self._build_list(), 1)
        row.addWidget(self._build_preview())
        whole.addLayout(row, 1)

    def _build_head(self) -> QHBoxLayout:
        title = QLabel("起草")
        title.setObjectName("title")
        self.search = QLineEdit()
        self.search.setPlaceholderText("输入文种或用途，如“会议 通知”“请示”“方案”")
        self.search.setAccessibleName("查找模板")
        self.search.setToolTip("按文种或用途找模板；按回车用第一个")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(420)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._use)
        down = QShortcut(QKeySequence("Down"), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(lambda: self.list.setFocus())
        blank = QPushButton("空白公文")
        blank.setToolTip("不用模板：只有标题和一段正文，已按国家标准排好版")
        blank.clicked.connect(self.blank_asked)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addSpacing(16)
        row.addWidget(self.search, 1)
        row.addStretch()
        row.addWidget(blank)
        return row

    def _build_kinds(self) -> QListWidget:
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("文种")
        self.kinds.setFixedWidth(128)
        self.kinds.currentRowChanged.connect(lambda _: self._filter())
        return self.kinds

    def _build_list(self) -> QListView:
        self._model = QStandardItemModel(self)
        self.list = _Pictures()
        self.list.setModel(self._model)
        self.list.setAccessibleName("模板")
        self.list.setIconSize(QSize(SMALL, round(SMALL * HEIGHT / WIDTH)))
        self.list.setGridSize(QSize(SMALL + 28, round(SMALL * HEIGHT / WIDTH) + 44))
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._preview(now))
        self.list.doubleClicked.connect(lambda _: self._use())
        self.list.entered_key.connect(self._use)
        return self.list

    def _build_preview(self) -> QWidget:
        box = QWidget()
        box.setObjectName("panel")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box.setFixedWidth(LARGE + 32)
        self._name, self._use_of, self._basis = QLabel(), QLabel(), QLabel()
        self._name.setObjectName("head")
        self._basis.setObjectName("faint")
        self._sheet = Sheet()
        self._sheet.setAccessibleName("版式示意")
        self._go = QPushButton("用这个模板")
        self._go.setObjectName("primary")
        self._go.setToolTip("填写表格，生成草稿（Enter）")
        self._go.clicked.connect(self._use)
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 12, 16, 12)
        for label in (self._name, self._use_of, self._basis):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._go)
        return box

    # --- filling it

    def load(self) -> None:
        """Read the templates beside the window; a person's own may have changed since."""
        self._workers.do(choices, self._show, partial(self.failed.emit, "没有列出模板"))

    def _show(self, read: object) -> None:
        if not isinstance(read, Catalogue):
            return
        changed = self._read != read.templates
        self._read = read.templates
        broken = [what.splitlines()[0] for _, what in read.faults]
        self._faults.setText("有模板不能用，已略过：\n" + "\n".join(broken))
        self._faults.setVisible(bool(broken))
        if changed:
            self._templates = self._read
            self._thumbnails.forget()
            self._fill_kinds()
            self._filter()

    def _fill_kinds(self) -> None:
        counts: dict[str, int] = {}
        for one in self._templates:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        often = sorted(counts, key=lambda kind: (-counts[kind], kind))
        order = {kind: at for at, kind in enumerate(often)}
        self._templates = tuple(sorted(self._templates, key=lambda one: order[one.kind]))
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(_ALL)
        for kind in often:
            self.kinds.addItem(f"{kind}　{counts[kind]}" if counts[kind] > 1 else kind)
        self.kinds.setCurrentRow(0)
        self.kinds.blockSignals(False)

    def _search(self) -> None:
        """Look among all kinds: whoever types does not mean the one marked before."""
        self.kinds.blockSignals(True)
        self.kinds.setCurrentRow(0)
        self.kinds.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        item = self.kinds.currentItem()
        kind = item.text().split("　")[0] if item else _ALL
        found = matching(self._templates, self.search.text())
        self._show_templates([one for one in found if kind in (_ALL, one.kind)])

    def _show_templates(self, shown: Sequence[Template]) -> None:
        self._model.clear()
        for one in shown:
            item = QStandardItem(self._icon(one), one.name)
            item.setData(one.id, _ID)
            item.setToolTip(one.use)
            item.setEditable(False)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self._model.appendRow(item)
        if shown:
            self.list.setCurrentIndex(self._model.index(0, 0))
        else:
            hint = QStandardItem("没有这样的模板，换个说法试试")
            hint.setEnabled(False)
            self._model.appendRow(hint)
            self._preview(QModelIndex())

    def _icon(self, one: Template) -> QIcon:
        picture = self._thumbnails.get(one, SMALL)
        if picture is None:
            picture = QPixmap(SMALL, round(SMALL * HEIGHT / WIDTH))
            picture.fill(QColor(self._thumbnails.colors.paper))
        return _icon_of(picture)

    def _drawn(self, id_: str, width: int) -> None:
        one = next((one for one in self._templates if one.id == id_), None)
        if one and width == SMALL:
            for item in self._items():
                if item.data(_ID) == id_:
                    item.setIcon(self._icon(one))
        elif one and one is self._current():
            self._sheet.show_picture(self._thumbnails.get(one, LARGE))

    def _items(self) -> Iterator[QStandardItem]:
        return (self._model.item(row) for row in range(self._model.rowCount()))

    # --- choosing

    def _current(self) -> Template | None:
        id_ = self.list.currentIndex().data(_ID)
        return next((one for one in self._templates if one.id == id_), None)

    def _preview(self, _: QModelIndex) -> None:
        one = self._current()
        self._go.setEnabled(one is not None)
        self._name.setText(one.name if one else "")
        self._use_of.setText(one.use if one else "")
        self._basis.setText(f"依据：{one.basis[0]}" if one and one.basis else "")
        self._basis.setVisible(bool(one and one.basis))
        self._sheet.show_picture(self._thumbnails.get(one, LARGE) if one else None)

    def _use(self) -> None:
        one = self._current()
        if one is not None:
            self.chosen.emit(one)

    # --- for the page

    @property
    def is_drawn(self) -> bool:
        """Say whether every template has its picture."""
        return bool(self._read) and self._thumbnails.count(SMALL) == len(self._read)

    def set_colors(self, colors: Colors) -> None:
        self._thumbnails.forget(colors)
        self._filter()

    def close_down(self) -> None:
        self._workers.finish()
        self._thumbnails.close_down()


class _Pictures(QListView):
    """Pictures in rows; Enter uses the one that is marked."""

    entered_key = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit()
        else:
            super().keyPressEvent(event)


def _icon_of(picture: QPixmap) -> QIcon:
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # no tint over the page
    return icon
