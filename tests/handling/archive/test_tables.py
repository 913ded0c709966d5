"""The unit's own 三合一 table takes the place of the program's."""

import pytest
from openpyxl import Workbook

from gov_docs.core.errors import GovDocsError
from gov_docs.handling.archive.retention import PERIODS
from gov_docs.handling.archive.tables import import_retention, retention_table, subjects


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path / "home"))


def workbook(path, rows, merge=""):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    book.save(path)
    return path


def test_the_shipped_lists_are_whole():
    rows = retention_table().rows
    assert len(rows) > 140
    assert {row.period for row in rows} == set(PERIODS)
    assert all(row.basis for row in rows)
    assert len({one.code for one in subjects()}) == len(subjects())


def test_a_table_with_a_title_other_names_and_merged_cells(tmp_path):
    rows = [
        ["某局文件材料归档范围和保管期限表"],
        ["类别", "归档范围", "期限"],
        ["监测", "水质监测报告", "长期"],
        [None, "监测原始记录", "10"],
        ["监测", "坏的一行", "五年"],
    ]
    path = workbook(tmp_path / "t.xlsx", rows, "A3:A4")
    count, broken = import_retention(path)
    assert count == 2
    assert [one.line for one in broken] == [5]
    told = [(row.category, row.material, row.period) for row in retention_table().rows]
    assert told == [("监测", "水质监测报告", "30年"), ("监测", "监测原始记录", "10年")]


def test_a_table_without_the_columns_changes_nothing(tmp_path):
    path = workbook(tmp_path / "t.xlsx", [["甲", "乙"], ["1", "2"]])
    with pytest.raises(GovDocsError, match="材料、保管期限"):
        import_retention(path)
    assert len(retention_table().rows) > 140
