import pytest

from gov_docs.drafting.borrowing_facts import UNFIT, facts


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.label) for one in facts(text)]


@pytest.mark.parametrize(
    ("text", "fact", "label"),
    [
        ("到2025年建成体系。", "2025年", "年份"),
        ("于2026年3月5日印发。", "2026年3月5日", "日期"),
        ("2026年6月底前完成。", "2026年6月底前", "期限"),
        ("每年12月31日前报送。", "12月31日前", "期限"),
        ("年底前完成整改。", "年底前", "期限"),
        ("用3—5年时间基本消除。", "3—5年", "期限"),
        ("在30日内答复。", "30日内", "期限"),
        ("投资1.2亿元建设。", "1.2亿元", "金额"),
        ("下降百分之五。", "百分之五", "比例"),
        ("达到98.5%以上。", "98.5%", "比例"),
        ("建设十二个基地。", "十二", "数量"),
        ("培育企业２２家。", "２２", "数量"),
        ("国发〔2022〕15号明确。", "国发〔2022〕15号", "文号"),
        ("“十四五”时期持续发力。", "“十四五”时期", "规划期"),
        ("贯彻党的二十大精神。", "党的二十大精神", "会议"),
        ("依照第二十条第三款。", "第二十条第三款", "条款"),
        ("三年行动取得成效。", "三年", "期限"),
    ],
)
def test_a_fact_is_found_with_a_telling_label(text: str, fact: str, label: str) -> None:
    assert (fact, label) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导，二是压实责任。",
        "统筹推进“五位一体”总体布局，协调推进“四个全面”战略布局。",
        "推行“双随机、一公开”监管，落实“三重一大”制度。",
        "统一标准，一体化推进，一律公开，进一步规范。",
        "推进一网通办，实行一企一策，培育一批骨干企业。",
        "千方百计稳就业，控制二氧化碳排放，委托第三方机构评估。",
        "把人才作为第一资源。",
    ],
)
def test_what_only_looks_like_a_number_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "加快5G网络建设。",
        "控制PM2.5浓度。",
        "实施“1+N”政策体系。",
        "执行GB/T 39116—2020的要求。",
        "登录http://example.cn查询。",
        "推进两化融合。",
        "第⑤类项目。",
        "第二中队负责巡查。",
    ],
)
def test_what_no_blank_can_stand_for_makes_a_sentence_unfit(text: str) -> None:
    assert UNFIT in [label for _, label in found(text)]
