"""Finding a template by what people call it."""

import pytest

from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.templates import all_templates, find
from tests.drafting.templates.conftest import DESCRIPTION, Home


@pytest.mark.parametrize(
    ("kind", "type_", "id_"),
    [
        ("通知", "", "通知-部署"),
        ("通知", "印发", "通知-印发"),
        ("通知-任免", "", "通知-任免"),
        ("方案", "", "工作方案"),
        ("计划", "", "行动计划"),
        ("令", "", "命令-公布"),
        ("会议纪要", "", "纪要-办公会"),
        ("复函", "", "函-答复"),
        (" 请示 ", "经费", "请示-经费"),
    ],
)
def test_a_kind_and_type_or_a_short_name_finds_it(kind: str, type_: str, id_: str):
    assert find(kind, type_).id == id_


def test_an_unknown_kind_is_answered_with_near_names():
    with pytest.raises(GovDocsError, match=r"没有“工作方按”的模板，是不是要：.*工作方案"):
        find("工作方按")


def test_an_unknown_type_is_answered_with_those_there_are():
    with pytest.raises(GovDocsError, match=r"“通知”没有“打印”这一类，可选：.*印发"):
        find("通知", "打印")


def test_a_persons_template_is_added(user_home: Home):
    user_home.template("正文")
    assert find("便函").id == "便函"


def test_a_persons_template_takes_the_place_of_ours(user_home: Home):
    user_home.template("正文", name="通知-部署")
    assert len([one for one in all_templates() if one.id == "通知-部署"]) == 1
    assert find("通知-部署").kind == "便函"


def test_a_faulty_template_is_told_when_it_is_asked_for(user_home: Home):
    user_home.template("{{ 不存在 }}", name="通知-部署")
    assert find("通知", "印发").id == "通知-印发"
    with pytest.raises(
        GovDocsError, match=r"模板“通知-部署”的 text\.j2 第1行：没有名为“不存在”的栏目"
    ):
        find("通知", "部署")


def test_a_faulty_template_of_an_unknown_kind_is_told_beside(user_home: Home):
    user_home.template("正文", description=DESCRIPTION + "\n[[fields]\n")
    with pytest.raises(
        GovDocsError, match=r"没有“便笺”的模板[\s\S]*template.toml 第\d+行：写法不对"
    ):
        find("便笺")


def test_a_folder_without_a_description_is_no_template(user_home: Home):
    (user_home.root / "templates" / "杂物").mkdir(parents=True)
    assert "杂物" not in {one.id for one in all_templates()}
