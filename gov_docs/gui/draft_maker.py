"""Makes the draft beside the window; a language model's text is shown before it is sent."""

import threading
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.draft_making import Made, Outgoing, make, new_cancel
from gov_docs.desk.draft_unfinished import Unfinished
from gov_docs.gui.workers import Workers

_LOOK_S = 0.1  # how often whoever waits for an answer looks whether it was stopped


class DraftMaker(QObject):
    made = Signal(object)  # a Made
    failed = Signal(str)
    progressed = Signal(int, int)  # sections written by the model, of all
    _asked = Signal(object, object)  # an Outgoing and a _Question, from the worker

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._workers = Workers(self)
        self._cancel = new_cancel()
        self._agreed = False  # to all of this draft
        self._asked.connect(self._ask)
        self.is_busy = False

    def begin(self, wish: Unfinished, output: Path, *, with_model: bool) -> None:
        self._cancel, self._agreed, self.is_busy = new_cancel(), False, True
        confirm = self._confirm if with_model else None
        work = partial(
            make, wish, output, self._cancel, confirm=confirm, progress=self.progressed.emit
        )
        self._workers.do(work, self._done, self._not_done)

    def stop(self) -> None:
        self._cancel.set()

    def close_down(self) -> None:
        self._cancel.set()
        self._workers.finish()
        self.is_busy = False

    def _done(self, made: object) -> None:
        self.is_busy = False
        if isinstance(made, Made):
            self.made.emit(made)

    def _not_done(self, why: str) -> None:
        self.is_busy = False
        self.failed.emit(why)

    # --- asking, from the worker

    def _confirm(self, outgoing: Outgoing) -> bool:
        """Show the text in the window and wait for a yes; runs beside it."""
        if self._agreed:
            return True
        question = _Question()
        self._asked.emit(outgoing, question)
        while not question.answered.wait(_LOOK_S):
            if self._cancel.is_set:
                return False
        return question.yes

    def _ask(self, outgoing: object, question: object) -> None:
        if isinstance(outgoing, Outgoing) and isinstance(question, _Question):
            dialog = SendDialog(outgoing, self._window)
            dialog.agreed_to_all.connect(self._agree)
            dialog.finished.connect(lambda code: question.answer(yes=bool(code)))
            dialog.show()

    def _agree(self) -> None:
        self._agreed = True


class _Question:
    def __init__(self) -> None:
        self.answered = threading.Event()
        self.yes = False

    def answer(self, *, yes: bool) -> None:
        self.yes = yes
        self.answered.set()


class SendDialog(QDialog):
    """Shows every character that would be sent; it is no modal window, the form stays in reach."""

    agreed_to_all = Signal()

    def __init__(self, outgoing: Outgoing, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("发送前请看一遍")
        self.resize(620, 460)
        told = QLabel(
            f"下面这 {outgoing.characters} 字将发送到：<b>{escape(outgoing.endpoint)}</b>。"
            "不发送的段落保留借用的语句。"
        )
        told.setWordWrap(True)
        text = QPlainTextEdit(outgoing.text)
        text.setReadOnly(True)
        text.setAccessibleName("将要发送的全文")
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(text, 1)
        layout.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        send, all_, leave = (QPushButton(name) for name in ("发送这一段", "都发送", "不发送"))
        send.setToolTip("只发送这里显示的文字")
        all_.setToolTip("这份草稿的其余各段不再询问")
        leave.setDefault(True)
        send.clicked.connect(self.accept)
        all_.clicked.connect(self._agree)
        leave.clicked.connect(self.reject)
        for button in (leave, all_, send):
            row.addWidget(button)
        return row

    def _agree(self) -> None:
        self.agreed_to_all.emit()
        self.accept()
