"""Facts nobody gave are marked; what stands in the form or the material is not."""

import pytest

from gov_docs.drafting.with_model_facts import Given, marked, unverified

GIVEN = Given([
    "某某市新污染物治理工作方案",
    "根据《新污染物治理行动方案》（国办发〔2022〕15号）和《中华人民共和国环境保护法》第二十五条，制定本方案。",
    "到2027年底前，完成12家企业调查，投入3.5亿元，达标率达到95%。",
    "市生态环境局牵头，市发展和改革委员会、某某县人民政府配合，张建国同志负责。",
])  # fmt: skip


def strange(text, given=GIVEN):
    return [one.text for one in unverified(text, given)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("按照《某某省治理条例》执行。", "《某某省治理条例》"),
        ("根据国办发〔2023〕15号文件。", "国办发〔2023〕15号"),
        ("依据《中华人民共和国环境保护法》第二十六条。", "《中华人民共和国环境保护法》第二十六条"),
        ("依据第三十条第二款的规定。", "第三十条第二款"),
        ("投入5亿元。", "5亿元"),
        ("投入.5亿元，达标率5%。", "5%"),
        ("完成112家企业调查。", "112"),
        ("到2028年底前完成。", "2028年底前"),
        ("2026年3月1日起施行。", "2026年3月1日"),
        ("共三十六家企业参加。", "三十六"),
        ("由市财政局负责。", "市财政局"),
        ("由某某省生态环境厅负责。", "某某省生态环境厅"),
        ("李晓明同志负责。", "李晓明"),
        ("合肥市率先试点。", "合肥市"),
        ("委托华为技术有限公司承担。", "华为技术有限公司"),
    ],
)
def test_what_nobody_gave_is_found(text, found):
    assert any(found in one for one in strange(text))


@pytest.mark.parametrize(
    "text",
    [
        "根据《新污染物治理行动方案》（国办发〔2022〕15号），制定本方案。",
        "依据《中华人民共和国环境保护法》第二十五条。",
        "到2027年底前，达标率达到９５％，投入3.5亿元，调查12家企业。",
        "市生态环境局牵头，市发展和改革委员会配合，张建国负责。",
        "某某县人民政府要加强领导。",
        "各级人民政府、各有关部门要统一思想，齐抓共管。",
        "一是加强领导，二是压实责任，坚持一体推进。",
        "建立健全高效机制，优化产业布局，把握全局。",
        "（一）健全工作机制",
    ],
)
def test_what_was_given_is_left_alone(text):
    assert strange(text) == []


def test_the_marks_stand_around_the_words_and_change_nothing_else():
    text = "投入5亿元，由市财政局负责。"
    shown = marked(text, GIVEN)
    assert shown == "投入【待核：5亿元】，由【待核：市财政局】负责。"
    assert marked(shown, GIVEN) == shown


def test_a_blank_is_no_claim():
    assert strange("完成【待填：5家企业】。") == []
