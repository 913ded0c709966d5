"""The suggestion for one item: sort, matter, period, year, title, with the reason; or where it lies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk.filing import PERIODS, TYPES, Decision, Filed, Suggested, stamp_of, subject_names

_UNDECIDED = "请您来定"


class FilingCard(QWidget):
    filed = Signal(object, object)  # a Suggested and a Decision
    take_back_asked = Signal(str)  # a code

    def __init__(self) -> None:
        super().__init__()
        self._one: Suggested | Filed | None = None
        self.type, self.subject, self.period = (QComboBox() for _ in range(3))
        self.type.addItems(TYPES)
        self.subject.addItems(subject_names())
        self.year, self.title, self.pages = QLineEdit(), QLineEdit(), QLineEdit()
        self._code, self._reason, self._note = _label(), _label("faint"), _label("warning")
        self._head = _label("head")
        form = QFormLayout()
        form.setVerticalSpacing(6)
        for name, part, tip in (
            ("题名", self.title, "归档文件目录里的题名"),
            ("种类", self.type, "公文档案、项目文档或单位文档"),
            ("机构或问题", self.subject, "按本单位的分类方案"),
            ("保管期限", self.period, "永久、30年、10年，或者不归档"),
            ("年度", self.year, "四位年份，一般是成文日期的年份"),
            ("页数", self.pages, "写在归档章和目录里；PDF 和 OFD 的页数自己填好"),
        ):
            part.setAccessibleName(name)
            part.setToolTip(tip)
            form.addRow(name, part)
        form.addRow("档号", self._code)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addLayout(form)
        column.addWidget(self._note)
        column.addWidget(self._reason)
        column.addLayout(self._build_buttons())
        column.addStretch()
        self.period.currentTextChanged.connect(lambda _: self._arrange())

    def _build_buttons(self) -> QHBoxLayout:
        self.do = QPushButton("归档")
        self.do.setObjectName("primary")
        self.do.setToolTip("编档号归档，文件留在原处（Ctrl+Enter）")
        self.do.setShortcut(QKeySequence("Ctrl+Return"))
        self.do.clicked.connect(self._file)
        self.back = QPushButton("撤回归档")
        self.back.setToolTip("件号留给下一件，文件不动")
        self.back.clicked.connect(self._take_back)
        row = QHBoxLayout()
        row.addWidget(self.do)
        row.addWidget(self.back)
        row.addStretch()
        return row

    def show_item(self, one: Suggested | Filed) -> None:
        self._one = one
        note = "" if isinstance(one, Filed) else one.note
        self._note.setText(f"{note}。" if note else "")
        self._note.setVisible(bool(note))
        self.period.blockSignals(True)
        self.period.clear()
        if isinstance(one, Filed):
            self._show_filed(one)
        else:
            self._show_suggested(one)
        self.period.blockSignals(False)
        self._arrange()

    def _show_suggested(self, one: Suggested) -> None:
        advice, item = one.advice, one.item
        self._head.setText("归档建议" if advice else "读不了")
        if advice is None or item is None:
            self._show_nothing(one.error)
            return
        self.period.addItems([*([] if advice.period else [_UNDECIDED]), *PERIODS])
        self.period.setCurrentText(advice.period or _UNDECIDED)
        self.type.setCurrentText(advice.type)
        self.subject.setCurrentText(advice.subject.name)
        self.year.setText(advice.year)
        self.title.setText(item.title)
        self.title.setCursorPosition(0)
        self.pages.setText(str(item.pages or ""))
        self._code.setText(one.code or "定下期限和年度后编号")
        others = [f"也可能是{other.period}：{other.reason}" for other in advice.alternatives[:2]]
        self._reason.setText(
            "\n".join([f"{advice.reason}（把握 {advice.confidence:.0%}）", *others])
        )

    def _show_nothing(self, why: str) -> None:
        for line in (self.year, self.title, self.pages):
            line.clear()
        self._code.setText("—")
        self._reason.setText(why)

    def _show_filed(self, one: Filed) -> None:
        where, _ = one.place
        self._head.setText("已归档")
        self.period.addItem(where.period)
        self.type.setCurrentText(one.item.type)
        self.subject.setCurrentText(one.item.subject)
        self.year.setText(where.year)
        self.title.setText(one.item.title)
        self.title.setCursorPosition(0)
        self.pages.setText(str(one.item.pages or ""))
        self._code.setText(one.code)
        told = "　".join(f"{name}：{value or '—'}" for name, value in stamp_of(one).items())
        filed = f"{one.filed.replace('T', ' ')[:16]}　{one.who}"
        basis = f"依据　{one.item.basis}" if one.item.basis else ""
        self._reason.setText("\n".join(filter(None, (f"归档章　{told}", basis, filed))))

    def _arrange(self) -> None:
        one = self._one
        to_file = isinstance(one, Suggested) and one.advice is not None and not one.is_filed
        for part in (self.type, self.subject, self.period, self.year, self.title, self.pages):
            part.setEnabled(to_file)
        self.do.setVisible(to_file)
        self.do.setEnabled(to_file and self.period.currentText() in PERIODS)
        self.do.setText("不归档" if self.period.currentText() == PERIODS[-1] else "归档")
        self.back.setVisible(
            isinstance(one, Filed) or (isinstance(one, Suggested) and one.is_filed)
        )

    def go_to_fields(self) -> None:
        """Put the keyboard where the first thing is to be decided."""
        self.period.setFocus()

    def _file(self) -> None:
        if isinstance(self._one, Suggested):
            told = Decision(
                self.period.currentText(), self.subject.currentText(), self.type.currentText(),
                self.year.text().strip(), self.title.text().strip(), self.pages.text().strip(),
            )  # fmt: skip
            self.do.setEnabled(False)  # a key pressed twice files once
            self.filed.emit(self._one, told)

    def _take_back(self) -> None:
        if self._one is not None:
            self.take_back_asked.emit(self._one.code)


def _label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
