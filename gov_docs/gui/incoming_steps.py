"""办理: the steps an entry has taken, the next one to note, and taking one back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.incoming import Book, Detail, Step, TakenStep

_BY_HAND = tuple(one for one in Step if one not in (Step.SIGNED, Step.REGISTERED))


class IncomingSteps(QWidget):
    taken = Signal(object, str, str)  # a Step, who, a note
    cancelled = Signal(object)  # a TakenStep
    void_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        head = QLabel("办理")
        head.setObjectName("head")
        self._noting = self._build_noting()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)
        column.addLayout(self._column)
        column.addWidget(self._noting)
        column.addLayout(self._build_buttons())

    def _build_noting(self) -> QWidget:
        self.step = QComboBox()
        self.step.setAccessibleName("办理步骤")
        self.step.setToolTip("要记下的一步；“办结”和“答复”会填上办结日期")
        for one in _BY_HAND:
            self.step.addItem(str(one), one)
        self.person = _line("经办人", "谁办的，可以不写")
        self.note = _line("办理说明", "说明或结果，可以不写")
        self.note.returnPressed.connect(self._take)
        self.do = _button("记下", "记下这一步，时间是现在", self._take)
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.step, 0, 0)
        grid.addWidget(self.person, 0, 1)
        grid.addWidget(self.note, 1, 0, 1, 2)
        grid.addWidget(self.do, 1, 2)
        grid.setColumnStretch(1, 1)
        return whole

    def _build_buttons(self) -> QHBoxLayout:
        self.finish = _button("办结", "记下办结，填上今天的办结日期（Ctrl+D）", self._finish)
        self.finish.setShortcut("Ctrl+D")
        self.void = _button("作废…", "收文号保留，以后还能恢复", self.void_asked.emit)
        self.restore = _button("恢复", "取消作废", self.restore_asked.emit)
        row = QHBoxLayout()
        for button in (self.finish, self.void, self.restore):
            row.addWidget(button)
        row.addStretch()
        return row

    def show_detail(self, found: Detail) -> None:
        entry = found.shown.entry
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for one in found.shown.steps:
            if not one.cancelled:
                self._column.addWidget(self._line_of(one))
        incoming = entry.book is Book.INCOMING
        self._noting.setVisible(incoming and not entry.void)
        self.finish.setVisible(incoming and not entry.void and not entry.is_done)
        self.void.setVisible(not entry.void)
        self.restore.setVisible(entry.void)

    def _line_of(self, one: TakenStep) -> QWidget:
        told = "　".join(part for part in (str(one.step), one.when, one.person, one.note) if part)
        label = QLabel(told)
        label.setWordWrap(True)
        back = QToolButton()
        back.setObjectName("link")
        back.setText("撤回")
        back.setToolTip(f"撤回这一步：{one.step}")
        back.setAccessibleName(f"撤回{one.step}")
        back.setCursor(Qt.CursorShape.PointingHandCursor)
        back.clicked.connect(partial(self._cancel, one))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(back)
        return whole

    def _cancel(self, one: TakenStep) -> None:
        self.cancelled.emit(one)

    def _take(self) -> None:
        self.taken.emit(
            self.step.currentData(), self.person.text().strip(), self.note.text().strip()
        )
        self.note.clear()

    def _finish(self) -> None:
        self.taken.emit(Step.FINISHED, self.person.text().strip(), self.note.text().strip())
        self.note.clear()


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setToolTip(hint)
    return line


def _button(text: str, tip: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(do)
    return button
