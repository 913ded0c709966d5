"""校对: the open documents, each in a tab of its own."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QTabWidget

from gov_docs.core.errors import GovDocsError
from gov_docs.desk import editing_recent
from gov_docs.desk.draft_new import new_document
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_checks import Setup, editing_setup
from gov_docs.desk.editing_recovery import Keeper, Leftover, bring_back
from gov_docs.desk.editing_source import OPENED_SUFFIXES, Opened, open_source
from gov_docs.desk.patient_model import Turns
from gov_docs.files import real
from gov_docs.gui.file_names import agreed_place
from gov_docs.gui.model_switch import ModelSwitch
from gov_docs.gui.review_page import ReviewPage
from gov_docs.gui.theme import Colors
from gov_docs.gui.workers import Workers

_KINDS = " ".join(f"*{suffix}" for suffix in sorted(OPENED_SUFFIXES))


class Documents(QTabWidget):
    told = Signal(str)
    busy = Signal(str)
    failed = Signal(str, str)
    changed = Signal()  # another document in front, or what is known of one
    brought_up = Signal()  # a document is to be looked at now
    emptied = Signal()
    opened = Signal(object)  # a ReviewPage, not yet seen
    closed = Signal(object)  # a ReviewPage, about to go

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.colors = colors
        self.model = ModelSwitch(self)
        self.model.switched.connect(self._ask_model)
        self.model.refused.connect(self.failed)
        self._turns = Turns()  # one document at a time is read by the model
        self._openers = Workers(self)
        self._returning: list[Leftover] = []
        self._opening: set[Path] = set()  # what is being read and has no page yet
        self.setDocumentMode(True)
        self.setTabsClosable(True)
        self.setTabBarAutoHide(True)
        self.tabCloseRequested.connect(self.close_at)
        self.currentChanged.connect(lambda _: self._show_front())

    # --- what is open

    @property
    def page(self) -> ReviewPage | None:
        """Return the document in front."""
        found = self.currentWidget()
        return found if isinstance(found, ReviewPage) else None

    def pages(self) -> list[ReviewPage]:
        found = [self.widget(at) for at in range(self.count())]
        return [page for page in found if isinstance(page, ReviewPage)]

    def _show_front(self) -> None:
        page = self.page
        self._turns.front = page.checker.model if page else None
        self.busy.emit(page.checker.doing if page else "")
        self.changed.emit()

    def _tell_busy(self, page: ReviewPage, doing: str) -> None:
        if page is self.page:
            self.busy.emit(doing)

    def show_names(self) -> None:
        for at, one in enumerate(self.pages()):
            self.setTabText(at, shown_name(one))

    def front(self, page: ReviewPage) -> None:
        self.setCurrentWidget(page)
        self.brought_up.emit()
        page.editor.setFocus()

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

    def open_file(self, path: Path, note: str = "") -> None:
        """Open a file beside the window; one that is open already comes to the front.

        `note` is shown over the page.
        """
        place = real(path)
        for page in self.pages():
            if real(page.session.path) == place:
                self.front(page)
                return
        if place in self._opening:  # asked for twice; two pages of one file would part
            return
        self._opening.add(place)
        self.told.emit(f"正在打开 {path.name}……")
        self._openers.do(
            lambda: open_source(path),
            partial(self._opened, note),
            partial(self._not_opened, place),
        )

    def _not_opened(self, place: Path, why: str) -> None:
        self._opening.discard(place)
        self.told.emit("")
        self.failed.emit("没有打开", why)

    def open_new(self) -> None:
        """Open an empty document that conforms; it is asked for a name when it is saved."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        self._openers.do(
            lambda: new_document(folder),
            partial(self._opened, ""),
            lambda why: self.failed.emit("没有新建", why),
        )

    def _opened(self, note: str, opened: object) -> None:
        if isinstance(opened, Opened):
            self._opening.discard(real(opened.path))
            suffix = opened.path.suffix
            self._add(Session(opened), Keeper(opened.original(), suffix), note)

    def _add(self, session: Session, keeper: Keeper, note: str = "") -> None:
        page = ReviewPage(session, keeper, self.colors)
        page.note(note)
        page.told.connect(self.told)
        page.busy.connect(partial(self._tell_busy, page))
        page.failed.connect(self.failed)
        page.state_changed.connect(self.changed)
        page.files_dropped.connect(self.open_files)
        page.checker.with_model, page.checker.model.turns = self.model.is_on, self._turns
        self.opened.emit(page)
        self.addTab(page, session.path.name)
        page.name_asked.connect(self.save_as)
        page.saved.connect(lambda: self._note(page.session.path))
        self.front(page)
        self.told.emit("")
        if session.opened.is_new:
            return
        self._note(session.path)

    def _note(self, path: Path) -> None:
        try:
            editing_recent.opened_file(path)
        except GovDocsError as error:
            self.told.emit(f"没有记进最近的文件：{error}")

    def open_sample(self, path: Path) -> None:
        try:
            self.open_file(editing_recent.copy_of_sample(path))
        except (GovDocsError, OSError) as error:
            self.failed.emit("没有打开示例", str(error))

    def bring_back(self, left: Leftover) -> None:
        if left in self._returning:  # the button was pressed twice
            return
        self._returning.append(left)
        self._openers.do(
            partial(bring_back, left),
            partial(self._brought_back, left),
            partial(self._not_brought_back, left),
        )

    def _brought_back(self, left: Leftover, found: object) -> None:
        self._returning.remove(left)
        if isinstance(found, tuple):
            self._add(*found)
            self.told.emit("已找回没有保存的改动；看一看，再按 Ctrl+S 保存")

    def _not_brought_back(self, left: Leftover, why: str) -> None:
        self._returning.remove(left)
        self.failed.emit("没有找回来", why)

    # --- saving and closing

    def save_as(self) -> None:
        page = self.page
        if page is None:
            return
        suffix = page.session.path.suffix
        name, _ = QFileDialog.getSaveFileName(
            self, "另存为", str(page.session.path), f"公文 (*{suffix})"
        )
        target = agreed_place(self, name, suffix) if name else None
        if target is not None:
            page.save(target)
        else:
            page.save_ended.emit(False)

    def close_page(self) -> None:
        self.close_at(self.currentIndex())

    def close_at(self, at: int) -> None:
        page = self.widget(at)
        if isinstance(page, ReviewPage) and self.may_close(page, self.close_page):
            self.closed.emit(page)
            page.close_down(discard=True)
            self.removeTab(at)
            page.deleteLater()
            if not self.count():
                self.emptied.emit()

    def may_close(self, page: ReviewPage, then: Callable[[], object]) -> bool:
        """Say whether one may go: saved, or given up; `then` is tried again once it is saved."""
        if not page.session.is_modified:
            return True
        self.front(page)
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
            go_on = partial(_if_saved, then)
            page.save_ended.connect(go_on, Qt.ConnectionType.SingleShotConnection)
            page.save()
            return False
        return bool(answer == buttons.Discard)

    def may_close_all(self, then: Callable[[], object]) -> bool:
        return all(self.may_close(page, then) for page in self.pages())

    def close_down(self) -> None:
        self._turns.end()
        for page in self.pages():
            page.close_down(discard=True)
        self._openers.finish()

    def end_now(self) -> None:
        """Stop without asking; what is not saved is kept for the next start."""
        self._turns.end()
        for page in self.pages():
            page.keep()
            page.close_down(discard=not page.session.is_modified)

    # --- for the window

    def look_at_disk(self) -> None:
        for page in self.pages():
            if page.is_changed_on_disk():
                self.told.emit(
                    f"“{page.session.path.name}”被别的程序改过或移走了；"
                    "保存前请核对，可以另存为别的名字"
                )

    def set_colors(self, colors: Colors) -> None:
        self.colors = colors
        for page in self.pages():
            page.set_colors(colors)

    def check_again(self) -> None:
        """Check what is open by what is set now: rules, lists and model may be others."""
        self.model.follow_settings()
        if self.count():
            read = partial(editing_setup, self.told.emit)
            self._openers.do(read, self._check_by, self.told.emit)

    def _check_by(self, setup: object) -> None:
        if isinstance(setup, Setup):
            for page in self.pages():
                page.checker.setup = setup
                page.checker.look()

    def _ask_model(self, on: bool) -> None:
        for page in self.pages():
            page.checker.with_model = on
            page.checker.look()


def _if_saved(then: Callable[[], object], saved: bool) -> None:
    if saved:
        then()


def shown_name(page: ReviewPage) -> str:
    return page.session.path.name + ("*" if page.session.is_modified else "")
