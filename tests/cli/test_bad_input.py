"""Bad input: one line that says what to do next, the other files done, the input as it was."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gov_docs import files
from gov_docs.docx_io import archive
from tests.docx_builder import build, p, write_zip

ROOT = Path(__file__).parents[2]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX file system is asked for")


def good(folder: Path, name: str = "好.docx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return build(folder, p("各地区,各部门要抓好落实。"), name=name)


def whole(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in folder.iterdir() if f.is_file()}


def bad_files(folder: Path) -> None:
    """Write one file of each kind of bad input."""
    data = good(folder, "样.docx").read_bytes()
    (folder / "样.docx").unlink()
    for name, content in {
        "空": b"",
        "不是压缩包": b"hello" * 50,
        "加密": COMPOUND + "EncryptedPackage".encode("utf-16-le"),
        "旧版": COMPOUND + "WordDocument".encode("utf-16-le"),
        "截断": data[: len(data) // 2],
    }.items():
        (folder / f"{name}.docx").write_bytes(content)
    build(folder, p("正文"), {"../word/x.xml": b"<a/>"}, name="越界.docx")
    build(folder, "<w:p", name="残缺.docx")
    build(folder, p("正文"), {"word/styles.xml": b"<!DOCTYPE a><a/>"}, name="实体.docx")
    write_zip(folder / "炸弹.docx", {"word/document.xml": bytes(40 * 1024**2)})
    write_zip(folder / "缺正文.docx", {"a.xml": b"<a/>"})


@pytest.mark.parametrize("how", ["direct", "revisions", "comments"])
def test_bad_files_cost_one_line_each_and_the_good_one_is_done(how, tmp_path, output_of):
    inputs = tmp_path / "in"
    good(inputs)
    bad_files(inputs)
    before = whole(inputs)
    status, out, err = output_of(
        "fix", inputs, "--output", tmp_path / "out", "--as", how, "--format", "json"
    )
    report = json.loads(out)
    errors = {Path(file["path"]).stem: file["error"] for file in report["files"]}
    assert errors.pop("好") is None
    assert len(errors) == report["summary"]["failed"] == 10
    assert all(error and "\n" not in error and "请" in error for error in errors.values()), errors
    assert status == 1
    assert "Traceback" not in err
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["好.docx"]
    assert whole(inputs) == before


def test_status_is_2_when_nothing_could_be_done(tmp_path, output_of):
    bad_files(tmp_path / "in")
    assert output_of("fix", tmp_path / "in", "--output", tmp_path / "out")[0] == 2
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize("place", ["same", "through a link", "relative", "a hard link"])
@POSIX
def test_no_output_takes_the_place_of_its_input(place, tmp_path, output_of, monkeypatch):
    path = good(tmp_path / "in")
    before = whole(tmp_path / "in")
    output = tmp_path / "in"
    if place == "through a link":
        output = tmp_path / "link"
        output.symlink_to(tmp_path / "in")
    elif place == "relative":
        monkeypatch.chdir(tmp_path / "in")
        output = Path("../in")
    elif place == "a hard link":
        output = tmp_path / "linked"
        output.mkdir()
        os.link(path, output / path.name)
    status, out, _ = output_of("fix", path, "--output", output, "--overwrite")
    assert status == 2
    assert "原文件" in out
    assert whole(tmp_path / "in") == before


def test_results_inside_the_input_folder_are_no_input_next_time(tmp_path, json_of):
    good(tmp_path / "in")
    for _ in range(2):
        report = json_of("fix", tmp_path / "in", "--output", tmp_path / "in" / "out", "--overwrite")
        assert report["summary"]["files"] == 1


@POSIX
def test_odd_names_and_links_are_borne(tmp_path, json_of):
    folder = tmp_path / "in"
    for name in (
        "换\n行.docx",
        "引'\"号.docx",
        "😀.docx",
        "长" * 83 + ".docx",
        os.fsdecode(b"\xff.docx"),
    ):
        good(folder, name)
    (folder / "圈.docx").symlink_to("圈.docx")
    (folder / "断.docx").symlink_to("没有.docx")
    os.mkfifo(folder / "管.docx")  # passed over: to open it would be to wait
    report = json_of("fix", folder, "--output", tmp_path / "out")
    failed = {Path(file["path"]).name for file in report["files"] if file["error"]}
    assert failed == {"圈.docx", "断.docx"}
    assert len(list((tmp_path / "out").iterdir())) == 5


@POSIX
def test_a_name_with_a_line_end_does_not_break_the_line(tmp_path, output_of):
    (tmp_path / "换\n行.docx").write_bytes(b"")
    _, out, _ = output_of("check", tmp_path / "换\n行.docx")
    assert out.count("\n") == 4  # the file, its error, an empty line, the summary


def test_a_place_that_may_not_be_looked_at_costs_one_line(tmp_path, json_of, monkeypatch):
    path, shut = good(tmp_path / "in"), tmp_path / "shut.docx"
    is_dir = Path.is_dir

    def may_look(self):
        if self == shut:
            raise PermissionError(13, "Permission denied")
        return is_dir(self)

    monkeypatch.setattr(Path, "is_dir", may_look)
    report = json_of("check", shut, path)
    assert [bool(file["error"]) for file in report["files"]] == [True, False]
    assert "没有权限" in report["files"][0]["error"]


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, json_of, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    good(tmp_path / "in")
    monkeypatch.setattr(files.os, "fsync", full)
    report = json_of("fix", tmp_path / "in", "--output", tmp_path / "out")
    assert "磁盘已满" in report["files"][0]["error"]
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_that_vanishes_meanwhile_is_one_line(tmp_path, json_of, monkeypatch):
    first, second = good(tmp_path / "in", "1.docx"), good(tmp_path / "in", "2.docx")
    inflate = archive.inflate

    def lose_the_second(*args):
        second.unlink(missing_ok=True)
        return inflate(*args)

    monkeypatch.setattr("gov_docs.docx_io.package.inflate", lose_the_second)
    report = json_of("check", tmp_path / "in", "--jobs", "1")
    assert first.exists()
    assert [file["error"] for file in report["files"]] == [
        None,
        "2.docx：文件不存在；请检查路径是否正确",
    ]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_workers_end_when_the_program_is_killed(tmp_path):
    path = good(tmp_path / "in", "0.docx")
    for number in range(1, 200):
        shutil.copy(path, tmp_path / "in" / f"{number}.docx")
    command = [sys.executable, "-m", "gov_docs", "fix", tmp_path / "in", "--jobs", "2"]
    out = tmp_path / "out"
    process = subprocess.Popen(
        [*command, "--output", out],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
    )
    wait_for(lambda: out.exists() and any(out.glob("*.docx")))
    process.kill()
    process.wait()
    wait_for(lambda: not alive(process.pid))
    for file in out.glob("*.docx"):  # whole ones only; drafts are hidden and no input
        assert file.read_bytes()[-22:-18] == b"PK\x05\x06"


def wait_for(happens) -> None:
    deadline = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < deadline, "waited a minute in vain"
        time.sleep(0.02)


def alive(group: int) -> bool:
    """Say whether a process of the group runs; one that ended but is not reaped does not."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, pgid = stat.read_text().rpartition(")")[2].split()[:3]
            if int(pgid) == group and state != "Z":
                return True
    return False


@pytest.mark.parametrize("data", ["[" * 100_000, "null", '{"files": [{"path": 1}]}', ""])
def test_what_is_no_saved_report_is_told_in_one_line(data, tmp_path, output_of):
    (tmp_path / "r.json").write_text(data, encoding="utf-8")
    status, _, err = output_of("recheck", tmp_path / "r.json", good(tmp_path / "in"))
    assert status == 2
    assert "不是 govdocs 保存的" in err
    assert err.count("\n") == 1
