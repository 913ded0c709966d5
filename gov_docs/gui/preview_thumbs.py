"""The pages of a preview in small, down its left side."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

_SIZE = QSize(108, 153)


class Thumbs(QListWidget):
    """Its current row is the page in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("各页缩略图")
        self.setToolTip("点一页，就看那一页")
        self.setIconSize(_SIZE)
        self.setFixedWidth(_SIZE.width() + 48)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setSpacing(6)
        self.setUniformItemSizes(True)  # else each of some hundred pages is measured

    def fill(self, count: int) -> None:
        """Begin anew with blank pages."""
        blank = QPixmap(_SIZE)
        blank.fill(Qt.GlobalColor.white)
        icon = QIcon(blank)
        self.blockSignals(True)
        self.clear()
        for number in range(count):
            item = QListWidgetItem(icon, f"{number + 1}")
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setToolTip(f"第 {number + 1} 页")
            self.addItem(item)
        self.blockSignals(False)

    def show_page(self, number: int, image: QImage) -> None:
        item = self.item(number)
        if item is not None:
            item.setIcon(QIcon(QPixmap.fromImage(image)))

    def mark(self, page: int) -> None:
        """Show which page is in sight, without going there."""
        self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(False)
