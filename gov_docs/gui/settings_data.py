"""设置 · 数据和字体: where everything is kept, how large it is, and which fonts are there."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QTreeWidget, QTreeWidgetItem

from gov_docs.desk.preferences import DataFolder, data_folder
from gov_docs.desk.settings_states import State, store_state
from gov_docs.gui.fonts import standing_in
from gov_docs.gui.settings_section import SettingsSection, button, head, line, note
from gov_docs.settings import Settings, home


class SettingsData(SettingsSection):
    def __init__(self) -> None:
        super().__init__(
            "数据文件夹", "程序只往这一个文件夹里写。设置环境变量 GOVDOCS_HOME 可以换地方。"
        )
        self.path, self.weight = note(""), note("正在数……")
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(button("打开文件夹", "在文件管理器里打开", self._open))
        self.column.addLayout(row)
        self.column.addWidget(self.weight)
        self.column.addSpacing(10)
        self.column.addWidget(head("资料库放在哪里"))
        self.column.addLayout(self._build_store())
        self.store = note("")
        self.column.addWidget(self.store)
        self.column.addSpacing(10)
        self.column.addWidget(head("公文字体"))
        about = "文件里写的总是国家标准的字体名；这台电脑没有的，屏幕上用相近的字体代替，打印和发给别人时按对方电脑上的字体。"
        self.column.addWidget(note(about))
        self.column.addWidget(self._build_fonts(), 1)
        self.column.addStretch()

    def _build_store(self) -> QFormLayout:
        self.url = line(
            "资料库地址",
            "留空：放在这台电脑的数据文件夹里",
            lambda text: self.save("store", url=text),
        )
        self.url.setToolTip(
            "科室合用一个资料库时，写管理员给的 postgresql:// 地址；里面有密码的话会存在设置文件里"
        )
        form = QFormLayout()
        form.addRow("地址", self.url)
        return form

    def _build_fonts(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("公文字体")
        tree.setObjectName("box")
        tree.setMaximumHeight(190)
        tree.setHeaderLabels(["标准的字体", "用在", "这台电脑"])
        tree.setRootIsDecorated(False)
        tree.setMinimumHeight(150)
        for one in standing_in():
            told = (
                "有"
                if one.is_met
                else f"没有，用 {one.shown} 代替"
                if one.shown
                else "没有，用系统字体代替"
            )
            tree.addTopLevelItem(QTreeWidgetItem([one.name, one.used_for, told]))
        tree.setColumnWidth(0, 200)
        tree.setColumnWidth(1, 240)
        return tree

    # --- showing

    def show_settings(self, settings: Settings) -> None:
        self.path.setText(str(home().root))
        if not self.url.hasFocus():
            self.url.setText(settings.store.url)
        self.workers.do(data_folder, self._show_folder, self.weight.setText)
        self.workers.do(store_state, self._show_store, self.store.setText)

    def _show_folder(self, found: object) -> None:
        if isinstance(found, DataFolder):
            parts = "　".join(f"{name} {_told(size)}" for name, size in found.parts)
            self.weight.setText(f"共 {_told(found.size)}　{parts}" if parts else "还是空的")

    def _show_store(self, state: object) -> None:
        if isinstance(state, State):
            self.store.setText(("✓ " if state.is_good else "⚠ ") + state.told)

    def _open(self) -> None:
        root = home().root
        if not root.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(root))):
            self.failed.emit("没有打开", f"打不开文件夹 {root}；还没有存过东西时它不存在。")


def _told(size: int) -> str:
    for unit, least in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return f"{size} 字节"
