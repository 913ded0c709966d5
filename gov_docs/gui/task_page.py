"""What the window asks of every page of its rail but 今日 and 校对."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gov_docs.gui.theme import Colors


class TaskPage(QWidget):
    told = Signal(str)  # for the status line
    failed = Signal(str, str)  # title and sentence of an error to be read

    def come_to_front(self) -> None:
        """Show how things stand now."""

    def set_colors(self, colors: Colors) -> None:
        """Take on another look."""

    def close_down(self) -> None:
        """End the work beside the window; what is to be kept is kept."""
