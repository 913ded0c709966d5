"""Departments named in text, in whatever form and of whatever level."""

import pytest

from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.duties import duty_table
from gov_docs.handling.routing.names import NameFinder


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("生态环境部、财政部联合印发", ["市生态环境局", "市财政局"]),
        ("省发展改革委会同省住房和城乡建设厅", ["市发展改革委", "市住房城乡建设局"]),
        ("各级卫生健康部门要加强指导", ["市卫生健康委"]),
        ("公安机关依法查处", ["市公安局"]),
        ("中央网信办牵头", ["市委网信办"]),
        ("团市委、市妇联参加", ["团市委", "市妇联"]),
    ],
)
def test_a_name_of_any_level_is_the_units_own_department(
    known: Context, text: str, names: list[str]
) -> None:
    assert [one.department.name for one in known.finder.find(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "居民委员会和村民委员会",  # 民委
        "教育部分重点内容",
        "加强财政局面分析",
        "车辆不得占用人行横道",
        "各部门加强工作协调",
        "发展教育、科技事业",  # the fields, not the departments
    ],
)
def test_words_that_only_look_like_a_department_are_none(known: Context, text: str) -> None:
    assert list(known.finder.find(text)) == []


def test_in_a_list_of_departments_the_bare_field_is_enough(known: Context) -> None:
    text = "教育、科技、药监等部门参加"
    found = [one.department.name for one in known.finder.find(text, listed=True)]
    assert found == ["市教育局", "市科技局", "市药监局"]


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("某某省生态环境厅", "市生态环境局"),
        ("教育部办公厅", "市教育局"),
        ("各省、自治区、直辖市文化和旅游厅（局）", "市文化和旅游局"),
        ("各市卫生健康委（老龄办）", "市卫生健康委"),
        ("某某科技有限公司", None),
        ("各涉老社会组织", None),
    ],
)
def test_a_bodys_whole_name_tells_its_department(
    known: Context, name: str, department: str | None
) -> None:
    found = known.finder.in_name(name)
    assert (found.name if found else None) == department


def test_at_county_level_one_bureau_may_have_two_fields() -> None:
    from gov_docs.core.precedent import Level

    finder = NameFinder(duty_table(Level.COUNTY).departments)
    found = {one.department.name for one in finder.find("教育部、体育总局")}
    assert found == {"县教育和体育局"}
