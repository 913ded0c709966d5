"""What went wrong and what to do: one sentence for its reader, details for whoever mends it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from gov_docs.gui.faults import FAULT, details

_TO_DO = (
    "刚才的操作没有做完。窗口里的文字都还在，请先按 Ctrl+S 保存。\n"
    "可以接着用；再出现时，请点“复制详情”，把内容发给维护人员。详情里没有公文的文字，也没有文件的位置。"
)


class AlertDialog(QDialog):
    """Says a sentence and stops nothing."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.setAccessibleDescription(text)
        self._told = QLabel(text)
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._icon(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._told, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 18, 18, 14)
        self._column.setSpacing(12)
        self._column.addLayout(row)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._leave = QPushButton("知道了")
        self._leave.setToolTip("关闭（Esc）")
        self._leave.setDefault(True)
        self._leave.clicked.connect(self.accept)
        self._buttons.addWidget(self._leave)
        self._column.addLayout(self._buttons)

    def _icon(self) -> QLabel:
        label = QLabel()
        sign = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        label.setPixmap(sign.pixmap(32, 32))
        return label


class FaultDialog(AlertDialog):
    """A fault of the program: what to do, and the details to copy."""

    def __init__(self, parent: QWidget, fault: str) -> None:
        super().__init__(parent, FAULT, _TO_DO)
        self._all = [details(fault)]
        self._details = QPlainTextEdit(self._all[0])
        self._details.setAccessibleName("故障详情")
        self._details.setToolTip("程序里出故障的地方和各组件的版本")
        self._details.setReadOnly(True)
        self._details.setMinimumHeight(170)
        self._details.hide()
        self._column.insertWidget(1, self._details)
        self._more = QPushButton("显示详情")
        self._more.setToolTip("看看会复制些什么")
        self._more.setAutoDefault(False)
        self._more.clicked.connect(self._toggle)
        self._copy = QPushButton("复制详情")
        self._copy.setToolTip("复制到剪贴板，发给维护人员")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_all)
        self._buttons.insertWidget(0, self._copy)
        self._buttons.insertWidget(1, self._more)

    def add(self, fault: str) -> None:
        """Take in another fault: one that comes again and again must not fill the screen."""
        again = details(fault)
        if again not in self._all:
            self._all.append(again)
            self._details.setPlainText("\n\n".join(self._all))

    def show_details(self) -> None:
        self._details.show()
        self._more.setText("收起详情")
        self.adjustSize()

    def _toggle(self) -> None:
        if self._details.isHidden():
            self.show_details()
            return
        self._details.hide()
        self._more.setText("显示详情")
        self.adjustSize()

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText("已复制")
