"""导出: what the open document can be written as, each with what it is for."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.desk import exporting, previewing
from gov_docs.desk.exporting import ExportOrder, Form, Version
from gov_docs.gui.estimated_pages import estimated_pdf
from gov_docs.gui.file_names import agreed_place
from gov_docs.gui.preview_bar import BusyBar
from gov_docs.gui.workers import Workers

_FORMS = {
    Form.COPY: ("Word 副本（.docx）", "文件现在的样子，另存一份；正在编辑的文件不变"),
    Form.REVISIONS: ("带修订的 Word（.docx）", "打开以后的改动都标成修订，别人可以逐处接受或拒绝"),
    Form.COMMENTS: ("带批注的 Word（.docx）", "查出的问题写成批注，正文一个字不动"),
    Form.PDF: ("PDF（.pdf）", "版面固定，适合传阅和打印"),
    Form.HTML: ("检查报告：网页（.html）", "用浏览器看，也可以打印"),
    Form.XLSX: ("检查报告：表格（.xlsx）", "一处问题一行，便于筛选和统计"),
    Form.JSON: ("检查报告：数据（.json）", "给别的程序用，以后可以和新的结果比对"),
}


class ExportDialog(QDialog):
    def __init__(
        self, make: Callable[[], Version], spared: tuple[Path, ...], parent: QWidget
    ) -> None:
        """`make` returns the document as it stands; `spared` are files open in the window.

        No export may write those.
        """
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"导出：{make().opened.path.name}")
        self.resize(520, 520)
        self._make, self._spared = make, spared
        self._stop = threading.Event()
        self._worker = Workers(self)
        self._made: Path | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(4)
        self._choices: dict[Form, tuple[QRadioButton, QLabel]] = {}
        group = QButtonGroup(self)
        for form in _FORMS:
            self._add(layout, form, group)
        self._offer()
        layout.addStretch()
        self.busy = BusyBar()
        self.busy.cancelled.connect(self._stop.set)
        self._told = QLabel()
        self._told.setWordWrap(True)
        layout.addWidget(self.busy)
        layout.addWidget(self._told)
        layout.addLayout(self._build_buttons())

    def _add(self, layout: QVBoxLayout, form: Form, group: QButtonGroup) -> None:
        name, _ = _FORMS[form]
        choice, told = QRadioButton(name), QLabel()
        choice.setAccessibleName(name)
        choice.setChecked(form is Form.COPY)
        told.setObjectName("faint")
        told.setWordWrap(True)
        told.setContentsMargins(24, 0, 0, 4)
        group.addButton(choice)
        layout.addWidget(choice)
        layout.addWidget(told)
        self._choices[form] = (choice, told)

    def _offer(self) -> None:
        """Say what can be made of the document as it stands now, and why the rest cannot."""
        version = self._make()
        for form, (choice, told) in self._choices.items():
            why = exporting.why_not(version, form)
            text = why or _what_for(form)
            choice.setEnabled(not why)
            choice.setToolTip(text)
            choice.setAccessibleDescription(text)
            told.setText(text)
        if not self._choices[self.chosen][0].isEnabled():
            self.choose(Form.COPY)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._offer()  # the text may have been changed meanwhile

    def _build_buttons(self) -> QHBoxLayout:
        self._show_folder = QPushButton("打开所在文件夹")
        self._show_folder.setToolTip("看刚导出的文件")
        self._show_folder.clicked.connect(self._open_folder)
        self._show_folder.hide()
        leave = QPushButton("关闭")
        leave.setToolTip("关闭（Esc）")
        leave.clicked.connect(self.reject)
        self._go = QPushButton("导出…")
        self._go.setToolTip("选一个位置，然后导出")
        self._go.setObjectName("primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self._ask_where)
        row = QHBoxLayout()
        row.addWidget(self._show_folder)
        row.addStretch()
        row.addWidget(leave)
        row.addWidget(self._go)
        return row

    @property
    def chosen(self) -> Form:
        return next(form for form, (choice, _) in self._choices.items() if choice.isChecked())

    def choose(self, form: Form) -> None:
        self._choices[form][0].setChecked(True)

    def _ask_where(self) -> None:
        """Ask for a place; the system's dialog asks before a file that is there is replaced."""
        form, version = self.chosen, self._make()
        name = exporting.suggested_name(version, form)
        dialog = QFileDialog(self, "导出到", str(version.opened.path.with_name(name)))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{_FORMS[form][0].split('（')[0]} (*{form.suffix})")
        dialog.setDefaultSuffix(form.suffix.lstrip("."))
        named = dialog.selectedFiles() if dialog.exec() else []
        place = agreed_place(self, named[0], form.suffix) if named else None
        if place is not None:
            self.export_to(form, place)

    def export_to(self, form: Form, target: Path) -> None:
        """Export beside the window; a person has agreed to what lies at the target being replaced."""
        if self.busy.is_busy:
            return
        self._stop.clear()
        self._told.clear()
        self._show_folder.hide()
        self._go.setEnabled(False)
        self.busy.begin("正在导出……")
        order = ExportOrder(self._make(), form, target, overwrite=True, spared=self._spared)
        work = partial(exporting.export, order, self._pdf)
        self._worker.do(work, partial(self._done, target), self._not_done)

    def _pdf(self, version: Version) -> bytes:
        return previewing.draw(version, estimated_pdf, lambda: not self._stop.is_set()).pdf

    def _done(self, target: Path, told: object) -> None:
        self.busy.end()
        self._made = target
        self._go.setEnabled(True)
        self._told.setText(f"{told}。")
        self._show_folder.show()

    def _not_done(self, why: str) -> None:
        self.busy.end()
        self._go.setEnabled(True)
        self._told.setText(f"没有导出。{why}")

    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))

    def reject(self) -> None:
        self._end()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end()
        super().closeEvent(event)

    def _end(self) -> None:
        """Stop what is under way; a file half made is not put anywhere."""
        self._stop.set()
        self._worker.finish()


def _what_for(form: Form) -> str:
    if form is Form.PDF and not previewing.can_render():
        return f"{_FORMS[form][1]}；这台电脑没有 LibreOffice，页面是估算的"
    return _FORMS[form][1]
