"""A section goes to the model with its form and material, and comes back as marked paragraphs."""

import pytest

from gov_docs.core.draft import Draft, DraftAttachment, DraftParagraph, Form, Source, blanks
from gov_docs.core.types import Role
from gov_docs.drafting.with_model import (
    WRITTEN_BY_MODEL,
    confirmed,
    section_messages,
    texts_of,
    written,
)
from gov_docs.drafting.with_model_facts import Given
from gov_docs.drafting.with_model_sections import sections, with_section
from gov_docs.providers.errors import ProviderError
from gov_docs.settings import Unit

SOURCE = Source(7, "某省新污染物治理工作方案", "二、重点任务")


def body(text, source=None):
    return DraftParagraph(Role.BODY, text, source)


DRAFT = Draft(
    Form.DOCUMENT,
    "通知",
    "关于开展新污染物治理的通知",
    issuers=("某某市生态环境局",),
    addressees=("各县（区）分局",),
    body=(
        body("为做好新污染物治理，现通知如下："),
        DraftParagraph(Role.HEADING1, "一、总体要求"),
        body("坚持精准治污。", SOURCE),
        DraftParagraph(Role.HEADING1, "二、重点任务"),
        DraftParagraph(Role.HEADING2, "（一）摸清底数"),
        body("于【待填：期限】前完成调查。", SOURCE),
        body("特此通知。"),
    ),
    attachments=(DraftAttachment("分工表", (body("由【待填：单位】负责。"),)),),
)


def test_sections_leave_headings_and_closing_words_alone():
    found = [(one.attachment, one.heading, one.start, one.end) for one in sections(DRAFT)]
    assert found == [
        (None, "", 0, 1),
        (None, "一、总体要求", 2, 3),
        (None, "二、重点任务", 4, 6),
        (0, "", 0, 1),
    ]


def test_a_section_is_replaced_where_it_stands():
    new = (body("甲。"), body("乙。"))
    for section in sections(DRAFT):
        draft = with_section(DRAFT, section, new)
        whole = draft.body if section.attachment is None else draft.attachments[0].paragraphs
        assert whole[section.start : section.start + 2] == new
        assert len(texts_of(draft, ())) >= len(texts_of(DRAFT, ())) - 3


def test_the_model_gets_the_form_the_section_and_the_material_that_fits():
    section = sections(DRAFT)[2]
    material = [
        body("开展新污染物调查，摸清底数。", SOURCE),
        body("完全无涉之言。", Source(8, "别的")),
    ]
    _, user = section_messages(DRAFT, section, material, Unit())
    assert "文种：通知" in user.text
    assert "于【待填：期限】前完成调查。" in user.text
    assert "材料来自《某省新污染物治理工作方案》" in user.text
    assert "完全无涉之言" not in user.text
    assert "坚持精准治污" not in user.text  # another section's


def answer(text):
    return written(text, sections(DRAFT)[2], Given(texts_of(DRAFT, ())))


def test_paragraphs_come_back_marked_as_a_models():
    heading, para = answer("## 摸清底数\n开展调查。\n")
    assert (heading.role, heading.text, heading.by_model) == (Role.HEADING2, "（一）摸清底数", True)
    assert (para.role, para.by_model) == (Role.BODY, True)
    assert para.text == f"开展调查。{WRITTEN_BY_MODEL}"


@pytest.mark.parametrize(
    "told",
    [
        "好的，以下是改写后的内容：\n开展调查。",
        "<think>想一想，编一个</think>\n开展调查。",
        "想一想</think>开展调查。",
        "```markdown\n**开展**调查。\n```",
        "二、重点任务\n\n\n开展调查。\r\n",
        "# 二、重点任务\n- 开展调查。",
        "<think>x</think>开展调查。",
    ],
)
def test_what_models_put_around_the_text_is_dropped(told):
    assert [para.text for para in answer(told)] == [f"开展调查。{WRITTEN_BY_MODEL}"]


@pytest.mark.parametrize("told", ["", "二、重点任务", "```\n```", "<think>没想完"])
def test_an_answer_without_text_is_told(told):
    with pytest.raises(ProviderError, match="没有可用的正文"):
        answer(told)


def test_a_fact_the_model_made_up_is_marked_and_a_blank_kept():
    (para,) = answer("某某市生态环境局于【待填：期限】前投入5亿元。")
    assert para.text.startswith("某某市生态环境局于【待填：期限】前投入【待核：5亿元】。")
    assert [one.field for one in blanks(with_section(DRAFT, sections(DRAFT)[2], (para,)))] == [
        "期限",
        "单位",
    ]


def test_a_person_who_confirms_takes_the_marks_away():
    (para,) = answer("投入5亿元。")
    assert confirmed(para) == body("投入5亿元。")
