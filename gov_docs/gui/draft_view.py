"""The form of a draft with its panels beside it and its bar at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.draft_pages import Template
from gov_docs.gui.draft_bar import DraftBar
from gov_docs.gui.draft_form import DraftForm
from gov_docs.gui.draft_outline import DraftOutline
from gov_docs.gui.theme import Colors


class DraftView(QWidget):
    leave_asked = Signal()

    def __init__(self, colors: Colors, material: QWidget, points: QWidget) -> None:
        super().__init__()
        self.form, self.outline, self.bar = DraftForm(colors), DraftOutline(), DraftBar()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setMinimumWidth(320)
        for panel, name in ((material, "素材"), (points, "审核要点"), (self.outline, "提纲")):
            self._tabs.addTab(panel, name)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.form)
        splitter.addWidget(self._tabs)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([760, 420])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addWidget(splitter, 1)
        column.addWidget(self.bar)

    def _build_head(self) -> QHBoxLayout:
        back = QPushButton("换模板")
        back.setToolTip("回到模板列表；已经填的会留在“今日”的未写完的草稿里")
        back.clicked.connect(self.leave_asked)
        self._name, self._use = QLabel(), QLabel()
        self._name.setObjectName("head")
        self._use.setObjectName("faint")
        row = QHBoxLayout()
        row.setContentsMargins(24, 14, 24, 8)
        row.addWidget(back)
        row.addSpacing(8)
        row.addWidget(self._name)
        row.addSpacing(12)
        row.addWidget(self._use, 1)
        return row

    def name(self, template: Template) -> None:
        """Say which template is filled in."""
        self._name.setText(template.name)
        self._use.setText(template.use)

    def show_outline(self) -> None:
        self._tabs.setCurrentWidget(self.outline)
