"""A plan put behind the notice that issues it."""

from gov_docs.core.draft import blanks
from gov_docs.drafting.attaching import attach, covering_values
from gov_docs.drafting.templates import find
from gov_docs.settings import Unit
from tests.drafting.templates.samples import TODAY, sample_draft

UNIT = Unit("云岭市生态环境局", "云环", "云岭市", "市")
PLAN = sample_draft(find("方案"))


def test_the_covering_notice_takes_the_plans_title():
    draft = attach(find("通知", "印发").fill({}, UNIT, TODAY), PLAN)
    assert draft.title == "云岭市生态环境局关于印发《云岭市新污染物治理工作方案》的通知"
    assert draft.body[0].text.startswith("现将《云岭市新污染物治理工作方案》印发给你们")
    assert "所发文件的名称" not in {one.field for one in blanks(draft)}


def test_the_plan_is_the_attachment():
    draft = attach(find("通知", "印发").fill({}, UNIT, TODAY), PLAN)
    assert [(one.title, one.paragraphs) for one in draft.attachments] == [(PLAN.title, PLAN.body)]


def test_an_attachment_already_listed_is_filled_in_its_place():
    values = {"附件": f"分工表\n{PLAN.title}"}
    draft = attach(find("通知").fill(values, UNIT, TODAY), PLAN)
    assert [bool(one.paragraphs) for one in draft.attachments] == [False, True]


def test_the_topic_of_one_form_is_the_plans_not_the_notices():
    values = {"主题": "新污染物治理", "要求": "认真执行"}
    assert covering_values(find("通知", "印发"), values) == {"要求": "认真执行"}
    assert covering_values(find("通知", "部署"), values) == values
