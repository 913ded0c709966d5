"""One run over many files: journal, pool and what a Ctrl+C leaves."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gov_docs import __version__
from gov_docs.batch import journal
from gov_docs.batch.gather import Job
from gov_docs.batch.journal import Journal
from gov_docs.batch.shapes import FileRecord
from gov_docs.batch.work import Work, one_record
from gov_docs.cores import default_workers

Progress = Callable[[int, int], None]  # done, total


@dataclass(frozen=True, slots=True)
class Outcome:
    records: Journal
    interrupted: bool
    with_model: bool = False  # the typo model was asked
    lacks_model: bool = False  # it was to be asked, but is missing or damaged

    def close(self, *, keep: bool) -> None:
        """Let go of the records; `keep` those that `--resume` is to find."""
        self.records.close(keep=keep)


def run(
    jobs: Sequence[Job], work: Work, finished: Journal, jobs_at_once: int | None, progress: Progress
) -> Outcome:
    """Work through the jobs that are not in the journal; Ctrl+C ends the run with what is done."""
    left = [(number, job) for number, job in enumerate(jobs) if number not in finished]
    paths = [job.path for _, job in left]
    workers = jobs_at_once or default_workers(paths, with_model=work.setup.model)
    try:
        progress(len(finished), len(jobs))
        for number, record in results(left, work, workers):
            finished.add(number, file_key(jobs[number].path), record)
            progress(len(finished), len(jobs))
    except KeyboardInterrupt:
        pass
    return Outcome(finished, interrupted=len(finished) < len(jobs))


def results(
    jobs: Sequence[tuple[int, Job]], work: Work, workers: int
) -> Iterator[tuple[int, FileRecord]]:
    """Yield the record of each job with its number, as they are finished."""
    if min(workers, len(jobs)) <= 1:
        for number, job in jobs:
            yield number, one_record(work, job)
        return
    from gov_docs.batch import pool  # what it needs takes its time to load

    yield from pool.run(jobs, work, workers)


def open_journal(jobs: Sequence[Job], asked: str, folder: Path, *, resume: bool) -> Journal:
    """Return the journal of this run: on disk where there is more than one file.

    `asked` is what else makes a run the same one: a finding depends on it.
    """
    if len(jobs) < 2:
        return journal.in_memory()
    journal.drop_stale(folder, time.time())
    paths = [str(job.path.absolute()) for job in jobs]
    name = sha256(json.dumps([__version__, asked, paths]).encode()).hexdigest()[:24]
    opened = journal.on_disk(folder / f"{name}.jsonl", resume=resume)
    if resume:
        opened.take_over({file_key(job.path): at for at, job in enumerate(jobs)})
    return opened


def file_key(path: Path) -> str:
    """Return what tells a file from itself after a change; a missing one has no size and time."""
    try:
        stat = path.stat()
    except OSError:
        return str(path.absolute())
    return f"{path.absolute()}|{stat.st_size}|{stat.st_mtime_ns}"
