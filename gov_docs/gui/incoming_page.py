"""收文: what came in, each with its document, its fields and who should handle it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QInputDialog,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.types import Span
from gov_docs.desk import incoming, incoming_changes
from gov_docs.desk.handling_today import looked_in
from gov_docs.desk.incoming import Book, Detail, Routing
from gov_docs.desk.incoming_changes import Undo
from gov_docs.desk.incoming_turns import Turns
from gov_docs.gui.incoming_fields import IncomingFields
from gov_docs.gui.incoming_shelf import IncomingShelf
from gov_docs.gui.incoming_steps import IncomingSteps
from gov_docs.gui.incoming_suggestion import IncomingSuggestion
from gov_docs.gui.library_reader import LibraryReader
from gov_docs.gui.task_page import TaskPage
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_EMPTY = (
    "把收到的文件拖到这里，或按“登记文件…”。\n"
    "程序读出来文单位、字号、标题和日期，编好收文号，并建议由谁来办。\n"
    "文件留在原处，不改名也不移动。"
)


class IncomingPage(TaskPage):
    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._opener, self._writer, self._turns = Workers(self), Workers(self), Turns()
        self.shelf, self.reader = IncomingShelf(colors), LibraryReader(colors)
        self.fields, self.suggestion = IncomingFields(), IncomingSuggestion()
        self.steps = IncomingSteps()
        self.detail: Detail | None = None
        self._wanted = 0
        self._undo: list[tuple[str, Undo]] = []
        self._build()
        self._wire()

    # --- making it

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.shelf, self._build_middle(), self._build_side()):
            splitter.addWidget(part)
        splitter.setHandleWidth(1)
        splitter.setSizes([340, 520, 420])
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _build_middle(self) -> QWidget:
        self._middle = QStackedWidget()
        hint, self._no_text = _hint(_EMPTY), _hint("")
        for part in (hint, self.reader, self._no_text):
            self._middle.addWidget(part)
        return self._middle

    def _build_side(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        self._head = QLabel()
        self._head.setObjectName("head")
        self._head.setWordWrap(True)
        for part in (self._head, self.suggestion, self.steps, self.fields):
            column.addWidget(part)
        column.addStretch()
        self._side = QScrollArea()
        self._side.setObjectName("side")
        self._side.setWidgetResizable(True)
        self._side.setMinimumWidth(360)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(inner)
        self._side.hide()
        return self._side

    def _wire(self) -> None:
        self.shelf.told.connect(self.told)
        self.shelf.failed.connect(self.failed)
        self.shelf.chosen.connect(self.open_entry)
        self.shelf.emptied.connect(self._show_nothing)
        self.shelf.taken_in.connect(self._note_seen)
        self.fields.looked_at.connect(self._show_place)
        self.fields.changed.connect(self._set_field)
        self.suggestion.accepted.connect(lambda: self._do("采纳", incoming_changes.accept))
        self.suggestion.corrected.connect(self._correct)
        self.suggestion.left.connect(lambda: self._do("先不定", incoming_changes.leave))
        self.suggestion.looked_at.connect(self._show_span)
        self.suggestion.table_asked.connect(self._ask_for_table)
        self._wire_steps()
        for keys, do in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo),
            (QKeySequence(Qt.Key.Key_F2), self.fields.go_to_first),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _wire_steps(self) -> None:
        take, cancel = incoming_changes.take_step, incoming_changes.cancel_step
        self.steps.taken.connect(
            lambda step, who, note: self._do(
                str(step), partial(take, step=step, person=who, note=note)
            )
        )
        self.steps.cancelled.connect(lambda one: self._do("撤回", partial(cancel, one=one)))
        self.steps.void_asked.connect(self._ask_to_void)
        self.steps.restore_asked.connect(lambda: self._do("恢复", incoming_changes.restore))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.shelf.take_in([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    # --- one entry

    def open_entry(self, id_: int) -> None:
        """Show an entry; answers to earlier wishes are dropped."""
        self._wanted = id_
        work = partial(incoming.detail, id_)
        self._opener.do(work, partial(self._opened, id_), partial(self.failed.emit, "没有打开"))

    def _opened(self, id_: int, found: object) -> None:
        if id_ != self._wanted or not isinstance(found, Detail):
            return
        same = self.detail is not None and self.detail.shown.entry.id == id_
        self.detail = found
        entry = found.shown.entry
        self._head.setText(f"{entry.number}　{entry.title}")
        self.suggestion.setVisible(entry.book is Book.INCOMING)
        self.suggestion.show_detail(found)
        self.steps.show_detail(found)
        self.fields.show_detail(found)
        self._side.show()
        self._no_text.setText(found.note or "这个文件里没有文字。")
        self._middle.setCurrentIndex(1 if found.lines else 2)
        if found.lines and not same:
            self.reader.show_lines(found.lines, ())

    def _show_nothing(self) -> None:
        self._wanted, self.detail = 0, None
        self._middle.setCurrentIndex(0)
        self._side.hide()

    def _show_place(self, name: str) -> None:
        if self.detail is not None:
            self.reader.show_hits(self.detail.places.get(name, ()))

    def _show_span(self, span: object) -> None:
        if self.detail is not None and isinstance(span, Span):
            self.reader.show_hits(self.detail.place_of(span))

    # --- changing it

    def _set_field(self, name: str, value: str) -> None:
        self._do("修改", partial(incoming_changes.set_field, name=name, value=value))

    def _correct(self, made: object) -> None:
        if isinstance(made, Routing):
            self._do("更正", partial(incoming_changes.correct, made=made))

    def _do(self, what: str, do: Callable[[Detail], Undo | None]) -> None:
        if self.detail is not None:
            work = partial(self._turns.do, self.detail, do)
            self._writer.do(work, partial(self._done, what), partial(self._not_done, what))

    def _done(self, what: str, undo: object) -> None:
        if callable(undo):
            self._undo.append((what, undo))
            self.told.emit(f"{what}已保存；按 Ctrl+Z 撤销")
        else:
            self.told.emit(f"{what}已保存")
        self._reload()

    def _not_done(self, what: str, why: str) -> None:
        self.failed.emit(f"{what}没有保存", why)
        self._reload()

    def undo(self) -> None:
        """Take back the last change made on this page."""
        if not self._undo:
            self.told.emit("这里没有可以撤销的修改")
            return
        what, back = self._undo.pop()
        self._writer.do(back, lambda _: self._undone(what), partial(self._not_done, "撤销"))

    def _undone(self, what: str) -> None:
        self.told.emit(f"已撤销：{what}")
        self._reload()

    def _reload(self) -> None:
        self.shelf.look_again()
        if self._wanted:
            self.open_entry(self._wanted)

    def _ask_to_void(self) -> None:
        why, wanted = QInputDialog.getText(self, "作废", "作废的原因（收文号保留）：")
        if wanted:
            self._do("作废", partial(incoming_changes.void, why=why))

    def _ask_for_table(self) -> None:
        found = self.detail
        if found is None:
            return
        kinds = "表格 (*.xlsx);;公文 (*.docx)"
        name, _ = QFileDialog.getSaveFileName(self, "分办表", "分办表.xlsx", kinds)
        if name:
            told = f"分办表写在 {Path(name).name}"
            work = partial(incoming_changes.export_tasks, found, Path(name))
            failed = partial(self.failed.emit, "没有写成")
            self._writer.do(work, lambda _: self.told.emit(told), failed)

    # --- for the window

    def come_to_front(self) -> None:
        self.shelf.look_again()
        self._note_seen()
        self.shelf.list.setFocus()

    def _note_seen(self) -> None:
        self._opener.do(looked_in, lambda _: None, self.told.emit)

    def set_colors(self, colors: Colors) -> None:
        self.shelf.set_colors(colors)
        self.reader.set_colors(colors)

    def close_down(self) -> None:
        self.shelf.close_down()
        self._opener.finish()
        self._writer.finish(all_of_it=True)


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("faint")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
