"""`govdocs typos`: learned from finished documents, the model's false alarms go and slips stay."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

COINED = (
    "全县加快建设智惠社区，方便群众办事。",
    "智惠社区要会同有关部门抓好落实。",
    "各镇街每月报告智惠社区工作进展。",
)
NEW = "推进智惠社区建设，方便群众办事。\n各单位要认真做好当前安全生严工作，落实主体责任。\n"


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    folder = tmp_path / "成稿"
    (folder / "二月").mkdir(parents=True)
    (folder / "一月总结.txt").write_text("\n".join(COINED[:2]), encoding="utf-8")
    (folder / "二月" / "总结.md").write_text(f"# 总结\n\n{COINED[2]}\n", encoding="utf-8")
    return folder


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "新稿.txt"
    path.write_text(NEW, encoding="utf-8")
    return path


@pytest.fixture
def alarms(json_of):
    def texts(*paths: Path, jobs: int = 1) -> list[str]:
        argv = ("check", *paths, "--only", "TYP100", "--jobs", jobs)
        return [issue["text"] for file in json_of(*argv)["files"] for issue in file["issues"]]

    return texts


def test_a_coined_term_is_no_false_alarm_once_learned_and_a_slip_is_still_found(
    finished, draft, alarms, json_of
):
    assert alarms(draft) == ["惠", "严"]
    done = json_of("typos", "learn", finished)
    assert [file["error"] for file in done["files"]] == [None, None]
    assert "智惠" in "".join(term["text"] for term in done["added"])
    assert alarms(draft) == ["严"]


def test_worker_processes_know_the_terms_too(finished, draft, alarms, output_of):
    output_of("typos", "learn", finished)
    other = draft.with_name("又一份.txt")
    other.write_text(NEW + "特此通知。\n", encoding="utf-8")
    assert alarms(draft, other, jobs=2) == ["严", "严"]


def test_learning_twice_adds_nothing(finished, json_of, output_of, home):
    output_of("typos", "learn", finished)
    before = (home / "typo_terms.tsv").read_bytes()
    done = json_of("typos", "learn", finished)
    assert [file["known"] for file in done["files"]] == [True, True]
    assert done["added"] == []
    assert (home / "typo_terms.tsv").read_bytes() == before


def test_a_copy_of_a_document_is_no_second_witness(finished, json_of, output_of):
    text = (finished / "一月总结.txt").read_text("utf-8")
    for name in ("副本.txt", "副本二.txt"):
        (finished / name).write_text(text, encoding="utf-8")
    done = json_of("typos", "learn", finished)
    assert sum(file["known"] for file in done["files"]) == 2
    assert all(term["documents"] <= 2 for term in done["added"])


def test_a_bad_file_is_one_line(finished, output_of):
    (finished / "坏.docx").write_bytes(b"PK\x03\x04nothing")
    (finished / "空.txt").write_text("", encoding="utf-8")
    status, out, err = output_of("typos", "learn", finished, finished / "没有.txt")
    assert status == 0
    assert len([line for line in err.splitlines() if "成稿" in line]) == 3
    assert "读了 2 个文件" in out


def test_where_nothing_can_be_read_nothing_is_written(tmp_path, home, output_of):
    assert output_of("typos", "learn", tmp_path / "没有")[0] == 2
    assert not (home / "typo_terms.tsv").exists()


def test_a_forgotten_term_is_told_again_and_not_learned_again(
    finished, draft, alarms, json_of, output_of
):
    output_of("typos", "learn", finished)
    learned = [term["text"] for term in json_of("typos", "list")["terms"]]
    gone = [text for text in learned if "惠" in text]
    assert json_of("typos", "forget", *gone, "别的")["missing"] == ["别的"]
    assert "惠" in alarms(draft)
    (finished / "三月.txt").write_text("\n".join(COINED) + "\n三月", encoding="utf-8")
    output_of("typos", "learn", finished)
    assert "惠" in alarms(draft)


def test_all_can_be_forgotten_and_learned_anew(finished, draft, alarms, output_of):
    output_of("typos", "learn", finished)
    assert output_of("typos", "forget", "--all")[0] == 0
    assert "惠" in alarms(draft)
    output_of("typos", "learn", finished)
    assert "惠" not in alarms(draft)


def test_forgetting_wants_terms_or_all(output_of):
    assert output_of("typos", "forget")[0] == 2
    assert output_of("typos", "forget", "智惠", "--all")[0] == 2
    assert output_of("typos", "forget", "没学过")[0] == 2


def test_a_row_broken_by_hand_costs_only_itself_and_is_not_lost(
    finished, draft, alarms, output_of, home
):
    output_of("typos", "learn", finished)
    path = home / "typo_terms.tsv"
    path.write_text(path.read_text("utf-8-sig") + "哪里\t智惠\n", encoding="utf-8")
    assert "惠" not in alarms(draft)
    _, _, err = output_of("typos", "list")
    assert "哪里" in err
    assert output_of("typos", "learn", draft)[0] == 2
    assert "哪里" in path.read_text("utf-8")


def test_two_at_once_do_not_lose_each_other_s_terms(finished, home, output_of):
    """One of them learns, the other learns too or says that it must wait."""
    command = [sys.executable, "-m", "gov_docs.cli.main", "typos", "learn"]
    folders = [finished / "一月总结.txt", finished / "二月"]
    running = [
        subprocess.Popen([*command, folder], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for folder in folders
    ]
    told = [one.communicate()[1].decode() for one in running]
    for one, err, folder in zip(running, told, folders, strict=True):
        if one.returncode:
            assert "正在学习" in err
            assert output_of("typos", "learn", folder)[0] == 0
    _, out, _ = output_of("typos", "list")
    assert "学自 2 个文件" in out


def test_a_list_of_terms_reads_well(finished, output_of):
    _, out, _ = output_of("typos", "learn", finished)
    assert "读了 2 个文件；新学到" in out
    _, out, _ = output_of("typos", "list")
    assert out.splitlines()[-1].startswith("共 ")


def test_a_find_of_the_model_can_be_ignored_for_its_word_only(draft, alarms, output_of):
    add = ("ignore", "add", draft, "--rule", "TYP100", "--text", "惠", "--scope", "always")
    status, out, _ = output_of(*add)
    assert (status, "智惠社" in out) == (0, True)
    other = draft.with_name("又一份.txt")
    other.write_text(
        "各镇街要打造智惠社区，抓好落实。\n惠农正策要会同有关部门抓好落实。\n", "utf-8"
    )
    assert "惠" not in alarms(draft, other)


def test_a_recheck_asks_the_model_again_where_it_had_spoken(draft, tmp_path, output_of, json_of):
    saved = tmp_path / "before.json"
    output_of("check", draft, "--only", "TYP100", "--output", saved)
    draft.write_text(NEW.replace("生严", "生产"), encoding="utf-8")
    told = json_of("recheck", saved, draft)
    assert told["recheck"] == {"resolved": 1, "remaining": 1, "new": 0, "ignored": 0}


@pytest.mark.parametrize(("asked", "new"), [((), 1), (("--no-model",), 0)])
def test_a_recheck_asks_the_model_where_the_check_did(
    draft, tmp_path, output_of, json_of, asked, new
):
    saved = tmp_path / "before.json"
    draft.write_text(NEW.replace("生严", "生产").replace("智惠", "智慧"), encoding="utf-8")
    output_of("check", draft, *asked, "--output", saved)
    draft.write_text(NEW.replace("智惠", "智慧"), encoding="utf-8")
    told = json_of("recheck", saved, draft)["new"]
    assert [mark["rule"] for mark in told] == ["TYP100"] * new


NOTHING = {"resolved": 0, "remaining": 0, "new": 0, "ignored": 0}


@pytest.mark.parametrize("asked", [("--no-model",), ("--only", "标点")])
def test_what_a_recheck_does_not_look_for_is_not_called_mended(
    draft, tmp_path, output_of, json_of, asked
):
    saved = tmp_path / "before.json"
    output_of("check", draft, "--only", "TYP100", "--output", saved)
    assert json_of("recheck", saved, draft, *asked)["recheck"] == NOTHING


def test_nor_where_the_settings_have_the_model_off(draft, tmp_path, output_of, json_of, home):
    saved = tmp_path / "before.json"
    output_of("check", draft, "--only", "TYP100", "--output", saved)
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('[typos]\nengine = "off"\n', encoding="utf-8")
    assert json_of("recheck", saved, draft)["recheck"] == NOTHING


def test_a_report_that_does_not_say_is_known_by_its_findings(draft, tmp_path, output_of, json_of):
    saved = tmp_path / "before.json"
    output_of("check", draft, "--only", "TYP100", "--output", saved)
    report = json.loads(saved.read_bytes())
    assert report.pop("model") is True
    saved.write_text(json.dumps(report), encoding="utf-8")
    assert json_of("recheck", saved, draft)["recheck"]["remaining"] == 2


@pytest.mark.parametrize(("asked", "resolved"), [((), ["严"]), (("--no-model",), [])])
def test_two_files_are_rechecked_with_the_model(draft, json_of, asked, resolved):
    after = draft.with_name("改好.txt")
    after.write_text(NEW.replace("生严", "生产"), encoding="utf-8")
    told = json_of("recheck", draft, after, *asked)
    assert [mark["text"] for mark in told["resolved"]] == resolved
