"""What a document itself assigns: brackets, labelled lines, sentences, tables."""

import pytest

from gov_docs.handling.routing.assignments import assignments, heading_of
from gov_docs.handling.routing.context import Context
from tests.handling.routing.conftest import paper


def told(known: Context, text: str, rows: tuple[tuple[str, ...], ...] = ()) -> list[tuple]:
    return [
        ([body.name for body in one.leads], [body.name for body in one.assists])
        for one in assignments(paper(text, rows), known.finder)
    ]


@pytest.mark.parametrize(
    ("text", "lead", "assist"),
    [
        ("排查隐患。（市应急管理局牵头，市公安局、市消防救援支队配合）", ["市应急管理局"], ["市公安局", "市消防救援支队"]),
        ("扩大招生。（省教育厅、省财政厅负责）", ["市教育局"], ["市财政局"]),
        ("（牵头单位：市商务局；配合单位：市市场监管局、市税务局）", ["市商务局"], ["市市场监管局", "市税务局"]),
        ("责任单位：市水利局、市财政局", ["市水利局"], ["市财政局"]),
        ("由市民政局牵头，会同市残联开展摸底。", ["市民政局"], ["市残联"]),
        ("市林业局牵头，市公安局参与森林防火巡查。", ["市林业局"], ["市公安局"]),
        ("市气象局：及时发布预警信息。", ["市气象局"], []),
        ("（一）市教育局负责组织在校学生接种。", ["市教育局"], []),
        ("建立由生态环境部门牵头，发展改革、财政等部门参加的协调机制。", ["市生态环境局"], ["市发展改革委", "市财政局"]),
        ("压实责任。（省委教育工委，各县区人民政府按职责分工负责）", ["市教育局"], []),
    ],
)  # fmt: skip
def test_who_leads_and_who_takes_part_is_read(
    known: Context, text: str, lead: list[str], assist: list[str]
) -> None:
    assert told(known, text) == [(lead, assist)]


@pytest.mark.parametrize(
    "text",
    [
        "由主管教育工作的副市长负责。",
        "由国务院专利行政部门责令停止承办新的业务。",
        "各有关部门要各负其责、密切配合。",
        "学校、家庭、社会要共同参与教育。",
        "办公室负责财务，电脑由办公室负责维护。",
    ],
)
def test_what_assigns_nothing_to_a_department_is_left_alone(known: Context, text: str) -> None:
    assert told(known, text) == []


def test_a_table_with_a_column_of_those_responsible_is_read_row_by_row(known: Context) -> None:
    rows = (
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("1", "修订应急预案", "市应急管理局、市水利局", "12月底"),
        ("2", "储备防汛物资", "市粮食和储备局", "11月底"),
    )
    found = assignments(paper("防汛工作任务分解表", rows), known.finder)
    assert [one.task for one in found] == ["修订应急预案", "储备防汛物资"]
    assert found[0].leads[0].name == "市应急管理局"
    assert found[0].assists[0].name == "市水利局"


def test_a_table_may_have_one_column_for_the_lead_and_one_for_the_others(known: Context) -> None:
    rows = (("重点任务", "牵头单位", "配合单位"), ("建设口袋公园", "市城市管理局", "市财政局"))
    assert told(known, "任务分工表", rows) == [(["市城市管理局"], ["市财政局"])]


def test_the_task_of_a_labelled_line_stands_above_it(known: Context) -> None:
    text = "（一）整治占道经营。开展集中整治。\n责任单位：市城市管理局\n配合单位：市公安局"
    tasks = [one.task for one in assignments(paper(text), known.finder)]
    assert tasks == ["（一）整治占道经营。开展集中整治"] * 2


def test_every_span_holds_its_words(known: Context) -> None:
    document = paper("一、任务\n核查企业。（市统计局牵头，市税务局配合）\n市医保局：做好结算。")
    for one in assignments(document, known.finder):
        text = document.paragraphs[one.task_span.para].text
        assert text[one.task_span.start : one.task_span.end] == one.task


def test_a_task_stands_under_the_heading_above_its_own_level(known: Context) -> None:
    text = "二、重点任务\n（一）摸清底数。核查企业。（市统计局负责）\n（二）管住源头。严格登记。（市商务局负责）\n细化措施。（市司法局负责）"
    document = paper(text)
    found = [heading_of(document, one.task_span) for one in assignments(document, known.finder)]
    assert found == ["二、重点任务", "二、重点任务", "（二）管住源头"]


def test_clauses_that_begin_with_departments_are_theirs(known: Context) -> None:
    text = "二、落实措施。教育部门要做好校园安全，停课及时通知；公安、交通运输部门要做好道路疏导。各方要配合。"
    document = paper(f"一、预警。气象部门要加强会商。\n{text}")
    found = [([b.name for b in o.leads], o.task) for o in assignments(document, known.finder)]
    assert found == [
        (["市气象局"], "气象部门要加强会商"),
        (["市教育局"], "教育部门要做好校园安全，停课及时通知"),
        (["市公安局"], "公安、交通运输部门要做好道路疏导"),
    ]
