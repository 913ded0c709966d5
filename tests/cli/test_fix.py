"""`govdocs fix`: copies, never the input; what became of each finding."""

from pathlib import Path

import pytest

from tests.cli.conftest import OWN, TEXT
from tests.docx_builder import build, p


def test_a_text_file_is_mended_in_a_copy(document: Path, tmp_path: Path, json_of):
    report = json_of("fix", document, "--output", tmp_path / "out", "--only", OWN)
    fixed = report["files"][0]["fixed"]
    output = tmp_path / "out" / "通知.txt"
    assert document.read_text(encoding="utf-8") == TEXT
    assert output.read_text(encoding="utf-8") == TEXT.replace("园区办", "园区管委会")
    assert (fixed["output"], fixed["applied"], fixed["refused"]) == (str(output), 2, [])
    assert fixed["recheck"] == {"resolved": 2, "remaining": 0, "new": 0, "ignored": 0}
    assert fixed["untouched_verified"] is True


def test_the_findings_of_a_fixed_file_are_those_before_the_fix(document, tmp_path, json_of):
    issues = json_of("fix", document, "--output", tmp_path / "o", "--only", OWN)["files"][0][
        "issues"
    ]
    assert [issue["outcome"] for issue in issues] == ["resolved", "resolved"]


def test_status_is_0_when_all_is_resolved_and_1_when_some_remains(document, tmp_path, output_of):
    assert output_of("fix", document, "--output", tmp_path / "a", "--only", OWN)[0] == 0
    output_of("words", "add", "另行通知", "--wrong")  # has no suggestion: cannot be fixed
    assert output_of("fix", document, "--output", tmp_path / "b", "--only", OWN)[0] == 1


@pytest.mark.parametrize("how", ["direct", "revisions", "comments"])
def test_a_word_file_is_mended_in_three_ways(how: str, tmp_path: Path, json_of):
    path = build(tmp_path, p("关于做好开发区工作的通知") + p("请园区办牵头落实。"))
    before = path.read_bytes()
    report = json_of("fix", path, "--output", tmp_path / "out", "--as", how, "--only", OWN)
    file = report["files"][0]
    assert file["error"] is None
    assert Path(file["fixed"]["output"]).is_file()
    assert path.read_bytes() == before


def test_output_into_the_folder_of_the_input_is_refused(document: Path, tmp_path, output_of):
    status, out, _ = output_of("fix", document, "--output", tmp_path, "--overwrite")
    assert status == 2
    assert "原文件" in out
    assert document.read_text(encoding="utf-8") == TEXT


def test_a_second_run_does_not_overwrite_the_first(document: Path, tmp_path: Path, output_of):
    command = ("fix", document, "--output", tmp_path / "out", "--only", OWN)
    output_of(*command)
    status, out, _ = output_of(*command)
    assert status == 2
    assert "--overwrite" in out
    assert output_of(*command, "--overwrite")[0] == 0


def test_a_folder_keeps_its_shape(tmp_path: Path, output_of):
    for name in ("a.txt", "sub/a.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out"
    assert output_of("fix", tmp_path / "in", "--output", out, "--only", OWN, "--jobs", 1)[0] == 0
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.txt")) == [
        "a.txt",
        "sub/a.txt",
    ]


def test_an_ignored_finding_is_not_mended(document: Path, tmp_path: Path, json_of, output_of):
    output_of("ignore", "add", document, "--rule", OWN, "--scope", "always", "--paragraph", 3)
    fixed = json_of("fix", document, "--output", tmp_path / "out", "--only", OWN)["files"][0][
        "fixed"
    ]
    assert fixed["applied"] == 0
    assert fixed["recheck"]["ignored"] == 2


def test_the_report_of_a_fix_goes_to_its_own_file(document: Path, tmp_path: Path, output_of):
    report = tmp_path / "核验.html"
    output_of("fix", document, "--output", tmp_path / "out", "--report", report, "--only", OWN)
    assert "修改核验" in report.read_text(encoding="utf-8")


def test_each_file_of_a_fix_has_the_field_fixed(document: Path, tmp_path: Path, json_of):
    report = json_of("fix", "none.docx", document, "--output", tmp_path / "out", "--only", OWN)
    missing, mended = report["files"]
    assert missing["error"]
    assert missing["fixed"] is None
    assert mended["fixed"]["applied"] == 2
