"""The looks an open document gets while it is edited; each takes plain data and returns plain data."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from gov_docs.checking.looking import Looked, Setup, look, look_at
from gov_docs.checking.planning import Bans, Plan, plan_fixes
from gov_docs.core.groups import GROUP_OF
from gov_docs.core.passes import compose, in_order
from gov_docs.core.pipeline import Pace, Unwanted
from gov_docs.core.recheck import Mark, Recheck, compare
from gov_docs.core.types import Document, Edit, Issue, TextEdit
from gov_docs.desk.checking import setup_of
from gov_docs.desk.editing_findings import Known, Prepared, prepared
from gov_docs.desk.editing_source import MODEL_RULES
from gov_docs.desk.lists import Warn, typo_answers, unit_terms
from gov_docs.desk.patient_model import PatientModel
from gov_docs.desk.preferences import preferences
from gov_docs.desk.rules import rule
from gov_docs.files import replace_file
from gov_docs.rules.typos.error_rate import USUAL, mistakes_at, rate_with

__all__ = [
    "MODEL_RULES",
    "GiveWay",
    "Looked",
    "Mark",
    "Plan",
    "Read",
    "Recheck",
    "Setup",
    "Whole",
    "are_alike",
    "asks_model",
    "editing_setup",
    "model_look",
    "quick_look",
    "reads_on",
    "whole_look",
]

_FOR_A_KEY_S = 0.03  # a key and the painting after it take 10 ms


def editing_setup(warn: Warn) -> Setup:
    """Return what the user chose, lists included; read again after each change of one."""
    setup = setup_of((), warn)
    off = setup.off if asks_model() else (*setup.off, *MODEL_RULES)
    return replace(setup, off=off, terms=unit_terms(warn), answers=typo_answers(warn))


def asks_model() -> bool:
    """Say whether the settings let the typo model be asked at all."""
    return preferences().settings.typos.engine != "off"


def quick_look(document: Document, paras: Collection[int], setup: Setup) -> Looked:
    """Return what the rules that need no more than one paragraph find in these."""
    return look_at(document, paras, setup)


@dataclass(frozen=True, slots=True)
class Whole:
    looked: Looked
    marks: tuple[Mark, ...]
    round: Recheck  # against the marks the round began with
    made: Prepared | None = None  # the findings with it taken in


@dataclass(frozen=True, slots=True)
class Read:
    looked: Looked
    made: Prepared  # the findings with it taken in


@dataclass(slots=True)
class GiveWay:
    """Lets a person's keys go before a look, and ends one whose answer would come too late."""

    is_wanted: Callable[[], bool] = lambda: True
    _until: float = 0.0

    def to_a_key(self) -> None:
        self._until = time.monotonic() + _FOR_A_KEY_S

    def __call__(self) -> None:
        while time.monotonic() < self._until and self.is_wanted():
            time.sleep(0.002)
        if not self.is_wanted():
            raise Unwanted


def whole_look(
    document: Document,
    setup: Setup,
    before: Sequence[Mark] | None,
    pace: Pace | None = None,
    known: Known | None = None,
    rules: frozenset[str] | None = None,
) -> Whole | None:
    """Return what all rules but the model find, and what became of the marks of before.

    None where the pace ended it. The findings known till then are made ready to be replaced.
    """
    try:
        looked = look(document, setup, pace)
    except Unwanted:
        return None
    marks = looked.marks()
    round_ = compare(marks if before is None else before, marks)
    return Whole(looked, marks, round_, prepared(known, looked, rules) if known else None)


def whole_rules() -> frozenset[str]:
    """Return the ids of the rules a whole look speaks for."""
    from gov_docs.rules.base import all_rules

    return frozenset(one.id for one in all_rules()) - MODEL_RULES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one finding."""

    resolved: bool
    told: str


def recheck_place(
    document: Document, issue: Issue, setup: Setup, model: PatientModel, known: Known
) -> Outcome | None:
    """Look again and say whether the finding is still there, and what is new in its paragraph.

    The model reads again only what has changed; None where it was not wanted to any more.
    """
    if issue.rule in setup.off:
        return Outcome(False, "没有核验：查这类问题的规则现在关着")
    if issue.rule not in MODEL_RULES:
        return _became(issue, look(document, setup))
    looked = _asked(model, document, setup, known)
    return _became(issue, looked) if model.is_wanted() else None


def _became(issue: Issue, looked: Looked) -> Outcome:
    if issue.rule in looked.broken:
        what = "错字模型用不了" if issue.rule in MODEL_RULES else "查这类问题的规则出了故障"
        return Outcome(False, f"没有核验：{what}")
    live = [i for i, off in zip(looked.issues, looked.ignored, strict=True) if not off]
    if any(one.rule == issue.rule and one.span == issue.span for one in live):
        return Outcome(False, "未改：这一处还在")
    if issue.span is not None and any(
        one.rule == issue.rule and one.span and one.span.para == issue.span.para for one in live
    ):
        return Outcome(False, "新出现：这一处改了，但同一段还有同类问题")
    return Outcome(True, "已解决：这一处没有问题了")


def model_look(
    document: Document,
    setup: Setup,
    model: PatientModel,
    known: Known,
    pace: Pace | None = None,
) -> Read | None:
    """Return what the typo model says where none of the known findings speaks already.

    None where the pace ended it. Without the model's files its rule is among the broken ones. A
    document that turns out careless is read closely the next time: `reads_on` says whether to ask.
    """
    try:
        looked = _asked(model, document, setup, known, pace)
    except Unwanted:
        return None
    model.mistakes = mistakes_at(looked.error_rate, looked.document)
    model.closely = looked.error_rate > USUAL
    return Read(looked, prepared(known, looked, MODEL_RULES))


def _asked(
    model: PatientModel, document: Document, setup: Setup, known: Known, pace: Pace | None = None
) -> Looked:
    setup = replace(_with(model, document, setup), only=tuple(MODEL_RULES))
    found = (one for own in known.by_para.values() for one in own if not one.ignored)
    others = [one.issue for one in found if one.issue.rule not in MODEL_RULES]
    return look(document, setup, pace, others)


def _with(model: PatientModel, document: Document, setup: Setup) -> Setup:
    """Return the setup with the model, as it reads this document."""
    rate = max(setup.error_rate, rate_with(model.mistakes, document))
    return replace(setup, model=True, finder=model, error_rate=rate, closely=model.closely)


def reads_on(read: Read, model: PatientModel) -> bool:
    """Say whether the model has more to say about the same document, after a closer reading."""
    return model.closely and not read.looked.closely and not read.looked.broken


def are_alike(one: Issue, other: Issue) -> bool:
    """Say whether two findings may be mended as one: guesses of the model only if they say the same."""
    same = one.rule == other.rule
    return same and (one.rule not in MODEL_RULES or one.message == other.message)


def plan_all(looked: Looked, setup: Setup, model: PatientModel | None = None) -> Plan:
    """Return every safe fix that holds, as one set of edits of this document.

    The look is that of the rules. Where the model has read the document as it is, it has its say in
    what is mended and in what becomes of it.
    """
    if model is None:
        return plan_fixes(looked, setup, frozenset(), Bans())
    setup = _with(model, looked.document, setup)
    return plan_fixes(look(looked.document, setup), setup, frozenset(), Bans())


def edits_of(plan: Plan) -> tuple[Edit, ...]:
    """Return the edits of a plan; two that touch in one paragraph are made one."""
    texts: dict[int, list[TextEdit]] = {}
    others: list[Edit] = []
    for edit in (edit for group in plan.groups for edit in group):
        if isinstance(edit, TextEdit):
            texts.setdefault(edit.span.para, []).append(edit)
        else:
            others.append(edit)
    lines = {para.id: para.text for para in plan.before.document.paragraphs}
    joined = (
        edit for para, own in texts.items() for edit in compose(lines[para], in_order(own), ())
    )
    return (*others, *joined)


def save_round(path: Path, name: str, now: Recheck) -> None:
    """Write what became of each finding as plain text; raises UnwritableFileError."""
    parts = {
        "已解决": now.resolved,
        "未改": now.remaining,
        "新出现": now.new,
        "已忽略": now.ignored,
    }
    lines = [f"{name}　修改核验", "　".join(f"{k} {len(v)}" for k, v in parts.items())]
    for title, marks in parts.items():
        lines += ["", f"{title}（{len(marks)}）", *(_told(mark) for mark in marks)]
    replace_file(path, ("\r\n".join(lines) + "\r\n").encode("utf-8-sig", "replace"))


def _told(mark: Mark) -> str:
    where = f"第 {mark.paragraph + 1} 段" if mark.paragraph >= 0 else "全文"
    text = f"“{mark.text[:30]}”" if mark.text else ""
    return f"  {where}　{mark.rule} {text}{mark.message}"


@dataclass(frozen=True, slots=True)
class About:
    """What a card says of a rule."""

    id: str
    name: str
    group: str
    basis: str
    strength: str
    explanation: str


@lru_cache(maxsize=1024)
def about(rule_id: str) -> About:
    one = rule(rule_id)
    told = one.explanation()
    return About(one.id, one.name, GROUP_OF[one.category], one.basis, one.strength.value, told)


def replacement(issue: Issue) -> str | None:
    """Return the text a fix of one text edit puts at the finding's own place."""
    if not issue.fixes or issue.span is None or len(issue.fixes[0].edits) != 1:
        return None
    edit = issue.fixes[0].edits[0]
    return edit.text if isinstance(edit, TextEdit) and edit.span == issue.span else None
