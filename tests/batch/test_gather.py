"""Which files are worked on, and where the results go."""

from pathlib import Path

from gov_docs.batch.gather import gather, with_outputs
from gov_docs.batch.reports.html import REPORT_MARK


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文字", encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [job.path.relative_to(folder).as_posix() for job in gather([folder])]


def test_a_folder_is_walked_in_order_of_name(tmp_path: Path):
    touch(tmp_path, "b.txt", "a.docx", "sub/c.DOCX", "other.pdf", "report.xlsx")
    assert names(tmp_path) == ["a.docx", "b.txt", "other.pdf", "sub/c.DOCX"]


def test_lock_files_and_hidden_ones_are_passed_over(tmp_path: Path):
    touch(tmp_path, "a.docx", "~$a.docx", ".b.docx", ".git/c.txt")
    assert names(tmp_path) == ["a.docx"]


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    jobs = gather([tmp_path / "none.docx", tmp_path / "empty"])
    assert "找不到" in jobs[0].error
    assert "没有" in jobs[1].error


def test_a_file_named_twice_is_done_once(tmp_path: Path):
    touch(tmp_path, "a.txt")
    assert len(gather([tmp_path, tmp_path / "a.txt"])) == 1


def test_results_inside_the_inputs_are_no_inputs(tmp_path: Path):
    touch(tmp_path, "a.txt", "out/a.txt")
    jobs = gather([tmp_path], leave_out=[tmp_path / "out"])
    assert [job.path.name for job in jobs] == ["a.txt"]
    assert len(jobs) == 1


def test_sub_folders_are_kept_and_same_names_kept_apart(tmp_path: Path):
    touch(tmp_path, "one/sub/a.txt", "two/sub/A.txt")
    out = tmp_path / "out"
    jobs = with_outputs(gather([tmp_path / "one", tmp_path / "two"]), out, overwrite=False)
    assert [job.output for job in jobs] == [out / "sub/a.txt", out / "sub/A (2).txt"]


def test_a_result_never_takes_the_place_of_an_input(tmp_path: Path):
    touch(tmp_path, "a.txt")
    jobs = with_outputs(gather([tmp_path / "a.txt"]), tmp_path, overwrite=True)
    assert "原文件" in jobs[0].error


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path):
    touch(tmp_path, "a.txt", "out/a.txt")
    jobs = gather([tmp_path / "a.txt"])
    assert "--overwrite" in with_outputs(jobs, tmp_path / "out", overwrite=False)[0].error
    assert with_outputs(jobs, tmp_path / "out", overwrite=True)[0].error == ""


def test_the_report_is_no_input_and_an_earlier_one_neither(tmp_path: Path):
    touch(tmp_path, "a.html", "new.html", "old.html", "~$a.doc", "b.WPS")
    (tmp_path / "old.html").write_text(f"<html><head>{REPORT_MARK}</head></html>", encoding="utf-8")
    jobs = gather([tmp_path], leave_out=[tmp_path / "new.html"])
    assert [job.path.name for job in jobs] == ["a.html", "b.WPS"]
