"""The whole suggestion: who leads, who takes part, who is told, and when it cannot be said."""

from gov_docs.handling.routing.context import context
from gov_docs.handling.routing.suggesting import suggest
from gov_docs.handling.routing.suggestion import Basis
from tests.handling.routing.conftest import Suggest, city, paper, patterns

OTHERS = (
    "发展改革、科技、工业和信息化、财政、自然资源、住房城乡建设、交通运输、水利、农业农村、商务、"
    "卫生健康、海关、市场监管、药监"
)
PLAN = f"""某某市人民政府关于印发新污染物治理工作方案的通知
各县（区）人民政府，市政府各部门：
为防范新污染物的环境与健康风险，制定本方案。
一、组织领导
建立由生态环境部门牵头，{OTHERS}等部门参加的协调机制，定期会商。
二、主要任务
（一）摸清底数。调查有毒有害化学物质的生产使用情况。（市生态环境局牵头，市工业和信息化局配合）
（二）管住源头。落实新化学物质登记制度。（市生态环境局、市市场监管局负责）
（三）保障投入。统筹安排治理资金。（市财政局负责）
"""
LETTER = """某某省生态环境厅关于开展危险废物专项检查的通知
各市人民政府：
请组织开展危险废物专项检查，重点检查产废单位的贮存设施和转移联单。
请于2026年12月5日前将检查情况报送我厅。
某某省生态环境厅
2026年11月10日
抄送：省应急管理厅。
"""


def test_a_plan_that_names_fifteen_departments_gives_the_sentence_of_the_requirement(
    suggestion_for: Suggest,
) -> None:
    found = suggestion_for(PLAN)
    assert found.coordination == (
        f"建议由生态环境部门牵头，{OTHERS}等部门参加的新污染物治理跨部门协调机制，并分办到相关部门"
    )
    assert [one.department for one in found.leads] == ["市生态环境局"]
    assert len(found.assist) == 14
    assert found.opinion.endswith(f"{found.coordination}。")


def test_each_department_gets_its_own_tasks(suggestion_for: Suggest) -> None:
    tasks = [(one.department, one.leads, one.text[:8]) for one in suggestion_for(PLAN).tasks]
    assert tasks == [
        ("市生态环境局", True, "（一）摸清底数。"),
        ("市工业和信息化局", False, "（一）摸清底数。"),
        ("市生态环境局", True, "（二）管住源头。"),
        ("市市场监管局", False, "（二）管住源头。"),
        ("市财政局", True, "（三）保障投入。"),
    ]


def test_what_a_ministry_or_province_sends_goes_to_its_counterpart(suggestion_for: Suggest) -> None:
    found = suggestion_for(LETTER)
    assert [one.department for one in found.leads] == ["市生态环境局"]
    assert found.leads[0].basis is Basis.SENDER
    assert "某某省生态环境厅" in found.leads[0].reason
    assert [one.department for one in found.inform] == ["市应急管理局"]
    assert found.deadline is not None
    assert found.deadline.date == "2026-12-05"


def test_what_a_department_of_the_own_level_sends_is_not_given_back_to_it(
    suggestion_for: Suggest,
) -> None:
    text = """某某市教育局关于解决校舍维修资金的请示
某某市人民政府：
我市部分中小学校舍需要维修，申请财政专项资金、财政补助资金300万元，请从预算中安排。
某某市教育局
2026年11月3日"""
    found = suggestion_for(text)
    named = [one.department for one in (*found.leads, *found.assist, *found.guesses)]
    assert "市教育局" not in named
    assert named[0] == "市财政局"
    assert found.case == "请示"


def test_a_letter_to_one_department_is_for_that_department(suggestion_for: Suggest) -> None:
    found = suggestion_for("关于商请提供数据的函\n市统计局：\n请提供2025年有关数据。")
    assert [one.department for one in found.leads] == ["市统计局"]
    assert found.leads[0].basis is Basis.ADDRESSED


def test_duties_speak_where_nobody_is_named(suggestion_for: Suggest) -> None:
    found = suggestion_for("关于做好动物防疫的通知\n要加强动物防疫，抓好生猪、家禽免疫和屠宰检疫。")
    assert [one.department for one in found.leads] == ["市农业农村局"]
    assert found.leads[0].basis is Basis.DUTY
    assert "职责表第" in found.leads[0].reason


def test_what_concerns_nobody_is_not_guessed_at(suggestion_for: Suggest) -> None:
    found = suggestion_for("关于元旦放假的通知\n元旦放假三天，请妥善安排好各项事宜。")
    assert found.leads == ()
    assert found.opinion.startswith("不能确定")


def test_what_concerns_everybody_has_no_lead(suggestion_for: Suggest) -> None:
    text = (
        "政府工作报告\n发展教育，办好学校。建设公路、港口。防治大气污染。发展工业、制造业。"
        "推进乡村振兴，发展农业。办好医院，完善医疗。发展旅游、文化。扩大消费、外贸。"
    )
    found = suggestion_for(text)
    assert found.leads == ()
    assert found.tasks == ()  # what nobody is sure of is not divided


def test_several_may_lead_where_the_document_says_so(suggestion_for: Suggest) -> None:
    text = "由市商务局、市文化和旅游局牵头，市公安局等部门参与，成立工作专班统筹推进。"
    found = suggestion_for(text)
    assert [one.department for one in found.leads] == ["市商务局", "市文化和旅游局"]
    assert [one.department for one in found.assist][:1] == ["市公安局"]


def test_bodies_of_other_levels_without_a_counterpart_are_left_out(suggestion_for: Suggest) -> None:
    text = "举办赛事。（体育总局牵头，国际发展合作署、市体育中心配合）"
    named = [one.department for one in suggestion_for(text).assist]
    assert named == ["市体育中心"]


def test_assisting_departments_stand_by_how_sure_they_are(suggestion_for: Suggest) -> None:
    found = suggestion_for("加强校园食品安全，学校要落实明厨亮灶，规范餐饮服务，市场监督抽检食品。")
    sure = [one.confidence for one in found.assist]
    assert sure == sorted(sure, reverse=True)


def test_a_sister_citys_letter_goes_to_the_counterpart_where_the_place_is_known() -> None:
    text = "关于商请核实跨市倾倒废物的函\n云岭市人民政府：\n请予核实。\n邻江市生态环境局\n2026年11月3日"
    known = context(city(), unit="云岭市人民政府办公室", place="云岭市")
    found = suggest(paper(text), known, patterns())
    assert [one.department for one in found.leads] == ["市生态环境局"]


def test_the_own_department_is_known_by_its_full_name(suggestion_for: Suggest) -> None:
    text = "关于表彰先进的请示\n某某市人民政府：\n拟表彰就业先进。\n某某市人力资源和社会保障局\n2026年11月3日"
    found = suggestion_for(text)
    named = [one.department for one in (*found.leads, *found.assist, *found.guesses)]
    assert "市人力资源社会保障局" not in named


def test_a_list_of_duties_at_the_top_of_a_plan_is_no_list_of_addressees(
    suggestion_for: Suggest,
) -> None:
    text = "云岭市电动自行车整治工作方案\n市消防救援支队：负责牵头整治。\n市公安局：负责上牌。\n市商务局：负责以旧换新。\n市教育局：负责安全教育。"
    found = suggestion_for(text)
    assert {one.basis for one in (*found.leads, *found.assist)} <= {Basis.NAMED, Basis.DUTY}
    assert [one.department for one in found.leads] == ["市消防救援支队"]
    assert len(found.tasks) == 4
    assert "的电动自行车整治跨部门协调机制" in found.coordination


def test_a_notice_needs_no_mechanism(suggestion_for: Suggest) -> None:
    text = "关于防范寒潮的通知\n气象部门要预警。\n教育部门要通知学校。\n公安部门要疏导交通。\n民政部门要做好救助。"
    assert suggestion_for(text).coordination == ""
