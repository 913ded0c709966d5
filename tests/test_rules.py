"""Every rule against its fixture, and every fixture against its author."""

import re
from dataclasses import replace

import pytest

from gov_docs.core.fixes import apply
from gov_docs.core.pipeline import mend
from gov_docs.core.types import Document, Paragraph, Run, Safety
from gov_docs.core.words import Words, WrongWord
from gov_docs.rules.base import all_rules
from gov_docs.rules.own_words import OwnWords
from gov_docs.rules.typos.model_typos import ModelTypos, with_model
from tests.rule_cases import FOLDER, build, cases

RULES = {rule.id: rule for rule in all_rules()}
# The one rule whose words are a person's own: here are some.
RULES[OwnWords.id] = OwnWords(
    Words(wrong=(WrongWord("园区办", "园区管委会", ("园区办公楼",)), WrongWord("大伙儿")))
)
# Asked only on demand, and silent where another rule speaks: checking/looking.py sees to that.
MODEL = ModelTypos.id
RULES[MODEL] = with_model()
BAD = [case for case in cases() if case.bad]
GOOD = [case for case in cases() if not case.bad]
HEADINGS = ("查什么：", "为什么：", "例：", "依据：", "修复：")


def found(document, rule):
    return list(RULES[rule].check(document))


def overlaps(issue, span):
    return (
        issue.span is not None
        and issue.span.para == span.para
        and issue.span.start < span.end
        and span.start < issue.span.end
    )


def relabelled(case, document):
    from gov_docs.core.roles import label

    return label(document) if case.raw.get("labelled") else document


def mended(case):
    """Return the document with the rule's own first fixes applied until quiet."""

    def find(document):
        return tuple(found(relabelled(case, document), case.rule))

    return mend(
        case.document, find(case.document), find, lambda one: one.fixes[0] if one.fixes else None
    ).document


def test_every_rule_has_a_fixture_and_every_fixture_a_rule():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    text = rule.explanation()
    assert all(heading in text for heading in HEADINGS), text
    assert rule.basis
    assert rule.name
    assert re.fullmatch(r"(FMT|DOC|PUN|NUM|TYP|SEN|PRV|CON|REF)\d{3}", rule.id)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_examples_and_silences(rule):
    assert sum(case.rule == rule for case in BAD) >= 1
    assert sum(case.rule == rule for case in GOOD) >= 2
    assert all(case.raw.get("why") for case in GOOD if case.rule == rule)


@pytest.mark.parametrize("case", BAD, ids=str)
def test_a_bad_case_is_found_where_it_is_marked(case):
    issues = found(case.document, case.rule)
    if case.raw.get("issue") == "document":
        assert [issue.span for issue in issues] == [None]
    else:
        assert [issue.span for issue in issues] == list(case.spans)
    if "tier" in case.raw:
        assert {issue.tier.value for issue in issues} == {case.raw["tier"]}


@pytest.mark.parametrize("case", GOOD, ids=str)
def test_a_good_case_is_silent(case):
    assert found(case.document, case.rule) == []


@pytest.mark.parametrize("case", [c for c in BAD if "fixed" in c.raw], ids=str)
def test_a_fix_gives_the_expected_text_and_is_clean(case):
    after = mended(case)
    want = case.raw["fixed"]
    want = [want] if isinstance(want, str) else want
    assert [para.text for para in after.paragraphs] == want
    assert [i for i in found(relabelled(case, after), case.rule) if i.fixes] == []


@pytest.mark.parametrize("case", [c for c in BAD if "fixed_format" in c.raw], ids=str)
def test_a_format_fix_sets_the_expected_values(case):
    after = mended(case)
    want = dict(case.raw["fixed_format"])
    target = after.sections[0] if "para" not in want else after.paragraphs[want.pop("para")]
    for name, value in want.items():
        assert set(values(target, name)) == {value}
    assert found(after, case.rule) == []


def values(target, name):
    if hasattr(target, "runs") and name in {"font", "size_pt", "bold", "color"}:
        return [getattr(run, name) for run in target.runs]
    return [getattr(target.layout if hasattr(target, "layout") else target, name)]


@pytest.mark.parametrize("case", [c for c in BAD if c.spans], ids=str)
def test_one_slip_is_one_finding(case):
    others = [
        (rule.id, issue.span)
        for rule in RULES.values()
        if rule.id not in (case.rule, MODEL)
        for issue in rule.check(case.document)
        if any(overlaps(issue, span) for span in case.spans)
    ]
    assert others == []


@pytest.mark.parametrize("case", [c for c in BAD if "fixed" in c.raw], ids=str)
def test_a_fix_makes_no_new_finding(case):
    def keys(document):
        return {
            (rule.id, issue.message)
            for rule in RULES.values()
            if rule.id not in (case.rule, MODEL)
            for issue in rule.check(document)
        }

    assert keys(relabelled(case, mended(case))) <= keys(case.document)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_the_example_in_the_explanation_is_true(rule):
    example = re.search(r"例：(.*?)(?=\n\s*\n|\n依据：|\Z)", rule.explanation(), re.DOTALL)
    assert example
    pairs = re.findall(r"(\S.*?) → (\S.*)", example[1])
    for bad, good in pairs:
        document, _ = build({"text": bad.strip()})
        issues = list(rule.check(document))
        assert issues, bad
        if issues[0].fixes and issues[0].fixes[0].safety > Safety.SHOW:
            edits = [edit for issue in issues for edit in issue.fixes[0].edits]
            assert apply(document, edits).paragraphs[0].text == good.strip()


def test_rules_are_silent_on_an_empty_document():
    for document in (
        Document(()),
        Document((Paragraph(0, ()),)),
        replace(Document(()), has_format=False),
    ):
        assert [
            issue
            for rule in RULES.values()
            if rule.category != "structure" and rule.category != "format"
            for issue in rule.check(document)
        ] == []


def test_no_rule_touches_objects_tabs_or_breaks():
    text = "甲\ufffc,乙\t,丙\n,丁(见\ufffc)。\ufffc。"
    document = Document((Paragraph(0, (Run(text),)),))
    for rule in RULES.values():
        for issue in rule.check(document):
            for fix in issue.fixes:
                for edit in fix.edits:
                    if hasattr(edit, "text"):
                        old = text[edit.span.start : edit.span.end]
                        assert not set("\ufffc\t\n") & set(old), rule.id
