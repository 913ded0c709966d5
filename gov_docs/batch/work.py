"""What is done with one file; plain and picklable, so that it travels to worker processes."""

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gov_docs.batch.gather import Job
from gov_docs.batch.record import failed_record, file_record
from gov_docs.batch.shapes import FileRecord
from gov_docs.checking.one_file import How, Setup, Stamp, check_file, fix_file
from gov_docs.core.errors import GovDocsError
from gov_docs.files import reason


class Work(Protocol):
    @property
    def setup(self) -> Setup: ...

    def __call__(self, job: Job) -> FileRecord: ...


@dataclass(frozen=True, slots=True)
class CheckWork:
    setup: Setup

    def __call__(self, job: Job) -> FileRecord:
        return file_record(job.path, check_file(job.path, self.setup))


@dataclass(frozen=True, slots=True)
class FixWork:
    setup: Setup
    how: How
    accept: frozenset[str]
    stamp: Stamp | None
    allow_signed: bool

    def __call__(self, job: Job) -> FileRecord:
        output = job.output or job.path  # fix_file refuses the input itself
        output.parent.mkdir(parents=True, exist_ok=True)
        checked = fix_file(
            job.path,
            output,
            self.setup,
            how=self.how,
            accept=self.accept,
            stamp=self.stamp,
            allow_signed=self.allow_signed,
        )
        return file_record(job.path, checked)


def one_record(work: Work, job: Job) -> FileRecord:
    """Return the file's record; whatever goes wrong is one line in it."""
    if job.error:
        return _failed(work, job, job.error)
    try:
        return work(job)
    except GovDocsError as error:
        return _failed(work, job, str(error))
    except OSError as error:
        why = f"读写文件时出错（{reason(error)}），请检查权限和磁盘空间。"
        return _failed(work, job, why)
    except Exception as error:  # one bad file must not stop the run
        return _failed(work, job, unexpected(error))


def _failed(work: Work, job: Job, why: str) -> FileRecord:
    record = failed_record(job.path, why)
    if isinstance(work, FixWork):
        record["fixed"] = None  # each file of a fix has the field
    return record


def unexpected(error: Exception) -> str:
    """Name the fault and its place in the program; the message may hold the document's text."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f"，{Path(frame.filename).name} 第{frame.lineno}行" for frame in last)
    return f"处理时程序内部出错（{type(error).__name__}{place}），请把这一行告诉维护人员。"
