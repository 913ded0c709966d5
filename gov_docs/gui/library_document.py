"""One document of the library: what is known of it, its text, and what can be done with it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.precedent import Precedent, Validity
from gov_docs.desk.library_reading import MOST_HITS, Reading
from gov_docs.gui.library_list import about
from gov_docs.gui.library_reader import LibraryReader
from gov_docs.gui.library_sides import LibrarySides
from gov_docs.gui.theme import Colors

_NARROW = 500  # pixels
_AUTOMATIC = "自动判断"
_GONE = "收入时的文件已经不在原来的位置"


class LibraryDocument(QWidget):
    document_asked = Signal(int)  # another one, by a link
    back_asked = Signal()
    remove_asked = Signal(object)  # a Precedent
    passage_asked = Signal(int, int)  # of which document, and which one: to be inserted
    validity_set = Signal(int, object)  # of which document, a Validity or None
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.reading: Reading | None = None
        self.reader, self.sides = LibraryReader(colors), LibrarySides()
        self._title, self._about, self._derived, self._hits = (QLabel() for _ in range(4))
        self._title.setObjectName("head")
        self._title.setWordWrap(True)
        for label in (self._about, self._derived, self._hits):
            label.setObjectName("faint")
        for label in (self._about, self._derived):
            label.setWordWrap(True)
        for label in (self._title, self._about):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self.reader.hit_changed.connect(self._show_hit)
        self.sides.line_chosen.connect(self._go_to_line)
        self.sides.document_chosen.connect(self.document_asked)

    # --- making it

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 8)
        column.setSpacing(6)
        column.addLayout(self._build_head())
        column.addWidget(self._about)
        column.addLayout(self._build_validity())
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.reader)
        self._splitter.addWidget(self.sides)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setHandleWidth(1)
        self._splitter.setSizes([520, 240])
        self.sides.setMinimumWidth(130)
        column.addWidget(self._splitter, 1)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = _button("← 返回", "回到刚才看的文件", self.back_asked.emit)
        self.back.hide()
        row.addWidget(self.back)
        row.addWidget(self._title, 1)
        self.open_file = _button("打开原文件", "打开收进来的那个文件", self._open)
        row.addWidget(self.open_file)
        tip = "把光标所在的一段放进正在写的公文，出处跟着过去"
        self.insert = _button("插入到公文", tip, self._insert)
        row.addWidget(self.insert)
        self.remove = _button("删除…", "从资料库去掉，原来的文件不动", self.ask_to_remove)
        row.addWidget(self.remove)
        return row

    def _build_validity(self) -> QHBoxLayout:
        self.validity = QComboBox()
        self.validity.setAccessibleName("效力")
        self.validity.setToolTip("您知道它是否有效的，可以在这里标明；“自动判断”按文件的文字")
        self.validity.addItems([_AUTOMATIC, *(str(one) for one in Validity)])
        self.validity.activated.connect(self._set_validity)
        row = QHBoxLayout()
        row.addWidget(QLabel("效力"))
        row.addWidget(self.validity)
        row.addWidget(self._derived, 1)
        row.addWidget(self._hits)
        self._steps: list[QToolButton] = []
        for text, by, tip in (("▲", -1, "上一处"), ("▼", 1, "下一处")):
            step = QToolButton()
            step.setText(text)
            step.setToolTip(tip)
            step.setAccessibleName(tip)
            step.clicked.connect(lambda _=False, by=by: self.reader.step(by))
            row.addWidget(step)
            self._steps.append(step)
        return row

    # --- showing

    def show_reading(self, reading: Reading) -> None:
        self.reading = reading
        one, by_person = reading.precedent, reading.is_judged
        self._title.setText(one.title)
        self._about.setText(about(one) or "没有认出文号、机关和日期")
        self.validity.setCurrentText(str(one.validity) if by_person else _AUTOMATIC)
        told = reading.derived if by_person else f"{one.validity}（{reading.derived}）"
        self._derived.setText(told)
        self.open_file.setEnabled(bool(reading.files))
        where = str(reading.files[0]) if reading.files else _GONE
        self.open_file.setToolTip(where)
        self.reader.show_lines(reading.lines, reading.hits)
        self.sides.show_reading(reading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, put the text into a tab in front of the others."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        if narrow == (self.sides.indexOf(self.reader) >= 0):
            return
        if narrow:
            self.sides.insertTab(0, self.reader, "正文")
            self.sides.setCurrentIndex(0)
        else:
            self._splitter.insertWidget(0, self.reader)
            self.reader.show()

    def set_colors(self, colors: Colors) -> None:
        self.reader.set_colors(colors)

    def _go_to_line(self, line: int) -> None:
        if self.sides.indexOf(self.reader) >= 0:
            self.sides.setCurrentWidget(self.reader)
        self.reader.go_to_line(line)

    def _show_hit(self, at: int, of: int) -> None:
        more = "以上" if of == MOST_HITS else ""
        self._hits.setText(f"第 {at} 处，共 {of} 处{more}" if of else "")
        for step in self._steps:
            step.setVisible(of > 1)

    # --- doing

    def _insert(self) -> None:
        line = self.reader.line()
        if self.reading is None or line is None or line.passage < 0:
            self.failed.emit(
                "没有插入", "请先在正文里点一下要用的那一段。标题和表格里的文字不能插入。"
            )
            return
        self.passage_asked.emit(self.reading.precedent.id, line.passage)

    def _open(self) -> None:
        if self.reading is None or not self.reading.files:
            return
        path = self.reading.files[0]
        if not path.is_file():
            self.failed.emit("没有打开", f"{path} 已经不在了。资料库里的文字还在。")
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit("没有打开", f"没有程序能打开 {path}；请在文件夹里找到它再打开。")

    def ask_to_remove(self) -> None:
        """Ask for the document that is shown to be taken out."""
        if self.reading is not None:
            self.remove_asked.emit(self.reading.precedent)

    def _set_validity(self, at: int) -> None:
        if self.reading is not None:
            said = Validity(self.validity.itemText(at)) if at else None
            self.validity_set.emit(self.reading.precedent.id, said)

    @property
    def precedent(self) -> Precedent | None:
        return self.reading.precedent if self.reading else None


def _button(text: str, tip: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(do)
    return button
