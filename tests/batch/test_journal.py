"""Finished records are kept in order and outlive an interruption."""

import errno
import io
from pathlib import Path

from gov_docs.batch import journal
from gov_docs.batch.record import failed_record


def record(name: str, error: str | None = None):
    made = failed_record(Path(name), error or "")
    made["error"] = error
    return made


def test_records_come_back_in_the_order_of_the_jobs():
    kept = journal.in_memory()
    kept.add(1, "b", record("b"))
    kept.add(0, "a", record("a"))
    assert [one["path"] for one in kept] == ["a", "b"]
    assert [one["path"] for one in kept] == ["a", "b"]  # and again


def test_a_later_run_takes_over_what_is_done(tmp_path: Path):
    path = tmp_path / "run.jsonl"
    first = journal.on_disk(path, resume=False)
    first.add(0, "a", record("a"))
    first.add(1, "b", record("b", "读不了"))
    first.close(keep=True)
    path.write_bytes(path.read_bytes() + b'{"key": "c", "rec')
    second = journal.on_disk(path, resume=True)
    second.take_over({"a": 0, "b": 1, "c": 2})
    assert 0 in second
    assert len(second) == 1  # the failed one and the torn one are tried again
    second.add(2, "c", record("c"))
    assert [one["path"] for one in second] == ["a", "c"]
    second.close(keep=False)
    assert not path.exists()


def test_without_resume_a_run_starts_anew(tmp_path: Path):
    path = tmp_path / "run.jsonl"
    first = journal.on_disk(path, resume=False)
    first.add(0, "a", record("a"))
    first.close(keep=True)
    second = journal.on_disk(path, resume=False)
    second.take_over({"a": 0})
    assert len(second) == 0
    second.close(keep=False)


def test_a_lone_surrogate_in_a_path_is_kept():
    kept = journal.in_memory()
    kept.add(0, "a", record("坏\udc80名.txt"))
    assert next(iter(kept))["path"] == "坏\udc80名.txt"


class Full(io.BytesIO):
    def write(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_on_a_full_disk_the_records_stay_in_memory(tmp_path: Path):
    path = tmp_path / "run.jsonl"
    path.write_bytes(b'{"key": "torn')
    kept = journal.Journal(Full(), path)
    kept.add(0, "a", record("a"))
    kept.add(1, "b", record("b"))
    assert [one["path"] for one in kept] == ["a", "b"]
    assert not path.exists()


def test_a_second_process_with_the_same_run_leaves_the_first_ones_file_alone(tmp_path: Path):
    path = tmp_path / "run.jsonl"
    first = journal.on_disk(path, resume=False)
    first.add(0, "a", record("a"))
    second = journal.on_disk(path, resume=False)
    second.add(0, "b", record("b"))
    second.close(keep=False)
    first.add(1, "c", record("c"))
    assert [one["path"] for one in first] == ["a", "c"]
    first.close(keep=False)
