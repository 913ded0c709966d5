"""The built-in duty table, and the one a unit brings along."""

from pathlib import Path

import openpyxl
import pytest

from gov_docs.core.errors import BrokenListError, UnreadableFileError
from gov_docs.core.precedent import Level
from gov_docs.handling.routing.context import context
from gov_docs.handling.routing.duties import LEVELS, duty_table
from gov_docs.handling.routing.opinion import read_patterns
from gov_docs.handling.routing.suggesting import suggest
from gov_docs.tables.duties import read_duties, write_duties
from tests.handling.routing.conftest import paper

SECTIONS = (
    ("办公室", "负责文电、会务、机要、档案和政务公开工作。"),
    ("大气环境科", "负责全市大气、噪声污染防治的监督管理，拟订重污染天气应急预案。"),
    ("土壤与固体废物科", "负责土壤污染防治，固体废物、化学品、重金属等污染防治的监督管理。"),
)


def workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("level", LEVELS)
def test_every_department_has_one_name_at_each_level_and_words_of_its_own(level: Level) -> None:
    table = duty_table(level)
    names = [one.name for one in table.departments]
    assert len(names) == len(set(names)) > 70
    assert all(one.name and one.duty and len(one.lead_words) >= 8 for one in table.departments)


def test_a_units_own_table_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    rows = (
        ("某局职责表",),
        ("序号", "内设机构", "主要职责"),
        *((str(n), *one) for n, one in enumerate(SECTIONS)),
    )
    found = read_duties(workbook(tmp_path / "三定.xlsx", *rows))
    assert [one.cells["部门"] for one in found] == [name for name, _ in SECTIONS]
    assert found[1].line == 4


def test_duties_under_one_merged_cell_belong_to_one_department(tmp_path: Path) -> None:
    rows = (("部门", "职责"), ("大气科", "大气"), ("", "噪声"), ("水科", "饮用水"))
    found = read_duties(workbook(tmp_path / "a.xlsx", *rows))
    assert [one.cells["职责"] for one in found] == ["大气、噪声", "饮用水"]


def test_a_missing_column_is_said_plainly(tmp_path: Path) -> None:
    path = workbook(tmp_path / "缺列.xlsx", ("序号", "科室", "电话"), ("1", "大气科", "123"))
    with pytest.raises(BrokenListError, match=r"“职责”.*看到的列名：序号、科室、电话"):
        read_duties(path)


def test_what_is_no_workbook_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(UnreadableFileError, match=r"坏\.xlsx"):
        read_duties(path)


def test_an_empty_workbook_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BrokenListError, match="表是空的"):
        read_duties(workbook(tmp_path / "空.xlsx"))


def test_sections_are_named_as_the_unit_writes_them(tmp_path: Path) -> None:
    own = tmp_path / "duties.tsv"
    write_duties(own, read_duties(workbook(tmp_path / "a.xlsx", ("部门", "职责"), *SECTIONS)))
    known = context(duty_table(None, own), unit="某某市生态环境局")
    text = (
        "关于危险废物管理的通知\n加强危险废物和化学品管理，规范固体废物贮存。\n责任单位：市水利局"
    )
    found = suggest(paper(text), known, read_patterns())
    assert [one.department for one in found.leads] == ["土壤与固体废物科"]
    assert "本单位职责表第4行" in found.leads[0].reason
    assert [one.department for one in found.assist] == []  # 市水利局 is not the unit's to ask


def test_a_units_name_for_a_department_is_found_under_its_other_names(tmp_path: Path) -> None:
    own = tmp_path / "duties.tsv"
    rows = (
        ("部门", "职责"),
        ("高新区社会事业局（教育）", "教育"),
        ("高新区教育体育局", "中小学管理"),
    )
    write_duties(own, read_duties(workbook(tmp_path / "a.xlsx", *rows)))
    table = duty_table(None, own)
    known = context(table)
    assert not table.is_internal
    found = suggest(paper("办好学校。（省教育厅负责）"), known, read_patterns())
    assert [one.department for one in found.leads] == ["高新区教育体育局"]
