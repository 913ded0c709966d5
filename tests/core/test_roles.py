"""Roles of paragraphs, on small whole documents of the kinds that come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_docs.core.roles import label
from gov_docs.core.types import Align, Document, Layout, Paragraph, Part, Place, Role, Run

NOTICE = """000001
机密★1年
特急
某某市人民政府文件
某政发〔2026〕5号
某某市人民政府关于印发
某某市档案管理办法的通知

各县（市、区）人民政府，市政府各部门：
为加强档案管理工作，现将有关事项通知如下：
一、总体要求
坚持统一领导、分级管理的原则，做好档案的收集和保管工作。
（一）加强领导。各单位要明确责任，按时报送材料。
1.建立制度
各单位要在年底前完成制度修订工作。
2.配备人员
（1）专职人员
各单位要配备一名以上专职档案人员，负责日常工作。
（2）兼职人员
各科室要指定一名兼职人员，协助做好归档工作。
（二）强化监督。市档案局要定期开展检查，通报结果。
二、有关事项
请各单位于月底前报送工作方案。

附件：1.档案管理办法
　　　2.档案检查表

某某市人民政府
2026年5月3日
（联系人：张某；电话：12345678）

附件1
某某市档案管理办法
第一章 总则
第一条 为了加强档案管理，制定本办法。
附件2
档案检查表
抄送：市委各部门，市人大常委会办公室。
某某市人民政府办公室 2026年5月6日印发"""


def plain(text):
    lines = enumerate(text.split("\n"))
    return Document(tuple(Paragraph(at, (Run(line),)) for at, line in lines), has_format=False)


def roles(document):
    return [para.role for para in label(document).paragraphs]


def role_of(text, wanted):
    labelled = label(plain(text)).paragraphs
    return next(para.role for para in labelled if wanted in para.text)


def word(*items):
    """Return a formatted document of (text, size, alignment) triples."""
    paragraphs = (
        Paragraph(at, (Run(text, "仿宋", size),), layout=Layout(align=align))
        for at, (text, size, align) in enumerate(items)
    )
    return Document(tuple(paragraphs))


def test_a_whole_notice_as_plain_text():
    expected = """copy_number secrecy urgency letterhead doc_number title title empty addressee body
    heading1 body heading2 heading3 body heading3 heading4 body heading4 body heading2 heading1 body
    empty attachment_note attachment_note empty signature date annotation empty attachment_mark
    attachment_title other body attachment_mark attachment_title cc printing"""
    assert roles(plain(NOTICE)) == [Role(name) for name in expected.split()]


def test_a_run_in_heading_ends_with_its_full_stop():
    para = next(p for p in label(plain(NOTICE)).paragraphs if p.text.startswith("（一）加强领导"))
    assert para.text[: para.run_in] == "（一）加强领导。"


@pytest.mark.parametrize(
    ("good", "bad", "role"),
    [
        ("二、有关事项", "二有关事项", Role.HEADING1),
        ("二、有关事项", "二 有关事项", Role.HEADING1),
        ("二、有关事项", "二，有关事项", Role.HEADING1),
        ("（二）强化监督。", "（二强化监督。", Role.HEADING2),
        ("（二）强化监督。", "二）强化监督。", Role.HEADING2),
        ("（二）强化监督。", "(二)强化监督。", Role.HEADING2),
        ("2.配备人员", "2、配备人员", Role.HEADING3),
        ("2.配备人员", "2，配备人员", Role.HEADING3),
        ("（2）兼职人员", "(2)兼职人员", Role.HEADING4),
    ],
)
def test_a_damaged_number_leaves_the_heading_a_heading(good, bad, role):
    text = NOTICE.replace("二、有关事项", "二、有关事项\n三、其他\n另行通知。").replace(good, bad)
    if bad == "二有关事项":
        text = text.replace(
            "请各单位于月底前报送工作方案。", "请各单位于月底前报送工作方案。\n三、其他"
        )
    assert role_of(text, bad) is role


def test_the_last_heading_may_have_lost_its_mark():
    text = "关于检查的通知\n各科室：\n一、总体要求\n提高认识。\n二重点任务\n抓好落实。"
    assert role_of(text, "二重点任务") is Role.HEADING1


@pytest.mark.parametrize("mark", ["；", "。", "，", "、", "："])
def test_a_mark_at_its_end_leaves_a_heading_a_heading(mark):
    text = f"一、总体要求{mark}\n提高认识。\n二、重点任务\n抓好落实。"
    assert role_of(text, "总体要求") is role_of(text, "重点任务") is Role.HEADING1


@pytest.mark.parametrize("mark", ["．", ".", "，", "："])
def test_headings_that_all_have_the_wrong_mark_are_headings(mark):
    text = f"一{mark}总体要求\n提高认识。\n二{mark}重点任务\n抓好落实。"
    assert role_of(text, "总体要求") is role_of(text, "重点任务") is Role.HEADING1


def test_a_heading_with_number_and_end_wrong_is_a_heading():
    text = "一．总体要求；\n提高认识。\n二．重点任务；\n抓好落实。"
    assert role_of(text, "总体要求") is role_of(text, "重点任务") is Role.HEADING1


def test_items_that_end_with_a_semicolon_are_no_headings():
    text = "关于检查的通知\n各科室：\n一、查制度；\n二、查人员；\n三、查库房。\n请认真准备。"
    assert role_of(text, "查制度") is role_of(text, "查库房") is Role.BODY


@pytest.mark.parametrize(
    "text", ["要认真部署。", "各地要认真部署。\n第二行，好。", "查到各处。\n请报送。"]
)
def test_a_short_sentence_is_no_addressee(text):
    assert set(roles(plain(text))) == {Role.BODY}


def test_bodies_under_a_title_are_addressees_though_closed_like_a_sentence():
    assert role_of("关于检查的通知\n\n各科室。\n请报送材料。", "各科室") is Role.ADDRESSEE


@pytest.mark.parametrize("line", ["二手房交易市场", "二级以上医院", "二是加强领导", "二期工程建设"])
def test_words_that_begin_with_a_number_are_no_damaged_heading(line):
    assert (
        role_of(f"关于检查的通知\n各科室：\n一、总体要求\n提高认识。\n{line}\n抓好落实。", line)
        is Role.BODY
    )


def test_numbered_sentences_are_text():
    text = "某局关于某事的批复\n某公司：\n一、同意你公司按照报送的方案开展建设，请抓紧组织实施。\n二、请你公司落实各项安全措施，确保不发生事故，并按月报告进度。"
    assert roles(plain(text))[2:] == [Role.BODY, Role.BODY]


def test_the_items_of_a_list_are_text():
    text = "关于报名的通知\n各科室：\n报名时应当提交下列材料：\n（一）申请表；\n（二）身份证复印件；\n（三）学历证书。"
    assert roles(plain(text))[2:] == [Role.BODY] * 4


def test_a_date_in_the_text_is_no_closing():
    text = "关于停水的通知\n各住户：\n停水时间定为：\n2026年5月3日\n届时请提前储水，给您带来不便敬请谅解，恢复时间另行通知。\n某某市水务局\n2026年5月1日"
    assert roles(plain(text))[-2:] == [Role.SIGNATURE, Role.DATE]
    assert roles(plain(text))[3] is Role.BODY


def test_signature_and_date_aligned_with_spaces():
    text = (
        "关于停水的通知\n各住户：\n请提前储水。\n"
        + "\u3000" * 16
        + "物业部\n"
        + " " * 34
        + "2026年5月1日"
    )
    assert roles(plain(text))[-2:] == [Role.SIGNATURE, Role.DATE]


def test_a_document_in_one_paragraph_keeps_its_elements():
    para = Paragraph(0, (Run(NOTICE),))
    elements = label(Document((para,))).elements
    assert elements.doc_number == "某政发〔2026〕5号"
    assert elements.date == "2026-05-03"
    assert elements.attachments == ("档案管理办法", "档案检查表")


def test_line_numbers_of_a_listing_do_not_hide_the_title():
    lines = [line for line in NOTICE.split("\n")[5:] if line]
    text = "\n".join(f"{at:3}  {line}" for at, line in enumerate(lines, 1))
    assert label(plain(text)).elements.kind == "通知"
    assert role_of(text, "一、总体要求") is Role.HEADING1


def test_the_largest_centred_lines_are_the_title():
    document = word(
        ("某某市教育局", 22, Align.CENTER),
        ("关于开学工作的通知", 22, Align.CENTER),
        ("各学校：", 16, Align.LEFT),
        ("现将开学工作有关事项通知如下，请遵照执行。", 16, Align.LEFT),
    )
    assert roles(document) == [Role.TITLE, Role.TITLE, Role.ADDRESSEE, Role.BODY]


def test_a_red_name_above_the_title_is_the_letterhead():
    red = Paragraph(0, (Run("某某市教育局", "方正小标宋简体", 40, color="FF0000"),))
    document = word(
        ("", 16, Align.LEFT),
        ("关于开学工作的通知", 22, Align.CENTER),
        ("各学校：", 16, Align.LEFT),
        ("现将开学工作有关事项通知如下，请遵照执行。", 16, Align.LEFT),
    )
    assert roles(Document((red, *document.paragraphs[1:])))[0] is Role.LETTERHEAD


def test_cells_of_a_table_are_no_headings():
    cell = Paragraph(9, (Run("一、基本情况"),), Place(Part.TABLE, 0, 0, 0))
    document = plain("申报表\n一、填表说明\n请如实填写各项内容。")
    assert roles(Document((*document.paragraphs, cell), has_format=False))[-1] is Role.OTHER


def test_an_automatic_number_makes_a_heading():
    paragraphs = plain(
        "关于开学工作的通知\n各学校：\n总体要求\n做好准备工作。\n重点任务\n抓好落实。"
    ).paragraphs
    numbers = {2: "一、", 4: "二、"}
    numbered = (Paragraph(p.id, p.runs, number=numbers.get(p.id, "")) for p in paragraphs)
    assert roles(Document(tuple(numbered), has_format=False))[2::2] == [Role.HEADING1] * 2


def test_a_table_of_contents_is_not_the_outline():
    text = (
        "某某市发展规划\n目录\n一、基础……1\n二、任务……5\n一、基础\n基础较好。\n二、任务\n任务较重。"
    )
    expected = [Role.CONTENTS] * 3 + [Role.HEADING1, Role.BODY, Role.HEADING1, Role.BODY]
    assert roles(plain(text))[1:] == expected


def test_an_order_with_what_it_promulgates():
    text = """某市人民政府令
第88号
《某市河道管理办法》已经市人民政府常务会议通过，现予公布，自2026年5月1日起施行。
市长 王某
2026年3月3日
某市河道管理办法
第一章 总则
第一条 有下列情形之一的，责令改正：
（一）擅自占用河道的；
（二）倾倒垃圾的。"""
    expected = """letterhead doc_number body signature date attachment_title other body body body"""
    assert roles(plain(text)) == [Role(name) for name in expected.split()]


def test_minutes_with_their_issue_line():
    text = "某市人民政府常务会议纪要\n第12期\n某市人民政府办公室    2026年3月3日\n3月1日，市长主持召开会议，纪要如下：\n一、关于农业工作\n抓好春耕。"
    expected = [Role.TITLE, Role.DOC_NUMBER, Role.TITLE_NOTE, Role.BODY, Role.HEADING1, Role.BODY]
    assert roles(plain(text)) == expected


def test_a_page_laid_out_in_a_table_is_still_a_document():
    lines = NOTICE.split("\n")[3:]
    place = Place(Part.TABLE, 0, 0, 0)
    paragraphs = (Paragraph(at, (Run(line),), place) for at, line in enumerate(lines))
    labelled = label(Document(tuple(paragraphs), has_format=False))
    assert labelled.elements.title == "某某市人民政府关于印发某某市档案管理办法的通知"
    assert Role.HEADING2 in [para.role for para in labelled.paragraphs]


def test_headings_of_a_paper_numbered_another_way_are_not_the_four_levels():
    layout = Layout(outline_level=0, style="heading 1")
    heading = Paragraph(1, (Run("项目概述"),), layout=layout, number="2")
    document = Document(
        (Paragraph(0, (Run("正文内容。"),)), heading, Paragraph(2, (Run("另有内容。"),)))
    )
    assert roles(document)[1] is Role.OTHER


@given(
    st.lists(
        st.text("一二（）()1.、。：附件\n 年月日某市政府关于通知2026", max_size=30), max_size=12
    )
)
def test_any_text_is_labelled_and_stays_as_it_was(lines):
    document = Document(tuple(Paragraph(at, (Run(line),)) for at, line in enumerate(lines)))
    labelled = label(document)
    assert [para.text for para in labelled.paragraphs] == lines
    assert all(0 <= para.run_in <= len(para.text) for para in labelled.paragraphs)
    assert label(labelled) == labelled


def test_running_heads_and_page_numbers():
    head = Paragraph(1, (Run("某某市文件"),), Place(Part.HEADER, story="h1"))
    foot = Paragraph(2, (Run("— 2 —"),), Place(Part.FOOTER, story="f1"))
    document = Document((Paragraph(0, (Run("正文。"),)), head, foot))
    assert roles(document)[1:] == [Role.OTHER, Role.PAGE_NUMBER]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((16, Align.CENTER), (22, Align.CENTER)),
        ((22, Align.LEFT), (22, Align.CENTER)),
        ((22, Align.CENTER), (22, Align.LEFT)),
        ((16, Align.LEFT), (22, Align.CENTER)),
    ],
)
def test_a_title_line_set_wrong_is_still_part_of_the_title(first, second):
    document = word(
        ("某某市人民政府关于印发", *first),
        ("某某市档案管理办法的通知", *second),
        ("各科室：", 16, Align.LEFT),
        ("现将《某某市档案管理办法》印发给你们，请认真贯彻执行。", 16, Align.BOTH),
    )
    assert roles(document) == [Role.TITLE, Role.TITLE, Role.ADDRESSEE, Role.BODY]
