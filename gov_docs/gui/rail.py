"""The rail on the left: one button for each page of the window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget


class Rail(QWidget):
    chosen = Signal(str)  # the page's name

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(64)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 10, 6, 10)
        self._column.addStretch()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}

    def add(self, name: str, tip: str) -> None:
        button = QToolButton()
        button.setText(name)
        button.setToolTip(tip)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setMinimumSize(52, 40)
        button.clicked.connect(lambda _=False: self.chosen.emit(name))
        self._group.addButton(button)
        self._column.insertWidget(len(self._buttons), button)
        self._buttons[name] = button

    def mark(self, name: str) -> None:
        """Show which page is in front."""
        self._buttons[name].setChecked(True)

    def enable(self, name: str, on: bool) -> None:
        self._buttons[name].setEnabled(on)
