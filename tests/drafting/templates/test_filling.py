"""What a filled template shows beside its body, and how its headings are numbered."""

import pytest

from gov_docs.core.draft import Form
from gov_docs.core.types import Role
from gov_docs.drafting.filling_filters import book, forwarded, received, sentence
from gov_docs.drafting.filling_paragraphs import paragraphs
from gov_docs.drafting.templates import find
from gov_docs.settings import Unit
from tests.drafting.templates.samples import TODAY

UNIT = Unit("云岭市生态环境局", "云环", "云岭市", "市")


def texts(source: str) -> list[str]:
    return [para.text for para in paragraphs(source)]


def test_headings_are_numbered_and_begin_again_below_a_higher_one():
    assert texts("# 甲\n## 乙\n### 丙\n## 丁\n# 戊\n## 己") == [
        "一、甲", "（一）乙", "1.丙", "（二）丁", "二、戊", "（一）己",
    ]  # fmt: skip


def test_items_begin_again_in_each_list():
    assert texts("- 甲\n- 乙\n中间\n- 丙") == ["1.甲", "2.乙", "中间", "1.丙"]


def test_articles_run_on_through_the_chapters():
    assert texts("@章 总则\n@条 甲\n@章 附则\n@条 乙") == [
        "第一章　总则", "第一条　甲", "第二章　附则", "第二条　乙",
    ]  # fmt: skip


def test_a_heading_is_one_by_its_form_and_a_sentence_is_text():
    roles = [
        para.role for para in paragraphs("# 总体要求\n# 同意设立。\n（一）加强领导\n1.5万人参加")
    ]
    assert roles == [Role.HEADING1, Role.BODY, Role.HEADING2, Role.BODY]


def test_the_number_is_made_of_code_year_and_serial():
    fill = find("通知").fill
    assert fill({}, UNIT, TODAY).doc_number == "云环〔2026〕【待填：发文序号】号"
    assert fill({"发文字号": "012"}, UNIT, TODAY).doc_number == "云环〔2026〕12号"
    assert fill({"发文字号": "云环发〔2025〕3号"}, UNIT, TODAY).doc_number == "云环发〔2025〕3号"


def test_a_letters_code_has_its_han():
    assert find("函").fill({"发文字号": "5"}, UNIT, TODAY).doc_number == "云环函〔2026〕5号"


def test_an_order_is_numbered_by_itself_and_signed_by_its_head():
    draft = find("命令").fill({"令号": "12", "职务": "市长", "签署人": "林远"}, UNIT, TODAY)
    assert (draft.form, draft.doc_number, draft.signatures) == (
        Form.ORDER, "第12号", ("市长　林远",),
    )  # fmt: skip


def test_several_issuers_sign_each_for_itself():
    draft = find("通知").fill({"发文机关": "甲市水利局、甲市生态环境局"}, UNIT, TODAY)
    assert draft.issuers == draft.signatures == ("甲市水利局", "甲市生态环境局")


def test_the_office_prints_for_its_issuer():
    assert find("通知").fill({}, UNIT, TODAY).printer == "云岭市生态环境局办公室"
    office = Unit("云岭市人民政府办公室", "云政办发")
    assert find("通知").fill({}, office, TODAY).printer == "云岭市人民政府办公室"
    assert find("通知").fill({}, Unit(), TODAY).printer == "【待填：印发机关】"


@pytest.mark.parametrize(
    ("kind", "topic", "title"),
    [
        ("通知", "关于做好防汛工作的通知", "云岭市生态环境局关于做好防汛工作的通知"),
        ("方案", "新污染物治理", "云岭市新污染物治理工作方案"),
        ("方案", "云岭市新污染物治理工作方案", "云岭市新污染物治理工作方案"),
        ("通知-印发", "云岭市新污染物治理工作方案", "云岭市生态环境局关于印发《云岭市新污染物治理工作方案》的通知"),
        ("通知-转发", "某省水利厅关于防汛的通知", "云岭市生态环境局转发某省水利厅关于防汛的通知"),
    ],
)  # fmt: skip
def test_a_whole_title_may_be_typed_for_the_topic(kind: str, topic: str, title: str):
    assert find(kind).fill({"主题": topic}, UNIT, TODAY).title == title


def test_without_a_place_the_text_does_without():
    told = find("方案").fill({"主题": "防汛"}, Unit(), TODAY)
    assert told.title == "防汛工作方案"
    assert "结合本地区实际" in told.body[0].text


def test_the_list_of_addressees_stays_as_typed():
    typed = "各县（市、区）人民政府，市政府各部门："
    assert find("通知").fill({"主送机关": typed}, UNIT, TODAY).addressees == (typed[:-1],)


def test_every_paragraph_of_a_long_value_stands_alone():
    body = find("请示").fill({"缘由": "第一段\n\n第二段。"}, UNIT, TODAY).body
    assert [para.text for para in body[:2]] == ["第一段。", "第二段。"]


def test_filters_bring_a_value_into_shape():
    assert sentence("甲；") == "甲。"
    assert sentence("“好。”") == "“好。”"
    assert book("学习《甲》的意见") == "《学习〈甲〉的意见》"
    assert book("《甲》") == "《甲》"
    assert forwarded("《某省关于甲的意见》") == "某省关于甲的意见的通知"
    assert received("某局关于甲的请示") == "《关于甲的请示》"
