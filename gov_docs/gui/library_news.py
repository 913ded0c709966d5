"""今日 · what has come into the library since somebody last looked into it; hidden where nothing has."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from gov_docs.core.precedent import Precedent
from gov_docs.desk.library_news import News, news
from gov_docs.gui.library_list import about
from gov_docs.gui.workers import Workers

_LONGEST = 60


class LibraryNews(QWidget):
    library_asked = Signal()
    document_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._workers = Workers(self)
        self._head = QLabel()
        self._head.setObjectName("head")
        look = QPushButton("去看看")
        look.setToolTip("打开资料库，新收入的在前")
        look.clicked.connect(self.library_asked)
        row = QHBoxLayout()
        row.addWidget(self._head)
        row.addWidget(look)
        row.addStretch()
        self._titles = QVBoxLayout()
        self._titles.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(self._titles)
        self.hide()

    def refresh(self) -> None:
        """Ask beside the window what is new; where the library cannot be read its own page says so."""
        self._workers.do(news, self._show, lambda _: self.hide())

    def _show(self, told: object) -> None:
        while self._titles.count():
            item = self._titles.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        if not isinstance(told, News) or not told.count:
            self.hide()
            return
        self._head.setText(f"资料库新收入 {told.count} 份")
        for one in told.latest:
            self._titles.addWidget(self._link(one))
        self.show()

    def _link(self, one: Precedent) -> QToolButton:
        link = QToolButton()
        link.setObjectName("link")
        short = one.title[:_LONGEST] + ("…" if len(one.title) > _LONGEST else "")
        link.setText(short)
        link.setToolTip(f"{one.title}\n{about(one)}")
        link.setAccessibleName(one.title)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(lambda: self.document_asked.emit(one.id))
        return link

    def close_down(self) -> None:
        self._workers.finish()
