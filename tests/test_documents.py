"""Whole documents: the examples, with a snapshot of all their findings read by eye."""

import os
from pathlib import Path

import pytest

from gov_docs.checking.one_file import Setup, check_file, fix_file

EXAMPLES = Path(__file__).parents[1] / "examples"
SNAPSHOTS = Path(__file__).parent / "documents"
CLEAN = EXAMPLES / "规范的通知.docx"
REQUIREMENT = EXAMPLES / "新污染物治理方案.docx"
EVERY_CLASS = EXAMPLES / "各类错误.docx"


def rows(path):
    looked = check_file(path, Setup())
    paragraphs = {para.id: para.text for para in looked.document.paragraphs}
    for issue in looked.issues:
        span = issue.span
        place = f"{span.para}:{span.start}-{span.end}" if span else "-"
        text = paragraphs[span.para][span.start : span.end] if span else ""
        fixes = " / ".join(f"{fix.title}[{fix.safety.name}]" for fix in issue.fixes)
        yield "\t".join([issue.rule, issue.tier.value, place, text, issue.message, fixes])


@pytest.mark.parametrize("path", [CLEAN, REQUIREMENT, EVERY_CLASS], ids=lambda path: path.stem)
def test_the_findings_are_those_read_by_eye(path):
    """After reading a difference by eye, set GOVDOCS_WRITE_SNAPSHOTS=1 to accept it."""
    snapshot = SNAPSHOTS / f"{path.stem}.tsv"
    found = "\n".join(rows(path)) + "\n"
    if os.environ.get("GOVDOCS_WRITE_SNAPSHOTS"):
        snapshot.write_text(found, encoding="utf-8")
    assert found == snapshot.read_text(encoding="utf-8")


def test_a_conforming_document_has_no_finding():
    assert check_file(CLEAN, Setup()).issues == ()


def test_the_three_mistakes_of_the_requirement_are_found_mended_and_ticked_off(tmp_path):
    checked = fix_file(REQUIREMENT, tmp_path / "a.docx", Setup(), accept=frozenset({"all"}))
    assert sorted(issue.rule for issue in checked.issues) == [
        "DOC002",
        "FMT005",
        "FMT009",
        "PUN037",
    ]
    assert len(checked.fixed.recheck.resolved) == 4
    assert checked.fixed.recheck.remaining == checked.fixed.recheck.new == ()
    after = check_file(tmp_path / "a.docx", Setup())
    text = [para.text for para in after.document.paragraphs]
    assert "二、重点任务" in text
    assert any("完整、准确" in one for one in text)
    assert after.issues == ()


def test_the_damaged_number_needs_no_confirmation(tmp_path):
    checked = fix_file(REQUIREMENT, tmp_path / "a.docx", Setup())
    assert [mark.rule for mark in checked.fixed.recheck.resolved] == ["DOC002"]


def test_every_class_of_mistake_is_found_in_its_example():
    found = {issue.rule[:3] for issue in check_file(EVERY_CLASS, Setup()).issues}
    assert found == {"FMT", "DOC", "PUN", "NUM", "TYP", "SEN", "PRV", "CON"}
