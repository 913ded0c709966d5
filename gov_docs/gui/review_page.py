"""校对: one open document with its page, its outline and its findings."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QTabWidget, QVBoxLayout, QWidget

from gov_docs.core.errors import GovDocsError
from gov_docs.core.fixes import choose
from gov_docs.core.ignore import Scope
from gov_docs.core.types import Edit, Issue, Safety, Span, TextEdit
from gov_docs.core.words import NewWord
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Change, Kind, Session
from gov_docs.desk.editing_checks import Looked, Plan
from gov_docs.desk.editing_findings import Finding
from gov_docs.desk.editing_recovery import Keeper, snapshot
from gov_docs.desk.editing_source import SaveOrder, digest_of, save
from gov_docs.desk.ignores import ignore_in
from gov_docs.desk.words import add_word
from gov_docs.gui.checker import Checker
from gov_docs.gui.dialogs import explain, preview_fixes
from gov_docs.gui.editor import Editor
from gov_docs.gui.find_bar import FindBar
from gov_docs.gui.findings_panel import FindingsPanel
from gov_docs.gui.outline import Outline
from gov_docs.gui.round_panel import RoundPanel
from gov_docs.gui.theme import Colors
from gov_docs.gui.word_count import word_count
from gov_docs.gui.workers import Workers

KEEP_MS = 30_000


class ReviewPage(QWidget):
    told = Signal(str)  # for the status line
    failed = Signal(str, str)  # title and sentence of an error to be read
    state_changed = Signal()  # title, modified, undo: whatever the window shows of it
    saved = Signal()
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
        self._notice = QLabel(self.session.opened.read_only)
        self._notice.setObjectName("notice")
        self._notice.setWordWrap(True)
        self._notice.setMargin(8)
        self._notice.setVisible(bool(self.session.opened.read_only))
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
        editor, panel, card, checker = self.editor, self.panel, self.panel.card, self.checker
        editor.changed.connect(self._follow)
        editor.refused.connect(self.told)
        editor.picked.connect(panel.choose)
        editor.files_dropped.connect(self.files_dropped)
        editor.menu_asked.connect(self._show_menu)
        panel.looked_at.connect(self._look_at)
        panel.fix_all_asked.connect(self.fix_all)
        card.fix_asked.connect(self.fix)
        card.text_given.connect(self._write)
        card.by_hand.connect(self._by_hand)
        card.recheck_asked.connect(self.recheck)
        card.ignore_asked.connect(self.ignore)
        card.word_asked.connect(self.add_word)
        card.all_alike.connect(self.fix_alike)
        card.why_asked.connect(partial(explain, self))
        checker.found.connect(self._show_findings)
        checker.round_known.connect(self.rounds.show_round)
        checker.round_known.connect(self._checked)
        checker.busy.connect(self.told)
        checker.failed.connect(partial(self.failed.emit, "检查没有完成"))
        self.rounds.new_round_asked.connect(checker.begin_round)
        self.outline.chosen.connect(self._go_to_para)
        panel.list.fix.connect(lambda: self._with_current(lambda one: self.fix(one, 0)))
        panel.list.fix_alike.connect(lambda: self._with_current(self.fix_alike))
        panel.list.ignore.connect(
            lambda: self._with_current(lambda one: self.ignore(one, Scope.ONCE))
        )

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

    def _with_current(self, do: Callable[[Finding], None]) -> None:
        if self.panel.current is not None:
            do(self.panel.current)

    def show_round(self) -> None:
        self._tabs.setCurrentWidget(self.rounds)

    def next_finding(self, by: int = 1) -> None:
        self._tabs.setCurrentIndex(0)
        self.panel.step(by)

    # --- what a person does with a finding

    def fix(self, finding: Finding, which: int) -> None:
        fix = finding.issue.fixes[which] if which < len(finding.issue.fixes) else None
        if fix is None or fix.safety is Safety.SHOW:
            self.told.emit("这一处没有现成的改法，请手动修改")
        elif self.editor.apply(fix.edits, Kind.FIX, fix.title):
            self.told.emit(f"已修改：{fix.title}（Ctrl+Z 撤销）")

    def fix_alike(self, finding: Finding) -> None:
        """Apply the first fix of every finding of the same rule, as one step."""
        alike = [
            one.issue
            for one in self.session.findings.all()
            if one.issue.rule == finding.issue.rule and not one.ignored
        ]
        alike = [i for i in alike if i.fixes and i.fixes[0].safety is not Safety.SHOW]
        self._apply_chosen(alike)

    def _apply_chosen(self, issues: list[Issue]) -> None:
        chosen = choose(issues, lambda issue: issue.fixes[0])
        able = [one for one in chosen if not self.session.why_not(one.fix.edits)]
        edits: list[Edit] = [edit for one in able for edit in one.fix.edits]
        if edits and self.editor.apply(edits, Kind.FIX, f"修改 {len(able)} 处"):
            left = len(issues) - len(able)
            more = f"，{left} 处不能直接改" if left else ""
            self.told.emit(f"一共修改 {len(able)} 处{more}（Ctrl+Z 一次撤销）")
        elif not edits:
            self.told.emit("没有可以直接改的地方")

    def fix_all(self) -> None:
        """Work out every safe fix beside the window, show the counts, and apply what is confirmed."""
        if self.checker.latest is None:
            self.told.emit("正在检查刚才的改动，检查完再按一次")
            self.checker.look()
            return
        self.told.emit("正在核对可以一起改的地方……")
        revision = self.session.revision
        work = partial(editing_checks.plan_all, self.checker.latest, self.checker.setup)
        fail = partial(self.failed.emit, "没有修改")
        self._writer.do(work, partial(self._offer, revision), fail)

    def _offer(self, revision: int, plan: object) -> None:
        if not isinstance(plan, Plan) or revision != self.session.revision:
            self.told.emit("文字刚才又改动了，请再按一次“一键修改”")
            return
        edits = editing_checks.edits_of(plan)
        if not edits:
            self.told.emit("没有可以放心一起改的地方")
            return
        self.told.emit("")
        rules = [chosen.issue.rule for chosen in plan.applied]
        do = partial(self._apply_plan, revision, edits, len(plan.applied))
        preview_fixes(self, rules, plan.recheck, do)

    def _apply_plan(self, revision: int, edits: tuple[Edit, ...], count: int) -> None:
        if revision != self.session.revision:
            self.told.emit("文字刚才又改动了，请再按一次“一键修改”")
        elif self.editor.apply(edits, Kind.FIX, f"一键修改 {count} 处"):
            self.told.emit(f"已修改 {count} 处（Ctrl+Z 一次撤销）")

    def _write(self, finding: Finding, text: str) -> None:
        """Put what a person wrote in the finding's place."""
        if finding.issue.span is not None:
            edit = TextEdit(finding.issue.span, text)
            self.editor.apply([edit], Kind.REPLACE, f"改为“{text}”" if text else "删去")
            self.editor.setFocus()

    def _by_hand(self, finding: Finding) -> None:
        if finding.issue.span is not None:
            self.editor.go_to(finding.issue.span, select=True)
            self.editor.setFocus()
            self.told.emit("请在正文里改，改完会自动再查")

    def recheck(self, finding: Finding) -> None:
        """Look at the whole again and say what became of this finding."""
        issue = finding.issue
        work = partial(
            editing_checks.recheck_place, self.session.document, issue, self.checker.setup
        )
        fail = partial(self.failed.emit, "没有核验")
        self._writer.do(work, partial(self._tell_outcome, finding), fail)

    def _tell_outcome(self, finding: Finding, outcome: object) -> None:
        if not isinstance(outcome, editing_checks.Outcome):
            return
        card = self.panel.card
        if card.finding is not None and card.finding.number == finding.number:
            card.tell(outcome.told, good=outcome.resolved)
        self.told.emit(outcome.told)

    def ignore(self, finding: Finding, scope: Scope) -> None:
        if finding.ignored:
            return
        try:
            ignore_in(self.session.document, finding.issue, scope)
        except GovDocsError as error:
            self.failed.emit("没有忽略", str(error))
            return
        self.session.findings.silence({finding.number})
        self._lists_changed()

    def add_word(self, finding: Finding) -> None:
        span = finding.issue.span
        if span is None:
            return
        word = self.session.para(span.para).text[span.start : span.end]
        try:
            add_word(NewWord(word))
        except GovDocsError as error:
            self.failed.emit("没有加入词库", str(error))
            return
        self.session.findings.silence({finding.number})
        self.told.emit(f"“{word}”已加入词库，以后不再提示")
        self._lists_changed()

    def _lists_changed(self) -> None:
        self.checker.setup = editing_checks.editing_setup(self.told.emit)
        self._show_findings()
        self.panel.refresh()
        self.checker.look()

    def _show_menu(self, place: QPoint, finding: object) -> None:
        menu = QMenu(self)
        if isinstance(finding, Finding):
            for at, fix in enumerate(finding.issue.fixes[:5]):
                menu.addAction(fix.title, partial(self.fix, finding, at))
            menu.addAction("忽略这一处", partial(self.ignore, finding, Scope.ONCE))
            menu.addAction("为什么？", partial(explain, self, finding.issue.rule))
            menu.addSeparator()
        editor = self.editor
        for name, do in (("剪切", editor.cut), ("复制", editor.copy), ("粘贴", editor.paste)):
            menu.addAction(name, do)
        menu.exec(place)

    # --- saving

    def save(self, target: Path | None = None, *, over: bool = False) -> None:
        """Write the file beside the window; `saved` or `failed` tells when it is done.

        `over` writes even where another program has changed the file.
        """
        if self.is_saving:
            return
        if target is None and not self.session.is_modified:
            self.told.emit("没有改动，不用保存")
            self.saved.emit()
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
        opened.path, opened.seen = place, str(digest)
        self.session.saved(*state)  # type: ignore[arg-type]
        if not self.session.is_modified:
            self._keeper.drop()
        self.told.emit(f"已保存到 {place.name}；核对过，除改动的地方外与原文件一致")
        self.state_changed.emit()
        self.saved.emit()

    def _not_saved(self, why: str) -> None:
        self.is_saving = False
        self.told.emit("没有保存；文字都还在这里")
        self.failed.emit("没有保存", why)

    def keep(self) -> None:
        """Keep unsaved changes in the data folder, for after a crash; done beside the window."""
        if not self.session.is_modified or self.is_saving:
            return
        work = partial(self._keeper.keep, snapshot(self.session))
        self._writer.do(work, lambda _: None, partial(self._not_kept))

    def _not_kept(self, why: str) -> None:
        self.told.emit(f"自动保存没有成功（{why}），请尽快按 Ctrl+S 保存")

    def is_changed_on_disk(self) -> bool:
        """Say whether another program has changed or removed the file since."""
        opened = self.session.opened
        return not self.is_saving and digest_of(opened.path) != opened.seen

    def close_down(self, *, discard: bool) -> None:
        """End the work beside the window; without `discard` what is kept stays for next time."""
        self._keep_timer.stop()
        self.checker.close()
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

    def told_of(self) -> str:
        """Return what the status line says of the document."""
        return f"{word_count(self.session.document)} 字"

    @property
    def latest(self) -> Looked | None:
        return self.checker.latest
