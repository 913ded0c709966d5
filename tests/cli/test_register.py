from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Json = Callable[..., dict]

NOTICE = """某环〔2026〕12号
关于做好冬季大气污染防治工作的通知
各区生态环境分局：
为做好有关工作，现通知如下。
某某市生态环境局
2026年11月20日"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "来文.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_a_document_is_entered_and_told(output_of: Run, notice: Path) -> None:
    status, out, _ = output_of("register", "add", notice, "--received", "2026-11-22")
    assert status == 0
    assert "2026-0001　关于做好冬季大气污染防治工作的通知" in out
    status, out, _ = output_of("register", "add", notice)
    assert (status, out.startswith("已有")) == (0, True)
    assert "已经登记过" in out


def test_the_json_of_add_holds_fields_and_places(
    json_of: Json, notice: Path, tmp_path: Path
) -> None:
    found = json_of("register", "add", notice, tmp_path / "没有.docx", "--received", "2026-11-20")
    one, missing = found["files"]
    assert one["status"] == "added"
    assert one["entry"]["number"] == "2026-0001"
    assert one["entry"]["fields"]["doc_number"] == "某环〔2026〕12号"
    assert one["entry"]["fields"]["due"] == "2026-12-04"
    assert one["entry"]["fields"]["secrecy"] is None
    where = {"part": "body", "paragraph": 1, "start": 0, "end": 17}
    assert one["places"]["title"] == [where]
    assert (missing["status"], missing["entry"]) == ("failed", None)
    assert "找不到" in missing["error"]
    assert found["summary"] == {"added": 1, "failed": 1}


def test_where_no_file_could_be_entered_the_status_is_2(output_of: Run, tmp_path: Path) -> None:
    status, _, err = output_of("register", "add", tmp_path / "没有.docx")
    assert status == 2
    assert "找不到" in err


def test_an_entry_is_changed_and_handled(output_of: Run, json_of: Json, notice: Path) -> None:
    output_of("register", "add", notice, "--received", "2026-11-20")
    output_of("register", "set", "2026-0001", "主办=市生态环境局", "--who", "张三")
    output_of("register", "step", "1", "传阅", "--person", "王某", "--at", "2026-11-23 10:00")
    output_of("register", "step", "1", "答复", "--at", "2026-11-24", "--note", "已函复")
    shown = json_of("register", "show", "2026-0001")
    fields = shown["entry"]["fields"]
    assert (fields["lead"], fields["readers"]) == ("市生态环境局", "王某 2026-11-23 10:00")
    assert (fields["done"], shown["entry"]["status"]) == ("2026-11-24", "done")
    assert [one["step"] for one in shown["steps"]] == ["签收", "登记", "传阅", "答复"]
    assert {"张三"} <= {one["who"] for one in shown["history"] if one["field"] == "lead"}
    output_of("register", "step", "1", "撤回")
    assert json_of("register", "show", "1")["entry"]["status"] == "waiting"


def test_a_change_on_an_older_version_is_refused_and_told(
    output_of: Run, json_of: Json, notice: Path
) -> None:
    seen = json_of("register", "add", notice)["files"][0]["entry"]["version"]
    output_of("register", "set", "1", "主办=市水利局", "--seen", seen, "--who", "张三")
    status, _, err = output_of("register", "set", "1", "主办=市财政局", "--seen", seen)
    assert status == 2
    assert "张三" in err
    assert "市水利局" in err
    assert json_of("register", "show", "1")["entry"]["fields"]["lead"] == "市水利局"


def test_the_list_is_filtered_and_turned_page_by_page(
    output_of: Run, json_of: Json, tmp_path: Path
) -> None:
    for at in range(3):
        output_of("register", "add", "--set", f"标题=第{at}件", "--set", f"due=2026-0{at + 1}-01")
    output_of("register", "void", "1", "--why", "重复")
    found = json_of("register", "list", "--status", "overdue")
    assert [one["fields"]["title"] for one in found["entries"]] == ["第2件", "第1件"]
    assert (found["total"], found["page"], found["size"]) == (2, 1, 50)
    assert all(one["overdue"] for one in found["entries"])
    assert json_of("register", "list", "第2")["total"] == 1
    assert json_of("register", "list", "--page", "9")["entries"] == []
    _, out, _ = output_of("register", "list", "--status", "void")
    assert "已作废" in out


def test_what_is_issued_has_a_book_of_its_own(output_of: Run, json_of: Json, notice: Path) -> None:
    output_of("register", "add", notice)
    output_of("register", "add", notice, "--out")
    found = json_of("register", "list", "--out")
    assert [one["fields"]["doc_number"] for one in found["entries"]] == ["某环〔2026〕12号"]
    assert found["book"] == "outgoing"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("set", "9", "主办=甲"), "没有 9 这一件"),
        (("set", "1", "颜色=红"), "没有“颜色”这一栏"),
        (("set", "1", "主办"), "栏目=内容"),
        (("step", "1", "跑步"), "可选"),
        (("list", "--since", "2026-02-30"), "没有“2026-02-30”这一天"),
        (("add",), "还缺少"),
        (("import", "没有.xlsx"), "没有.xlsx"),
        (("export", "登记簿.doc"), "只能存成 .xlsx"),
        (("wrong",), "收发文登记"),
    ],
)
def test_what_cannot_be_done_is_told(output_of: Run, argv: tuple[str, ...], told: str) -> None:
    output_of("register", "add", "--set", "标题=甲")
    status, _, err = output_of("register", *argv)
    assert status == 2
    assert told in err


def test_the_register_goes_out_and_comes_in(output_of: Run, json_of: Json, notice: Path) -> None:
    output_of("register", "add", notice)
    assert json_of("register", "export", "登记簿.xlsx")["entries"] == 1
    told = json_of("register", "import", "登记簿.xlsx")
    assert (told["added"], told["known"], told["unknown_columns"]) == (0, 1, [])


def test_the_week_is_told_and_written(output_of: Run, json_of: Json, notice: Path) -> None:
    output_of("register", "add", notice, "--received", "2026-11-20")
    found = json_of("report", "week", "--week", "2026-W47", "--output", "周报.xlsx")
    assert (found["week"], found["since"], found["until"]) == (
        "2026-W47",
        "2026-11-16",
        "2026-11-22",
    )
    assert (found["received"], found["filed"]["total"]) == (1, 0)
    assert found["unassigned"][0]["number"] == "2026-0001"
    assert Path("周报.xlsx").exists()
    status, out, _ = output_of("report", "week", "--since", "2026-11-01", "--until", "2026-11-30")
    assert status == 0
    assert "收文1件" in out


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("--week", "2026-W60"), "没有“2026-W60”这一周"),
        (("--week", "2026-W47", "--since", "2026-11-01"), "不能和"),
        (("--since", "2026-11-02", "--until", "2026-11-01"), "颠倒"),
        (("--output", "周报.pdf"), ".xlsx 或 .docx"),
    ],
)
def test_a_report_of_nothing_is_refused(output_of: Run, argv: tuple[str, ...], told: str) -> None:
    status, _, err = output_of("report", "week", *argv)
    assert status == 2
    assert told in err
