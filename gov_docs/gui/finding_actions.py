"""Everything a person can do about findings: one, all alike, all at once; check again; ignore."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from gov_docs.core.errors import GovDocsError
from gov_docs.core.fixes import choose
from gov_docs.core.ignore import Scope
from gov_docs.core.types import Edit, Issue, Safety, TextEdit
from gov_docs.core.words import NewWord
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Kind, Session
from gov_docs.desk.editing_checks import Plan
from gov_docs.desk.editing_findings import Finding
from gov_docs.desk.ignores import ignore_in
from gov_docs.desk.typo_answers import answered
from gov_docs.desk.words import add_word
from gov_docs.gui.checker import Checker
from gov_docs.gui.dialogs import explain, preview_fixes
from gov_docs.gui.editor import Editor
from gov_docs.gui.findings_panel import FindingsPanel
from gov_docs.gui.workers import Workers


class FindingActions(QObject):
    told = Signal(str)
    failed = Signal(str, str)
    ignored = Signal(object)  # a Finding
    lists_changed = Signal()  # what is ignored, or right, is not what it was

    def __init__(
        self,
        session: Session,
        editor: Editor,
        panel: FindingsPanel,
        checker: Checker,
        writer: Workers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._editor, self._panel = session, editor, panel
        self._checker, self._writer = checker, writer
        editor.menu_asked.connect(self.show_menu)
        panel.fix_all_asked.connect(self.fix_all)
        card = panel.card
        card.fix_asked.connect(self.fix)
        card.text_given.connect(self.write)
        card.by_hand.connect(self.by_hand)
        card.recheck_asked.connect(self.recheck)
        card.ignore_asked.connect(self.ignore)
        card.word_asked.connect(self.add_word)
        card.all_alike.connect(self.fix_alike)
        card.why_asked.connect(partial(explain, editor))
        panel.list.fix.connect(lambda: self._with_current(lambda one: self.fix(one, 0)))
        panel.list.fix_alike.connect(lambda: self._with_current(self.fix_alike))
        panel.list.ignore.connect(
            lambda: self._with_current(lambda one: self.ignore(one, Scope.ONCE))
        )

    def _with_current(self, do: Callable[[Finding], None]) -> None:
        if self._panel.current is not None:
            do(self._panel.current)

    def fix(self, finding: Finding, which: int) -> None:
        fix = finding.issue.fixes[which] if which < len(finding.issue.fixes) else None
        if fix is None or fix.safety is Safety.SHOW:
            self.told.emit("这一处没有现成的改法，请手动修改")
        elif self._editor.apply(fix.edits, Kind.FIX, fix.title):
            answered(finding.issue, accepted=True)
            self.told.emit(f"已修改：{fix.title}（Ctrl+Z 撤销）")

    def fix_alike(self, finding: Finding) -> None:
        """Apply the first fix of every finding like this one, as one step."""
        alike = [
            one.issue
            for one in self._session.findings.all()
            if editing_checks.are_alike(one.issue, finding.issue) and not one.ignored
        ]
        alike = [i for i in alike if i.fixes and i.fixes[0].safety is not Safety.SHOW]
        self._apply_chosen(alike)

    def _apply_chosen(self, issues: list[Issue]) -> None:
        chosen = choose(issues, lambda issue: issue.fixes[0])
        able = [one for one in chosen if not self._session.why_not(one.fix.edits)]
        edits: list[Edit] = [edit for one in able for edit in one.fix.edits]
        if edits and self._editor.apply(edits, Kind.FIX, f"修改 {len(able)} 处"):
            left = len(issues) - len(able)
            more = f"，{left} 处不能直接改" if left else ""
            self.told.emit(f"一共修改 {len(able)} 处{more}（Ctrl+Z 一次撤销）")
        elif not edits:
            self.told.emit("没有可以直接改的地方")

    def fix_all(self) -> None:
        """Work out every safe fix beside the window, show the counts, and apply what is confirmed."""
        if self._checker.latest is None:
            self.told.emit("正在检查刚才的改动，检查完再按一次")
            self._checker.look()
            return
        self.told.emit("正在核对可以一起改的地方……")
        revision = self._session.revision
        model = self._checker.reader() if self._checker.has_model_read else None
        work = partial(editing_checks.plan_all, self._checker.latest, self._checker.setup, model)
        fail = partial(self.failed.emit, "没有修改")
        self._writer.do(work, partial(self._offer, revision), fail)

    def _offer(self, revision: int, plan: object) -> None:
        if not isinstance(plan, Plan) or revision != self._session.revision:
            self.told.emit("文字刚才又改动了，请再按一次“一键修改”")
            return
        edits = editing_checks.edits_of(plan)
        if not edits:
            self.told.emit("没有可以放心一起改的地方")
            return
        self.told.emit("")
        rules = [chosen.issue.rule for chosen in plan.applied]
        do = partial(self._apply_plan, revision, edits, len(plan.applied))
        preview_fixes(self._editor, rules, plan.recheck, do)

    def _apply_plan(self, revision: int, edits: tuple[Edit, ...], count: int) -> None:
        if revision != self._session.revision:
            self.told.emit("文字刚才又改动了，请再按一次“一键修改”")
        elif self._editor.apply(edits, Kind.FIX, f"一键修改 {count} 处"):
            self.told.emit(f"已修改 {count} 处（Ctrl+Z 一次撤销）")

    def write(self, finding: Finding, text: str) -> None:
        """Put what a person wrote in the finding's place."""
        if finding.issue.span is not None:
            edit = TextEdit(finding.issue.span, text)
            self._editor.apply([edit], Kind.REPLACE, f"改为“{text}”" if text else "删去")
            self._editor.setFocus()

    def by_hand(self, finding: Finding) -> None:
        if finding.issue.span is not None:
            self._editor.go_to(finding.issue.span, select=True)
            self._editor.setFocus()
            self.told.emit("请在正文里改，改完会自动再查")

    def recheck(self, finding: Finding) -> None:
        """Look at the whole again and say what became of this finding."""
        session, checker = self._session, self._checker
        work = partial(
            editing_checks.recheck_place,
            session.document,
            finding.issue,
            checker.setup,
            checker.reader(),
            session.findings.known(),
        )
        fail = partial(self.failed.emit, "没有核验")
        self._writer.do(work, partial(self._tell_outcome, finding), fail)

    def _tell_outcome(self, finding: Finding, outcome: object) -> None:
        if not isinstance(outcome, editing_checks.Outcome):
            self.told.emit("文字刚才又改动了，请再按一次“修改核验”")
            return
        card = self._panel.card
        if card.finding is not None and card.finding.number == finding.number:
            card.tell(outcome.told, good=outcome.resolved)
        self.told.emit(outcome.told)

    def ignore(self, finding: Finding, scope: Scope) -> None:
        if finding.ignored:
            return
        try:
            ignore_in(self._session.document, finding.issue, scope)
        except GovDocsError as error:
            self.failed.emit("没有忽略", str(error))
            return
        self.ignored.emit(finding)
        self._session.findings.silence({finding.number})
        self._lists_changed()

    def add_word(self, finding: Finding) -> None:
        span = finding.issue.span
        if span is None:
            return
        word = self._session.para(span.para).text[span.start : span.end]
        try:
            add_word(NewWord(word))
        except GovDocsError as error:
            self.failed.emit("没有加入词库", str(error))
            return
        self._session.findings.silence({finding.number})
        self._lists_changed()  # may tell which rules are off
        self.told.emit(f"“{word}”已加入词库，以后不再提示")

    def _lists_changed(self) -> None:
        self._checker.setup = editing_checks.editing_setup(self.told.emit)
        self.lists_changed.emit()
        self._panel.refresh()
        self._checker.look()

    def show_menu(self, place: QPoint, finding: object) -> None:
        menu = QMenu(self._editor)
        if isinstance(finding, Finding):
            for at, fix in enumerate(finding.issue.fixes[:5]):
                menu.addAction(fix.title, partial(self.fix, finding, at))
            menu.addAction("忽略这一处", partial(self.ignore, finding, Scope.ONCE))
            menu.addAction("为什么？", partial(explain, self._editor, finding.issue.rule))
            menu.addSeparator()
        editor = self._editor
        for name, do in (("剪切", editor.cut), ("复制", editor.copy), ("粘贴", editor.paste)):
            menu.addAction(name, do)
        menu.exec(place)
