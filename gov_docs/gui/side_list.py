"""What stands beside the text: headers, footers, notes and text boxes, to go to with a click."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gov_docs.core.types import Document, Paragraph, Part

_GROUPS = {
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
    Part.TEXTBOX: "文本框",
}
_NUMBERED = (Part.FOOTNOTE, Part.ENDNOTE)
_LONGEST = 30
_PARA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Row:
    group: str
    text: str
    para: int


class SideList(QWidget):
    chosen = Signal(int)  # a paragraph

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName("页眉、页脚、注释和文本框")
        self._tree.setIndentation(14)
        self._tree.itemActivated.connect(self._choose)
        self._tree.itemClicked.connect(self._choose)
        self._hint = QLabel("这份公文没有页眉、页脚、注释和文本框。")
        self._hint.setObjectName("faint")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 8, 0, 8)
        layout.addWidget(self._tree)
        layout.addWidget(self._hint)
        self._now: tuple[_Row, ...] | None = None

    def show_document(self, document: Document) -> None:
        rows = tuple(_rows(document))
        if rows == self._now:
            return
        self._now = rows
        self._tree.clear()
        for name, own in groupby(rows, lambda row: row.group):
            group = QTreeWidgetItem([name])
            group.setData(0, _PARA, -1)
            self._tree.addTopLevelItem(group)
            for row in own:
                item = QTreeWidgetItem([row.text])
                item.setData(0, _PARA, row.para)
                item.setToolTip(0, f"{row.text}\n点一下到正文里看和改")
                group.addChild(item)
        self._tree.expandAll()
        self._tree.setVisible(bool(rows))
        self._hint.setVisible(not rows)

    def _choose(self, item: QTreeWidgetItem) -> None:
        para = item.data(0, _PARA)
        if isinstance(para, int) and para >= 0:
            self.chosen.emit(para)


def _rows(document: Document) -> Iterator[_Row]:
    """Yield a row for each story, at its first paragraph that says something."""
    for part, name in _GROUPS.items():
        own = [para for para in document.paragraphs if para.place.part is part]
        stories = groupby(own, lambda para: para.place.story)
        for number, (_, paras) in enumerate(stories, 1):
            told = [para for para in paras if para.text.strip("\ufffc\u3000 ")]
            if told:
                yield _Row(name, _short(part, number, told), told[0].id)


def _short(part: Part, number: int, told: list[Paragraph]) -> str:
    text = " ".join(para.number + para.text for para in told[:3])
    text = text.replace("\n", " ").replace("\ufffc", "").strip("\u3000 ")
    text = text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
    return f"{number}　{text}" if part in _NUMBERED else text
