"""设置 · 词表和清单: own words, findings ignored, and what was learned of the unit's words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from gov_docs.core.ignore import Scope
from gov_docs.core.typo_terms import Kind
from gov_docs.desk.ignores import take_out_ignores
from gov_docs.desk.lists import Warn, ignore_list, unit_terms
from gov_docs.desk.typo_terms import forget
from gov_docs.gui.settings_section import SettingsSection, button, note
from gov_docs.gui.settings_table import Row, SettingsTable
from gov_docs.gui.settings_words import SettingsWords
from gov_docs.gui.workers import Workers
from gov_docs.settings import Settings

_SCOPES = {Scope.ONCE: "这一处", Scope.DOCUMENT: "本文", Scope.ALWAYS: "永久"}


class SettingsLists(SettingsSection):
    def __init__(self) -> None:
        super().__init__(
            "词表和清单", "都是普通表格，放在数据文件夹里，也可以用表格软件打开；改了马上起作用。"
        )
        self.words = SettingsWords(self.workers)
        self.ignores, self.terms = _ignores(self.workers), _terms(self.workers)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for part, name in (
            (self.words, "词表"),
            (self.ignores, "忽略清单"),
            (self.terms, "本单位用语"),
        ):
            self.tabs.addTab(part, name)
            part.told.connect(self.told)
            part.failed.connect(self.failed)
            part.changed.connect(self.changed)
        self.column.addWidget(self.tabs, 1)

    def show_settings(self, settings: Settings) -> None:
        self.refresh()

    def refresh(self) -> None:
        for part in (self.words, self.ignores, self.terms):
            part.refresh()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list as it was read, and what takes rows out of it, by their places."""

    rows: Sequence[Row]
    take_out: Callable[[Sequence[int]], object]


class SettingsShelf(QWidget):
    """A list rows are only taken out of."""

    told = Signal(str)
    failed = Signal(str, str)
    changed = Signal()

    def __init__(
        self, workers: Workers, about: str, table: SettingsTable, read: Callable[[Warn], Shelf]
    ) -> None:
        super().__init__()
        self._workers, self._read, self.table = workers, read, table
        self._shelf: Shelf | None = None
        self.remove = button("去掉选中的", "按住 Ctrl 或 Shift 可以选几行", self._remove)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(note(about))
        column.addWidget(table, 1)
        column.addLayout(row)

    def refresh(self) -> None:
        work = partial(self._read, self.told.emit)
        self._workers.do(work, self._show, partial(self.failed.emit, "清单读不了"))

    def _show(self, shelf: object) -> None:
        if isinstance(shelf, Shelf):
            self._shelf = shelf
            self.table.show_rows(shelf.rows)
            self.remove.setEnabled(bool(shelf.rows))

    def _remove(self) -> None:
        places = self.table.selected()
        if self._shelf is None or not places:
            return
        work = partial(self._shelf.take_out, places)
        told = f"已去掉 {len(places)} 行"
        self._workers.do(work, lambda _: self._removed(told), partial(self.failed.emit, "没有改"))

    def _removed(self, told: str) -> None:
        self.told.emit(told)
        self.refresh()
        self.changed.emit()


def _ignores(workers: Workers) -> SettingsShelf:
    table = SettingsTable(
        "忽略清单",
        ("范围", "规则", "文字", "文件", "日期"),
        "还没有忽略过什么。校对时在问题卡片上按“忽略”，就会列在这里。",
    )
    table.set_widths(70, 80, 220, 300)
    about = "这些问题不再提示；去掉一行，下次检查又会提示。"
    return SettingsShelf(workers, about, table, _ignored)


def _ignored(warn: Warn) -> Shelf:
    found = ignore_list(warn).rows
    rows = [(_SCOPES[one.scope], one.rule, one.text, one.document, one.date) for one in found]
    return Shelf(rows, lambda places: take_out_ignores([found[at] for at in places]))


def _terms(workers: Workers) -> SettingsShelf:
    table = SettingsTable(
        "本单位用语",
        ("用语", "类型", "出现次数", "文件数", "模型会写成"),
        "还没有学过。到“错字模型”一节，从本单位已经定稿的文件里学。",
    )
    table.set_widths(200, 90, 90, 90)
    about = "错字模型从本单位文件里学到的：词语不再提示，说法要更有把握才提示。去掉的以后也不再学。"
    return SettingsShelf(workers, about, table, _learned)


def _learned(warn: Warn) -> Shelf:
    found = unit_terms(warn).of(Kind.TERM, Kind.PHRASE)
    rows = [
        (one.text, str(one.kind), str(one.times), str(one.documents), one.advice) for one in found
    ]
    return Shelf(rows, lambda places: forget([found[at].text for at in places]))
