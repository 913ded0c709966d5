"""Errors as dialogs that stop nothing: a user's error as its sentence, a fault with its details."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gov_docs.gui.fault_dialog import AlertDialog, FaultDialog
from gov_docs.gui.faults import FAULT, is_fault


class Alerts(QObject):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._fault: FaultDialog | None = None

    def show(self, title: str, text: str) -> str:
        """Say what happened and what to do; return what the status line says of it."""
        if not is_fault(text):
            AlertDialog(self._window, title, text).show()
            return text
        if self._fault is not None:
            self._fault.add(text)
        else:
            self._fault = FaultDialog(self._window, text)
            self._fault.finished.connect(self._closed)
            self._fault.show()
        return f"{FAULT}，刚才的操作没有做完；文字都还在"

    def _closed(self) -> None:
        self._fault = None
