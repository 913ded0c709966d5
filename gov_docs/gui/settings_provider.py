"""设置 · 语言模型: off unless somebody switches it on; what is never sent; what was."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QMessageBox

from gov_docs.desk.settings_states import GUARD, State, forget_calls, provider_state, sent
from gov_docs.gui.settings_section import SettingsSection, button, head, line, note
from gov_docs.gui.settings_table import SettingsTable
from gov_docs.settings import Provider, Settings, Value

_NAMES = {
    "offline": "不用",
    "openai": "本机或本单位的服务（OpenAI 接口）",
    "local": "这台电脑上的模型文件夹",
}
_COMMAS = "，、;； "


class SettingsProvider(SettingsSection):
    def __init__(self) -> None:
        super().__init__("语言模型", "可以用来写段落、润色和概括。默认不用，要由您打开。")
        self._told = Provider()
        self.column.addLayout(self._build_form())
        self.state = note("")
        self.column.addWidget(self.state)
        guard = QLabel("".join(f"<p style='margin:2px 0'>• {text}</p>" for text in GUARD))
        guard.setWordWrap(True)
        guard.setTextFormat(Qt.TextFormat.RichText)
        self.column.addWidget(head("什么会发、什么从不发"))
        self.column.addWidget(guard)
        self._build_calls()

    def _build_form(self) -> QFormLayout:
        self.name = QComboBox()
        self.name.setAccessibleName("用哪种语言模型")
        self.name.setToolTip("不用，用本机的，或用网上的")
        for key, told in _NAMES.items():
            self.name.addItem(told, key)
        self.name.activated.connect(lambda at: self._save(name=self.name.itemData(at)))
        self.endpoint = line(
            "地址", "http://127.0.0.1:11434/v1", lambda text: self._save(endpoint=text)
        )
        self.model = line(
            "模型", "服务里的模型名；本机模型写文件夹", lambda text: self._save(model=text)
        )
        self.allowed = line(
            "允许的主机", "不在本机的才要写，例如 model.danwei.cn，用逗号隔开", self._save_allowed
        )
        form = QFormLayout()
        self._form = form
        for name, widget in (
            ("启用", self.name),
            ("地址", self.endpoint),
            ("模型", self.model),
            ("允许的主机", self.allowed),
        ):
            widget.setMaximumWidth(480)
            form.addRow(name, widget)
        return form

    def _build_calls(self) -> None:
        row = QHBoxLayout()
        row.addWidget(head("发送记录"))
        row.addStretch()
        self.clear = button("清空…", "删去发送记录", self._confirm_clearing)
        row.addWidget(self.clear)
        self.column.addLayout(row)
        self.calls = SettingsTable(
            "发送记录", ("时间", "字数", "用在", "发到"), "还没有发送过任何内容。"
        )
        self.calls.set_widths(170, 80, 330)
        self.calls.setMinimumHeight(150)
        self.column.addWidget(self.calls, 1)

    # --- showing

    def show_settings(self, settings: Settings) -> None:
        told = self._told = settings.provider
        self.name.setCurrentIndex(max(0, self.name.findData(told.name)))
        for widget, text in (
            (self.endpoint, told.endpoint),
            (self.model, told.model),
            (self.allowed, "，".join(told.allowed)),
        ):
            if not widget.hasFocus():
                widget.setText(text)
        self._form.setRowVisible(self.endpoint, told.name == "openai")
        self._form.setRowVisible(self.allowed, told.name == "openai")
        self._form.setRowVisible(self.model, told.name != "offline")
        work = partial(provider_state, told)
        self.workers.do(work, partial(self._show_state, told), self.state.setText)
        self.workers.do(sent, self._show_calls, partial(self.failed.emit, "发送记录读不了"))

    def _show_state(self, told: Provider, state: object) -> None:
        if told == self._told and isinstance(state, State):
            self.state.setText(("✓ " if state.is_good else "⚠ ") + state.told)

    def _show_calls(self, found: object) -> None:
        rows = [
            (one.time[:19].replace("T", " "), str(one.characters), one.document, one.endpoint)
            for one in reversed(found if isinstance(found, tuple) else ())
        ]
        self.calls.show_rows(rows)
        self.clear.setEnabled(bool(rows))

    # --- changing

    def _save(self, **values: Value) -> None:
        self.save("provider", **values)

    def _save_allowed(self, text: str) -> None:
        for comma in _COMMAS:
            text = text.replace(comma, ",")
        self._save(allowed=tuple(part for part in text.split(",") if part))

    def _confirm_clearing(self) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Question, "清空发送记录", "删去全部发送记录？", parent=self
        )
        box.setInformativeText("删去以后就查不到以前发送过什么了。")
        clear = box.addButton("清空", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        clear.clicked.connect(self.forget)
        box.setModal(False)
        box.show()

    def forget(self) -> None:
        """Empty the record."""

        def done(_: object) -> None:
            self._show_calls(())
            self.told.emit("发送记录已清空")

        self.workers.do(forget_calls, done, partial(self.failed.emit, "没有清空"))
