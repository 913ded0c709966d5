"""Many files over several processes."""

import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from gov_docs.batch import many
from gov_docs.batch.gather import Job
from gov_docs.batch.record import failed_record
from gov_docs.batch.shapes import FileRecord
from gov_docs.core.errors import UnreadableFileError


@dataclass(frozen=True)
class Pretend:
    """Work that does what the file's name says."""

    def __call__(self, job: Job) -> FileRecord:
        if job.path.name == "killed":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        if job.path.name == "broken":
            raise KeyError("文件里的文字")
        if job.path.name == "unreadable":
            raise UnreadableFileError("文件损坏，请重新获取。")
        record = failed_record(job.path, "")
        record["error"] = None
        return record


def run(names: list[str], workers: int) -> dict[str, str | None]:
    jobs = [(at, Job(Path(name), Path(name))) for at, name in enumerate(names)]
    results = dict(many.results(jobs, Pretend(), workers))
    assert sorted(results) == list(range(len(names)))
    return {record["path"]: record["error"] for _, record in sorted(results.items())}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_file_is_one_line_and_the_rest_goes_on(workers: int):
    errors = run(["a", "unreadable", "broken", "b"], workers)
    assert errors["a"] is errors["b"] is None
    assert errors["unreadable"] == "文件损坏，请重新获取。"
    assert "KeyError" in str(errors["broken"])
    assert "文字" not in str(errors["broken"])


def test_a_worker_killed_by_the_system_costs_only_its_file():
    errors = run(["a", "b", "killed", "c", "d", "e"], 2)
    assert [name for name, error in errors.items() if error] == ["killed"]
    assert "内存" in str(errors["killed"])


def test_every_file_is_done_once_when_there_are_many():
    names = [f"f{number}" for number in range(101)]
    assert list(run(names, 2)) == names


@dataclass(frozen=True)
class Interrupted:
    def __call__(self, job: Job) -> FileRecord:
        if job.path.name == "stop":
            raise KeyboardInterrupt
        return failed_record(job.path, "")


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_what_is_done(workers: int):
    jobs = [(at, Job(Path(name), Path(name))) for at, name in enumerate(["a", "stop"])]
    done = []
    with contextlib.suppress(KeyboardInterrupt):  # a worker's own ends only its chunk
        for number, _ in many.results(jobs, Interrupted(), workers):
            done.append(number)
    assert done == [0]
