"""The card of one finding: what, where, why, and everything that can be done about it."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.ignore import Scope
from gov_docs.core.types import Safety
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_checks import about, replacement
from gov_docs.desk.editing_findings import Finding
from gov_docs.gui.findings_list import excerpt_html
from gov_docs.gui.theme import Colors

_SCOPES = {Scope.ONCE: "只忽略这一处", Scope.DOCUMENT: "本文都忽略", Scope.ALWAYS: "永久忽略"}
_SIGNS = {"必错": "■", "疑似": "▲", "提示": "●"}
_BY_HAND = 60  # a longer stretch is changed on the page


class FindingCard(QFrame):
    fix_asked = Signal(object, int)  # the finding, which of its fixes
    text_given = Signal(object, str)  # what a person wrote in its place
    by_hand = Signal(object)  # to be changed on the page
    recheck_asked = Signal(object)
    ignore_asked = Signal(object, object)
    word_asked = Signal(object)
    all_alike = Signal(object)
    why_asked = Signal(str)

    def __init__(self, session: Session, colors: Colors) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session, self.colors = session, colors
        self._finding: Finding | None = None
        self._head, self._message, self._excerpt = _label(), _label(), _label()
        self._change, self._basis, self._outcome = _label(), _label(), _label()
        self._basis.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._basis.linkActivated.connect(self.why_asked)
        self._outcome.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        for one in (self._head, self._message, self._excerpt, self._change, self._basis):
            layout.addWidget(one)
        layout.addWidget(self._build_by_hand())
        layout.addLayout(self._build_buttons())
        layout.addWidget(self._outcome)

    # --- making it

    def _build_by_hand(self) -> QWidget:
        self._line = QLineEdit()
        self._line.setAccessibleName("改成")
        self._line.setToolTip("写上要改成的字；按回车改")
        self._line.returnPressed.connect(self._give_text)
        confirm = QPushButton("改成这样")
        confirm.setToolTip("用左边写的替换这一处")
        confirm.clicked.connect(self._give_text)
        self._hand = QWidget()
        row = QHBoxLayout(self._hand)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(confirm)
        self._hand.hide()
        return self._hand

    def _build_buttons(self) -> QGridLayout:
        self.auto = self._button("自动修改", "照建议改这一处（Enter）", self._fix)
        self.auto.setObjectName("primary")
        self.hand = self._button("手动修改", "自己写，或从建议里选", self.begin_by_hand)
        self.recheck = self._button("修改核验", "再查一遍这一处", self._ask(self.recheck_asked))
        self.alike = self._button(
            "同类全改", "照建议改所有同类问题（Ctrl+Enter）", self._ask(self.all_alike)
        )
        self.ignore = QToolButton()
        self.ignore.setText("忽略 ▾")
        self.ignore.setToolTip("不再提示（Del：只忽略这一处）")
        self.ignore.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.ignore)
        for scope, name in _SCOPES.items():
            menu.addAction(name, lambda scope=scope: self._ignore(scope))
        self.ignore.setMenu(menu)
        self.word = self._button(
            "加入词库", "这个词是对的，以后不再提示", self._ask(self.word_asked)
        )
        grid = QGridLayout()
        grid.setSpacing(6)
        buttons = (self.auto, self.hand, self.recheck, self.alike, self.ignore, self.word)
        for at, button in enumerate(buttons):
            button.setSizePolicy(
                button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed
            )
            grid.addWidget(button, at // 3, at % 3)
        return grid

    def _button(self, text: str, tip: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: do())
        return button

    def _ask(self, signal: SignalInstance) -> Callable[[], None]:
        """Return what emits the signal with the finding shown."""

        def ask() -> None:
            if self._finding is not None:
                signal.emit(self._finding)

        return ask

    # --- showing a finding

    @property
    def finding(self) -> Finding | None:
        return self._finding

    def show_finding(self, finding: Finding | None) -> None:
        if finding and finding.issue.span and not self._session.has(finding.issue.span.para):
            finding = None  # its paragraph was joined with another a moment ago
        is_new = finding is None or self._finding is None or finding.number != self._finding.number
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        if is_new:
            self._hand.hide()
            self._outcome.hide()
        issue = finding.issue
        told = about(issue.rule)
        color, faint = self.colors.tier(issue.tier), self.colors.faint
        sign = _SIGNS[issue.tier.value]
        self._head.setText(
            f"<span style='color:{color}'>{sign} <b>{issue.tier.value}</b></span>"
            f"　{escape(told.name)}　<span style='color:{faint}'>{issue.rule}</span>"
        )
        self._message.setText(f"<b>{escape(issue.message)}</b>")
        para = self._session.para(issue.span.para) if issue.span else None
        self._excerpt.setVisible(para is not None)
        if para is not None:
            self._excerpt.setText(f"“{excerpt_html(para, finding, color)}”")
        self._show_change(finding)
        self._basis.setText(
            f"<span style='color:{faint}'>依据（{told.strength}）：</span>"
            f"<a href='{issue.rule}' style='color:{self.colors.accent}'>{escape(told.basis)}</a>"
        )
        self._enable(finding)

    def _show_change(self, finding: Finding) -> None:
        issue = finding.issue
        new = replacement(issue)
        if not issue.fixes:
            self._change.setText("没有现成的改法，请手动修改。")
        elif new is None or issue.span is None:
            self._change.setText(f"建议：{escape(issue.fixes[0].title)}")
        else:
            old = self._session.para(issue.span.para).text[issue.span.start : issue.span.end]
            shown = f"<b style='color:{self.colors.good}'>{escape(new)}</b>" if new else "（删去）"
            was = escape(old).replace(" ", "␣") or "（无）"
            self._change.setText(f"<s style='color:{self.colors.faint}'>{was}</s> → {shown}")

    def _enable(self, finding: Finding) -> None:
        fixes = [one for one in finding.issue.fixes if one.safety is not Safety.SHOW]
        writable = not self._session.opened.read_only
        self.auto.setEnabled(bool(fixes) and writable)
        self.alike.setEnabled(bool(fixes) and writable)
        self.hand.setEnabled(writable and finding.issue.span is not None)
        span = finding.issue.span
        length = span.end - span.start if span else 0
        self.word.setEnabled(0 < length <= 20 and finding.issue.rule[:3] in ("TYP", "SEN"))
        self.ignore.setEnabled(not finding.ignored)

    def tell(self, text: str, *, good: bool) -> None:
        """Show the outcome of a re-check."""
        color = self.colors.good if good else self.colors.warning
        self._outcome.setText(f"<b style='color:{color}'>{escape(text)}</b>")
        self._outcome.show()

    # --- what a person does

    def _fix(self) -> None:
        if self._finding is not None and self.auto.isEnabled():
            self.fix_asked.emit(self._finding, 0)

    def begin_by_hand(self) -> None:
        """Let a person write, here for a few words, else on the page."""
        if self._finding is None or self._finding.issue.span is None:
            return
        span = self._finding.issue.span
        if span.end - span.start > _BY_HAND or self._finding.issue.rule.startswith("FMT"):
            self.by_hand.emit(self._finding)
            return
        new = replacement(self._finding.issue)
        text = self._session.para(span.para).text[span.start : span.end]
        self._line.setText(text if new is None else new)
        self._line.selectAll()
        self._hand.show()
        self._line.setFocus()

    def _give_text(self) -> None:
        if self._finding is not None:
            self._hand.hide()
            self.text_given.emit(self._finding, self._line.text())

    def _ignore(self, scope: Scope) -> None:
        if self._finding is not None:
            self.ignore_asked.emit(self._finding, scope)


def _label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
