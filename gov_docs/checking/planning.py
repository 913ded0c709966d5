"""Plan the fixing of a document: which fixes, in which passes, and which must be left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gov_docs.checking.looking import Looked, Setup, look
from gov_docs.core.fixes import Chosen
from gov_docs.core.passes import Moves, backward, compose, in_order
from gov_docs.core.pipeline import Mended, mend
from gov_docs.core.recheck import Mark, Recheck, compare
from gov_docs.core.types import (
    Document,
    Edit,
    Fix,
    FormatEdit,
    Issue,
    Paragraph,
    Safety,
    Span,
    TextEdit,
    Tier,
)
from gov_docs.rules.typos.model_typos import ModelTypos

MAX_TRIES = 20  # each try leaves out at least one more fix


@dataclass(frozen=True, slots=True)
class Plan:
    before: Looked
    after: Looked
    applied: tuple[Chosen, ...]
    groups: tuple[tuple[Edit, ...], ...]  # all passes as one, in the offsets of the original
    recheck: Recheck


@dataclass(slots=True)
class Bans:
    """Findings whose fix is left out, and why."""

    why: dict[Issue, str] = field(default_factory=dict)

    def add(self, issues: Iterable[Issue], why: str) -> None:
        for issue in issues:
            self.why.setdefault(issue, why)


def plan_fixes(before: Looked, setup: Setup, accept: frozenset[str], bans: Bans) -> Plan:
    """Return the fixes that hold: none refused, none that makes a finding that was not there.

    `accept` names rules (or "all") whose fixes that need a person's word were confirmed. What is
    left out is added to `bans`.
    """
    setup = replace(setup, error_rate=before.error_rate, closely=before.closely)
    for _ in range(MAX_TRIES):
        plan = _try(before, setup, accept, bans)
        guilty = _guilty(plan)
        if not guilty:
            return plan
        for mark, issues in guilty:
            bans.add(issues, f"修改后会出现新的问题（{mark.rule}：{mark.message}），已撤回。")
    bans.add(before.issues, "多次尝试后修改仍会带来新的问题，未作修改，请手动处理。")
    return _try(before, setup, accept, bans)


def _try(before: Looked, setup: Setup, accept: frozenset[str], bans: Bans) -> Plan:
    paragraphs = {para.id: para for para in before.document.paragraphs}
    silent = {issue for issue, off in zip(before.issues, before.ignored, strict=True) if off}

    def pick(issue: Issue) -> Fix | None:
        fix = wanted_fix(issue, accept)
        if fix is None or issue in silent or issue in bans.why:
            return None
        why = _locked(paragraphs, fix)
        if why:
            bans.add([issue], why)
            return None
        return fix

    def find(document: Document) -> tuple[Issue, ...]:
        looked = look(document, setup).keeping(before)
        paragraphs.update((para.id, para) for para in looked.document.paragraphs)
        silent.clear()
        silent.update(i for i, off in zip(looked.issues, looked.ignored, strict=True) if off)
        return looked.issues

    mended = mend(before.document, before.issues, find, pick)
    after = look(mended.document, setup).keeping(before)
    applied = tuple(chosen for one in mended.passes for chosen in one)
    recheck = _recheck(before, after, mended)
    groups = (*_texts(before.document, mended), *_formats(mended))
    return Plan(before, after, applied, groups, recheck)


def _recheck(before: Looked, after: Looked, mended: Mended) -> Recheck:
    """Compare with the old findings moved to where the fixes put them; name them as they were."""
    passes = [
        {para: Moves(texts) for para, texts in _by_para(edits).items()} for edits in mended.edits()
    ]
    old = before.marks()
    moved = [_moved(mark, before.document, passes) for mark in old]
    was = {id(now): mark for now, mark in zip(moved, old, strict=True)}
    found = compare(moved, after.marks())
    return replace(found, resolved=tuple(was[id(mark)] for mark in found.resolved))


def _moved(mark: Mark, document: Document, passes: Sequence[Mapping[int, Moves]]) -> Mark:
    if mark.paragraph < 0:
        return mark
    para, start = document.paragraphs[mark.paragraph].id, mark.start
    for moves in passes:
        start = moves[para].forward(start) if para in moves else start
    return replace(mark, start=start)


def wanted_fix(issue: Issue, accept: frozenset[str]) -> Fix | None:
    """Return the fix to apply: a safe one of a 必错, or the first one a person accepted."""
    if not issue.fixes:
        return None
    fix = issue.fixes[0]
    if issue.tier is Tier.ERROR and fix.safety is Safety.SAFE:
        return fix
    by_all = "all" in accept and issue.rule != ModelTypos.id
    confirmed = by_all or any(issue.rule.startswith(name) for name in accept)
    return fix if confirmed and fix.safety is not Safety.SHOW else None


def _locked(paragraphs: dict[int, Paragraph], fix: Fix) -> str:
    for edit in fix.edits:
        if not isinstance(edit, TextEdit):
            continue
        for lock in paragraphs[edit.span.para].locks:
            if edit.span.start < lock.end and lock.start < edit.span.end:
                return f"这处文字{lock.why}，不能直接修改，请在 Word 或 WPS 中处理。"
    return ""


def _guilty(plan: Plan) -> list[tuple[Mark, Sequence[Issue]]]:
    """Return new findings with the fixes that made them, as far as they can be told.

    The nearest fix in the same paragraph is to blame; where there is none for any of the findings,
    the fixes of the same class of rules, then all.
    """
    local = _by_paragraph(plan)
    paragraphs = plan.after.document.paragraphs
    near: list[tuple[Mark, Sequence[Issue]]] = []
    for mark in plan.recheck.new:
        fixes = local[paragraphs[mark.paragraph].id] if mark.paragraph >= 0 else []
        fixes = [fix for fix in fixes if _answers_for(mark, fix[1])]
        if fixes:
            nearest = min(fixes, key=lambda fix: abs(fix[0].start - mark.start))
            near.append((mark, [nearest[1]]))
    kin = [(mark, _kin(plan, mark)) for mark in plan.recheck.new]
    return near or [(mark, issues) for mark, issues in kin if issues]


def _answers_for(mark: Mark, issue: Issue) -> bool:
    """Say whether the fix of a finding may be to blame for a new one: a guess undoes no rule's fix."""
    return mark.rule != ModelTypos.id or issue.rule == ModelTypos.id


def _kin(plan: Plan, mark: Mark) -> Sequence[Issue]:
    everyone = [one.issue for one in plan.applied if _answers_for(mark, one.issue)]
    return [issue for issue in everyone if issue.rule[:3] == mark.rule[:3]] or everyone


def _by_paragraph(plan: Plan) -> dict[int, list[tuple[Span, Issue]]]:
    found: dict[int, list[tuple[Span, Issue]]] = defaultdict(list)
    for chosen in plan.applied:
        for edit in chosen.fix.edits:
            if isinstance(edit, TextEdit | FormatEdit):
                found[edit.span.para].append((edit.span, chosen.issue))
    return found


def _texts(document: Document, mended: Mended) -> tuple[tuple[Edit, ...], ...]:
    """Return the text edits of all passes as edits of the original, by paragraph."""
    passes = [_by_para(edits) for edits in mended.edits()]
    original = {para.id: para.text for para in document.paragraphs}
    out: list[tuple[Edit, ...]] = []
    for para in sorted({para for one in passes for para in one}):
        edits: list[TextEdit] = []
        for one in passes:
            if para in one:
                edits = compose(original[para], edits, one[para])
        if edits:
            out.append(tuple(edits))
    return tuple(out)


def _by_para(edits: Iterable[Edit]) -> dict[int, list[TextEdit]]:
    found: dict[int, list[TextEdit]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, TextEdit):
            found[edit.span.para].append(edit)
    return {para: in_order(own) for para, own in found.items()}


def _formats(mended: Mended) -> tuple[tuple[Edit, ...], ...]:
    """Return the format edits of all passes in the offsets of the original, by fix."""
    texts = [_by_para(edits) for edits in mended.edits()]
    out: list[tuple[Edit, ...]] = []
    for at, chosen in enumerate(mended.passes):
        for one in chosen:
            group = tuple(
                _moved_back(edit, texts[:at]) if isinstance(edit, FormatEdit) else edit
                for edit in one.fix.edits
                if not isinstance(edit, TextEdit)
            )
            if group:
                out.append(group)
    return tuple(out)


def _moved_back(edit: FormatEdit, passes: list[dict[int, list[TextEdit]]]) -> FormatEdit:
    start, end = edit.span.start, edit.span.end
    for texts in reversed(passes):
        own = texts.get(edit.span.para, [])
        start, end = backward(own, start, end=False), backward(own, end, end=True)
    return FormatEdit(Span(edit.span.para, start, end), edit.name, edit.value)
