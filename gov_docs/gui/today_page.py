"""今日: what was open last, what was not saved, and a sample to try."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.editing_recent import recent_files, samples
from gov_docs.desk.editing_recovery import Leftover
from gov_docs.gui.draft_unfinished_list import UnfinishedList
from gov_docs.gui.fonts import missing
from gov_docs.gui.handling_today import HandlingToday
from gov_docs.gui.library_news import LibraryNews

_PATH = Qt.ItemDataRole.UserRole


class TodayPage(QWidget):
    open_asked = Signal()
    new_asked = Signal()
    file_chosen = Signal(object)  # a path
    sample_chosen = Signal(object)
    bring_back_asked = Signal(object)  # a Leftover
    discard_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        body = QWidget()
        self._layout = QVBoxLayout(body)
        self._add_scrolling(body)
        self._layout.setContentsMargins(48, 36, 48, 24)
        self._layout.setSpacing(12)
        title = QLabel("公文校对")
        title.setObjectName("title")
        told = QLabel("打开一份 .docx，边写边查；保存的还是原来的文件，只有您改过的地方不同。")
        told.setObjectName("faint")
        told.setWordWrap(True)
        self._layout.addWidget(title)
        self._layout.addWidget(told)
        self._layout.addLayout(self._build_buttons())
        self._left = QVBoxLayout()
        self._layout.addLayout(self._left)
        self.handling = HandlingToday()
        self._layout.addWidget(self.handling)
        self.drafts = UnfinishedList()
        self._layout.addWidget(self.drafts)
        self.library = LibraryNews()
        self._layout.addWidget(self.library)
        head = QLabel("最近的文件")
        head.setObjectName("head")
        self._layout.addWidget(head)
        self._recent = QListWidget()
        self._recent.setAccessibleName("最近的文件")
        self._recent.itemActivated.connect(self._choose)
        self._recent.itemClicked.connect(self._choose)
        self._layout.addWidget(self._recent, 1)
        self._fonts = QLabel()
        self._fonts.setObjectName("faint")
        self._fonts.setWordWrap(True)
        self._layout.addWidget(self._fonts)

    def _add_scrolling(self, body: QWidget) -> None:
        """Let a low window scroll: what waits for somebody may fill the page."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        button = QPushButton("打开文件…")
        button.setObjectName("primary")
        button.setToolTip("Ctrl+O；也可以把文件拖进来")
        button.clicked.connect(self.open_asked)
        row.addWidget(button)
        draft = QPushButton("起草公文…")
        draft.setToolTip("选模板，填表，生成草稿（Ctrl+N）")
        draft.clicked.connect(self.new_asked)
        row.addWidget(draft)
        for path in samples():
            try_it = QPushButton(f"试一试：{path.stem}")
            try_it.setToolTip("打开示例的一份副本，随便改")
            try_it.clicked.connect(lambda _=False, path=path: self.sample_chosen.emit(path))
            row.addWidget(try_it)
        row.addStretch()
        return row

    def refresh(self, left: Sequence[Leftover]) -> None:
        self._show_left(left)
        self.drafts.refresh()
        self.library.refresh()
        self.handling.refresh()
        self._recent.clear()
        for path in recent_files():
            item = QListWidgetItem(f"{path.name}\n{path.parent}")
            item.setData(_PATH, path)
            self._recent.addItem(item)
        if not self._recent.count():
            hint = QListWidgetItem("还没有打开过文件。可以先打开上面的示例看看。")
            hint.setFlags(Qt.ItemFlag.NoItemFlags)
            self._recent.addItem(hint)
        lacking = missing()
        self._fonts.setText(
            f"这台电脑没有 {'、'.join(lacking)}，屏幕上用相近的字体代替，文件里的字体不变。"
            if lacking
            else ""
        )

    def _show_left(self, left: Sequence[Leftover]) -> None:
        while self._left.count():
            item = self._left.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for one in left:
            self._left.addWidget(self._row(one))

    def _row(self, one: Leftover) -> QWidget:
        box = QWidget()
        box.setObjectName("notice")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(box)
        told = QLabel(f"“{one.path.name}”上次没有保存（保留到 {one.when:%m月%d日 %H:%M}）")
        row.addWidget(told, 1)
        back = QPushButton("找回来")
        back.setObjectName("primary")
        back.setToolTip("打开它，连同没有保存的改动")
        back.clicked.connect(lambda: self.bring_back_asked.emit(one))
        away = QPushButton("不要了")
        away.setToolTip("丢掉没有保存的改动；原文件不动")
        away.clicked.connect(lambda: self.discard_asked.emit(one))
        row.addWidget(back)
        row.addWidget(away)
        return box

    def _choose(self, item: QListWidgetItem) -> None:
        path = item.data(_PATH)
        if isinstance(path, Path):
            self.file_chosen.emit(path)
