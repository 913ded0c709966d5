"""From how sure the typo model is to the tier of its remark and to what may be done about it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gov_docs.core.types import Issue, Safety, Tier
from gov_docs.core.typo_answers import Answers
from gov_docs.rules.typos.model_typos import HINT, ModelTypos, kind_of

# From which confidence on a find that makes a word of what is none is called 必错 and 疑似.
_TIERS = ((0.995, Tier.ERROR), (0.95, Tier.WARNING))


def as_answered(issues: Iterable[Issue], answers: Answers) -> Iterator[Issue]:
    """Yield the issues, those of the model less sure where people have mostly rejected their kind."""
    for issue in issues:
        if issue.rule != ModelTypos.id or issue.confidence is None:
            yield issue
            continue
        confidence = answers.doubted(kind_of(issue), issue.confidence)
        if confidence >= HINT:
            yield replace(issue, confidence=round(confidence, 5))


def graded(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the issues, those of the model with the tier and fix that their confidence allows."""
    return tuple(_graded(one) if one.rule == ModelTypos.id else one for one in issues)


def _graded(issue: Issue) -> Issue:
    sure = issue.confidence or 0.0
    tier = next((tier for least, tier in _TIERS if sure >= least), Tier.HINT)
    if tier is Tier.HINT or issue.tier is Tier.HINT:
        return replace(issue, tier=Tier.HINT)
    if Tier.WARNING in (tier, issue.tier):
        return replace(issue, tier=Tier.WARNING)
    fixes = tuple(replace(fix, safety=Safety.SAFE) for fix in issue.fixes)
    return replace(issue, tier=tier, fixes=fixes, message=_firm(issue.message))


def _firm(message: str) -> str:
    """Return a remark without its reservations."""
    return message.replace("可能", "", 1).replace("”似", "”", 1)
