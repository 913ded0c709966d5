"""未写完的草稿 on the page 今日: forms begun and kept, to go on with or to throw away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gov_docs.desk.draft_unfinished import Unfinished, unfinished

_MOST = 12  # rows; the others wait behind them


class UnfinishedList(QWidget):
    reopen_asked = Signal(object)  # an Unfinished
    discard_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def refresh(self) -> None:
        self.show_drafts(unfinished())

    def show_drafts(self, drafts: Sequence[Unfinished]) -> None:
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget:
                widget.deleteLater()
        self.setVisible(bool(drafts))
        if not drafts:
            return
        more = f"（共 {len(drafts)} 份，先列最近的）" if len(drafts) > _MOST else ""
        head = QLabel(f"未写完的草稿{more}")
        head.setObjectName("head")
        self._column.addWidget(head)
        for one in drafts[:_MOST]:
            self._column.addWidget(self._row(one))

    def _row(self, one: Unfinished) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        when = f"　{one.when:%m月%d日 %H:%M}" if one.when else ""
        row.addWidget(QLabel(f"{one.name}　·　{one.template}{when}"), 1)
        go_on, away = QPushButton("接着写"), QPushButton("不要了")
        go_on.setAccessibleName(f"接着写：{one.name}")
        away.setAccessibleName(f"不要了：{one.name}")
        go_on.clicked.connect(lambda: self.reopen_asked.emit(one))
        away.clicked.connect(lambda: self.discard_asked.emit(one))
        row.addWidget(go_on)
        row.addWidget(away)
        return box
