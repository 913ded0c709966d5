"""How long a paper is kept, what it is and which matter it belongs to."""

import pytest

from gov_docs.handling.archive.classes import Type, subject_of, type_of, year_of
from gov_docs.handling.archive.deciding import NOT_FILED, Past, advise
from gov_docs.handling.archive.describing import described
from gov_docs.handling.archive.paper import Paper, Relation, Unit, relation_of
from gov_docs.handling.archive.retention import SURE
from gov_docs.handling.archive.tables import retention_table, subjects

UNIT = Unit("云山市生态环境局", "云环", "市")


def advice(title: str, past=(), **told):
    told.setdefault("relation", Relation.OWN)
    return advise(Paper(title, **told), UNIT, retention_table(), subjects(), past)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2026年度工作总结", "永久"),
        ("云山市生态环境局局长办公会议纪要", "永久"),
        ("一季度财务报告", "10年"),
    ],
)
def test_the_unit_s_own_papers(title, period):
    found = advice(title)
    assert found.period == period
    assert found.confidence >= SURE
    assert found.row.partition("：")[2].rpartition("（")[0] in found.reason


@pytest.mark.parametrize(
    ("title", "period"), [("关于国庆节放假的通知", "10年"), ("2025年度部门决算的批复", "永久")]
)
def test_the_first_guess_is_the_right_one(title, period):
    found = advice(title)
    assert (found.period or found.alternatives[0].period) == period


def test_what_nothing_in_the_table_is_like_stays_open():
    found = advice("蝴蝶标本的一封来信", relation=Relation.UNKNOWN)
    assert found.period is None
    assert found.filed is None
    assert "保管期限待定" in found.category


def test_an_unsure_suggestion_names_its_guesses():
    found = advice("关于开展档案检查工作的通知", relation=Relation.PEER)
    assert found.period is None
    assert found.alternatives
    assert "不能确定" in found.reason


def test_a_superior_s_paper_on_the_unit_s_field_is_told_from_others():
    unit = Unit("云山市生态环境局", "云环", "市", ("污染防治", "排污"))
    own = described(Paper("关于加强排污许可管理的通知", relation=Relation.ABOVE), unit)[0]
    other = described(Paper("关于做好春运工作的通知", relation=Relation.ABOVE), unit)[0]
    assert "：属于本机关主管业务" in own
    assert "：不属于本机关主管业务" in other


def test_what_a_person_confirmed_is_followed():
    past = [Past("关于报送2025年档案统计年报的通知", "上级", "10年", "综合", "公文档案")]
    title = "关于报送2026年档案统计年报的通知"
    found = advice(title, past, relation=Relation.ABOVE, number="省档〔2026〕3号")
    assert (found.period, found.subject.name) == ("10年", "综合")
    assert "照那一件" in found.reason
    assert advice(title, past, relation=Relation.BELOW).reason != found.reason


def test_not_filed_is_said():
    past = [Past("环保信息第3期", "上级", NOT_FILED, "综合", "单位文档")]
    assert advice("环保信息第4期", past, relation=Relation.ABOVE).filed is False


@pytest.mark.parametrize(
    ("paper", "type_"),
    [
        (Paper("关于开工的批复", number="云发改〔2026〕1号"), Type.OFFICIAL),
        (Paper("关于加强管理的通知", has_head=True), Type.OFFICIAL),
        (Paper("监测站改造工程施工合同"), Type.PROJECT),
        (Paper("污水处理厂二期项目可行性研究报告"), Type.PROJECT),
        (Paper("考勤管理制度"), Type.UNIT),
        (Paper("政府采购管理办法"), Type.UNIT),
    ],
)
def test_sorts(paper, type_):
    assert type_of(paper)[0] is type_


@pytest.mark.parametrize(
    ("paper", "year"),
    [
        (Paper("通知", date="2026-03-01"), "2026"),
        (Paper("2021—2025年发展规划", date="2020-12-30"), "2021"),
        (Paper("2021—2025年工作总结", date="2026-01-10"), "2025"),
        (Paper("无日期"), ""),
    ],
)
def test_years(paper, year):
    assert year_of(paper) == year


def test_the_issuer_s_name_is_no_matter():
    paper = Paper("云山市人民政府办公室关于做好防汛抗旱工作的通知", head="办公室 各县区")
    assert subject_of(paper, subjects()).name == "安全保卫"
    assert subject_of(Paper("某事"), subjects()).name == "业务"


@pytest.mark.parametrize(
    ("issuer", "number", "relation"),
    [
        ("云山市生态环境局", "", Relation.OWN),
        ("", "云环发〔2026〕1号", Relation.OWN),
        ("云山市人民政府办公室", "", Relation.ABOVE),
        ("河北省生态环境厅", "", Relation.ABOVE),
        ("云山市财政局", "", Relation.PEER),
        ("清河县人民政府", "", Relation.BELOW),
        ("某处", "", Relation.UNKNOWN),
    ],
)
def test_relations(issuer, number, relation):
    assert relation_of(issuer, number, "", UNIT) is relation
