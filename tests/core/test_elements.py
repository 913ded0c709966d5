"""What the labeller reads of a document's elements, and what it leaves out."""

import pytest

from gov_docs.core.roles import label
from gov_docs.core.types import Elements
from tests.core.test_roles import NOTICE, plain


def elements(text):
    return label(plain(text)).elements


def test_every_element_of_a_whole_notice():
    found = elements(NOTICE)
    assert found.kind == "通知"
    assert found.title == "某某市人民政府关于印发某某市档案管理办法的通知"
    assert found.issuer == "某某市人民政府"
    assert found.doc_number == "某政发〔2026〕5号"
    assert found.date == "2026-05-03"
    assert found.addressees == ("各县（市、区）人民政府", "市政府各部门")
    assert found.cc == ("市委各部门", "市人大常委会办公室")
    assert (found.secrecy, found.urgency, found.signatory) == ("机密★1年", "特急", None)
    assert found.attachments == ("档案管理办法", "档案检查表")


def test_spans_point_at_the_values():
    document = label(plain(NOTICE))
    texts = {para.id: para.text for para in document.paragraphs}
    spans = document.elements.spans
    assert [texts[s.para][s.start : s.end] for s in spans["attachments"]] == [
        "档案管理办法",
        "档案检查表",
    ]
    assert len(spans["title"]) == 2
    assert texts[spans["kind"][0].para][spans["kind"][0].start : spans["kind"][0].end] == "通知"


def test_blanks_to_fill_are_absent():
    found = elements(
        "××市人民政府文件\n×政发〔20××〕×号\n关于开展检查的通知\n×××：\n请认真落实。\n××局\n20××年×月×日"
    )
    assert (found.doc_number, found.date, found.addressees) == (None, None, ())
    assert found.issuer == "××市人民政府"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "今天的会议改在2026年5月3日召开，地点不变，请大家相互转告。",
        "姓名\n性别\n出生年月\n联系电话",
    ],
)
def test_nothing_is_invented(text):
    assert elements(text) == Elements()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("二〇二六年五月三日", "2026-05-03"),
        ("2026 年 5 月 3 日", "2026-05-03"),
        ("2026.5.3", "2026-05-03"),
        ("2026-05-03", "2026-05-03"),
    ],
)
def test_the_date_of_issue_in_its_several_forms(line, date):
    found = elements(f"关于检查的通知\n各科室：\n自2026年1月1日起检查。\n某某市档案局\n{line}")
    assert (found.date, found.issuer) == (date, "某某市档案局")


def test_name_and_date_side_by_side():
    found = elements("关于检查的通知\n各科室：\n请落实。\n某某市档案局　　2026年5月3日")
    assert (found.date, found.issuer) == ("2026-05-03", "某某市档案局")


def test_issuer_from_the_title_where_nobody_signed():
    assert elements("某某市档案局关于检查的通知\n各科室：\n请落实。").issuer == "某某市档案局"


def test_joint_issuers():
    found = elements("关于检查的通知\n各科室：\n请落实。\n某某市档案局\n某某市财政局\n2026年5月3日")
    assert found.issuer == "某某市档案局、某某市财政局"


def test_the_signatory_beside_the_number():
    found = elements(
        "某某市教育局文件\n某教报〔2026〕7号 签发人：李某某\n关于校舍修缮的请示\n市人民政府：\n妥否，请批示。"
    )
    assert (found.doc_number, found.signatory, found.kind) == (
        "某教报〔2026〕7号",
        "李某某",
        "请示",
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于同意建设的复函", "函"),
        ("第三次会议纪要", "纪要"),
        ("某某市城市管理办法（试行）", "办法"),
        ("某某市人民政府关于表彰先进的决定", "决定"),
        ("某某市2026年工作要点", "要点"),
    ],
)
def test_the_kind_is_the_word_that_ends_the_title(title, kind):
    assert elements(f"{title}\n一、基本情况\n情况良好。").kind == kind


def test_a_plan_printed_after_its_notice_keeps_its_own_title():
    text = NOTICE.replace("附件1\n", "").replace("（联系人：张某；电话：12345678）\n", "")
    found = elements(text)
    assert found.title == "某某市人民政府关于印发某某市档案管理办法的通知"


def test_metadata_above_the_document_fill_what_it_lacks():
    found = elements(
        "索引号：001\n发文字号：某政发〔2026〕5号\n成文日期：2026年5月3日\n关于检查的通知\n各科室：\n请落实。"
    )
    assert (found.doc_number, found.date) == ("某政发〔2026〕5号", "2026-05-03")
    assert found.title == "关于检查的通知"


def test_a_greeting_is_no_addressee():
    assert elements("在全市大会上的讲话\n同志们：\n今天召开大会，部署工作。").addressees == ()


@pytest.mark.parametrize(
    "note",
    [
        "　　附件：1.检查表；\n　　　　　2.工作台账。",
        "　　附件：1.检查表\n　　2.工作台账。",
        "　　附件：1.检查表；2.工作台账。",
    ],
)
def test_attachments_whose_names_end_with_a_mark(note):
    found = elements(f"关于检查的通知\n各科室：\n请落实。\n\n{note}\n\n某某市档案局\n2026年5月3日")
    assert found.attachments == ("检查表", "工作台账")


@pytest.mark.parametrize(
    "title",
    [
        "关于检查的通知。",
        "某某市档案局关于检查的通知。",
        "某某市人民政府关于印发\n某某市档案管理办法的通知。",
    ],
)
def test_a_title_that_ends_like_a_sentence_is_still_the_title(title):
    found = elements(f"{title}\n\n各科室：\n请落实。\n某某市档案局\n2026年5月3日")
    assert (found.kind, found.addressees) == ("通知", ("各科室",))
    assert found.title == title.replace("\n", "")


def test_a_sentence_about_a_notice_is_no_title():
    assert elements("请各科室认真落实关于检查的通知。\n各科室要按时报送材料。").title is None


@pytest.mark.parametrize("name", ["李市长", "王某某副市长", "尊敬的李市长", "市政府李某同志"])
def test_a_request_may_wrongly_address_a_person(name):
    found = elements(f"关于增拨经费的请示\n\n{name}：\n　　拟增拨经费。\n　　妥否，请批示。")
    assert found.addressees == (name,)


@pytest.mark.parametrize(
    "names",
    [
        "某某市档案局\n某某市财政局\n2026年5月3日",
        "某某市档案局　　某某市财政局\n2026年5月3日",
        "某某市档案局 某某市财政局　　2026年5月3日",
    ],
)
def test_joint_issuers_are_listed_alike_however_they_stand(names):
    found = elements(f"关于检查的通知\n各科室：\n请落实。\n{names}")
    assert found.issuer == "某某市档案局、某某市财政局"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("某某市档案局　某某市财政局关于检查的通知", "某某市档案局、某某市财政局"),
        ("某某市档案局\n某某市财政局\n关于检查的通知", "某某市档案局、某某市财政局"),
        ("某某市人民\n政府关于检查的通知", "某某市人民政府"),
    ],
)
def test_issuers_from_the_title(title, issuer):
    assert elements(f"{title}\n各科室：\n请落实。").issuer == issuer


@pytest.mark.parametrize(
    ("names", "signatory"),
    [
        ("李　某", "李某"),
        ("王某某　李　某", "王某某、李某"),
        ("李　某　　王　某", "李某、王某"),
        ("王某某、李　某", "王某某、李某"),
        ("欧阳　某", "欧阳某"),
        ("王某某 李某某", "王某某、李某某"),
    ],
)
def test_signatories_are_told_apart(names, signatory):
    found = elements(
        f"某某市教育局文件\n某教报〔2026〕7号　签发人：{names}\n关于校舍修缮的请示\n市人民政府：\n妥否，请批示。"
    )
    assert found.signatory == signatory


def test_a_body_and_the_government_of_the_same_places_are_one_addressee():
    found = elements("关于检查的通知\n各县（市、区）委、人民政府，市直各单位：\n请落实。")
    assert found.addressees == ("各县（市、区）委、人民政府", "市直各单位")


def test_a_title_that_is_only_its_kind_spread_out():
    found = elements("通　　知\n各科室：\n请按时参加会议。\n某某市档案局\n2026年5月3日")
    assert (found.kind, found.title) == ("通知", "通　　知")
