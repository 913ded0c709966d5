"""设置 · 本单位: how the unit signs its documents."""

from PySide6.QtWidgets import QComboBox, QFormLayout

from gov_docs.core.precedent import Level
from gov_docs.gui.settings_section import SettingsSection, line
from gov_docs.settings import Settings

_NO_LEVEL = "没有写"


class SettingsUnit(SettingsSection):
    def __init__(self) -> None:
        super().__init__(
            "本单位",
            "起草时填在落款、发文字号和正文里；层级用来判断哪些是上位文件。没写的地方起草时留空。",
        )
        self.name = line("单位名称", "某某市生态环境局", lambda text: self.save("unit", name=text))
        self.code = line("发文代字", "某环", lambda text: self.save("unit", code=text))
        self.place = line("所在地", "某某市", lambda text: self.save("unit", place=text))
        self.level = QComboBox()
        self.level.setAccessibleName("层级")
        self.level.setToolTip("本单位的层级，用来判断哪些是上位文件")
        self.level.addItems([_NO_LEVEL, *(str(one) for one in Level)])
        self.level.activated.connect(self._save_level)
        form = QFormLayout()
        form.setSpacing(10)
        for label, widget in (
            ("单位名称", self.name),
            ("发文代字", self.code),
            ("所在地", self.place),
            ("层级", self.level),
        ):
            widget.setMaximumWidth(420)
            form.addRow(label, widget)
        self.code.setToolTip("发文字号里年份前面的几个字，例如“某环〔2026〕1号”里的“某环”")
        self.column.addLayout(form)
        self.column.addStretch()

    def show_settings(self, settings: Settings) -> None:
        unit = settings.unit
        for widget, text in (
            (self.name, unit.name),
            (self.code, unit.code),
            (self.place, unit.place),
        ):
            if widget.text() != text and not widget.hasFocus():
                widget.setText(text)
        self.level.setCurrentText(unit.level or _NO_LEVEL)

    def _save_level(self, at: int) -> None:
        self.save("unit", level=self.level.itemText(at) if at else "")
