"""Every template of ours: complete, fillable, and clean under our own rules."""

from dataclasses import replace
from functools import cache

import pytest

from gov_docs.checking.looking import Setup, look
from gov_docs.core.draft import Form, blanks
from gov_docs.core.kinds import LEGAL_KINDS
from gov_docs.core.types import Tier
from gov_docs.drafting.form import Field, FieldType
from gov_docs.drafting.templates import Catalogue, Template, catalogue
from gov_docs.settings import Unit
from tests.drafting.templates.samples import TODAY, as_document, sample_draft


@cache
def ours() -> Catalogue:
    return catalogue()


every_template = pytest.mark.parametrize("template", ours().templates, ids=lambda one: one.id)

FORMS = {
    "函": Form.LETTER, "请示": Form.UPWARD, "报告": Form.UPWARD, "纪要": Form.MINUTES, "命令": Form.ORDER,
    "决议": Form.PLAIN, "公报": Form.PLAIN,
}  # fmt: skip
TYPES = {
    "通知": {"部署", "会议", "印发", "转发", "任免", "事务"},
    "报告": {"工作", "情况", "答复"},
    "函": {"商洽", "询问", "答复", "请求批准", "告知"},
}


def test_no_template_of_ours_is_faulty():
    assert ours().faults == ()


def test_all_fifteen_kinds_and_the_texts_inside_a_unit_are_there():
    kinds = {template.kind for template in ours().templates}
    inside = {"工作方案", "实施方案", "行动计划", "工作要点", "工作总结", "办法", "细则", "应急预案", "讲话稿", "汇报"}  # fmt: skip
    assert kinds >= {*LEGAL_KINDS, *inside}
    assert len(ours().templates) >= 40


@pytest.mark.parametrize("kind", TYPES)
def test_a_kind_has_its_types(kind: str):
    assert {one.type for one in ours().templates if one.kind == kind} >= TYPES[kind]


def test_a_kind_of_several_types_has_one_usual_template():
    kinds = [one.kind for one in ours().templates]
    usual = [one.kind for one in ours().templates if one.default]
    assert sorted(usual) == sorted({kind for kind in kinds if kinds.count(kind) > 1})


def test_no_two_templates_answer_to_one_name():
    names = [name for one in ours().templates for name in {one.id, one.name, *one.aliases}]
    assert [name for name in names if names.count(name) > 1] == []


@every_template
def test_the_form_is_that_of_the_kind(template: Template):
    upward = template.id == "意见-上行"
    plain = template.kind not in LEGAL_KINDS
    usual = Form.UPWARD if upward else Form.PLAIN if plain else Form.DOCUMENT
    assert template.form is FORMS.get(template.kind, usual)


@every_template
def test_it_says_when_to_take_it_and_where_its_rules_come_from(template: Template):
    assert template.use
    assert template.basis
    assert any(field.name == "主题" and field.required for field in template.fields)


@every_template
def test_its_review_points_are_concrete_and_few(template: Template):
    texts = [point.text for point in template.checklist]
    assert 8 <= len(texts) <= 10
    assert len(set(texts)) == len(texts)
    assert all(point.basis for point in template.checklist)


@every_template
def test_filled_from_its_sample_it_has_no_blank(template: Template):
    draft = sample_draft(template)
    assert blanks(draft) == ()
    assert draft.kind == template.kind
    assert not any("{" in para.text or "None" in para.text for para in draft.body)


@every_template
def test_filled_from_nothing_every_required_field_is_a_blank(template: Template):
    shown = {one.field for one in blanks(template.fill({}, Unit(), TODAY))}
    missing = [one.label for one in template.fields if one.required and not _asked(one, shown)]
    assert missing == []


def _asked(field: Field, shown: set[str]) -> bool:
    if field.default:
        return True
    columns = {column.name for column in field.columns if column.required}
    return bool(columns & shown) if columns else field.label in shown


@every_template
def test_an_outline_heading_stands_in_the_text(template: Template):
    text = [para.text for para in sample_draft(template).body]
    lost = [one.heading for one in template.outline if not any(one.heading in t for t in text)]
    fields = {field.name for field in template.fields}
    optional = {field.name for field in template.fields if not field.required}
    assert [heading for heading in lost if _field_of(template, heading) not in optional] == []
    assert {one.field for one in template.outline if one.field} <= fields


def _field_of(template: Template, heading: str) -> str:
    return next(one.field for one in template.outline if one.heading == heading)


@every_template
def test_our_own_rules_find_nothing_in_its_sample(template: Template):
    found = look(as_document(sample_draft(template)), Setup())
    assert found.broken == ()
    assert [issue.message for issue in found.issues if issue.tier is not Tier.HINT] == []


def test_the_rules_do_look_at_a_sample():
    draft = replace(sample_draft(ours().find("请示")), date="2026年03月2日")
    assert [one.rule for one in look(as_document(draft), Setup()).issues] == ["DOC010"]


@every_template
def test_an_example_fits_its_own_field(template: Template):
    examples = {one.name: one.example for one in template.fields if one.example}
    assert template.fill(examples, Unit(name="云岭市生态环境局", code="云环"), TODAY).body
    choices = [one for one in template.fields if one.type is FieldType.CHOICE]
    assert all(one.default in (*one.choices, "") for one in choices)
