"""Ctrl+C: no traceback, what is done is reported, and `--resume` goes on from there."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gov_docs.batch import work
from gov_docs.checking import one_file
from gov_docs.precedents import importing
from tests.cli.conftest import OWN, TEXT


@pytest.fixture
def three(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    return folder


def stop_at(name: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let Ctrl+C come while the file is checked; return the names of the files begun."""
    begun: list[str] = []
    real = one_file.check_file  # not what an earlier call left in its place

    def check_file(path, setup):
        begun.append(path.name)
        if path.name == name:
            raise KeyboardInterrupt
        return real(path, setup)

    monkeypatch.setattr(work, "check_file", check_file)
    return begun


def check(output_of, folder: Path, *more: object):
    status, out, err = output_of(
        "check", folder, "--only", OWN, "--jobs", 1, "--format", "json", *more
    )
    return status, json.loads(out), err


def test_what_is_done_is_reported(three: Path, output_of, monkeypatch):
    stop_at("1.txt", monkeypatch)
    status, report, err = check(output_of, three)
    assert status == 2
    assert [Path(file["path"]).name for file in report["files"]] == ["0.txt"]
    assert report["summary"]["interrupted"]
    assert "--resume" in err


def test_resume_goes_on_where_it_stopped(three: Path, output_of, monkeypatch):
    stop_at("1.txt", monkeypatch)
    check(output_of, three)
    begun = stop_at("", monkeypatch)
    status, report, _ = check(output_of, three, "--resume")
    assert status == 1
    assert begun == ["1.txt", "2.txt"]
    assert [Path(file["path"]).name for file in report["files"]] == ["0.txt", "1.txt", "2.txt"]


def test_resume_checks_again_what_has_changed(three: Path, output_of, monkeypatch):
    stop_at("1.txt", monkeypatch)
    check(output_of, three)
    (three / "0.txt").write_text("改过了。", encoding="utf-8")
    begun = stop_at("", monkeypatch)
    _, report, _ = check(output_of, three, "--resume")
    assert begun == ["0.txt", "1.txt", "2.txt"]
    assert report["files"][0]["issues"] == []


def test_resume_of_another_question_starts_anew(three: Path, output_of, monkeypatch):
    stop_at("1.txt", monkeypatch)
    check(output_of, three)
    begun = stop_at("", monkeypatch)
    output_of("check", three, "--only", "typo", "--jobs", 1, "--resume")
    assert begun == ["0.txt", "1.txt", "2.txt"]


def test_an_import_says_what_is_kept_and_goes_on(three: Path, output_of, monkeypatch):
    for number in range(3):  # three texts; the same one is kept once
        (three / f"{number}.txt").write_text(f"{number}号文件{TEXT}", encoding="utf-8")
    real = importing.read

    def read(path):
        if path.name == "2.txt":
            raise KeyboardInterrupt
        return real(path)

    monkeypatch.setattr(importing, "read", read)
    monkeypatch.setattr(importing, "default_workers", lambda _: 1)
    status, _, err = output_of("library", "add", three)
    assert status == 2
    assert "收入 2 个" in err
    assert "再运行一次" in err
    monkeypatch.setattr(importing, "read", real)
    _, out, _ = output_of("library", "add", three)
    assert "收入 1 个，替换旧版本 0 个，已有 2 个" in out


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal to a process group")
def test_a_real_ctrl_c_shows_no_traceback(tmp_path: Path):
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(TEXT * 10, encoding="utf-8")
    command = [sys.executable, "-m", "gov_docs", "check", tmp_path, "--jobs", "2"]
    process = subprocess.Popen(
        [*command, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    runs = Path(os.environ["GOVDOCS_HOME"]) / "runs"
    while time.monotonic() < deadline and not any(
        path.stat().st_size for path in runs.glob("*.jsonl")
    ):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"Traceback" not in err
    report = json.loads(out)
    assert 0 < len(report.get("files", ())) < 400, report
