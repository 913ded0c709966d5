"""The boxes of a template's form: one for each type of field, all speaking in plain text."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from gov_docs.desk.draft_pages import Column, Field, FieldType, date_in, told_date

_CELL = "｜"  # between the cells of a list's row
_LINE_HEIGHT = 22
_FEWEST_ROWS = 3


class Box(Protocol):
    """A box somebody types into; `widget` is what the form shows."""

    @property
    def widget(self) -> QWidget: ...

    def text(self) -> str: ...

    def set_text(self, text: str) -> None: ...


def box_for(field: Field, changed: Callable[[], None]) -> Box:
    """Return the box of a field; `changed` is called whenever its text is another."""
    box = _make(field, changed)
    box.widget.setAccessibleName(field.label)
    return box


def _make(field: Field, changed: Callable[[], None]) -> Box:
    if field.type is FieldType.CHOICE:
        return _ChoiceBox(field, changed)
    if field.type is FieldType.DATE:
        return _DateBox(field, changed)
    if field.type is FieldType.LIST and field.columns:
        return _TableBox(field, changed)
    if field.type in (FieldType.LONG, FieldType.LIST):
        return _LongBox(field, changed)
    return _LineBox(field, changed)


class _LineBox:
    def __init__(self, field: Field, changed: Callable[[], None]) -> None:
        self.widget = QLineEdit()
        self.widget.setPlaceholderText(_hint(field))
        self.widget.textChanged.connect(lambda _: changed())

    def text(self) -> str:
        return self.widget.text()

    def set_text(self, text: str) -> None:
        self.widget.setText(text)
        self.widget.setCursorPosition(0)


class _LongBox:
    """Several paragraphs, or a list with an item on each line."""

    def __init__(self, field: Field, changed: Callable[[], None]) -> None:
        self.widget = QPlainTextEdit()
        self.widget.setPlaceholderText(_hint(field))
        self.widget.setTabChangesFocus(True)
        lines = 4 if field.type is FieldType.LONG else 3
        self.widget.setFixedHeight(lines * _LINE_HEIGHT + 12)
        self.widget.textChanged.connect(changed)

    def text(self) -> str:
        return self.widget.toPlainText()

    def set_text(self, text: str) -> None:
        self.widget.setPlainText(text)


class _ChoiceBox:
    def __init__(self, field: Field, changed: Callable[[], None]) -> None:
        self.widget = QComboBox()
        self.widget.addItems(["", *field.choices])
        self.widget.setItemText(0, "（请选择）" if field.required else "（不填）")
        self.widget.currentIndexChanged.connect(lambda _: changed())

    def text(self) -> str:
        return self.widget.currentText() if self.widget.currentIndex() > 0 else ""

    def set_text(self, text: str) -> None:
        self.widget.setCurrentIndex(max(self.widget.findText(text), 0))


class _DateBox:
    """A date typed as people write it, or picked from a calendar."""

    def __init__(self, field: Field, changed: Callable[[], None]) -> None:
        self.widget = QWidget()
        self._line = QLineEdit()
        self._line.setPlaceholderText("如 2026年3月1日；不知道就留空")
        self._line.setAccessibleName(field.label)
        self._line.textChanged.connect(lambda _: changed())
        self._line.editingFinished.connect(self._tidy)
        self.widget.setFocusProxy(self._line)
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(self._calendar_button(field))

    def _calendar_button(self, field: Field) -> QToolButton:
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(f"{field.label}的日历")
        self._menu = QMenu(self.widget)
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(self._calendar)
        self._menu.addAction(action)
        self._menu.aboutToShow.connect(self._show_date)
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        button = QToolButton()
        button.setText("选日期")
        button.setAccessibleName(f"选{field.label}")
        button.setToolTip("从日历里选")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._menu)
        return button

    def _show_date(self) -> None:
        day = date_in(self._line.text())
        if day:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _pick(self, day: QDate) -> None:
        self._line.setText(told_date(day.year(), day.month(), day.day()))
        self._menu.close()

    def _tidy(self) -> None:
        """Write a date in one way; what is none stays for the person to mend."""
        day = date_in(self._line.text())
        if day:
            self._line.setText(told_date(day.year, day.month, day.day))

    def text(self) -> str:
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)


class _TableBox:
    """A list whose rows have cells."""

    def __init__(self, field: Field, changed: Callable[[], None]) -> None:
        self._columns, self._changed = field.columns, changed
        self.widget = QWidget()
        self._table = QTableWidget(max(field.rows, _FEWEST_ROWS), len(field.columns))
        self._table.setHorizontalHeaderLabels([_name(one) for one in field.columns])
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().setDefaultSectionSize(28)
        self._table.setAccessibleName(field.label)
        self._table.setTabKeyNavigation(True)
        self._table.itemChanged.connect(lambda _: changed())
        self.widget.setFocusProxy(self._table)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        column.addLayout(self._buttons())
        self._fit()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, tip, do in (
            ("加一行", "在末尾加一行", self._add),
            ("删一行", "删去光标所在的一行", self._take_out),
        ):
            button = QPushButton(name)
            button.setToolTip(tip)
            button.clicked.connect(do)
            row.addWidget(button)
        row.addStretch()
        return row

    def _add(self) -> None:
        self._table.insertRow(self._table.rowCount())
        self._fit()
        self._table.setCurrentCell(self._table.rowCount() - 1, 0)
        self._table.setFocus()

    def _take_out(self) -> None:
        if self._table.currentRow() >= 0:
            self._table.removeRow(self._table.currentRow())
            self._fit()
            self._changed()

    def _fit(self) -> None:
        rows = min(max(self._table.rowCount(), 2), 8)
        self._table.setFixedHeight(28 * rows + 36)

    def text(self) -> str:
        rows = [self._row(at) for at in range(self._table.rowCount())]
        return "\n".join(_CELL.join(row).rstrip(_CELL) for row in rows if any(row))

    def _row(self, at: int) -> list[str]:
        items = (self._table.item(at, column) for column in range(len(self._columns)))
        texts = (item.text() if item else "" for item in items)
        return [text.replace(_CELL, " ").replace("|", " ").strip() for text in texts]

    def set_text(self, text: str) -> None:
        rows = [line.split(_CELL) for line in text.split("\n")] if text else []
        self._table.setRowCount(max(len(rows), _FEWEST_ROWS))
        self._table.clearContents()
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells[: len(self._columns)]):
                self._table.setItem(at, column, QTableWidgetItem(cell))
        self._fit()


def _name(column: Column) -> str:
    return column.name if column.required else f"{column.name}（可不填）"


def _hint(field: Field) -> str:
    several = "一行一条；" if field.type is FieldType.LIST else ""
    example = field.example.split("\n")[0]
    return several + (f"如：{example}" if example else "")
