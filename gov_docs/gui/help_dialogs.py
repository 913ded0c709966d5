"""The list of keys, and 关于."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gov_docs import __version__
from gov_docs.desk.help import components
from gov_docs.settings import home

Keys = Sequence[tuple[str, str]]
# Keys that are no menu's, by where they work.
_ELSEWHERE: tuple[tuple[str, Keys], ...] = (
    (
        "问题列表里",
        (
            ("↑、↓", "换一个问题"),
            ("Enter", "自动修改"),
            ("Ctrl+Enter", "同类全改"),
            ("Del", "忽略这一处"),
        ),
    ),
    (
        "打印预览里",
        (("PgUp、PgDn", "上一页、下一页"), ("F5", "按现在的文字重新排版"), ("Esc", "关闭预览")),
    ),
)


class KeysDialog(QDialog):
    def __init__(self, parent: QWidget, menus: Sequence[tuple[str, Keys]]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("快捷键")
        self.resize(440, 560)
        tree = QTreeWidget()
        tree.setHeaderLabels(["按键", "作用"])
        tree.setAccessibleName("快捷键")
        tree.setToolTip("各菜单里的按键")
        tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        for name, keys in (*menus, *_ELSEWHERE):
            if keys:
                top = QTreeWidgetItem([name])
                top.addChildren([QTreeWidgetItem([key, does]) for key, does in keys])
                tree.addTopLevelItem(top)
                top.setFirstColumnSpanned(True)
        tree.expandAll()
        tree.setColumnWidth(0, 190)
        column = QVBoxLayout(self)
        column.addWidget(tree)
        column.addLayout(_buttons(self))


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("关于")
        self.resize(540, 520)
        title = QLabel("公文校对")
        title.setObjectName("title")
        told = QLabel(
            f"版本 {__version__}　Qt {qVersion()}\n"
            "全程在本机工作；除非您在设置里启用了别处的语言模型，公文不会离开这台电脑。"
        )
        told.setWordWrap(True)
        folder = QLabel(f"数据文件夹：{home().root}")
        folder.setWordWrap(True)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QLabel("使用的组件和许可")
        head.setObjectName("head")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        for one in (title, told, folder, head):
            column.addWidget(one)
        column.addWidget(_components(), 1)
        row = _buttons(self)
        show = QPushButton("打开数据文件夹")
        show.setToolTip("词表、忽略项、资料库和没有保存的改动都在这里")
        show.clicked.connect(_open_data_folder)
        row.insertWidget(0, show)
        column.addLayout(row)


def _open_data_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(home().root)))


def _components() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(["组件", "版本", "许可"])
    tree.setAccessibleName("使用的组件和许可")
    tree.setToolTip("随程序安装的开源组件")
    tree.setRootIsDecorated(False)
    for one in components():
        item = QTreeWidgetItem([one.name, one.version, one.licence])
        item.setToolTip(2, one.licence)
        tree.addTopLevelItem(item)
    tree.setColumnWidth(0, 180)
    tree.setColumnWidth(1, 70)
    return tree


def _buttons(dialog: QDialog) -> QHBoxLayout:
    leave = QPushButton("关闭")
    leave.setToolTip("关闭（Esc）")
    leave.setDefault(True)
    leave.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(leave)
    return row
