"""Many pieces of work over the cores of this machine: memory flat, a piece that kills is one result."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

_CHUNK = 8  # pieces sent to a worker at a time
_AHEAD = 2  # chunks a worker has waiting


def run(
    jobs: Sequence[tuple[int, Job]],
    task: Callable[[Job], Result],
    lost: Callable[[Job], Result],
    workers: int,
) -> Iterator[tuple[int, Result]]:
    """Yield the result of each job with its number, as they are finished.

    `task` runs in worker processes and does not raise; `lost` tells the result of a job whose
    process was ended from outside. On Ctrl+C what the workers have finished is still yielded,
    then KeyboardInterrupt is raised.
    """
    yield from _Crew(jobs, task, lost, workers).results()


class _Crew(Generic[Job, Result]):
    def __init__(
        self,
        jobs: Sequence[tuple[int, Job]],
        task: Callable[[Job], Result],
        lost: Callable[[Job], Result],
        workers: int,
    ) -> None:
        size = max(1, min(_CHUNK, len(jobs) // (workers * 4)))
        self._waiting = deque(jobs[at : at + size] for at in range(0, len(jobs), size))
        self._task = task
        self._lost = lost
        self._workers = workers
        self._running: dict[Future[list[tuple[int, Result]]], Sequence[tuple[int, Job]]] = {}

    def results(self) -> Iterator[tuple[int, Result]]:
        while self._waiting:
            executor = _executor(self._workers)
            try:
                yield from self._until_broken(executor)
            except KeyboardInterrupt:
                yield from self._last_results(executor)
                raise
            finally:
                executor.shutdown(wait=True, cancel_futures=True)
            yield from self._salvage()

    def _until_broken(self, executor: ProcessPoolExecutor) -> Iterator[tuple[int, Result]]:
        """Yield results until all is done or a worker dies, which takes the whole pool with it."""
        while self._waiting or self._running:
            try:
                self._fill(executor)
            except BrokenProcessPool:
                return
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                return
            for future in done:
                del self._running[future]
                yield from future.result()

    def _fill(self, executor: ProcessPoolExecutor) -> None:
        while self._waiting and len(self._running) < self._workers * _AHEAD:
            chunk = self._waiting[0]
            self._running[executor.submit(_work_through, chunk, self._task)] = chunk
            self._waiting.popleft()

    def _last_results(self, executor: ProcessPoolExecutor) -> Iterator[tuple[int, Result]]:
        """Yield what the workers have finished; a second Ctrl+C stops them where they are."""
        self._waiting.clear()
        try:
            executor.shutdown(wait=True, cancel_futures=True)
        except KeyboardInterrupt:
            for child in multiprocessing.active_children():
                child.terminate()
        for future in self._running:
            if _is_good(future):
                yield from future.result()

    def _salvage(self) -> Iterator[tuple[int, Result]]:
        """Yield what was under way when a worker died, the suspects each in a fresh process."""
        under_way, self._running = self._running, {}
        for future, chunk in under_way.items():
            yield from future.result() if _is_good(future) else self._one_by_one(chunk)

    def _one_by_one(self, chunk: Sequence[tuple[int, Job]]) -> Iterator[tuple[int, Result]]:
        """Yield the results of a chunk that may have killed its worker, each job on its own."""
        for number, job in chunk:
            with _executor(1) as executor:
                try:
                    yield from executor.submit(_work_through, [(number, job)], self._task).result()
                except BrokenProcessPool:
                    yield number, self._lost(job)


def _is_good(future: "Future[list[tuple[int, Result]]]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _executor(workers: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: the same way on Windows and Linux."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    _ignore_interrupt()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the program is killed; it would wait for more work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ignore_interrupt() -> None:
    """Leave Ctrl+C to the work at hand, so that an idle worker ends without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work_through(
    chunk: Sequence[tuple[int, Job]], task: Callable[[Job], Result]
) -> list[tuple[int, Result]]:
    """Return the chunk's results; on Ctrl+C those there are."""
    done: list[tuple[int, Result]] = []
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for number, job in chunk:
            done.append((number, task(job)))
    except KeyboardInterrupt:
        pass
    finally:
        _ignore_interrupt()
    return done
