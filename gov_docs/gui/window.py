"""The window: the rail on the left, a page for each task, the menus."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import editing_recent
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_recovery import Keeper, Leftover, bring_back, discard, leftovers
from gov_docs.desk.editing_source import OPENED_SUFFIXES, Opened, open_source, other_program
from gov_docs.files import real
from gov_docs.gui.menus import Menus
from gov_docs.gui.review_page import ReviewPage
from gov_docs.gui.theme import Colors, dress
from gov_docs.gui.today_page import TodayPage
from gov_docs.gui.workers import Workers
from gov_docs.settings import home

_KINDS = " ".join(f"*{suffix}" for suffix in sorted(OPENED_SUFFIXES))


class Window(QMainWindow):
    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.colors = colors
        self._settings = QSettings(str(home().root / "window.ini"), QSettings.Format.IniFormat)
        self.setWindowTitle("公文校对")
        self.setAcceptDrops(True)
        self.resize(1280, 720)
        self._openers = Workers(self)
        self._today = TodayPage()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setTabsClosable(True)
        self._tabs.setTabBarAutoHide(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._today)
        self._stack.addWidget(self._tabs)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_rail())
        row.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self._count_soon = QTimer(self)  # a long text is not counted at every key
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(300)
        self._count_soon.timeout.connect(self._count)
        self._build_status()
        self.menus = Menus(self)
        self._wire()
        self.show_today()
        self._restore()

    # --- making it

    def _build_rail(self) -> QWidget:
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rail.setFixedWidth(64)
        column = QVBoxLayout(rail)
        column.setContentsMargins(6, 10, 6, 10)
        self._rail = QButtonGroup(self)
        for at, (name, tip) in enumerate((("今日", "最近的文件"), ("校对", "打开的公文"))):
            button = QToolButton()
            button.setText(name)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setMinimumSize(52, 40)
            self._rail.addButton(button, at)
            column.addWidget(button)
        column.addStretch()
        self._rail.idClicked.connect(self._go_to)
        return rail

    def _build_status(self) -> None:
        self._told, self._place = QLabel(), QLabel()
        self._place.setObjectName("faint")
        self.statusBar().addWidget(self._told, 1)
        self.statusBar().addPermanentWidget(self._place)

    def _wire(self) -> None:
        today = self._today
        today.open_asked.connect(self.ask_for_file)
        today.file_chosen.connect(self.open_file)
        today.sample_chosen.connect(self._open_sample)
        today.bring_back_asked.connect(self._bring_back)
        today.discard_asked.connect(self._discard)
        self._tabs.tabCloseRequested.connect(self._close_tab)
        self._tabs.currentChanged.connect(lambda _: self.refresh())

    # --- pages

    @property
    def page(self) -> ReviewPage | None:
        """Return the document in front."""
        found = self._tabs.currentWidget()
        return found if isinstance(found, ReviewPage) else None

    def pages(self) -> list[ReviewPage]:
        found = [self._tabs.widget(at) for at in range(self._tabs.count())]
        return [page for page in found if isinstance(page, ReviewPage)]

    def show_today(self) -> None:
        self._today.refresh(leftovers())
        self._stack.setCurrentWidget(self._today)
        self.refresh()

    def _go_to(self, at: int) -> None:
        if at == 1 and self.page is not None:
            self._stack.setCurrentWidget(self._tabs)
            self.refresh()
        else:
            self.show_today()

    def refresh(self) -> None:
        """Show what the document in front says of itself."""
        page = self.page if self._stack.currentWidget() is self._tabs else None
        review = self._rail.button(1)
        review.setEnabled(bool(self._tabs.count()))
        self._rail.button(1 if page else 0).setChecked(True)
        self.menus.enable(with_document=page is not None)
        if page is None:
            self.setWindowTitle("公文校对")
            self._place.clear()
            return
        for at, one in enumerate(self.pages()):
            mark = "*" if one.session.is_modified else ""
            self._tabs.setTabText(at, one.session.path.name + mark)
        mark = "*" if page.session.is_modified else ""
        self.setWindowTitle(f"{page.session.path.name}{mark} - 公文校对")
        self.menus.show_history(page)
        self._count_soon.start()

    def _count(self) -> None:
        if self.page is not None:
            zoom = round(self.page.editor.zoom * 100)
            self._place.setText(f"{self.page.told_of()}　{zoom}%")

    # --- opening

    def ask_for_file(self) -> None:
        folder = str(self.page.session.path.parent) if self.page else ""
        names, _ = QFileDialog.getOpenFileNames(
            self, "打开", folder, f"公文 ({_KINDS});;所有文件 (*)"
        )
        self.open_files([Path(name) for name in names])

    def open_files(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a file beside the window; one that is open already comes to the front."""
        for page in self.pages():
            if real(page.session.path) == real(path):
                self._front(page)
                return
        self.tell(f"正在打开 {path.name}……")
        self._openers.do(
            lambda: open_source(path),
            self._opened,
            lambda why: self.alert("没有打开", why),
        )

    def _opened(self, opened: object) -> None:
        if isinstance(opened, Opened):
            suffix = opened.path.suffix
            self._add(Session(opened), Keeper(opened.original(), suffix))

    def _add(self, session: Session, keeper: Keeper) -> None:
        page = ReviewPage(session, keeper, self.colors)
        page.told.connect(self.tell)
        page.failed.connect(self.alert)
        page.state_changed.connect(self.refresh)
        page.files_dropped.connect(self.open_files)
        page.checker.with_model = self.menus.model.isChecked()
        self._tabs.addTab(page, session.path.name)
        self._front(page)
        self.tell("")
        self._note(session.path)
        program = other_program(session.path)
        if program:
            self.tell(f"{program} 也打开着这个文件；两边都改，后保存的一边会被提醒")

    def _note(self, path: Path) -> None:
        try:
            editing_recent.opened_file(path)
        except GovDocsError as error:
            self.tell(f"没有记进最近的文件：{error}")

    def _front(self, page: ReviewPage) -> None:
        self._tabs.setCurrentWidget(page)
        self._stack.setCurrentWidget(self._tabs)
        self.refresh()
        page.editor.setFocus()

    def _open_sample(self, path: object) -> None:
        if isinstance(path, Path):
            try:
                self.open_file(editing_recent.copy_of_sample(path))
            except (GovDocsError, OSError) as error:
                self.alert("没有打开示例", str(error))

    def _bring_back(self, left: object) -> None:
        if not isinstance(left, Leftover):
            return
        try:
            session, keeper = bring_back(left)
        except GovDocsError as error:
            self.alert("没有找回来", str(error))
            return
        self._add(session, keeper)
        self.tell("已找回没有保存的改动；看一看，再按 Ctrl+S 保存")

    def _discard(self, left: object) -> None:
        if isinstance(left, Leftover):
            discard(left)
            self.show_today()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.open_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # --- saving and closing

    def save_as(self) -> None:
        page = self.page
        if page is None:
            return
        suffix = page.session.path.suffix
        name, _ = QFileDialog.getSaveFileName(
            self, "另存为", str(page.session.path), f"公文 (*{suffix})"
        )
        if name:
            page.save(Path(name).with_suffix(suffix))

    def close_page(self) -> None:
        self._close_tab(self._tabs.currentIndex())

    def _close_tab(self, at: int) -> None:
        page = self._tabs.widget(at)
        if isinstance(page, ReviewPage) and self._may_close(page, self.close_page):
            page.close_down(discard=True)
            self._tabs.removeTab(at)
            page.deleteLater()
            if not self._tabs.count():
                self.show_today()

    def _may_close(self, page: ReviewPage, then: Callable[[], object]) -> bool:
        """Say whether a document may go: saved, or given up; `then` is tried again once it is saved."""
        if not page.session.is_modified:
            return True
        self._front(page)
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self)
        box.setWindowTitle("还没有保存")
        box.setText(f"“{page.session.path.name}”有改动没有保存。")
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        for button, name in (
            (buttons.Save, "保存"),
            (buttons.Discard, "不保存"),
            (buttons.Cancel, "取消"),
        ):
            box.button(button).setText(name)
        answer = box.exec()
        if answer == buttons.Save:
            page.saved.connect(then, Qt.ConnectionType.SingleShotConnection)
            page.save()
            return False
        return bool(answer == buttons.Discard)

    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self.pages():
            if not self._may_close(page, self.close):
                event.ignore()
                return
        self._settings.setValue("geometry", self.saveGeometry())
        if self.page is not None:
            self._settings.setValue("splitter", self.page.splitter.saveState())
        for page in self.pages():
            page.close_down(discard=True)
        self._openers.finish()
        super().closeEvent(event)

    def end_now(self) -> None:
        """Stop without asking; what is not saved is kept for the next start."""
        for page in self.pages():
            page.keep()
            page.close_down(discard=not page.session.is_modified)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_at_disk()

    def _look_at_disk(self) -> None:
        for page in self.pages():
            if page.is_changed_on_disk():
                self.tell(
                    f"“{page.session.path.name}”被别的程序改过或移走了；"
                    "保存前请核对，可以另存为别的名字"
                )

    # --- telling

    def tell(self, text: str) -> None:
        self._told.setText(text)

    def alert(self, title: str, text: str) -> None:
        """Say what happened and what to do, without stopping anything."""
        self.tell(text)
        box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=self)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setModal(False)
        box.show()

    # --- the view

    def set_mode(self, mode: str) -> None:
        """Take on another look: light, dark or the system's."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._settings.setValue("mode", mode)
            self.colors = dress(app, mode)
            for page in self.pages():
                page.set_colors(self.colors)

    def _restore(self) -> None:
        geometry = self._settings.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def bring_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
