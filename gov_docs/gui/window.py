"""The window: the rail on the left, a page for each task, the menus."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from gov_docs.core.errors import GovDocsError
from gov_docs.desk.draft_making import Made
from gov_docs.desk.draft_material import Piece
from gov_docs.desk.draft_unfinished import Unfinished
from gov_docs.desk.editing_recovery import Leftover, discard, leftovers
from gov_docs.gui.alerts import Alerts
from gov_docs.gui.documents import Documents, shown_name
from gov_docs.gui.drafting_page import DraftingPage
from gov_docs.gui.filing_page import FilingPage
from gov_docs.gui.help import Help
from gov_docs.gui.incoming_page import IncomingPage
from gov_docs.gui.library_page import LibraryPage
from gov_docs.gui.menus import Menus
from gov_docs.gui.output import Output
from gov_docs.gui.rail import Rail
from gov_docs.gui.review_page import ReviewPage
from gov_docs.gui.settings_page import SettingsPage
from gov_docs.gui.theme import Colors, dress
from gov_docs.gui.today_page import TodayPage
from gov_docs.gui.window_state import WindowState

TODAY, DRAFT, REVIEW, LIBRARY, SETTINGS = "今日", "起草", "校对", "资料库", "设置"
INCOMING, FILING = "收文", "归档"


class Window(QMainWindow):
    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self.colors = colors
        self.state = WindowState()
        self.setWindowTitle("公文校对")
        self.setAcceptDrops(True)
        self.resize(1280, 720)
        self._rail, self._stack = Rail(), QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self._build_pages()
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self._count_soon = QTimer(self)  # a long text is not counted at every key
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(300)
        self._count_soon.timeout.connect(self._count)
        self._build_status()
        self._alerts, self.help = Alerts(self), Help(self)
        self.output = Output(self)
        self.menus = Menus(self)
        self._wire()
        self.state.restore(self)

    # --- making it

    def _build_pages(self) -> None:
        """Make the pages; the rail has them in this order."""
        self.today, self.documents = TodayPage(), Documents(self.colors)
        self._add_page(TODAY, "最近的文件", self.today)
        self.drafting = DraftingPage(self.colors)
        self._add_page(DRAFT, "选模板，填表，生成草稿（Ctrl+N）", self.drafting)
        self._add_page(REVIEW, "打开的公文", self.documents)
        self.incoming = IncomingPage(self.colors)
        self._add_page(INCOMING, "登记来文，拟办，分办", self.incoming)
        self.filing = FilingPage(self.colors)
        self._add_page(FILING, "归档建议，档号，目录和移交包", self.filing)
        self.library = LibraryPage(self.colors)
        self._add_page(LIBRARY, "收入、查找上位文件、同类文件和法规", self.library)
        self.settings = SettingsPage()
        self._add_page(SETTINGS, "本单位、规则、词表、模型、数据和字体", self.settings)
        self._tasks = (self.drafting, self.incoming, self.filing, self.library, self.settings)

    def _add_page(self, name: str, tip: str, page: QWidget) -> None:
        self._rail.add(name, tip)
        self._stack.addWidget(page)
        self._pages[name] = page

    def _build_status(self) -> None:
        self._told, self._busy, self._place = QLabel(), QLabel(), QLabel()
        self._busy.setObjectName("faint")
        self._place.setObjectName("faint")
        self.statusBar().addWidget(self._told, 1)
        self.statusBar().addPermanentWidget(self._busy)
        self.statusBar().addPermanentWidget(self._place)

    def _wire(self) -> None:
        self._rail.chosen.connect(self._go_to)
        today, documents = self.today, self.documents
        today.open_asked.connect(documents.ask_for_file)
        today.file_chosen.connect(documents.open_file)
        today.sample_chosen.connect(documents.open_sample)
        today.bring_back_asked.connect(documents.bring_back)
        today.discard_asked.connect(self._discard)
        today.handling.incoming_asked.connect(self._open_entry)
        today.handling.document_asked.connect(self._open_in_library)
        today.library.library_asked.connect(lambda: self.show_page(LIBRARY))
        today.library.document_asked.connect(self._open_in_library)
        today.new_asked.connect(self.new_draft)
        today.drafts.reopen_asked.connect(self._go_on_drafting)
        today.drafts.discard_asked.connect(self._discard_draft)
        self.drafting.made.connect(self._open_made)
        self.drafting.blank_asked.connect(documents.open_new)
        for page in (documents, *self._tasks):
            page.told.connect(self.tell)
            page.failed.connect(self.alert)
        self.library.insert_asked.connect(self._insert)
        self.settings.changed.connect(documents.check_again)
        documents.busy.connect(self._busy.setText)
        documents.changed.connect(self.refresh)
        documents.opened.connect(self.state.dress_review)
        documents.closed.connect(self.state.keep_review)
        documents.brought_up.connect(lambda: self.show_page(REVIEW))
        documents.emptied.connect(lambda: self.show_page(TODAY))

    def _open_entry(self, id_: int) -> None:
        if id_:
            self.incoming.shelf.wanted = id_
        self.show_page(INCOMING)

    def _open_in_library(self, id_: int) -> None:
        self.show_page(LIBRARY)
        self.library.open_document(id_)

    def _insert(self, piece: Piece) -> None:
        """Put a paragraph of the library into the document that is open."""
        if self.page is None:
            self.alert("没有插入", "请先打开或起草一份公文，把光标放到要插入的地方，再回来按一次。")
            return
        self.show_page(REVIEW)
        self.page.drafting.insert(piece)

    # --- pages

    @property
    def page(self) -> ReviewPage | None:
        """Return the document in front."""
        return self.documents.page

    def _go_to(self, name: str) -> None:
        self.tell("")  # what was told belongs to the page that is left
        self.show_page(name)

    def show_page(self, name: str) -> None:
        """Bring a page to the front; 校对 only where a document is open."""
        if name not in self._pages or (name == REVIEW and self.page is None):
            name = TODAY
        if name == TODAY:
            self.today.refresh(leftovers())
        self._stack.setCurrentWidget(self._pages[name])
        for task in self._tasks:
            if task is self._pages[name]:
                task.come_to_front()
        self.refresh()

    @property
    def shown(self) -> str:
        """Return the name of the page in front."""
        return next(
            name for name, page in self._pages.items() if page is self._stack.currentWidget()
        )

    def refresh(self) -> None:
        """Show what the page in front says of itself."""
        self._rail.enable(REVIEW, bool(self.documents.count()))
        self._rail.mark(self.shown)
        page = self.page if self.shown == REVIEW else None
        self.menus.enable(with_document=page is not None)
        if page is None:
            self.setWindowTitle("公文校对")
            self._place.clear()
            return
        self.documents.show_names()
        self.setWindowTitle(f"{shown_name(page)} - 公文校对")
        self.menus.show_history(page)
        self._count_soon.start()

    def _count(self) -> None:
        if self.page is not None and self.shown == REVIEW:
            zoom = round(self.page.editor.zoom * 100)
            self._place.setText(f"{self.page.told_of()}　{zoom}%")

    # --- files

    def open_file(self, path: Path) -> None:
        self.documents.open_file(path)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.documents.open_files(paths)

    def new_draft(self) -> None:
        """Begin another document; a form that is being filled in is kept."""
        self.drafting.start_anew()
        self.show_page(DRAFT)

    def _open_made(self, made: Made) -> None:
        blanks = f"还有 {made.blanks} 处要填，按 Tab 到下一处" if made.blanks else "没有空要填"
        borrowed = f"{made.borrowed} 段有出处，鼠标停在段落上看；" if made.borrowed else ""
        self.documents.open_file(made.output, f"草稿已写好：{borrowed}{blanks}。")

    def _go_on_drafting(self, one: Unfinished) -> None:
        self.drafting.reopen(one)
        self.show_page(DRAFT)

    def _discard_draft(self, one: Unfinished) -> None:
        try:
            self.drafting.discard(one)
        except GovDocsError as error:
            self.alert("没有删掉", str(error))
        self.today.drafts.refresh()

    def _discard(self, left: object) -> None:
        if isinstance(left, Leftover):
            discard(left)
            self.show_page(TODAY)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.open_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # --- closing

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_close_all(self.close):
            event.ignore()
            return
        self.state.keep(self)
        self.output.close()
        self.help.close()
        self.documents.close_down()
        self._close_tasks()
        super().closeEvent(event)

    def end_now(self) -> None:
        """Stop without asking; what is not saved is kept for the next start."""
        self.output.close()
        self.help.close()
        self.documents.end_now()
        self._close_tasks()

    def _close_tasks(self) -> None:
        for task in (*self._tasks, self.today.library, self.today.handling):
            task.close_down()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.documents.look_at_disk()

    # --- telling

    def tell(self, text: str) -> None:
        self._told.setText(text)

    def alert(self, title: str, text: str) -> None:
        """Say what happened and what to do, without stopping anything."""
        self.tell(self._alerts.show(title, text))

    # --- the view

    def set_mode(self, mode: str) -> None:
        """Take on another look: light, dark or the system's."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.state.keep_mode(mode)
            self.colors = dress(app, mode)
            for shown in (self.documents, self.output, self.help, *self._tasks):
                shown.set_colors(self.colors)

    def bring_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
