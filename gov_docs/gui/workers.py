"""Work done beside the window: plain data in, plain data out, the answer in the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot

from gov_docs.core.errors import GovDocsError
from gov_docs.gui import faults


class _Answer(QObject):
    """Lives in the window's thread, so that what it is told there is done there."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(
        self, parent: QObject, take: Callable[[object], None], fail: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._take, self._fail = take, fail
        self.done.connect(self._hand_on)
        self.failed.connect(self._tell)

    @Slot(object)
    def _hand_on(self, result: object) -> None:
        take, _ = self._let_go()
        take(result)

    @Slot(str)
    def _tell(self, why: str) -> None:
        _, fail = self._let_go()
        fail(why)

    def _let_go(self) -> tuple[Callable[[object], None], Callable[[str], None]]:
        """Return whom to tell, and forget them: a circle of references would end in a crash."""
        told = self._take, self._fail
        self._take, self._fail = _forget, _forget
        self.deleteLater()
        return told


def _forget(_: object) -> None:
    """Take what nobody asks for any more."""


class _Job(QRunnable):
    """One piece of work; its answer is handed over to the window's thread."""

    def __init__(self, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._work, self._answer = work, answer

    def run(self) -> None:
        try:
            done = self._work()
        except GovDocsError as error:
            self._emit(self._answer.failed, str(error))
        except Exception as error:  # a worker's end must not be the window's, nor go unsaid
            self._emit(self._answer.failed, faults.told(error))
        else:
            self._emit(self._answer.done, done)

    def _emit(self, signal: SignalInstance, told: object) -> None:
        try:
            signal.emit(told)
        except RuntimeError:  # the window is gone
            return


class Workers(QObject):
    """Runs work beside the window."""

    def __init__(self, parent: QObject | None = None, threads: int = 1) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)

    def do(
        self,
        work: Callable[[], object],
        take: Callable[[object], None],
        fail: Callable[[str], None],
    ) -> None:
        """Begin the work, or put it in the queue; one of the two is called when it is done."""
        self._pool.start(_Job(work, _Answer(self, take, fail)))

    def finish(self, *, all_of_it: bool = False) -> None:
        """Wait for what is under way; what waits is not begun, but with `all_of_it`."""
        if not all_of_it:
            self._pool.clear()
        self._pool.waitForDone()
