"""Find and replace, in a bar under the page."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from gov_docs.core.types import Edit, Span, TextEdit
from gov_docs.desk.editing import Kind
from gov_docs.gui.editor import Editor


class FindBar(QWidget):
    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.setObjectName("side")
        self._editor = editor
        self._words = QLineEdit()
        self._words.setPlaceholderText("查找")
        self._words.setAccessibleName("查找")
        self._words.setToolTip("要找的字；按回车看下一处")
        self._words.returnPressed.connect(self.find_next)
        self._new = QLineEdit()
        self._new.setPlaceholderText("替换为")
        self._new.setAccessibleName("替换为")
        self._new.setToolTip("换成的字；按回车替换这一处")
        self._new.returnPressed.connect(self.replace)
        self._told = QLabel()
        self._told.setObjectName("faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self._words, 2)
        row.addWidget(_button("上一处", "往前找", self.find_previous))
        row.addWidget(_button("下一处", "往后找（回车）", self.find_next))
        row.addWidget(self._new, 2)
        self._replacing = [
            _button("替换", "替换这一处，再找下一处", self.replace),
            _button("全部替换", "全文都替换；按一次 Ctrl+Z 全部撤销", self.replace_all),
        ]
        for button in self._replacing:
            row.addWidget(button)
        row.addWidget(self._told, 1)
        row.addWidget(_button("关闭", "关闭（Esc）", self.leave))
        self.hide()

    def open(self, *, replacing: bool) -> None:
        for one in (self._new, *self._replacing):
            one.setVisible(replacing)
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self._words.setText(selected)
        self._told.clear()
        self.show()
        self._words.setFocus()
        self._words.selectAll()

    def leave(self) -> None:
        self.hide()
        self._editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def find_next(self) -> bool:
        return self._find(forward=True)

    def find_previous(self) -> bool:
        return self._find(forward=False)

    def _find(self, *, forward: bool) -> bool:
        places = list(self._places())
        if not places:
            self._told.setText("没有找到" if self._words.text() else "")
            return False
        here = self._here()
        session = self._editor.session
        if forward:
            later = [p for p in places if (session.place(p.para), p.end) > here]
            found = later[0] if later else places[0]
        else:
            earlier = [p for p in places if (session.place(p.para), p.end) < here]
            found = earlier[-1] if earlier else places[-1]
        self._told.setText(f"第 {places.index(found) + 1} 处，共 {len(places)} 处")
        self._editor.go_to(found, select=True)
        return True

    def _here(self) -> tuple[int, int]:
        spot = self._editor.spot(self._editor.textCursor().selectionEnd())
        return (self._editor.session.place(spot.para), spot.offset) if spot else (-1, 0)

    def _places(self) -> Iterator[Span]:
        words = self._words.text()
        for para in self._editor.session.document.paragraphs if words else ():
            at = para.text.find(words)
            while at >= 0:
                yield Span(para.id, at, at + len(words))
                at = para.text.find(words, at + len(words))

    def replace(self) -> None:
        """Replace what is selected if it is a find, and go to the next."""
        if self._editor.textCursor().selectedText() == self._words.text() != "":
            self._editor.replace_selection(self._new.text(), Kind.REPLACE)
        self.find_next()

    def replace_all(self) -> None:
        """Replace all that can be, as one step."""
        session = self._editor.session
        edits: list[Edit] = [TextEdit(span, self._new.text()) for span in self._places()]
        wanted = [edit for edit in edits if not session.why_not([edit])]
        done = bool(wanted) and self._editor.apply(wanted, Kind.REPLACE, "全部替换")
        left = len(edits) - (len(wanted) if done else 0)
        told = f"替换了 {len(wanted) if done else 0} 处"
        self._told.setText(f"{told}，{left} 处不能改" if left else told)


def _button(text: str, tip: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(do)
    return button
