"""The headings of the document, and what stands beside its text, to go to with a click."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gov_docs.core.types import HEADINGS, Document, Paragraph, Role
from gov_docs.gui.side_list import SideList

_LEVELS = {Role.TITLE: 0, Role.ATTACHMENT_MARK: 0, Role.ATTACHMENT_TITLE: 0}
_LEVELS |= {role: at + 1 for at, role in enumerate(HEADINGS)}
_LONGEST = 40
_PARA = Qt.ItemDataRole.UserRole


class Outline(QTabWidget):
    chosen = Signal(int)  # a paragraph

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.headings, self.sides = Headings(), SideList()
        self.addTab(self.headings, "大纲")
        self.addTab(self.sides, "其他文字")
        self.setTabToolTip(1, "页眉、页脚、注释和文本框")
        self.headings.chosen.connect(self.chosen)
        self.sides.chosen.connect(self.chosen)

    def show_document(self, document: Document) -> None:
        self.headings.show_document(document)
        self.sides.show_document(document)


class Headings(QWidget):
    chosen = Signal(int)  # a paragraph

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName("大纲")
        self._tree.setIndentation(14)
        self._tree.itemActivated.connect(self._choose)
        self._tree.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 8, 0, 8)
        layout.addWidget(self._tree)
        self._now: tuple[tuple[int, int, str], ...] = ()

    def show_document(self, document: Document) -> None:
        rows = tuple(_rows(document))
        if rows == self._now:
            return
        self._now = rows
        self._tree.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []  # what it stands under, with levels
        for para, level, text in rows:
            item = QTreeWidgetItem([text])
            item.setData(0, _PARA, para)
            item.setToolTip(0, text)
            while above and above[-1][0] >= level:
                above.pop()
            if above:
                above[-1][1].addChild(item)
            else:
                self._tree.addTopLevelItem(item)
            above.append((level, item))
        self._tree.expandAll()
        if not rows:
            self._tree.addTopLevelItem(QTreeWidgetItem(["（没有标题）"]))

    def _choose(self, item: QTreeWidgetItem) -> None:
        para = item.data(0, _PARA)
        if isinstance(para, int):
            self.chosen.emit(para)


def _rows(document: Document) -> Iterator[tuple[int, int, str]]:
    for para in document.paragraphs:
        if para.role in _LEVELS and para.text.strip():
            yield para.id, _LEVELS[para.role], _short(para)


def _short(para: Paragraph) -> str:
    text = para.text[: para.run_in] if para.run_in else para.text
    text = (para.number + text).replace("\n", "").replace("\ufffc", "").strip("\u3000 ")
    return text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
