"""设置 · 规则: every rule with its explanation, on or off."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
)

from gov_docs.core.groups import GROUPS
from gov_docs.desk.editing_checks import about
from gov_docs.desk.rule_switches import RuleSwitch, rule_switches, switch
from gov_docs.gui.dialogs import as_html
from gov_docs.gui.settings_section import SettingsSection, button
from gov_docs.settings import Settings

_ID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_SHOWN = ("全部", "开着的", "关着的", "可以关的")


class SettingsRules(SettingsSection):
    def __init__(self) -> None:
        super().__init__(
            "规则",
            "取消打勾就不再查，命令行和成批检查也一样。标准的硬性规定不能整条关掉，个别地方可以在问题卡片上“忽略”。",
        )
        self._rules: dict[str, RuleSwitch] = {}
        self._is_filling = False
        self.words = QLineEdit()
        self.words.setPlaceholderText("按编号、名称或依据查找")
        self.words.setAccessibleName("查找规则")
        self.words.setToolTip("编号、名称或依据里的几个字")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _: self._filter())
        self.shown = QComboBox()
        self.shown.setAccessibleName("显示哪些规则")
        self.shown.setToolTip("只看一部分规则")
        self.shown.addItems(list(_SHOWN))
        self.shown.currentIndexChanged.connect(lambda _: self._filter())
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.shown)
        row.addWidget(button("全部打开", "把关着的规则都打开", self._all_on))
        self.column.addLayout(row)
        self.column.addWidget(self._build_list(), 1)

    def _build_list(self) -> QSplitter:
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("规则")
        self.tree.setObjectName("box")
        self.tree.setHeaderLabels(["规则", "级别", "依据力度"])
        self.tree.setUniformRowHeights(True)
        self.tree.itemChanged.connect(self._toggled)
        self.tree.currentItemChanged.connect(self._explain)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(1, 60)
        self.tree.setColumnWidth(2, 110)
        self.tree.setMinimumWidth(350)
        self.told_of = QTextBrowser()
        self.told_of.setAccessibleName("规则说明")
        self.told_of.setObjectName("box")
        self.told_of.setHtml("<p>选一条规则，这里说明它查什么、依据是什么。</p>")
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.told_of)
        splitter.setSizes([560, 420])
        splitter.setChildrenCollapsible(False)
        return splitter

    # --- showing

    def show_settings(self, settings: Settings) -> None:
        self.workers.do(rule_switches, self._take, partial(self.failed.emit, "规则读不了"))

    def _take(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        self._rules = {one.id: one for one in found}
        chosen = self.tree.currentItem()
        id_ = chosen.data(0, _ID) if chosen else None
        self._is_filling = True
        self.tree.clear()
        for group in GROUPS:
            self.tree.addTopLevelItem(_group(group, self._rules.values()))
        self.tree.expandAll()
        self._is_filling = False
        self._filter()
        items = self._items()
        again = next((item for item in items if item.data(0, _ID) == id_), items[0])
        self.tree.setCurrentItem(again)

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        found = [head.child(at) for head in heads if head for at in range(head.childCount())]
        return [item for item in found if item]

    def _filter(self) -> None:
        words, which = self.words.text().strip().lower(), self.shown.currentText()
        for item in self._items():
            one = self._rules[item.data(0, _ID)]
            text = f"{one.id} {one.name} {one.basis}".lower()
            fits = {"开着的": one.is_on, "关着的": not one.is_on, "可以关的": not one.locked}
            item.setHidden(words not in text or not fits.get(which, True))
        for at in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(at)
            if head is not None:
                children = [head.child(of) for of in range(head.childCount())]
                head.setHidden(all(child.isHidden() for child in children if child))

    def _explain(self, item: QTreeWidgetItem | None) -> None:
        id_ = item.data(0, _ID) if item else None
        if isinstance(id_, str):
            one = about(id_)
            told = f"<p><b>{one.id}</b>　{one.group}　依据力度：{one.strength}</p>"
            locked = self._rules[id_].locked
            self.told_of.setHtml(
                told + as_html(one.explanation) + (f"<p>{locked}。</p>" if locked else "")
            )

    # --- switching

    def _toggled(self, item: QTreeWidgetItem) -> None:
        id_ = item.data(0, _ID)
        if not self._is_filling and isinstance(id_, str):
            on = item.checkState(0) is _ON
            if on != self._rules[id_].is_on:
                self._switch([id_], on=on)

    def _all_on(self) -> None:
        off = [one.id for one in self._rules.values() if not one.is_on]
        if off:
            self._switch(off, on=True)

    def _switch(self, ids: list[str], *, on: bool) -> None:
        self.workers.do(partial(switch, ids, on=on), lambda _: self._switched(ids, on), self._not)

    def _switched(self, ids: list[str], on: bool) -> None:
        names = "、".join(f"“{self._rules[id_].name}”" for id_ in ids[:3])
        self.told.emit(f"{names}{'打开了' if on else '关掉了'}，打开着的公文正在重新检查")
        self.workers.do(rule_switches, self._take, self._not)
        self.changed.emit()

    def _not(self, why: str) -> None:
        self.failed.emit("没有改", why)
        self.workers.do(rule_switches, self._take, self.told.emit)


def _group(name: str, rules: Iterable[RuleSwitch]) -> QTreeWidgetItem:
    own = [one for one in rules if one.group == name]
    off = sum(not one.is_on for one in own)
    head = QTreeWidgetItem([f"{name}（{len(own)} 条" + (f"，关着 {off} 条）" if off else "）")])
    head.setFlags(Qt.ItemFlag.ItemIsEnabled)
    head.setFirstColumnSpanned(True)
    for one in own:
        item = QTreeWidgetItem(
            [f"{one.id}　{one.name}", one.tier, one.strength + ("，不能关" if one.locked else "")]
        )
        item.setData(0, _ID, one.id)
        item.setCheckState(0, _ON if one.is_on else _OFF)
        if one.locked:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.setToolTip(0, one.locked or one.basis)
        item.setToolTip(2, one.basis)
        head.addChild(item)
    return head
