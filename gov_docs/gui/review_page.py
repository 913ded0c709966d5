"""校对: one open document with its page, its outline and its findings."""

from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from gov_docs.core.types import Span
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Change, Session
from gov_docs.desk.editing_checks import Looked
from gov_docs.desk.editing_findings import Finding
from gov_docs.desk.editing_recovery import Keeper, snapshot
from gov_docs.desk.editing_source import SaveOrder, caution_about, digest_of, save
from gov_docs.gui.checker import Checker
from gov_docs.gui.draft_side import DraftSide
from gov_docs.gui.editor import Editor
from gov_docs.gui.find_bar import FindBar
from gov_docs.gui.finding_actions import FindingActions
from gov_docs.gui.findings_panel import FindingsPanel
from gov_docs.gui.outline import Outline
from gov_docs.gui.round_panel import RoundPanel
from gov_docs.gui.theme import Colors
from gov_docs.gui.word_count import word_count
from gov_docs.gui.workers import Workers

KEEP_MS = 30_000


class ReviewPage(QWidget):
    told = Signal(str)  # for the status line
    busy = Signal(str)  # what the checks are at; beside what was told, which stays to be read
    failed = Signal(str, str)  # title and sentence of an error to be read
    state_changed = Signal()  # title, modified, undo: whatever the window shows of it
    saved = Signal()
    save_ended = Signal(bool)  # whether it was saved; also where a name was asked for and not given
    name_asked = Signal()  # it lies in no file yet
    files_dropped = Signal(list)

    def __init__(self, session: Session, keeper: Keeper, colors: Colors) -> None:
        super().__init__()
        self.session, self.colors, self._keeper = session, colors, keeper
        setup = editing_checks.editing_setup(self.told.emit)
        self.checker = Checker(session, setup, self)
        self._saver, self._writer = Workers(self), Workers(self)
        self.is_saving = False
        self.editor = Editor(session, colors)
        self.find_bar = FindBar(self.editor)
        self.panel = FindingsPanel(session, colors)
        self.rounds = RoundPanel(session.path.stem)
        self.outline = Outline()
        self.doer = FindingActions(
            session, self.editor, self.panel, self.checker, self._writer, self
        )
        self.drafting = DraftSide(session, self.editor, self.doer, colors, self)
        self._build()
        self._wire()
        self._keep_timer = QTimer(self)
        self._keep_timer.setInterval(KEEP_MS)
        self._keep_timer.timeout.connect(self.keep)
        self._keep_timer.start()
        self.outline.show_document(session.document)
        self.checker.look()

    # --- making it

    def _build(self) -> None:
        self._notice = QLabel()
        self._notice.setObjectName("notice")
        self._notice.setWordWrap(True)
        self._notice.setMargin(8)
        self._show_caution()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self._notice, self.editor, self.find_bar):
            column.addWidget(one)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.panel, "问题")
        self._tabs.addTab(self.rounds, "修改核验")
        self._tabs.addTab(self.drafting.material, "素材")
        self._tabs.addTab(self.drafting.points, "审核要点")
        self._tabs.currentChanged.connect(
            lambda at: self.drafting.come_to_front(self._tabs.widget(at))
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for at, (part, stretch) in enumerate(((self.outline, 0), (middle, 1), (self._tabs, 0))):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(at, stretch)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([150, 820, 320])
        self._tabs.setMinimumWidth(300)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _wire(self) -> None:
        editor, panel, checker = self.editor, self.panel, self.checker
        self.drafting.told.connect(self.told)
        self.drafting.failed.connect(self.failed)
        self.saved.connect(self.drafting.keep)
        self.doer.told.connect(self.told)
        self.doer.failed.connect(self.failed)
        self.doer.lists_changed.connect(self._show_findings)
        editor.changed.connect(self._follow)
        editor.handled.connect(checker.give_way)
        editor.refused.connect(self.told)
        editor.picked.connect(panel.choose)
        editor.files_dropped.connect(self.files_dropped)
        panel.looked_at.connect(self._look_at)
        checker.found.connect(self._show_findings)
        checker.round_known.connect(self.rounds.show_round)
        checker.round_known.connect(self._checked)
        checker.busy.connect(self.busy)
        checker.failed.connect(partial(self.failed.emit, "检查没有完成"))
        self.rounds.new_round_asked.connect(checker.begin_round)
        self.outline.chosen.connect(self._go_to_para)

    def _show_caution(self) -> None:
        opened = self.session.opened
        caution = opened.read_only or caution_about(opened.path)
        self._notice.setText(caution)
        self._notice.setVisible(bool(caution))

    # --- following

    def _follow(self, change: object) -> None:
        if isinstance(change, Change):
            self.checker.follow(change)
        self.panel.refresh_soon()
        if change is not None:
            self.state_changed.emit()

    def _show_findings(self) -> None:
        self.panel.refresh_soon()
        self.editor.viewport().update()

    def _checked(self) -> None:
        self.panel.checked()
        self.outline.show_document(self.session.document)
        self.state_changed.emit()

    def _look_at(self, finding: object) -> None:
        one = finding if isinstance(finding, Finding) else None
        self.editor.current = one.number if one else None
        if one and one.issue.span:
            self.editor.reveal(one.issue.span)
        self.editor.viewport().update()

    def _go_to_para(self, para: int) -> None:
        self.editor.go_to(Span(para, 0, 0))
        self.editor.setFocus()

    @property
    def tabs(self) -> QTabWidget:
        return self._tabs

    def note(self, text: str) -> None:
        """Show a sentence over the page until somebody has read it."""
        if text and not self.session.opened.read_only:
            self._notice.setText(f"{escape(text)}　<a href='#'>知道了</a>")
            self._notice.linkActivated.connect(lambda _: self._notice.hide())
            self._notice.show()

    def show_points(self) -> None:
        self._tabs.setCurrentWidget(self.drafting.points)

    def show_round(self) -> None:
        self._tabs.setCurrentWidget(self.rounds)

    def next_finding(self, by: int = 1) -> None:
        self._tabs.setCurrentIndex(0)
        self.panel.step(by)

    # --- saving

    def save(self, target: Path | None = None, *, over: bool = False) -> None:
        """Write the file beside the window; `saved` or `failed` tells when it is done.

        `over` writes even where another program has changed the file.
        """
        if self.is_saving:
            return
        if target is None and self.session.opened.is_new:
            self.name_asked.emit()
            return
        if target is None and not self.session.is_modified:
            self.told.emit("没有改动，不用保存")
            self.saved.emit()
            self.save_ended.emit(True)
            return
        opened = self.session.opened
        place = target or opened.path
        seen = opened.seen if place == opened.path and not over else ""
        order = SaveOrder(opened, self.session.groups(), place, seen)
        state = self.session.state()
        self.is_saving = True
        self.told.emit("正在保存……")
        self._saver.do(partial(save, order), partial(self._saved, place, state), self._not_saved)

    def _saved(self, place: Path, state: tuple[object, object], digest: object) -> None:
        self.is_saving = False
        opened = self.session.opened
        opened.path, opened.seen, opened.is_new = place, str(digest), False
        self.session.saved(*state)  # type: ignore[arg-type]
        if not self.session.is_modified:
            self._keeper.drop()
        self.told.emit(f"已保存到 {place.name}；核对过，除改动的地方外与原文件一致")
        self._show_caution()
        self.state_changed.emit()
        self.saved.emit()
        self.save_ended.emit(True)

    def _not_saved(self, why: str) -> None:
        self.is_saving = False
        self.told.emit("没有保存；文字都还在这里")
        self.failed.emit("没有保存", why)
        self.save_ended.emit(False)

    def keep(self) -> None:
        """Keep unsaved changes in the data folder, for after a crash; done beside the window."""
        if not self.session.is_modified or self.is_saving:
            return
        work = partial(self._keeper.keep, snapshot(self.session))
        self._writer.do(work, lambda _: None, partial(self._not_kept))

    def _not_kept(self, why: str) -> None:
        self.note(f"自动保存没有成功（{why}），请尽快按 Ctrl+S 保存")

    def is_changed_on_disk(self) -> bool:
        """Say whether another program has changed or removed the file since."""
        opened = self.session.opened
        return not (self.is_saving or opened.is_new) and digest_of(opened.path) != opened.seen

    def close_down(self, *, discard: bool) -> None:
        """End the work beside the window; without `discard` what is kept stays for next time."""
        self._keep_timer.stop()
        self.checker.close()
        self.drafting.close_down()
        self._writer.finish(all_of_it=not discard)
        self._saver.finish(all_of_it=True)
        if discard:
            self._keeper.drop()
        else:
            self._keeper.let_go()

    # --- for the window

    def set_colors(self, colors: Colors) -> None:
        self.colors = colors
        self.editor.set_colors(colors)
        self.panel.set_colors(colors)
        self.drafting.set_colors(colors)

    def told_of(self) -> str:
        """Return what the status line says of the document."""
        return f"{word_count(self.session.document)} 字"

    @property
    def latest(self) -> Looked | None:
        return self.checker.latest
