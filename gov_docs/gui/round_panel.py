"""修改核验 of the whole round: what is resolved, what is left, what is new, what is ignored."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.editing_checks import Mark, Recheck, about, save_round

_MOST = 500  # rows shown of each kind


class RoundPanel(QWidget):
    new_round_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._name = name
        self._round: Recheck | None = None
        self._told = QLabel("检查完成后，这里显示每处问题改没改好。")
        self._told.setWordWrap(True)
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName("本轮核验结果")
        self._export = QPushButton("导出…")
        self._export.setToolTip("把本轮的核验结果存成文本文件")
        self._export.setEnabled(False)
        self._export.clicked.connect(self._save)
        again = QPushButton("开始新一轮")
        again.setToolTip("从现在起重新计算：已解决、未改、新出现")
        again.clicked.connect(self.new_round_asked)
        row = QHBoxLayout()
        row.addWidget(again)
        row.addStretch()
        row.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._told)
        layout.addWidget(self._tree, 1)
        layout.addLayout(row)

    def show_round(self, now: object) -> None:
        if not isinstance(now, Recheck):
            return
        self._round = now
        self._export.setEnabled(True)
        self._told.setText(
            f"已解决 <b>{len(now.resolved)}</b>　未改 <b>{len(now.remaining)}</b>　"
            f"新出现 <b>{len(now.new)}</b>　已忽略 <b>{len(now.ignored)}</b>"
        )
        self._tree.clear()
        for title, marks in _parts(now):
            item = QTreeWidgetItem([f"{title} {len(marks)}"])
            item.addChildren([QTreeWidgetItem([_line(mark)]) for mark in marks[:_MOST]])
            self._tree.addTopLevelItem(item)
            item.setExpanded(title in ("未改", "新出现") and len(marks) <= 30)

    def _save(self) -> None:
        if self._round is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, "导出核验结果", f"{self._name}-核验.txt", "文本文件 (*.txt)"
        )
        if not name:
            return
        try:
            save_round(Path(name), self._name, self._round)
        except GovDocsError as error:
            QMessageBox.warning(self, "没有导出", str(error))


def _parts(now: Recheck) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    yield "已解决", now.resolved
    yield "未改", now.remaining
    yield "新出现", now.new
    yield "已忽略", now.ignored


def _line(mark: Mark) -> str:
    text = mark.text if len(mark.text) <= 20 else f"{mark.text[:18]}…"
    return f"{about(mark.rule).name}：{text}" if text else mark.message
