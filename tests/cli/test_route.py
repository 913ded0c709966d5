"""`govdocs route` from end to end."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from gov_docs.core.roles import label
from gov_docs.inputs.reader import read_file

Run = Callable[..., tuple[int, str, str]]
Json = Callable[..., dict]
TEXT = """某某省民政厅关于做好困难群众冬季救助的通知
各市民政局：
一、加强低保、特困人员救助。（省民政厅牵头，省财政厅配合）
二、做好流浪乞讨人员救助，保障救助站取暖。（省民政厅、省公安厅负责）
请于2026年12月20日前报送落实情况。
某某省民政厅
2026年11月20日
抄送：省残疾人联合会。
"""
LATER = TEXT.replace("冬季", "春节期间").replace("12月20日", "12月30日")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "来文.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_json_is_the_contract(letter: Path, json_of: Json) -> None:
    report = json_of("route", letter)
    (one,) = report["files"]
    assert report["version"] == 1
    assert one["path"] == str(letter)
    assert one["error"] is None
    assert set(one["lead"]) >= {"department", "confidence", "reason"}
    assert one["lead"]["department"] == "市民政局"
    assert 0.6 < one["lead"]["confidence"] < 1
    assert [other["department"] for other in one["assist"]] == ["市财政局", "市公安局"]
    assert [other["department"] for other in one["inform"]] == ["市残联"]
    assert one["deadline"] == "2026-12-20"
    assert one["opinion"].startswith("拟请市民政局牵头办理")


def test_every_place_is_where_the_words_stand(letter: Path, json_of: Json) -> None:
    document = label(read_file(letter).document)
    (one,) = json_of("route", letter)["files"]
    for task in one["tasks"]:
        where = task["where"]
        text = document.paragraphs[where["paragraph"]].text
        assert text[where["start"] : where["end"]] == task["text"]
    assert one["lead"]["where"]["paragraph"] in (1, 2)


def test_people_are_told_why_and_where(letter: Path, output_of: Run) -> None:
    status, out, _ = output_of("route", letter)
    assert status == 0
    assert "牵头：市民政局" in out
    assert "行）" in out


def test_a_file_that_cannot_be_read_costs_only_itself(
    letter: Path, tmp_path: Path, json_of: Json, output_of: Run
) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK no package")
    files = json_of("route", bad, letter)["files"]
    assert files[0]["error"]
    assert files[0]["lead"] is None
    assert files[1]["lead"]
    assert output_of("route", bad)[0] == 2
    assert output_of("route", tmp_path / "没有.txt")[0] == 2


def test_a_file_without_text_says_so(tmp_path: Path, json_of: Json) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("\n\n", "utf-8")
    assert "没有文字" in json_of("route", empty)["files"][0]["error"]


def test_what_is_not_sure_has_no_lead_in_json(tmp_path: Path, json_of: Json) -> None:
    path = tmp_path / "放假.txt"
    path.write_text("关于放假的通知\n放假三天，祝大家节日愉快。\n", "utf-8")
    (one,) = json_of("route", path)["files"]
    assert one["lead"] is None
    assert one["opinion"].startswith("不能确定")


def test_the_division_of_work_is_a_workbook(letter: Path, tmp_path: Path, output_of: Run) -> None:
    path = tmp_path / "分办表.xlsx"
    assert output_of("route", letter, "--output", path)[0] == 0
    book = openpyxl.load_workbook(path)
    rows = list(book["分办表"].values)
    assert rows[0][1:4] == ("任务", "牵头部门", "配合部门")
    assert [row[2:4] for row in rows[1:]] == [("市民政局", "市财政局"), ("市民政局", "市公安局")]
    assert rows[1][5] == "2026-12-20"
    each = [row[0] for row in list(book["按部门"].values)[1:]]
    assert each == ["市公安局", "市民政局", "市民政局", "市财政局"]


def test_the_division_of_work_is_a_document(letter: Path, tmp_path: Path, output_of: Run) -> None:
    path = tmp_path / "分办表.docx"
    assert output_of("route", letter, "--output", path)[0] == 0
    texts = [para.text for para in read_file(path).document.paragraphs]
    assert texts[0] == "分办表"
    assert "市财政局" in texts


def test_no_other_form_of_table_is_written(letter: Path, tmp_path: Path, output_of: Run) -> None:
    path = tmp_path / "分办表.pdf"
    status, _, err = output_of("route", letter, "--output", path)
    assert status == 2
    assert ".xlsx 或 .docx" in err
    assert not path.exists()


def test_a_correction_is_followed_by_the_next_like_document(
    letter: Path, tmp_path: Path, json_of: Json, output_of: Run
) -> None:
    assert output_of("route", letter, "--lead", "市残联", "--assist", "市妇联")[0] == 0
    later = tmp_path / "后来.txt"
    later.write_text(LATER, "utf-8")
    (one,) = json_of("route", later)["files"]
    assert one["lead"]["department"] == "市残联"
    assert [other["department"] for other in one["assist"]] == ["市妇联"]
    assert one["follows"] == TEXT.split("\n")[0]


def test_without_corrections_nothing_is_kept(letter: Path, home: Path, json_of: Json) -> None:
    json_of("route", letter)
    assert not (home / "library.sqlite").exists()


def test_the_units_own_table_is_kept_and_used(
    tmp_path: Path, json_of: Json, output_of: Run
) -> None:
    book = openpyxl.Workbook()
    for row in (("科室", "职责"), ("救助科", "低保、特困人员救助"), ("养老科", "养老服务")):
        book.active.append(row)
    book.save(tmp_path / "三定.xlsx")
    assert output_of("route", "--duties", tmp_path / "三定.xlsx")[0] == 0
    path = tmp_path / "低保.txt"
    path.write_text("关于低保工作的通知\n规范低保审核，加强特困人员救助。\n", "utf-8")
    (one,) = json_of("route", path)["files"]
    assert one["lead"]["department"] == "救助科"


def test_a_table_without_duties_is_refused_and_the_old_one_stays(
    tmp_path: Path, home: Path, output_of: Run
) -> None:
    book = openpyxl.Workbook()
    book.active.append(("科室", "电话"))
    book.save(tmp_path / "缺.xlsx")
    status, _, err = output_of("route", "--duties", tmp_path / "缺.xlsx")
    assert status == 2
    assert "“职责”" in err
    assert not (home / "duties.tsv").exists()


def test_nothing_to_do_is_a_wrong_command(output_of: Run) -> None:
    assert output_of("route")[0] == 2
    assert output_of("route", "a.txt", "--assist", "市财政局")[0] == 2


def test_a_bureau_without_its_sections_is_told_how_to_bring_them(
    letter: Path, home: Path, output_of: Run
) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('[unit]\nname = "某某市民政局"\n', "utf-8")
    _, _, err = output_of("route", letter)
    assert "--duties" in err
