"""设置 · 本单位: how the unit signs its documents."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout

from gov_docs.core.precedent import Level
from gov_docs.gui.settings_section import SettingsSection, head, line, note
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
        self.column.addSpacing(10)
        self.column.addWidget(head("归档"))
        self.column.addWidget(note("写在档号和档案盒封面上；全宗号由档案馆给定。"))
        self.column.addLayout(self._build_archive())
        self.column.addStretch()

    def _build_archive(self) -> QFormLayout:
        self.fonds = line("全宗号", "Z109", lambda text: self.save("archive", fonds=text))
        self.fonds_name = line(
            "全宗名称", "某某市生态环境局", lambda text: self.save("archive", name=text)
        )
        self.by_subject = QCheckBox("按问题分类")
        self.by_subject.setToolTip("小单位可以不分，只按年度和保管期限排")
        self.by_subject.clicked.connect(lambda on: self.save("archive", by_subject=on))
        form = QFormLayout()
        form.setSpacing(10)
        for label, widget in (("全宗号", self.fonds), ("全宗名称", self.fonds_name)):
            widget.setMaximumWidth(420)
            form.addRow(label, widget)
        form.addRow("", self.by_subject)
        return form

    def show_settings(self, settings: Settings) -> None:
        unit, archive = settings.unit, settings.archive
        for widget, text in (
            (self.name, unit.name),
            (self.code, unit.code),
            (self.place, unit.place),
            (self.fonds, archive.fonds),
            (self.fonds_name, archive.name),
        ):
            if widget.text() != text and not widget.hasFocus():
                widget.setText(text)
        self.by_subject.setChecked(archive.by_subject)
        self.level.setCurrentText(unit.level or _NO_LEVEL)

    def _save_level(self, at: int) -> None:
        self.save("unit", level=self.level.itemText(at) if at else "")
