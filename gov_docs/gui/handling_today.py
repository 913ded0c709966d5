"""今日 · what waits and what is overdue, the week's sentence, and a line to ask in."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.asking import Answered, Paper, ask, shown
from gov_docs.desk.handling_today import Standing, standing
from gov_docs.gui.workers import Workers

_MOST = 8  # documents of an answer that are listed
_HINT = "问一问：这两天基层治理工作会发新文件了吗？"


class HandlingToday(QWidget):
    incoming_asked = Signal(int)  # an entry, 0 for the page
    document_asked = Signal(int)  # of the library

    def __init__(self) -> None:
        super().__init__()
        self._finder, self._asker = Workers(self), Workers(self)
        self._told, self._week = _label("head"), _label("faint")
        self.look = QPushButton("去看看")
        self.look.setToolTip("打开收文")
        self.look.clicked.connect(lambda: self.incoming_asked.emit(0))
        self._late, self._found = QVBoxLayout(), QVBoxLayout()
        self.question, self._answer = QLineEdit(), _label()
        self.question.setPlaceholderText(_HINT)
        self.question.setAccessibleName("问有没有某份文件")
        self.question.setToolTip("从收发文登记簿和资料库里找；按回车")
        self.question.setClearButtonEnabled(True)
        self.question.returnPressed.connect(self.ask)
        self._answer.hide()
        self._build()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._told)
        row.addWidget(self.look)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.question)
        column.addWidget(self._answer)
        column.addLayout(self._found)
        column.addLayout(row)
        column.addLayout(self._late)
        column.addWidget(self._week)

    # --- what waits

    def refresh(self) -> None:
        """Ask beside the window how the register stands; its own page tells what is wrong with it."""
        self._finder.do(standing, self._show, lambda _: self.hide())

    def _show(self, told: object) -> None:
        if not isinstance(told, Standing) or not told.has_documents:
            self.hide()
            return
        parts = [f"待处理 {told.waiting} 件"] if told.week else []
        parts += [f"逾期 {told.overdue} 件"] if told.overdue else []
        parts += [f"新登记 {told.new} 件"] if told.new else []
        self._told.setText("，".join(parts))
        self.look.setVisible(bool(parts))
        self._told.setVisible(bool(parts))
        self._week.setText(told.week)
        _clear(self._late)
        for one in told.late:
            text = f"{one.number}　{one.title}（{one.values.get('due', '')} 前）"
            self._late.addWidget(_link(text, partial(self.incoming_asked.emit, one.id)))
        self.show()

    # --- a question

    def ask(self) -> None:
        text = self.question.text().strip()
        if text:
            self._answer.setText("正在找……")
            self._answer.show()
            self._asker.do(partial(ask, text), partial(self._answered, text), self._answer.setText)

    def _answered(self, text: str, found: object) -> None:
        if not isinstance(found, Answered) or text != self.question.text().strip():
            return  # a late answer
        first, last = found.answer.split("\n")[0], found.answer.split("\n")[-1]
        also = f"\n{last}" if found.reading.count else ""
        self._answer.setText(first + also)
        _clear(self._found)
        for group in (found.documents, found.reading.superior, found.reading.related):
            for one in group[:_MOST]:
                self._found.addWidget(_link(shown(one), partial(self._open, one)))
            if len(group) > _MOST:
                more = _label("faint")
                more.setText(f"另有 {len(group) - _MOST} 份没有列在这里，请到收文或资料库里查找。")
                self._found.addWidget(more)

    def _open(self, one: Paper) -> None:
        if one.entry_id:
            self.incoming_asked.emit(one.entry_id)
        elif one.id is not None:
            self.document_asked.emit(one.id)

    def close_down(self) -> None:
        self._finder.finish()
        self._asker.finish()


def _clear(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item else None
        if widget:
            widget.deleteLater()


def _link(text: str, do: object) -> QToolButton:
    link = QToolButton()
    link.setObjectName("link")
    link.setText(text if len(text) < 80 else text[:78] + "……")
    link.setToolTip(text)
    link.setAccessibleName(text)
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    link.clicked.connect(do)
    return link


def _label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(name != "head")
    return label
