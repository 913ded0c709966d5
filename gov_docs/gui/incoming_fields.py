"""The fields of an entry: click one and the document shows where it stands; change one and it is kept."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from gov_docs.desk.incoming import FIELDS, Book, Detail, Field

_LEFT_OUT = ("lead", "assist", "opinion")  # they stand in the suggestion's card


class IncomingFields(QWidget):
    looked_at = Signal(str)  # a field's name
    changed = Signal(str, str)  # name and new value

    def __init__(self) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        self._lines: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        for field in FIELDS[Book.INCOMING]:
            if field.name not in _LEFT_OUT:
                form.addRow(field.title, self._line(field))

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
        values = found.shown.entry.values
        for name, line in self._lines.items():
            self._shown[name] = values.get(name, "")
            if not line.hasFocus() or line.text() != self._shown[name]:
                line.setText(self._shown[name])
                line.setCursorPosition(0)

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
