"""The headings of the document, and its headers, footers and notes, to go to with a click."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gov_docs.core.types import HEADINGS, Document, Paragraph, Part, Role
from gov_docs.gui.page_writer import SIDE_PARTS

_LEVELS = {Role.TITLE: 0, Role.ATTACHMENT_MARK: 0, Role.ATTACHMENT_TITLE: 0}
_LEVELS |= {role: at + 1 for at, role in enumerate(HEADINGS)}
_LONGEST = 40
_PARA = Qt.ItemDataRole.UserRole


class Outline(QWidget):
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
        rows = (*_rows(document), *_side_rows(document))
        if rows == self._now:
            return
        self._now = rows
        self._tree.clear()
        parents: list[QTreeWidgetItem] = []
        for para, level, text in rows:
            item = QTreeWidgetItem([text])
            item.setData(0, _PARA, para)
            item.setToolTip(0, text)
            del parents[level:]
            if parents:
                parents[-1].addChild(item)
            else:
                self._tree.addTopLevelItem(item)
            parents += [item] * (level + 1 - len(parents))
        self._tree.expandAll()
        if not rows:
            self._tree.addTopLevelItem(QTreeWidgetItem(["（没有标题）"]))

    def _choose(self, item: QTreeWidgetItem) -> None:
        para = item.data(0, _PARA)
        if isinstance(para, int) and para >= 0:
            self.chosen.emit(para)


def _rows(document: Document) -> Iterator[tuple[int, int, str]]:
    for para in document.paragraphs:
        if para.role in _LEVELS and para.text.strip():
            yield para.id, _LEVELS[para.role], _short(para)


def _side_rows(document: Document) -> Iterator[tuple[int, int, str]]:
    side = [p for p in document.paragraphs if p.place.part in SIDE_PARTS and p.text.strip()]
    if side:
        yield -1, 0, "页眉、页脚和注释"
    for para in side:
        yield para.id, 1, f"{SIDE_PARTS[Part(para.place.part)]}：{_short(para)}"


def _short(para: Paragraph) -> str:
    text = para.text[: para.run_in] if para.run_in else para.text
    text = (para.number + text).replace("\n", "").replace("\ufffc", "").strip("\u3000 ")
    return text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
