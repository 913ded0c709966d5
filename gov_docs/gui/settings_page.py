"""设置: its sections on the left, what each holds on the right."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.preferences import Preferences, preferences, set_aside
from gov_docs.gui.settings_data import SettingsData
from gov_docs.gui.settings_lists import SettingsLists
from gov_docs.gui.settings_provider import SettingsProvider
from gov_docs.gui.settings_rules import SettingsRules
from gov_docs.gui.settings_section import SettingsSection, button
from gov_docs.gui.settings_typos import SettingsTypos
from gov_docs.gui.settings_unit import SettingsUnit
from gov_docs.gui.task_page import TaskPage
from gov_docs.gui.workers import Workers
from gov_docs.settings import home

_ROW = 36


class SettingsPage(TaskPage):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._workers = Workers(self)
        self.sections: dict[str, SettingsSection] = {}

    def _fill(self) -> None:
        """Make the sections when somebody first wants to see them: the start is spared 0.1 s."""
        self.lists, self.typos = SettingsLists(), SettingsTypos()
        self.sections = {
            "本单位": SettingsUnit(),
            "规则": SettingsRules(),
            "词表和清单": self.lists,
            "错字模型": self.typos,
            "语言模型": SettingsProvider(),
            "数据和字体": SettingsData(),
        }
        self._names, self._stack = QListWidget(), QStackedWidget()
        self._names.setAccessibleName("设置的各节")
        self._names.setObjectName("sections")
        self._names.setFixedWidth(150)
        for name, section in self.sections.items():
            item = QListWidgetItem(name)
            item.setSizeHint(QSize(0, _ROW))
            self._names.addItem(item)
            self._stack.addWidget(_scrolled(section))
            section.told.connect(self.told)
            section.failed.connect(self.failed)
            section.failed.connect(self.come_to_front)  # what is shown is what is on the disk
            section.changed.connect(self.changed)
        self._names.currentRowChanged.connect(self._choose)
        self.typos.learned.connect(self.lists.refresh)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._names)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_notice())
        column.addLayout(row, 1)

    def _build_notice(self) -> QWidget:
        self.notice = QWidget()
        self.notice.setObjectName("notice")
        self.notice.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._why = QLabel()
        self._why.setWordWrap(True)
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._why, 1)
        row.addWidget(button("打开设置文件", "用记事本改正后回到这里", self._open_file))
        row.addWidget(
            button("留存旧的，从头设置", "旧文件改名留在原处，什么也不删", self._set_aside)
        )
        self.notice.hide()
        return self.notice

    # --- showing

    def come_to_front(self) -> None:
        """Read the settings again: another window or a hand may have changed them."""
        if not self.sections:
            self._fill()
        if self._names.currentRow() < 0:
            self._names.setCurrentRow(0)
        self._workers.do(preferences, self._show, self.told.emit)

    def show_section(self, name: str) -> None:
        if not self.sections:
            self._fill()
        self._names.setCurrentRow(list(self.sections).index(name))

    def _choose(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.come_to_front()

    def _show(self, told: object) -> None:
        if not isinstance(told, Preferences):
            return
        self.notice.setVisible(bool(told.damaged or told.strange))
        rest = "现在显示的是默认设置，改不了" if told.damaged else "其余的设置照常可以改"
        self._why.setText(f"{told.damaged or told.strange}{rest}；旧文件没有动。")
        for section in self.sections.values():
            section.setEnabled(not told.damaged or section is self.lists)
        list(self.sections.values())[self._stack.currentIndex()].show_settings(told.settings)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(home().settings)))

    def _set_aside(self) -> None:
        self._workers.do(set_aside, self._kept, partial(self.failed.emit, "没有留存"))

    def _kept(self, where: object) -> None:
        self.told.emit(f"旧的设置文件留存为 {where}")
        self.come_to_front()
        self.changed.emit()

    def close_down(self) -> None:
        self._workers.finish()
        for section in self.sections.values():
            section.close_down()


def _scrolled(section: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(section)
    return area
