"""Many files over the cores of this machine; a file that kills its process is one line."""

from collections.abc import Iterator, Sequence
from functools import partial

from gov_docs import processes
from gov_docs.batch.gather import Job
from gov_docs.batch.record import failed_record
from gov_docs.batch.shapes import FileRecord
from gov_docs.batch.work import Work, one_record

_KILLED = "处理这个文件的进程被系统中止（多半是内存不足），请关闭其他程序后单独再试。"


def run(
    jobs: Sequence[tuple[int, Job]], work: Work, workers: int
) -> Iterator[tuple[int, FileRecord]]:
    """Yield the record of each job with its number, as they are finished."""
    yield from processes.run(jobs, partial(one_record, work), _killed, workers)


def _killed(job: Job) -> FileRecord:
    return failed_record(job.path, _KILLED)
