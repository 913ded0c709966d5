"""`govdocs draft` and `govdocs recommend` from the command line, on a library of our own."""

from pathlib import Path

import pytest

from gov_docs.inputs.reader import read_file
from tests.drafting.memory_library import CITY, LAW, PROVINCE, STATE, Paper

SETTINGS = """[unit]
name = "云岭市生态环境局"
code = "云环"
place = "云岭市"
level = "市"
"""


@pytest.fixture
def library(home: Path, tmp_path: Path, output_of) -> Path:
    folder = tmp_path / "资料"
    folder.mkdir()
    for one in (STATE, PROVINCE, CITY, LAW):
        (folder / f"{one.precedent.title}.txt").write_text(_text(one), "utf-8")
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(SETTINGS, "utf-8")
    assert output_of("library", "add", folder)[0] == 0
    return folder


def _text(one: Paper) -> str:
    lines = [line.strip().lstrip("# ") for line in one.text.splitlines() if line.strip()]
    cited = [f"依据《{title}》制定本文件。" for title in one.cites]
    return "\n".join(
        [one.precedent.title, *cited, *lines, one.precedent.issuer or "", "2024年5月1日"]
    )


def test_a_whole_plan_is_written_and_told_in_json(library: Path, tmp_path: Path, json_of) -> None:
    output = tmp_path / "方案.docx"
    told = json_of("draft", "--kind", "方案", "--topic", "新污染物治理", "--output", output)
    assert told["title"] == "云岭市新污染物治理工作方案"
    sourced = [one for one in told["paragraphs"] if one["source"]]
    assert len(sourced) >= 5
    assert {one["source"]["id"] for one in sourced} == {hit["id"] for hit in told["sources"]}
    assert {"牵头单位", "配合单位"} <= {one["field"] for one in told["blanks"]}
    assert told["findings"]["error"] == len(told["blanks"])


def test_the_paragraphs_are_where_the_json_says(library: Path, tmp_path: Path, json_of) -> None:
    output = tmp_path / "方案.docx"
    told = json_of("draft", "--kind", "方案", "--topic", "新污染物治理", "--output", output)
    texts = [para.text for para in read_file(output).document.paragraphs]
    first = next(one["paragraph"] for one in told["paragraphs"] if one["source"])
    assert "污染" in texts[first] or "环境" in texts[first]


def test_nothing_but_blanks_is_certainly_wrong(library: Path, tmp_path: Path, json_of) -> None:
    output = tmp_path / "通知.docx"
    json_of(
        "draft", "--kind", "通知", "--set", "type=印发", "--topic", "新污染物治理",
        "--attach", "方案", "--output", output,
    )  # fmt: skip
    found = json_of("check", output)["files"][0]["issues"]
    assert {one["rule"] for one in found if one["tier"] == "error"} == {"CON001"}


def test_the_plan_goes_out_behind_its_notice(library: Path, tmp_path: Path, json_of) -> None:
    output = tmp_path / "通知.docx"
    told = json_of(
        "draft", "--kind", "通知", "--set", "type=印发", "--topic", "新污染物治理",
        "--attach", "方案", "--output", output,
    )  # fmt: skip
    assert told["template"] == "通知-印发"
    text = "\n".join(para.text for para in read_file(output).document.paragraphs)
    assert "关于印发《云岭市新污染物治理工作方案》的通知" in text.replace("\n", "")
    assert "重点任务" in text


def test_without_the_library_only_the_template_speaks(tmp_path: Path, json_of) -> None:
    output = tmp_path / "方案.docx"
    told = json_of(
        "draft", "--kind", "方案", "--topic", "新污染物治理", "--no-library", "--output", output
    )
    assert told["sources"] == []
    assert output.exists()


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (("draft", "--topic", "甲"), "--kind"),
        (("draft", "--kind", "方案", "--topic", "甲"), "--output"),
        (("draft", "--kind", "方案", "--topic", "甲", "--output", "甲.txt"), ".docx"),
        (("draft", "--kind", "没有的", "--output", "甲.docx"), "没有的"),
        (
            ("draft", "--kind", "方案", "--set", "没有=甲", "--output", "甲.docx"),
            "没有“没有”这一栏",
        ),
        (("draft", "--kind", "方案", "--set", "没有等号", "--output", "甲.docx"), "栏目=内容"),
        (("draft", "--kind", "方案", "--topic", "", "--output", "甲.docx"), "--topic：不能是空的"),
        (("recommend", "--kind", "方案", "--topic", " "), "--topic：不能是空的"),
    ],
)
def test_what_is_asked_wrongly_is_told_and_nothing_is_written(argv, why, output_of) -> None:
    status, _, err = output_of(*argv)
    assert status == 2
    assert why in err
    assert not list(Path().glob("*.docx"))


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(output_of) -> None:
    Path("甲.docx").write_bytes(b"mine")
    argv = ("draft", "--kind", "方案", "--topic", "甲类事项", "--no-library", "--output", "甲.docx")
    assert output_of(*argv)[0] == 2
    assert Path("甲.docx").read_bytes() == b"mine"
    assert output_of(*argv, "--overwrite")[0] == 1


def test_templates_and_their_fields_are_listed(output_of, json_of) -> None:
    assert "工作方案" in output_of("draft", "--list")[1]
    fields = json_of("draft", "--kind", "方案", "--fields")["fields"]
    assert "主题" in [one["name"] for one in fields]


def test_recommended_material_and_points(library: Path, json_of) -> None:
    told = json_of("recommend", "--kind", "方案", "--topic", "新污染物治理")
    assert [one["title"] for one in told["law"]] == ["中华人民共和国环境保护法"]
    assert "新污染物治理行动方案" in [one["title"] for one in told["superior"]]
    assert all(one["why"] for group in ("superior", "same_kind", "law") for one in told[group])
    assert 0 < len(told["points"]) <= 10


def test_a_topic_of_nonsense_gets_empty_groups(library: Path, json_of) -> None:
    told = json_of("recommend", "--kind", "方案", "--topic", "紫色大象跳舞")
    assert told["superior"] == told["same_kind"] == told["law"] == []


def test_without_a_library_somebody_is_told_how_to_fill_it(output_of) -> None:
    status, _, err = output_of("recommend", "--kind", "方案", "--topic", "新污染物治理")
    assert status == 0
    assert "govdocs library add" in err


def test_a_model_that_is_not_switched_on_is_asked_for_nothing(output_of) -> None:
    status, _, err = output_of(
        "draft", "--kind", "方案", "--topic", "甲类事项", "--no-library", "--provider", "openai",
        "--output", "甲.docx",
    )  # fmt: skip
    assert status == 2
    assert "没有启用 openai" in err
    assert not Path("甲.docx").exists()
