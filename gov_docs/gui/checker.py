"""Checking beside the typing: changed paragraphs at once, the rest after a pause, the model when ready.

Workers get plain data and give plain data back; what comes too late is dropped.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gov_docs.core.recheck import Mark, Recheck
from gov_docs.desk import editing_checks
from gov_docs.desk.editing import Change, Session
from gov_docs.desk.editing_checks import GiveWay, Looked, Read, Setup, Whole
from gov_docs.desk.patient_model import PatientModel
from gov_docs.gui.workers import Workers

QUICK_MS, PAUSE_MS = 120, 700


class Checker(QObject):
    """Keeps the findings of one open document up to date."""

    found = Signal()  # the session's findings have changed
    round_known = Signal(object)  # a Recheck against the round's beginning
    busy = Signal(str)  # what is being looked at, '' when all is done
    failed = Signal(str)

    def __init__(self, session: Session, setup: Setup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.setup = session, setup
        self.with_model = False
        self.round: Recheck | None = None
        self.marks: tuple[Mark, ...] | None = None  # what the round began with
        self.latest: Looked | None = None  # of the document as it is, None while it is not known
        self._now: tuple[Mark, ...] = ()
        self.model = PatientModel()
        self.doing = ""  # what `busy` told last
        self._give_way = GiveWay()
        self._touched: set[int] = set()
        self._running = False
        self._wanted = False  # a look asked for while one runs: rules or lists may be others
        self._closed = False
        self._quick, self._slow = Workers(self), Workers(self)
        self._quick_timer = self._timer(QUICK_MS, self._look_quickly)
        self._pause_timer = self._timer(PAUSE_MS, self.look)
        self.broken: tuple[str, ...] = ()  # rules that failed in the last look
        self._read: int | None = None  # the revision the model has read to its end

    def _timer(self, after: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(do)
        return timer

    # --- asked for

    def follow(self, change: Change) -> None:
        """Look again at what changed."""
        self.latest = None
        self._touched.update(change.paras)
        if not self._quick_timer.isActive():
            self._quick_timer.start()
        self._pause_timer.start()

    def give_way(self) -> None:
        """Stand back a moment: a person is typing."""
        self._give_way.to_a_key()
        self.model.turns.to_a_key()

    def look(self) -> None:
        """Look at the whole document now, or as soon as the look under way is done."""
        self._pause_timer.stop()
        if self._closed or self._running:
            self._wanted = self._running
            return
        self._running, self._wanted = True, False
        self._say("正在检查……")
        document, revision = self.session.document, self.session.revision
        give_way = self._give_way
        give_way.is_wanted = lambda: not self._closed and revision == self.session.revision
        rules = editing_checks.whole_rules() if self.with_model else None
        known = self.session.findings.known()
        look = editing_checks.whole_look
        work = partial(look, document, self.setup, self.marks, give_way, known, rules)
        self._slow.do(work, partial(self._take_whole, revision, rules), self._fail)

    def begin_round(self) -> None:
        """Count what becomes of the findings from now on."""
        self.marks = self._now
        self.look()

    @property
    def has_model_read(self) -> bool:
        """Say whether the model's remarks on the document as it is are all there."""
        return self.with_model and self._read == self.session.revision

    def reader(self) -> PatientModel:
        """Return the model for one question about the document as it is now."""
        revision = self.session.revision
        return self.model.beside(lambda: not self._closed and revision == self.session.revision)

    def close(self) -> None:
        self._closed = True
        self.model.is_wanted = lambda: False
        self.model.turns.wake()
        self._quick_timer.stop()
        self._pause_timer.stop()
        self._quick.finish()
        self._slow.finish()

    def _say(self, doing: str) -> None:
        self.doing = doing
        self.busy.emit(doing)

    # --- answers

    def _look_quickly(self) -> None:
        paras, self._touched = frozenset(self._touched), set()
        if self._closed or not paras:
            return
        work = partial(editing_checks.quick_look, self.session.document, paras, self.setup)
        self._quick.do(work, self._take_quick, self._fail)

    def _take_quick(self, looked: object) -> None:
        if self._closed or not isinstance(looked, Looked):
            return
        self.session.take_at(looked, self.session.opened.local_rules)
        self.found.emit()

    def _take_whole(self, revision: int, rules: frozenset[str] | None, whole: object) -> None:
        if self._is_overtaken():
            return
        take = self.session.take
        if not isinstance(whole, Whole) or not take(whole.looked, revision, rules, whole.made):
            self._pause_timer.start()  # too late: it was changed meanwhile
            return
        self.latest, self.round, self._now = whole.looked, whole.round, whole.marks
        if self.marks is None:
            self.marks = whole.marks
        self.broken = whole.looked.broken
        self.found.emit()
        self.round_known.emit(whole.round)
        self._ask_model(revision)

    def _is_overtaken(self) -> bool:
        """Begin again what was asked for meanwhile; say whether the answer is of no use."""
        self._running = False
        if self._wanted and not self._closed:
            self.look()
            return True
        return self._closed

    def _ask_model(self, revision: int) -> None:
        if not self.with_model:
            self._read = None
            self._rest()
            return
        self._running = True
        self._say(f"错字模型正在{'细读' if self.model.closely else '看'}……")
        give_way, document = self._give_way, self.session.document
        known = self.session.findings.known()
        give_way.is_wanted = self.model.is_wanted = lambda: (
            not (self._closed or self._wanted) and revision == self.session.revision
        )
        look = editing_checks.model_look
        work = partial(look, document, self.setup, self.model, known, give_way)
        self._slow.do(work, partial(self._take_model, revision), self._fail)

    def _take_model(self, revision: int, read: object) -> None:
        if self._is_overtaken():
            return
        take, rules = self.session.take, editing_checks.MODEL_RULES
        if isinstance(read, Read) and take(read.looked, revision, rules, read.made):
            self.broken = (*self.broken, *read.looked.broken)
            self.found.emit()
            if editing_checks.reads_on(read, self.model):
                self._ask_model(revision)
                return
            self._read = None if read.looked.broken else revision
            self._rest()
        elif not self._pause_timer.isActive():
            self._pause_timer.start()

    def _rest(self) -> None:
        told, broken = [], [rule for rule in self.broken if rule not in editing_checks.MODEL_RULES]
        if broken:
            told.append(f"规则 {'、'.join(broken)} 出了故障，没有查；其他规则照常")
        if len(broken) < len(self.broken):
            told.append("错字模型用不了，没有用它查；原因见“设置”的“错字模型”")
        self._say("　".join(told))

    def _fail(self, why: str) -> None:
        self._running = False
        if not self._closed:
            self._say("")
            self.failed.emit(why)
