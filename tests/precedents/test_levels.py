"""How high an issuer stands."""

import pytest

from gov_docs.core.precedent import Level
from gov_docs.precedents.levels import level_of


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("国务院办公厅", Level.STATE),
        ("财政部", Level.STATE),
        ("国家发展改革委", Level.STATE),
        ("最高人民法院、最高人民检察院", Level.STATE),
        ("浙江省人民政府", Level.PROVINCE),
        ("内蒙古自治区教育厅", Level.PROVINCE),
        ("上海市人民代表大会常务委员会", Level.PROVINCE),
        ("北京市生态环境局", Level.PROVINCE),
        ("北京市海淀区人民政府", Level.COUNTY),
        ("杭州市人民政府办公室", Level.CITY),
        ("浙江省杭州市人民政府", Level.CITY),
        ("凉山彝族自治州人民政府", Level.CITY),
        ("杭州市西湖区教育局", Level.COUNTY),
        ("安吉县人民政府", Level.COUNTY),
        ("苏州工业园区管委会", None),
        ("某某职业技术学院", Level.UNIT),
        ("某某市城市建设投资集团有限公司", Level.UNIT),
    ],
)
def test_the_name_of_the_issuer_tells_its_level(issuer: str, level: Level | None):
    assert level_of(issuer, "关于做好有关工作的通知", None, ()) is level


@pytest.mark.parametrize(
    ("title", "texts", "level"),
    [
        ("中华人民共和国水法", (), Level.STATE),
        ("浙江省实施《中华人民共和国水法》办法", (), Level.PROVINCE),
        ("古城保护条例", ("根据法律法规，结合本市实际，制定本条例。",), Level.CITY),
        ("城镇排水条例", ("国务院住房城乡建设主管部门指导监督全国城镇排水工作。",), Level.STATE),
        ("东山政府工作报告", ("现在，我代表东山县人民政府向大会报告工作。",), Level.COUNTY),
        ("工作方案", ("请认真落实。",), None),
        ("四川政府工作报告", ("全市第一，全市领先。",), Level.PROVINCE),
        ("某某政府工作报告", ("居全省前列，全省第一，全省领先。", "全市全市"), Level.CITY),
        ("某某政府工作报告", ("争全区一流，居全区前列，全区第一。", "全州全州"), Level.CITY),
    ],
)
def test_without_an_issuer_title_and_text_tell_it(
    title: str, texts: tuple[str, ...], level: Level | None
):
    assert level_of(None, title, None, texts) is level


def test_the_number_of_a_state_document_is_enough():
    assert level_of(None, "关于某事的通知", "国办发〔2024〕1号", ()) is Level.STATE
