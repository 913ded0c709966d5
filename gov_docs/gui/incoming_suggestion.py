"""拟办: who should lead and take part, why, and what a person makes of it."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.types import Span
from gov_docs.desk.incoming import Candidate, Detail, Routing, Verdict
from gov_docs.desk.incoming_changes import split_names

_JOIN = "、"
_MOST = 8  # reasons shown
_LINK = "style='text-decoration:none'"
_VERDICTS = {
    Verdict.ACCEPTED: "已采纳这条建议。", Verdict.CORRECTED: "已按更正办理。", Verdict.LEFT: "先不定。"
}  # fmt: skip


class IncomingSuggestion(QWidget):
    accepted = Signal()
    corrected = Signal(object)  # a Routing
    left = Signal()
    looked_at = Signal(object)  # a Span
    table_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._found: Detail | None = None
        self._told, self._opinion = _label(), _label()
        self._state = _label("faint")
        self.lead, self.assist = _line("主办部门"), _line("协办部门")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        grid = QGridLayout()
        for row, (name, edit) in enumerate((("主办", self.lead), ("协办", self.assist))):
            grid.addWidget(QLabel(name), row, 0)
            grid.addWidget(edit, row, 1)
            edit.textEdited.connect(self._arrange)
        column = QVBoxLayout(self)
        head = QLabel("拟办建议")
        head.setObjectName("head")
        for part in (head, self._told):
            column.addWidget(part)
        column.addLayout(grid)
        column.addLayout(self._build_buttons())
        column.addWidget(self._state)
        column.addWidget(self._opinion)
        column.addLayout(self._reasons)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.take = _button("采纳", "照建议办（Ctrl+Enter）", self.accepted.emit)
        self.take.setObjectName("primary")
        self.take.setShortcut(QKeySequence("Ctrl+Return"))
        self.put_right = _button(
            "保存更正", "照您改过的主办和协办办；以后相近的来文跟着改", self._correct
        )
        self.open = _button("先不定", "这一件先放着", self.left.emit)
        self.table = _button(
            "分办表…", "每个部门分到的任务，存成 .xlsx 或 .docx", self.table_asked.emit
        )
        for button in (self.take, self.put_right, self.open, self.table):
            row.addWidget(button)
        row.addStretch()
        return row

    def show_detail(self, found: Detail) -> None:
        self._found = found
        entry, told = found.shown.entry, found.suggestion
        leads = [one.department for one in told.leads] if told else []
        assist = [one.department for one in told.assist] if told else []
        self.lead.setText(entry.values.get("lead") or _JOIN.join(leads))
        self.assist.setText(entry.values.get("assist") or _JOIN.join(assist))
        self.lead.setCursorPosition(0)
        self.assist.setCursorPosition(0)
        self._told.setText(_first_line(found))
        self._opinion.setText(told.opinion if told else "")
        self._opinion.setVisible(bool(told and told.opinion))
        self._state.setText(_VERDICTS.get(found.verdict, "") if found.verdict else "")
        self._state.setVisible(bool(self._state.text()))
        self._show_reasons(found)
        self.table.setEnabled(bool(told and told.tasks))
        self._arrange()

    def _arrange(self) -> None:
        found = self._found
        told = found.suggestion if found else None
        changed = told is not None and self.made() != _made(told.leads, told.assist)
        self.take.setEnabled(bool(told and told.leads) and not changed)
        self.put_right.setEnabled(bool(found and self.lead.text().strip()))
        self.open.setEnabled(bool(found and found.number))

    def made(self) -> Routing:
        """Return what stands in the lines now."""
        return Routing(split_names(self.lead.text()), split_names(self.assist.text()))

    def _correct(self) -> None:
        self.corrected.emit(self.made())

    def _show_reasons(self, found: Detail) -> None:
        while self._reasons.count():
            item = self._reasons.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.deleteLater()
        for text, span in list(_reasons(found))[:_MOST]:
            label = _label("faint")
            label.setText(text if span is None else f"<a {_LINK} href='#'>{escape(text)}</a>")
            if span is not None:
                label.setTextInteractionFlags(
                    Qt.TextInteractionFlag.LinksAccessibleByMouse
                    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
                )
                label.setAccessibleName(text)
                label.setToolTip("点一下看原文的位置")
                label.linkActivated.connect(lambda _, span=span: self._look(span))
            self._reasons.addWidget(label)

    def _look(self, span: Span) -> None:
        self.looked_at.emit(span)


def _made(leads: tuple[Candidate, ...], assist: tuple[Candidate, ...]) -> Routing:
    return Routing(tuple(one.department for one in leads), tuple(one.department for one in assist))


def _first_line(found: Detail) -> str:
    told = found.suggestion
    if told is None:
        return found.note or "没有建议，请直接填写主办和协办。"
    if not told.leads:
        near = _JOIN.join(one.department for one in told.guesses[:3])
        return "不能确定由谁主办" + (f"，可能是{near}。" if near else "，请您来定。")
    return told.coordination or f"建议由{_JOIN.join(one.department for one in told.leads)}主办。"


def _reasons(found: Detail) -> Iterator[tuple[str, Span | None]]:
    told = found.suggestion
    if told is None:
        return
    for group in (told.leads or told.guesses[:3], told.assist):
        alike: dict[tuple[str, Span | None], list[str]] = {}
        for one in group:
            name = f"{one.department}（{one.confidence:.0%}）"
            alike.setdefault((one.reason, one.span), []).append(name)
        for (reason, span), names in alike.items():
            yield f"{_JOIN.join(names)}：{reason}", span
    if told.deadline:
        yield f"时限 {told.deadline.date}：{told.deadline.text}", told.deadline.span


def _label(name: str = "") -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setObjectName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setToolTip("几个部门之间用顿号隔开")
    line.setPlaceholderText("几个部门之间用顿号隔开")
    return line


def _button(text: str, tip: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(do)
    return button
