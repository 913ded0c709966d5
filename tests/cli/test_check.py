"""`govdocs check`: the contract of its JSON, its exit status, and what bad input gets."""

import json
from pathlib import Path

import pytest

from gov_docs.core.groups import PREFIXES
from gov_docs.core.types import Category
from tests.cli.conftest import OWN, TEXT
from tests.docx_builder import build, p

ISSUE_FIELDS = {
    "rule", "category", "tier", "strength", "confidence", "message", "basis", "ignored", "where",
    "related", "text", "fixes",
}  # fmt: skip
ELEMENT_FIELDS = {
    "title", "doc_number", "issuer", "date", "addressees", "cc", "secrecy", "urgency", "signatory",
    "attachments",
}  # fmt: skip


def test_json_holds_what_the_contract_says(document: Path, json_of):
    report = json_of("check", document, "--only", OWN)
    assert report["version"] == 1
    (file,) = report["files"]
    assert (file["path"], file["error"]) == (str(document), None)
    assert set(file["elements"]) == ELEMENT_FIELDS
    issue = file["issues"][0]
    assert set(issue) >= ISSUE_FIELDS
    assert issue["where"] == {"part": "body", "paragraph": 3, "start": 1, "end": 4}
    assert (issue["text"], issue["category"], issue["tier"]) == ("园区办", "typo", "error")
    assert issue["fixes"] == [
        {"title": "改为“园区管委会”", "safety": "safe", "replacement": "园区管委会"}
    ]
    summary = report["summary"]
    assert (summary["files"], summary["failed"], summary["issues"]) == (1, 0, 2)
    assert summary["by_category"] == {"typo": 2}


def test_a_table_cell_has_its_row_and_column(tmp_path: Path, json_of):
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("单位", "园区办"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    path = build(tmp_path, p("关于做好开发区工作的通知") + table + p("特此通知。"))
    (issue,) = json_of("check", path, "--only", OWN)["files"][0]["issues"]
    where = issue["where"]
    assert where["part"] == "table"
    assert (where["table"], where["row"], where["column"]) == (0, 0, 1)
    assert issue["place"] == "表1第1行第2列"


def test_status_is_0_for_nothing_found_and_1_for_findings(document: Path, output_of):
    assert output_of("check", document, "--only", OWN)[0] == 1
    document.write_text("请会同企业抓好落实。\n", encoding="utf-8")
    assert output_of("check", document, "--only", OWN)[0] == 0


def test_a_bad_file_is_told_and_the_others_are_checked(document: Path, tmp_path: Path, output_of):
    (tmp_path / "bad.docx").write_bytes(b"not a zip")
    status, out, _ = output_of("check", tmp_path, "--only", OWN, "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert [Path(file["path"]).name for file in report["files"]] == ["bad.docx", "通知.txt"]
    assert report["files"][0]["error"]
    assert report["files"][0]["elements"]["addressees"] == []
    assert (report["summary"]["files"], report["summary"]["failed"]) == (2, 1)


@pytest.mark.parametrize("name", ["none.docx", "empty"])
def test_status_is_2_where_nothing_could_be_done(name: str, tmp_path: Path, output_of):
    (tmp_path / "empty").mkdir()
    status, out, _ = output_of("check", tmp_path / name)
    assert status == 2
    assert "出错" in out


def test_only_takes_group_names_too(document: Path, json_of):
    assert len(json_of("check", document, "--only", "错字")["files"][0]["issues"]) == 2
    assert json_of("check", document, "--only", "privacy")["files"][0]["issues"] == []


@pytest.mark.parametrize("name", ["格式", "更多", *Category, *PREFIXES.values(), "ref", "pun0"])
def test_every_class_may_be_named_even_one_without_rules(name: str, document: Path, output_of):
    assert output_of("check", document, "--only", name)[0] < 2


def test_a_class_without_rules_finds_nothing(document: Path, json_of):
    assert json_of("check", document, "--only", "reference")["files"][0]["issues"] == []


@pytest.mark.parametrize("name", ["", " ", "，"])
def test_an_empty_only_is_an_error_not_everything(name: str, document: Path, output_of):
    status, out, err = output_of("check", document, "--only", name)
    assert (status, out) == (2, "")
    assert "--only：是空的" in err


def test_an_unknown_name_in_only_is_told_once(document: Path, output_of):
    status, out, err = output_of("check", document, "--only", "XYZ")
    assert (status, out) == (2, "")
    assert "XYZ" in err


def test_jobs_over_processes_give_the_same_as_one(tmp_path: Path, json_of):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(TEXT * (number + 1), encoding="utf-8")
    one, two = (json_of("check", tmp_path, "--only", OWN, "--jobs", n) for n in (1, 2))
    for report in (one, two):
        for file in report["files"]:
            file["seconds"] = 0
    assert one == two
    assert [len(file["issues"]) for file in one["files"]] == [2, 4, 6, 8, 10]


def test_output_is_replaced_in_one_piece(document: Path, tmp_path: Path, output_of):
    target = tmp_path / "report.json"
    target.write_text("old", encoding="utf-8")
    status, out, err = output_of("check", document, "--only", OWN, "--output", target)
    assert (status, out) == (1, "")
    assert json.loads(target.read_bytes())["summary"]["issues"] == 2
    assert "报告" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "report.json", "通知.txt"]


def test_a_report_never_takes_the_place_of_an_input(document: Path, output_of):
    status, _, err = output_of("check", document, "--output", document)
    assert status == 2
    assert "不能写到" in err
    assert document.read_text(encoding="utf-8") == TEXT


def test_a_report_that_cannot_be_put_is_told_before_the_work(document: Path, tmp_path, output_of):
    status, _, err = output_of("check", document, "--output", tmp_path / "none" / "r.html")
    assert status == 2
    assert "不存在" in err


def test_xlsx_needs_a_file(document: Path, output_of):
    status, _, err = output_of("check", document, "--format", "xlsx")
    assert status == 2
    assert "--output" in err


def test_a_broken_row_of_the_word_list_does_not_stop_the_check(document, home: Path, output_of):
    words = home / "words.tsv"
    words.write_text(words.read_text(encoding="utf-8-sig") + "怪\t词\n", encoding="utf-8")
    status, _, err = output_of("check", document, "--only", OWN)
    assert status == 1
    assert "words.tsv 第3行" in err


def test_nothing_is_left_in_the_data_folder_by_a_finished_run(tmp_path: Path, home, output_of):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    output_of("check", tmp_path, "--jobs", 1)
    assert list((home / "runs").iterdir()) == []
