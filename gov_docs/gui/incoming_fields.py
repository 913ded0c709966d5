"""The fields of an entry: click one and the document shows where it stands; change one and it is kept."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from gov_docs.desk.incoming import FIELDS, Book, Detail, Field

_LEFT_OUT = ("lead", "assist")  # they stand in the suggestion's card


class IncomingFields(QWidget):
    looked_at = Signal(str)  # a field's name
    changed = Signal(str, str)  # name and new value

    def __init__(self) -> None:
        super().__init__()
        self._forms: dict[Book, QWidget] = {}
        self._all: dict[Book, dict[str, QLineEdit]] = {}
        self._lines: dict[str, QLineEdit] = {}  # of the book that is shown
        self._shown: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for book in Book:
            self._lines = self._all[book] = {}
            self._forms[book] = self._form(book)
            column.addWidget(self._forms[book])
        self._turn(Book.INCOMING)

    def _form(self, book: Book) -> QWidget:
        whole = QWidget()
        form = QFormLayout(whole)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        for field in FIELDS[book]:
            if field.name not in _LEFT_OUT:
                form.addRow(field.title, self._line(field))
        return whole

    def _turn(self, book: Book) -> None:
        """Show the fields of a book."""
        self._lines = self._all[book]
        for one, form in self._forms.items():
            form.setVisible(one is book)

    def _line(self, field: Field) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(field.title)
        line.setProperty("field", field.name)
        line.setToolTip(f"{field.title}；点进来就在左边标出原文的位置，改完按回车保存")
        line.installEventFilter(self)
        line.editingFinished.connect(partial(self._edited, field.name))
        self._lines[field.name] = line
        return line

    def show_detail(self, found: Detail) -> None:
        entry = found.shown.entry
        self._turn(entry.book)
        values = entry.values
        for name, line in self._lines.items():
            self._shown[name] = values.get(name, "")
            if not line.hasFocus() or line.text() != self._shown[name]:
                line.setText(self._shown[name])
                line.setCursorPosition(0)

    def go_to_first(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self._lines.values())).setFocus()

    def line(self, name: str) -> QLineEdit:
        return self._lines[name]

    def put_back(self, name: str) -> None:
        """Show again what is kept: the new value was refused."""
        self._lines[name].setText(self._shown.get(name, ""))

    def _edited(self, name: str) -> None:
        value = self._lines[name].text().strip()
        if value != self._shown.get(name, ""):
            self.changed.emit(name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit(str(watched.property("field")))
        return False
