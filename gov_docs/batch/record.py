"""From what a check or a fix gave to the JSON record of the file."""

from pathlib import Path

from gov_docs.batch.place import Places, plain
from gov_docs.batch.shapes import (
    Counts,
    ElementValue,
    FileRecord,
    FixedRecord,
    FixRecord,
    IssueRecord,
    MarkRecord,
    RefusalRecord,
    Where,
)
from gov_docs.checking.one_file import Checked, Fixed
from gov_docs.core.recheck import Mark
from gov_docs.core.types import OBJECT, Elements, Fix, Issue, Span, TextEdit
from gov_docs.rules.base import Rule, all_rules


def file_record(path: Path, checked: Checked) -> FileRecord:
    """Return the record of a file that was read."""
    rules = {rule.id: rule for rule in all_rules()}
    places = Places(checked.document)
    issues = [
        _issue(issue, ignored, rules[issue.rule], places)
        for issue, ignored in zip(checked.issues, checked.ignored, strict=True)
    ]
    record = FileRecord(
        path=str(path),
        error=None,
        seconds=round(checked.seconds, 3),
        kind=checked.document.elements.kind,
        elements=_elements(checked.document.elements),
        issues=issues,
        broken_rules=list(checked.broken),
        error_rate=round(checked.error_rate, 7),
        closely=checked.closely,
    )
    if checked.fixed:
        record["fixed"] = _fixed(checked.fixed, places)
        _tell_outcomes(issues, checked.fixed)
    return record


def failed_record(path: Path, error: str) -> FileRecord:
    """Return the record of a file that could not be read or fixed."""
    return FileRecord(
        path=str(path),
        error=plain(error),  # one line, whatever stands in the file's name
        seconds=0.0,
        kind=None,
        elements=_elements(Elements()),
        issues=[],
        broken_rules=[],
        error_rate=0.0,
        closely=False,
    )


def _elements(elements: Elements) -> dict[str, ElementValue]:
    return {
        "title": elements.title,
        "doc_number": elements.doc_number,
        "issuer": elements.issuer,
        "date": elements.date,
        "addressees": list(elements.addressees),
        "cc": list(elements.cc),
        "secrecy": elements.secrecy,
        "urgency": elements.urgency,
        "signatory": elements.signatory,
        "attachments": list(elements.attachments),
    }


def _issue(issue: Issue, ignored: bool, rule: Rule, places: Places) -> IssueRecord:
    span = issue.span
    return IssueRecord(
        rule=issue.rule,
        name=rule.name,
        category=rule.category.value,
        tier=issue.tier.name.lower(),
        strength=rule.strength.value,
        confidence=issue.confidence,
        message=issue.message,
        basis=rule.basis,
        ignored=ignored,
        where=places.where(span) if span else None,
        related=[places.where(other) for other in issue.related],
        text=places.text(span) if span else "",
        place=places.words(span),
        related_places=[places.words(other) for other in issue.related],
        excerpt=places.excerpt(span) if span else None,
        fixes=[_fix(fix, span, places) for fix in issue.fixes],
    )


def _fix(fix: Fix, span: Span | None, places: Places) -> FixRecord:
    replacement = _replacement(fix, span, places.text(span)) if span else None
    return FixRecord(title=fix.title, safety=fix.safety.name.lower(), replacement=replacement)


def _replacement(fix: Fix, span: Span, text: str) -> str | None:
    """Return what the found text becomes, None where the fix does more or reaches further."""
    edits = [edit for edit in fix.edits if isinstance(edit, TextEdit)]
    if not edits or len(edits) < len(fix.edits):
        return None
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        start, end = edit.span.start - span.start, edit.span.end - span.start
        if edit.span.para != span.para or start < 0 or edit.span.end > span.end:
            return None
        text = text[:start] + edit.text + text[end:]
    return None if OBJECT in text else text


def _fixed(fixed: Fixed, places: Places) -> FixedRecord:
    recheck = fixed.recheck
    return FixedRecord(
        output=str(fixed.output),
        applied=fixed.applied,
        comments=fixed.comments,
        refused=[
            RefusalRecord(
                rule=refusal.issue.rule,
                where=places.where(refusal.issue.span) if refusal.issue.span else None,
                place=places.words(refusal.issue.span),
                why=refusal.why,
            )
            for refusal in fixed.refused
        ],
        recheck=Counts(
            resolved=len(recheck.resolved),
            remaining=len(recheck.remaining),
            new=len(recheck.new),
            ignored=len(recheck.ignored),
        ),
        untouched_verified=fixed.untouched_verified,
        new_issues=[mark_record(mark) for mark in recheck.new],
    )


def _tell_outcomes(issues: list[IssueRecord], fixed: Fixed) -> None:
    """Say of each finding what became of it; those resolved are known by their old place."""
    resolved = {(m.rule, m.paragraph, m.start, m.text, m.message) for m in fixed.recheck.resolved}
    for issue in issues:
        where = issue["where"]
        place = (where["paragraph"], where["start"]) if where else (-1, 0)
        key = (issue["rule"], *place, issue["text"], issue["message"])
        became = "resolved" if key in resolved else "remaining"
        issue["outcome"] = "ignored" if issue["ignored"] else became


def mark_record(mark: Mark) -> MarkRecord:
    end = mark.start + len(mark.text)
    where = Where(part=mark.part, paragraph=mark.paragraph, start=mark.start, end=end)
    return MarkRecord(
        rule=mark.rule,
        message=mark.message,
        text=mark.text,
        where=where if mark.paragraph >= 0 else None,
        part=mark.part,
        paragraph=mark.paragraph,
        start=mark.start,
    )


def record_marks(record: FileRecord) -> tuple[Mark, ...]:
    """Return the findings of a saved record as a re-check compares them."""
    marks = []
    for issue in record["issues"]:
        where = issue["where"]
        place = (where["part"], where["paragraph"], where["start"]) if where else ("", -1, 0)
        text = issue["text"] if where else ""
        marks.append(Mark(issue["rule"], text, *place, issue["ignored"], issue["message"]))
    return tuple(marks)
