"""`govdocs words`, `ignore`, `rules` and `recheck`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import OWN, TEXT


def places(report: dict) -> list[int]:
    return [issue["where"]["paragraph"] for issue in report["files"][0]["issues"]]


def test_a_right_word_silences_what_lies_in_it(document: Path, json_of, output_of):
    output_of("words", "add", "请园区办牵头")
    assert places(json_of("check", document, "--only", OWN)) == [4]


def test_a_wrong_word_has_exceptions(document: Path, json_of, output_of):
    output_of("words", "add", "园区办", "--to", "园区管委会", "--except", "请园区办")
    assert places(json_of("check", document, "--only", OWN)) == [4]


def test_words_are_removed_and_listed(json_of, output_of):
    assert json_of("words", "list")["wrong"][0]["wrong"] == "园区办"
    assert output_of("words", "remove", "园区办")[0] == 0
    assert json_of("words", "list")["wrong"] == []
    assert output_of("words", "remove", "园区办")[0] == 2


@pytest.mark.parametrize("name", ["words.tsv", "words.xlsx"])
def test_words_go_out_and_come_back(name: str, tmp_path: Path, json_of, output_of):
    before = json_of("words", "list")
    assert output_of("words", "export", tmp_path / name)[0] == 0
    output_of("words", "remove", "园区办")
    assert output_of("words", "import", tmp_path / name)[0] == 0
    assert json_of("words", "list") == before


@pytest.mark.parametrize(
    "words",
    [
        ("园区办", "--to", "园区办"),
        ("园区办", "--to", "甲", "--except", "乙"),
        ("园区办", "--to", ""),
        ("河东镇", "--except", "河东镇政府"),
        (" ",),
    ],
)
def test_a_word_that_makes_no_sense_is_refused(words, json_of, output_of):
    before = json_of("words", "list")
    assert output_of("words", "add", *words)[0] == 2
    assert json_of("words", "list") == before


def test_what_is_not_given_anew_is_kept_and_what_changes_is_said(json_of, output_of):
    output_of("words", "add", "园区办", "--except", "园区办公室", "--note", "按区里的提法")
    status, out, _ = output_of("words", "add", "园区办", "--to", "甲乙")
    assert status == 0
    assert out.splitlines() == [
        "已改词表：错　园区办 → 甲乙（例外：园区办公室）　按区里的提法",
        "  建议：园区管委会 → 甲乙",
    ]
    assert json_of("words", "list")["wrong"] == [
        {
            "kind": "wrong",
            "wrong": "园区办",
            "right": "甲乙",
            "exceptions": ["园区办公室"],
            "note": "按区里的提法",
        }
    ]


def test_an_empty_value_takes_away_what_was_there(json_of, output_of):
    output_of("words", "add", "园区办", "--except", "园区办公室", "--note", "备注")
    output_of("words", "add", "园区办", "--except", "", "--note", "")
    (entry,) = json_of("words", "list")["wrong"]
    assert (entry["exceptions"], entry["note"]) == ([], "")
    output_of("words", "add", "园区办", "--wrong")
    assert json_of("words", "list")["wrong"][0]["right"] == ""


def test_a_wrong_word_that_is_called_right_is_said_to_have_changed(output_of):
    _, out, _ = output_of("words", "add", "园区办")
    assert "类型：错 → 对" in out
    assert "建议：园区管委会 → （无）" in out
    _, out, _ = output_of("words", "add", "园区办")
    assert out == "词表里已有：对　园区办\n"


def test_an_imported_word_that_replaces_one_is_named(tmp_path: Path, output_of):
    path = tmp_path / "new.tsv"
    path.write_text("类型\t词语\t建议\n错\t园区办\t甲\n对\t河东镇\n", encoding="utf-8")
    _, out, _ = output_of("words", "import", path)
    assert "已并入 2 个词" in out
    assert "1 个词原来另有写法，以新的为准：园区办" in out
    assert "另有写法" not in output_of("words", "import", path)[1]


def test_a_list_is_no_csv(tmp_path: Path, output_of):
    status, _, err = output_of("words", "export", tmp_path / "词表.csv")
    assert status == 2
    assert ".tsv 或 .xlsx" in err
    assert not (tmp_path / "词表.csv").exists()
    (tmp_path / "词表.csv").write_text("类型,词语\n对,河东镇\n", encoding="utf-8")
    status, _, err = output_of("words", "import", tmp_path / "词表.csv")
    assert status == 2
    assert ".tsv 或 .xlsx" in err


def test_words_answer_in_json(tmp_path: Path, json_of):
    right = {"kind": "right", "right": "河东镇", "note": ""}
    assert json_of("words", "add", "河东镇") == {"version": 1, "before": None, "after": right}
    exported = json_of("words", "export", tmp_path / "a.tsv")
    assert exported == {"version": 1, "output": str(tmp_path / "a.tsv"), "exported": 2}
    assert json_of("words", "remove", "河东镇", "无") == {
        "version": 1,
        "removed": ["河东镇"],
        "missing": ["无"],
    }
    imported = json_of("words", "import", tmp_path / "a.tsv")
    assert (imported["imported"], imported["replaced"], imported["broken"]) == (2, [], [])


def test_ignores_answer_in_json(document: Path, json_of):
    added = json_of("ignore", "add", document, "--rule", OWN, "--scope", "always")["ignore"]
    assert (added["scope"], added["rule"], added["text"]) == ("always", OWN, "园区办")
    assert json_of("ignore", "remove", 1) == {"version": 1, "removed": [added]}


@pytest.mark.parametrize(
    "command",
    [
        ("words", "add", "园区办", "--to", "园区办"),
        ("words", "import", "none.tsv"),
        ("ignore", "add", "none.docx", "--rule", OWN),
        ("ignore", "remove", 1),
        ("rules", "XYZ999"),
        ("recheck", "none.docx", "none.docx"),
        ("check", "none.docx", "--only", "XYZ"),
    ],
)
def test_a_command_that_can_do_nothing_says_so_in_json_too(command, output_of):
    status, out, err = output_of(*command, "--format", "json")
    told = json.loads(out)
    assert status == 2
    assert told["version"] == 1
    assert told["error"] in err


def test_once_ignores_one_place(document: Path, json_of, output_of):
    add = ("ignore", "add", document, "--rule", OWN, "--paragraph", 3, "--start", 1)
    assert output_of(*add)[0] == 0
    assert places(json_of("check", document, "--only", OWN)) == [4]
    document.write_text("新的一行\n" + TEXT, encoding="utf-8")
    assert places(json_of("check", document, "--only", OWN)) == [5]


def test_document_and_always_ignore_the_text_everywhere(document, tmp_path, json_of, output_of):
    other = tmp_path / "other.txt"
    other.write_text("关于召开座谈会的通知\n请园区办参加。\n", encoding="utf-8")
    add = ("ignore", "add", document, "--rule", OWN, "--scope")
    assert output_of(*add, "document")[0] == 0
    assert places(json_of("check", document, "--only", OWN)) == []
    assert places(json_of("check", other, "--only", OWN)) == [1]
    assert output_of(*add, "always")[0] == 0
    assert places(json_of("check", other, "--only", OWN)) == []


@pytest.mark.parametrize("scope", ["once", "document"])
def test_an_ignore_outlives_a_new_title_and_a_new_first_line(scope, document, json_of, output_of):
    place = ("--paragraph", 3, "--start", 1)
    assert output_of("ignore", "add", document, "--rule", OWN, *place, "--scope", scope)[0] == 0
    left = len(places(json_of("check", document, "--only", OWN)))
    for text in (
        TEXT.replace("关于做好开发区安全生产工作的通知", "关于加强园区消防安全管理的通知"),
        "（征求意见稿）\n" + TEXT,
        TEXT.replace("会同企业抓好", "会同有关企业认真抓好"),
    ):
        document.write_text(text, encoding="utf-8")
        assert len(places(json_of("check", document, "--only", OWN))) == left


@pytest.mark.parametrize("scope", ["once", "document"])
def test_another_file_of_the_same_title_inherits_nothing(scope, document, json_of, output_of):
    place = ("--paragraph", 3, "--start", 1)
    output_of("ignore", "add", document, "--rule", OWN, *place, "--scope", scope)
    title = TEXT.splitlines()[0]
    other = document.with_name("另一份.txt")
    other.write_text(
        f"{title}\n\n各镇街：\n请园区办牵头，月底前报送全年防汛物资储备台账。\n", encoding="utf-8"
    )
    assert places(json_of("check", other, "--only", OWN)) == [3]


def test_the_same_ignore_is_listed_once(document, json_of, output_of):
    place = ("--paragraph", 3, "--start", 1)
    for scope in ("once", "once", "document"):
        output_of("ignore", "add", document, "--rule", OWN, *place, "--scope", scope)
    assert len(json_of("ignore", "list")["ignores"]) == 2


def test_ignored_findings_are_shown_when_asked_for(document: Path, json_of, output_of):
    output_of("ignore", "add", document, "--rule", OWN, "--scope", "always")
    report = json_of("check", document, "--only", OWN, "--ignored")
    assert [issue["ignored"] for issue in report["files"][0]["issues"]] == [True, True]
    assert (report["summary"]["issues"], report["summary"]["ignored"]) == (0, 2)
    assert output_of("check", document, "--only", OWN, "--ignored")[0] == 0


def test_several_that_fit_are_listed_with_their_places(document: Path, output_of):
    status, _, err = output_of("ignore", "add", document, "--rule", OWN)
    assert status == 2
    assert "--paragraph 3 --start 1" in err
    assert "--paragraph 4 --start 4" in err


def test_an_ignore_can_be_taken_back(document: Path, json_of, output_of):
    output_of("ignore", "add", document, "--rule", OWN, "--scope", "always")
    assert len(json_of("ignore", "list")["ignores"]) == 1
    assert output_of("ignore", "remove", 2)[0] == 2
    assert output_of("ignore", "remove", 1)[0] == 0
    assert places(json_of("check", document, "--only", OWN)) == [3, 4]


def test_the_ignore_list_is_a_plain_file_and_a_bad_row_costs_only_itself(document, home, output_of):
    output_of("ignore", "add", document, "--rule", OWN, "--scope", "always")
    path = home / "ignores.tsv"
    text = path.read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].split("\t")[:3] == ["所有文件", OWN, "园区办"]
    path.write_text(text + "哪里\tX\t字\n", encoding="utf-8")
    status, _, err = output_of("check", document, "--only", OWN)
    assert status == 0
    assert "ignores.tsv 第3行" in err
    assert output_of("ignore", "remove", 1)[0] == 2  # writing anew would lose the row
    assert "哪里" in path.read_text(encoding="utf-8-sig")


def test_rules_are_listed_and_explained(json_of, output_of):
    rules = json_of("rules")["rules"]
    assert {"id", "name", "category", "tier", "strength", "basis"} <= set(rules[0])
    status, out, _ = output_of("rules", OWN.lower())
    assert status == 0
    assert "查什么" in out
    assert output_of("rules", "XYZ999")[0] == 2


def test_recheck_tells_what_became_of_each_finding(document: Path, tmp_path: Path, output_of):
    after = tmp_path / "after.txt"
    after.write_text(TEXT.replace("请园区办", "请园区管委会"), encoding="utf-8")
    status, out, _ = output_of("recheck", document, after, "--only", OWN, "--format", "json")
    assert status == 1
    told = json.loads(out)
    assert told["error"] is None
    assert told["recheck"] == {"resolved": 1, "remaining": 1, "new": 0, "ignored": 0}
    where = {"part": "body", "paragraph": 3, "start": 1, "end": 4}
    assert told["resolved"][0]["where"] == where


def test_recheck_reads_a_saved_report_and_asks_the_same(document: Path, tmp_path, output_of):
    saved = tmp_path / "before.json"
    output_of("check", document, "--only", OWN, "--output", saved)
    document.write_text(TEXT.replace("园区办", "园区管委会"), encoding="utf-8")
    status, out, _ = output_of("recheck", saved, document, "--format", "json")
    assert status == 0
    assert json.loads(out)["recheck"] == {"resolved": 2, "remaining": 0, "new": 0, "ignored": 0}


@pytest.mark.parametrize("content", ["{}", "[1]", "不是", '{"files": [{"error": null}]}'])
def test_a_file_that_is_no_report_is_told(content: str, document: Path, tmp_path, output_of):
    saved = tmp_path / "before.json"
    saved.write_text(content, encoding="utf-8")
    status, _, err = output_of("recheck", saved, document)
    assert status == 2
    assert "报告" in err
