"""帮助: the manual, chapter by chapter, with a search."""

from functools import partial
from urllib.parse import unquote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk import help as helping
from gov_docs.desk.help import Chapter
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_CHAPTER, _ANCHOR = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST_MARKS = 500


class HelpWindow(QWidget):
    failed = Signal(str, str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle("帮助：用户手册")
        self.resize(920, 660)
        self._colors = colors
        self._chapters: tuple[Chapter, ...] = ()
        self._now: Chapter | None = None
        self._wanted = ""
        self._reader = Workers(self)
        self._build()
        self._text.anchorClicked.connect(self._follow)
        self._tree.currentItemChanged.connect(self._choose)
        self._words.textChanged.connect(self._search)
        self._words.returnPressed.connect(self._next)
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("Ctrl+F"), self, self._words.setFocus)
        self._reader.do(helping.manual, self._show, partial(self.failed.emit, "没有打开手册"))

    def _build(self) -> None:
        self._words = QLineEdit()
        self._words.setPlaceholderText("在手册里找（Ctrl+F）")
        self._words.setAccessibleName("在手册里找")
        self._words.setToolTip("输入几个字；按回车看下一处")
        self._words.setClearButtonEnabled(True)
        self._found = QLabel()
        self._found.setObjectName("faint")
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName("手册目录")
        self._tree.setToolTip("点一节，右边就是那一节")
        left = QWidget()
        left.setObjectName("side")
        column = QVBoxLayout(left)
        column.addWidget(self._words)
        column.addWidget(self._found)
        column.addWidget(self._tree, 1)
        self._text = QTextBrowser()
        self._text.setAccessibleName("手册正文")
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(18)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self._text)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 660])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def close_down(self) -> None:
        self._reader.finish()
        self.close()

    # --- what is shown

    def show_about(self, name: str) -> None:
        """Show the chapter on a page of the window, as soon as the manual is read."""
        self._wanted = name
        if self._chapters:
            self._words.clear()
            self._go_to(helping.chapter_about(name))

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        if self._now is not None:
            self._go_to(self._now)

    def _show(self, chapters: object) -> None:
        self._chapters = helping.manual() if isinstance(chapters, tuple) else ()
        self._fill(self._chapters)
        self.show_about(self._wanted)

    def _fill(self, chapters: tuple[Chapter, ...]) -> None:
        self._tree.blockSignals(True)
        self._tree.clear()
        for chapter in chapters:
            top = QTreeWidgetItem([chapter.title])
            top.setData(0, _CHAPTER, chapter)
            self._tree.addTopLevelItem(top)
            for heading in chapter.headings[1:]:
                item = QTreeWidgetItem([heading.title])
                item.setData(0, _CHAPTER, chapter)
                item.setData(0, _ANCHOR, heading.anchor)
                top.addChild(item)
        self._tree.blockSignals(False)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        chapter = item.data(0, _CHAPTER) if item else None
        if item is not None and isinstance(chapter, Chapter):
            self._put(chapter, str(item.data(0, _ANCHOR) or ""))

    def _go_to(self, chapter: Chapter, anchor: str = "") -> None:
        """Show the chapter and mark it in the list."""
        for at in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(at)
            if item is not None and item.data(0, _CHAPTER) == chapter:
                self._tree.blockSignals(True)
                self._tree.setCurrentItem(item)
                item.setExpanded(True)
                self._tree.blockSignals(False)
        self._put(chapter, anchor)

    def _put(self, chapter: Chapter, anchor: str) -> None:
        self._now = chapter
        self._text.document().setDefaultStyleSheet(_sheet(self._colors))
        self._text.setHtml(chapter.html)
        self._mark(self._words.text())
        if anchor:
            self._text.scrollToAnchor(anchor)

    def _follow(self, url: QUrl) -> None:
        """Follow a link inside the manual; there are no others worth leaving the window for."""
        anchor = unquote(url.fragment()) if url.hasFragment() else ""
        for chapter in self._chapters:
            if any(heading.anchor == anchor for heading in chapter.headings):
                self._go_to(chapter, anchor)
                return

    # --- searching

    def _search(self, words: str) -> None:
        found = tuple(c for c in self._chapters if words.lower() in c.text.lower())
        self._fill(found)
        if not words:
            self._found.clear()
        elif found:
            self._found.setText(f"{len(found)} 节里有")
        else:
            self._found.setText("手册里没有，换个说法试试")
        if found:
            self._go_to(self._now if self._now in found else found[0])

    def _mark(self, words: str) -> None:
        """Mark the words in the text, and go to the first."""
        marks: list[QTextEdit.ExtraSelection] = []
        cursor = QTextCursor(self._text.document())
        while words and len(marks) < _MOST_MARKS:
            cursor = self._text.document().find(words, cursor)
            if cursor.isNull():
                break
            one = QTextEdit.ExtraSelection()
            one.cursor = QTextCursor(cursor)  # type: ignore[attr-defined]
            look = QTextCharFormat()
            look.setBackground(QColor(self._colors.accent_soft))
            one.format = look  # type: ignore[attr-defined]
            marks.append(one)
        self._text.setExtraSelections(marks)
        if marks:
            self._next()

    def _next(self) -> None:
        words = self._words.text()
        if words and not self._text.find(words):
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            self._text.find(words)


def _sheet(colors: Colors) -> str:
    return f"""
body {{ color: {colors.text}; }}
h1, h2 {{ font-size: 19px; margin-bottom: 8px; }}
h3 {{ font-size: 15px; margin-top: 16px; margin-bottom: 6px; }}
p, li {{ line-height: 150%; }}
a {{ color: {colors.accent}; }}
code, pre {{ font-family: "Noto Sans Mono CJK SC", "Consolas", monospace; }}
pre {{ background: {colors.panel}; margin: 8px; }}
th {{ background: {colors.panel}; }}
td, th {{ border-color: {colors.line}; }}
"""
