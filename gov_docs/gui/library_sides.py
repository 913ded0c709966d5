"""Beside a library document: its outline, what it cites and what cites it, what reviewers said."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QTextBrowser, QTreeWidget, QTreeWidgetItem, QWidget

from gov_docs.core.precedent import Citation, Opinion, Precedent
from gov_docs.desk.library_reading import Reading
from gov_docs.gui.library_list import about

_ROLE = Qt.ItemDataRole.UserRole
_KINDS = {"comment": "批注", "revision": "修订", "ignored": "不采纳的提示", "rejected": "退回"}


class LibrarySides(QTabWidget):
    line_chosen = Signal(int)
    document_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.outline, self.ties = _tree("大纲"), _tree("引用关系")
        self.opinions = QTextBrowser()
        self.opinions.setAccessibleName("审核意见")
        self.opinions.setFrameShape(QTextBrowser.Shape.NoFrame)
        for name, part in (
            ("大纲", self.outline),
            ("引用", self.ties),
            ("审核意见", self.opinions),
        ):
            self.addTab(part, name)
        self.outline.itemClicked.connect(self._go)
        self.outline.itemActivated.connect(self._go)
        self.ties.itemClicked.connect(self._open)
        self.ties.itemActivated.connect(self._open)

    def show_reading(self, reading: Reading) -> None:
        self._show_outline(reading)
        self._show_ties(reading)
        self._show_opinions(reading.opinions)

    # --- filling

    def _show_outline(self, reading: Reading) -> None:
        self.outline.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []  # the headings it stands under, with levels
        for at, line in enumerate(reading.lines):
            if not line.level:
                continue
            item = _item(line.text)
            item.setData(0, _ROLE, at)
            while above and above[-1][0] >= line.level:
                above.pop()
            if above:
                above[-1][1].addChild(item)
            else:
                self.outline.addTopLevelItem(item)
            above.append((line.level, item))
        self.outline.expandAll()
        _hint(self.outline, "没有小标题")

    def _show_ties(self, reading: Reading) -> None:
        self.ties.clear()
        if reading.cites:
            held = sum(one.target is not None for one in reading.cites)
            told = f"它引用的（{len(reading.cites)}，资料库里有 {held}）"
            self._group(told, map(_cited, reading.cites))
        if reading.cited_by:
            self._group(f"引用它的（{len(reading.cited_by)}）", map(_citing, reading.cited_by))
        self.ties.expandAll()
        _hint(self.ties, "没有引用关系")
        count = len(reading.cites) + len(reading.cited_by)
        self._count(self.ties, "引用", count)

    def _group(self, title: str, items: "map[QTreeWidgetItem]") -> None:
        head = _item(title)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.addChildren(list(items))
        self.ties.addTopLevelItem(head)

    def _show_opinions(self, opinions: tuple[Opinion, ...]) -> None:
        told = []
        for one in opinions:
            quoted = f"<br><i>原文：{escape(one.quoted)}</i>" if one.quoted else ""
            kind = _KINDS.get(one.kind, "意见")
            told.append(f"<p><b>{kind}</b>　{escape(one.text)}{quoted}</p>")
        self.opinions.setHtml("".join(told) or "<p>没有审核意见</p>")
        self._count(self.opinions, "审核意见", len(opinions))

    def _count(self, tab: QWidget, name: str, count: int) -> None:
        self.setTabText(self.indexOf(tab), f"{name} {count}" if count else name)

    # --- choosing

    def _go(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _ROLE)
        if isinstance(line, int):
            self.line_chosen.emit(line)

    def _open(self, item: QTreeWidgetItem) -> None:
        id_ = item.data(0, _ROLE)
        if isinstance(id_, int):
            self.document_chosen.emit(id_)


def _tree(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setAccessibleName(name)
    tree.setIndentation(14)
    return tree


def _item(text: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setToolTip(0, text)
    return item


def _cited(one: Citation) -> QTreeWidgetItem:
    told = "　".join(part for part in (f"《{one.title}》" if one.title else "", one.number) if part)
    item = _item(told)
    item.setData(0, _ROLE, one.target)
    if one.target is None:
        item.setDisabled(True)
        item.setToolTip(0, f"{told}\n资料库里没有，收入以后就能打开")
    return item


def _citing(one: Precedent) -> QTreeWidgetItem:
    item = _item(one.title)
    item.setToolTip(0, f"{one.title}\n{about(one)}")
    item.setData(0, _ROLE, one.id)
    return item


def _hint(tree: QTreeWidget, text: str) -> None:
    """Say why there is nothing, where there is nothing."""
    if not tree.topLevelItemCount():
        item = _item(text)
        item.setDisabled(True)
        tree.addTopLevelItem(item)
