"""The search box of the library and what narrows the answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gov_docs.core.errors import GovDocsError
from gov_docs.core.precedent import Filters, Level, Validity
from gov_docs.desk.library_finding import in_time

PAUSE_MS = 250
_ANY_KIND, _ANY_LEVEL = "全部文种", "全部层级"
_VALIDITY: dict[str, tuple[Validity, ...]] = {
    "效力不限": (),
    "不含已废止": tuple(one for one in Validity if one is not Validity.REVOKED),
    "写明有效": (Validity.VALID,),
    "已修改": (Validity.AMENDED,),
    "已废止": (Validity.REVOKED,),
}


class LibraryFilters(QWidget):
    asked = Signal(str, object)  # the words, and the Filters
    refused = Signal(str)  # why a filter says nothing

    def __init__(self) -> None:
        super().__init__()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.ask)
        self.words = QLineEdit()
        self.words.setPlaceholderText("标题、文号或内容，记不全也可以")
        self.words.setAccessibleName("在资料库里查找")
        self.words.setToolTip("标题、文号或内容；按回车马上找")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _: self._soon.start())
        self.words.returnPressed.connect(self.ask)
        self._kind = self._choice("文种", [_ANY_KIND])
        self._level = self._choice("层级", [_ANY_LEVEL, *Level])
        self._validity = self._choice("效力", list(_VALIDITY))
        self._issuer = self._line("发文机关", "发文机关", "名称或其中一部分")
        self._since = self._line(
            "从", "成文日期不早于", "成文日期不早于，写 2024、2024-05 或 2024-05-01"
        )
        self._until = self._line(
            "到", "成文日期不晚于", "成文日期不晚于，写 2024、2024-05 或 2024-05-01"
        )
        self._clear = QPushButton("清除筛选")
        self._clear.setToolTip("去掉所有筛选条件，查找的文字不变")
        self._clear.clicked.connect(self.clear)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        for parts in (
            (self._kind, self._level, self._validity),
            (self._issuer, self._since, self._until, self._clear),
        ):
            row = QHBoxLayout()
            row.setSpacing(6)
            for at, part in enumerate(parts):
                row.addWidget(part, 0 if part is self._clear else 2 if at == 0 else 1)
            column.addLayout(row)

    def _choice(self, name: str, values: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.addItems([str(value) for value in values])
        box.currentIndexChanged.connect(lambda _: self._soon.start())
        return box

    def _line(self, hint: str, name: str, tip: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setToolTip(tip)
        line.setMinimumWidth(52)
        line.textChanged.connect(lambda _: self._soon.start())
        return line

    def offer(self, kinds: Sequence[str]) -> None:
        """Offer the kinds the library holds, keeping the one chosen."""
        now = [self._kind.itemText(at) for at in range(1, self._kind.count())]
        if now == list(kinds):
            return
        chosen = self._kind.currentText()
        self._kind.blockSignals(True)
        self._kind.clear()
        self._kind.addItems([_ANY_KIND, *kinds])
        self._kind.setCurrentIndex(max(0, self._kind.findText(chosen, Qt.MatchFlag.MatchExactly)))
        self._kind.blockSignals(False)

    def clear(self) -> None:
        for box in (self._kind, self._level, self._validity):
            box.setCurrentIndex(0)
        for line in (self._issuer, self._since, self._until):
            line.clear()
        self.ask()

    def ask(self) -> None:
        """Ask now for what is chosen."""
        self._soon.stop()
        try:
            filters = in_time(self._chosen(), self._since.text(), self._until.text())
        except GovDocsError as error:
            self.refused.emit(str(error))
            return
        self.asked.emit(self.words.text().strip(), filters)

    def _chosen(self) -> Filters:
        kind = self._kind.currentText() if self._kind.currentIndex() > 0 else None
        level = self._level.currentIndex()
        levels = (list(Level)[level - 1],) if level > 0 else ()
        validity = _VALIDITY[self._validity.currentText()]
        return Filters(kind, levels, self._issuer.text().strip() or None, validity=validity)
