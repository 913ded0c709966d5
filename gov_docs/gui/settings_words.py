"""设置 · 词表: the person's own right and wrong words, in a table and a form under it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.words import Entry, Words
from gov_docs.desk.lists import word_list
from gov_docs.desk.words import Imported, export_words, import_words, put_word, remove_words
from gov_docs.gui.settings_section import button, note
from gov_docs.gui.settings_table import SettingsTable
from gov_docs.gui.workers import Workers

_RIGHT, _WRONG = "对的词，不再提示", "错的词，要提示"
_KINDS = "词表 (*.tsv *.xlsx)"
_COMMAS = "，,、;；| "


class SettingsWords(QWidget):
    told = Signal(str)
    failed = Signal(str, str)
    changed = Signal()

    def __init__(self, workers: Workers) -> None:
        super().__init__()
        self._workers = workers
        self._entries: tuple[Entry, ...] = ()
        self._editing = ""  # the word the form shows
        titles = ("词语", "作用", "应写成", "例外", "备注")
        empty = "词表还是空的。在下面写一个词，按“加入”；或者导入一个 .tsv、.xlsx 词表。"
        self.table = SettingsTable("词表", titles, empty)
        self.table.set_widths(170, 140, 140, 160)
        self.table.chosen.connect(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(
            note("对的词不再作任何提示；错的词照您写的建议改。叠加在程序自带的词表之上。")
        )
        column.addWidget(self.table, 1)
        column.addLayout(self._build_form())
        column.addLayout(self._build_buttons())

    def _build_form(self) -> QGridLayout:
        self.word, self.right, self.exceptions, self.note = (
            _line(name, hint)
            for name, hint in (
                ("词语", ""),
                ("应写成", "不写就只提示位置"),
                ("例外", "含有它但不算错的词，用逗号隔开"),
                ("备注", "可以不写"),
            )
        )
        self.kind = QComboBox()
        self.kind.setAccessibleName("作用")
        self.kind.setToolTip("这个词是对的，还是写错了的")
        self.kind.addItems([_RIGHT, _WRONG])
        self.kind.currentIndexChanged.connect(lambda _: self._enable())
        grid = QGridLayout()
        pairs = (
            ("词语", self.word),
            ("作用", self.kind),
            ("应写成", self.right),
            ("例外", self.exceptions),
            ("备注", self.note),
        )
        for at, (name, widget) in enumerate(pairs):
            row, column = divmod(at, 3)
            grid.addWidget(QLabel(name), row, 2 * column)
            grid.addWidget(widget, row, 2 * column + 1, 1, 3 if widget is self.note else 1)
        self._enable()
        return grid

    def _build_buttons(self) -> QHBoxLayout:
        self.put = button("加入", "加入词表，马上起作用", self._put)
        self.put.setObjectName("primary")
        self.new = button("另写一个", "清空上面几格", self._clear)
        self.remove = button("去掉选中的", "从词表里去掉", self._remove)
        row = QHBoxLayout()
        for part in (self.put, self.new, self.remove):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(button("导入…", "并入一个 .tsv 或 .xlsx 词表", self._ask_import))
        row.addWidget(button("导出…", "存为 .tsv 或 .xlsx，可以给同事", self._ask_export))
        return row

    # --- showing

    def refresh(self) -> None:
        warnings: list[str] = []
        self._workers.do(
            partial(word_list, warnings.append),
            lambda words: self._take(words, warnings),
            partial(self.failed.emit, "词表读不了"),
        )

    def _take(self, words: object, warnings: list[str]) -> None:
        if not isinstance(words, Words):
            return
        self._entries = words.entries()
        self.table.show_rows([_row(one) for one in self._entries])
        self.remove.setEnabled(bool(self._entries))
        if warnings:
            self.told.emit(warnings[0])

    def _edit(self, at: int) -> None:
        if at < 0:
            return
        one = self._entries[at]
        self._editing = one.word
        self.word.setText(one.word)
        self.kind.setCurrentText(_WRONG if one.is_wrong else _RIGHT)
        self.right.setText(one.right)
        self.exceptions.setText("，".join(one.exceptions))
        self.note.setText(one.note)
        self.put.setText("保存")

    def _clear(self) -> None:
        self._editing = ""
        for line in (self.word, self.right, self.exceptions, self.note):
            line.clear()
        self.put.setText("加入")
        self.word.setFocus()

    def _enable(self) -> None:
        is_wrong = self.kind.currentText() == _WRONG
        self.right.setEnabled(is_wrong)
        self.exceptions.setEnabled(is_wrong)

    # --- changing

    def _put(self) -> None:
        is_wrong = self.kind.currentText() == _WRONG
        text = self.exceptions.text() if is_wrong else ""
        for comma in _COMMAS:
            text = text.replace(comma, "，")
        exceptions = tuple(part for part in text.split("，") if part)
        right = _one_line(self.right) if is_wrong else ""
        entry = Entry(_one_line(self.word), is_wrong, right, exceptions, _one_line(self.note))
        self._do(partial(put_word, entry, self._editing), f"“{entry.word}”已在词表里", clear=True)

    def _remove(self) -> None:
        words = [self._entries[at].word for at in self.table.selected()]
        if words:
            told = f"已去掉 {len(words)} 个词"
            self._do(partial(remove_words, words), told, clear=True)

    def _do(self, work: Callable[[], object], told: str, *, clear: bool = False) -> None:
        def done(_: object) -> None:
            if clear:
                self._clear()
            self._done(told)

        self._workers.do(work, done, partial(self.failed.emit, "词表没有改"))

    def _done(self, told: str) -> None:
        self.told.emit(told)
        self.refresh()
        self.changed.emit()

    def _ask_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "导入词表", "", _KINDS)
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        work = partial(import_words, path, lambda _: None)
        self._workers.do(work, self._imported, partial(self.failed.emit, "没有导入"))

    def _imported(self, found: object) -> None:
        if not isinstance(found, Imported):
            return
        count = len(found.words.entries())
        parts = [f"导入了 {count} 个词"]
        parts += [f"替换了原有的 {len(found.replaced)} 个"] if found.replaced else []
        self._done("，".join(parts))
        if found.broken:
            lines = "\n".join(str(one) for one in found.broken[:5])
            self.failed.emit(
                "有几行没有导入", f"{len(found.broken)} 行有误，其余都导入了：\n{lines}"
            )

    def _ask_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "导出词表", "词表.xlsx", _KINDS)
        if name:
            path = Path(name)
            work = partial(export_words, path, lambda _: None)
            told = f"词表已导出到 {path.name}"
            fail = partial(self.failed.emit, "没有导出")
            self._workers.do(work, lambda _: self.told.emit(told), fail)


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setToolTip(f"{name}：{hint}")
    line.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return line


def _one_line(line: QLineEdit) -> str:
    return " ".join(line.text().split())


def _row(one: Entry) -> tuple[str, ...]:
    kind = "错的词" if one.is_wrong else "对的词"
    return one.word, kind, one.right, "，".join(one.exceptions), one.note
