"""The menus, with the keys of WPS and Word."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from gov_docs.desk import editing_recent
from gov_docs.gui.review_page import ReviewPage

if TYPE_CHECKING:
    from gov_docs.gui.window import Window

_MODES = {"system": "跟随系统", "light": "浅色", "dark": "深色"}


class Menus:
    def __init__(self, window: "Window") -> None:
        self._window, self._bar = window, window.menuBar()
        self._build()

    def enable(self, *, with_document: bool) -> None:
        for action in self._needs_document:
            action.setEnabled(with_document)

    def _build(self) -> None:
        window = self._window
        self._needs_document: list[QAction] = []
        file = self._bar.addMenu("文件(&F)")
        self._action(file, "新建…", window.new_draft, "Ctrl+N", always=True)
        self._action(file, "新建空白公文", window.documents.open_new, always=True)
        self._action(file, "打开…", window.documents.ask_for_file, "Ctrl+O", always=True)
        self._recent_menu = file.addMenu("最近的文件")
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        file.addSeparator()
        self._action(file, "保存", lambda: self._with(ReviewPage.save), "Ctrl+S")
        self._action(file, "另存为…", window.documents.save_as, "Ctrl+Shift+S")
        self._action(file, "关闭", window.documents.close_page, "Ctrl+W")
        self._build_output(file)
        file.addSeparator()
        self._action(file, "退出", window.close, "Ctrl+Q", always=True)
        edit = self._bar.addMenu("编辑(&E)")
        self._undo = self._action(edit, "撤销", lambda: self._with(_undo), "Ctrl+Z")
        self._redo = self._action(edit, "恢复", lambda: self._with(_redo), "Ctrl+Y")
        edit.addSeparator()
        self._action(edit, "剪切", lambda: self._with(lambda p: p.editor.cut()))
        self._action(edit, "复制", lambda: self._with(lambda p: p.editor.copy()))
        self._action(edit, "粘贴", lambda: self._with(lambda p: p.editor.paste()))
        edit.addSeparator()
        self._action(edit, "查找…", lambda: self._find(replacing=False), "Ctrl+F")
        self._action(edit, "替换…", lambda: self._find(replacing=True), "Ctrl+H")
        self._build_check_menu()
        self._build_view_menu()
        self._build_help_menu()

    def _build_output(self, file: QMenu) -> None:
        output = self._window.output
        file.addSeparator()
        self._action(file, "打印预览", lambda: self._with(output.preview), "Ctrl+F2")
        self._action(file, "打印…", lambda: self._with(output.print), "Ctrl+P")
        self._action(file, "导出…", lambda: self._with(output.export), "Ctrl+Shift+E")

    def _build_check_menu(self) -> None:
        check = self._bar.addMenu("校对(&C)")
        self._action(check, "全文再查一遍", lambda: self._with(lambda p: p.checker.look()), "F7")
        self._action(check, "下一个问题", lambda: self._with(ReviewPage.next_finding), "F8")
        self._action(
            check, "上一个问题", lambda: self._with(lambda p: p.next_finding(-1)), "Shift+F8"
        )
        self._action(
            check, "一键修改…", lambda: self._with(lambda p: p.doer.fix_all()), "Ctrl+Shift+F"
        )
        check.addSeparator()
        self.model = self._action(check, "边写边用错字模型查", self._toggle_model, always=True)
        self.model.setCheckable(True)
        switch = self._window.documents.model
        self.model.setChecked(switch.is_on)
        switch.switched.connect(self.model.setChecked)
        self.model.setToolTip("规则查完以后，再用程序自带的模型查一遍；去掉勾，到退出前都不用它")

    def _build_view_menu(self) -> None:
        view = self._bar.addMenu("视图(&V)")
        self._action(view, "放大", lambda: self._zoom(1.1), "Ctrl++")
        self._action(view, "缩小", lambda: self._zoom(1 / 1.1), "Ctrl+-")
        self._action(view, "实际大小", lambda: self._zoom(0), "Ctrl+0")
        self._action(view, "大纲", self._toggle_outline, "Ctrl+Shift+O")
        view.addSeparator()
        looks = view.addMenu("外观")
        for mode, name in _MODES.items():
            looks.addAction(name, lambda mode=mode: self._window.set_mode(mode))

    def _build_help_menu(self) -> None:
        menu, help_ = self._bar.addMenu("帮助(&H)"), self._window.help
        self._action(menu, "这是什么？", help_.here, "F1", always=True)
        self._action(menu, "用户手册", lambda: help_.manual(), "Shift+F1", always=True)
        self._action(menu, "快捷键", help_.keys, always=True)
        menu.addSeparator()
        self._action(menu, "关于", help_.about, always=True)

    def _action(
        self,
        menu: QMenu,
        name: str,
        do: Callable[[], object],
        keys: str = "",
        *,
        always: bool = False,
    ) -> QAction:
        action = QAction(name, self._window)
        action.triggered.connect(lambda _=False: do())
        if keys:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        if not always:
            self._needs_document.append(action)
        return action

    def show_history(self, page: ReviewPage) -> None:
        undo, redo = page.session.history.undoable, page.session.history.redoable
        self._undo.setText(f"撤销：{undo.title}" if undo else "撤销")
        self._redo.setText(f"恢复：{redo.title}" if redo else "恢复")
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in editing_recent.recent_files():
            self._recent_menu.addAction(path.name, lambda path=path: self._window.open_file(path))

    def _with(self, do: Callable[[ReviewPage], object]) -> None:
        if self._window.page is not None:
            do(self._window.page)

    def _find(self, *, replacing: bool) -> None:
        self._with(lambda page: page.find_bar.open(replacing=replacing))

    def _zoom(self, by: float) -> None:
        self._with(lambda page: page.editor.set_zoom(page.editor.zoom * by if by else 1.0))
        self._window.refresh()

    def _toggle_outline(self) -> None:
        self._with(lambda page: page.outline.setVisible(not page.outline.isVisible()))

    def _toggle_model(self) -> None:
        self._window.documents.model.turn(self.model.isChecked())


def _undo(page: ReviewPage) -> None:
    page.editor.undo()


def _redo(page: ReviewPage) -> None:
    page.editor.redo()
