"""A table of plain text rows with a line to narrow it: lists of twenty thousand rows cost nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, ...]
_ROLE = Qt.ItemDataRole


class RowsModel(QAbstractTableModel):
    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = titles
        self._rows: Sequence[tuple[int, Row]] = ()  # with their place in the whole list

    def show(self, rows: Sequence[tuple[int, Row]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def place(self, row: int) -> int:
        """Return the place of a shown row in the whole list."""
        return self._rows[row][0]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self._titles)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if index.isValid() and role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._rows[index.row()][1][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None


class SettingsTable(QWidget):
    chosen = Signal(int)  # the place in the whole list of the row looked at, -1 for none

    def __init__(self, name: str, titles: Sequence[str], empty: str) -> None:
        super().__init__()
        self._all: Sequence[Row] = ()
        self.model = RowsModel(titles)
        self.words = QLineEdit()
        self.words.setPlaceholderText("查找")
        self.words.setAccessibleName(f"在{name}里查找")
        self.words.setToolTip("只显示含有这几个字的")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _: self._filter())
        self.view = QTableView()
        self.view.setAccessibleName(name)
        self.view.setObjectName("box")
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self._empty = QLabel(empty)
        self._empty.setObjectName("faint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.words, self.view, self._empty):
            column.addWidget(part)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._all = rows
        self.words.setVisible(bool(rows))
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._filter()

    def set_widths(self, *shares: int) -> None:
        """Give each column its width; the last takes what is left."""
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for at, width in enumerate(shares):
            self.view.setColumnWidth(at, width)

    def selected(self) -> tuple[int, ...]:
        """Return the places of the selected rows in the whole list."""
        rows = self.view.selectionModel().selectedRows()
        return tuple(sorted(self.model.place(index.row()) for index in rows))

    def _filter(self) -> None:
        words = self.words.text().strip().lower()
        rows = enumerate(self._all)
        kept = [(at, row) for at, row in rows if words in "\t".join(row).lower()]
        self.model.show(kept)

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.place(index.row()) if index.isValid() else -1)
