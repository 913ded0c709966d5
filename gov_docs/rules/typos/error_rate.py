"""How often a document is wrong, and how likely that leaves the typo model's remarks.

The model's confidence is that of drafts in which one sentence in twenty is wrong. In a long text
with hardly a mistake the same remark is less likely right, in a careless one it is likelier, by
Bayes' rule: its odds change as the rate of mistakes does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gov_docs.core.types import Document, Issue, Tier
from gov_docs.rules.typos.model_typos import HINT, ModelTypos

# What is known before a text is read: as if three mistakes had been seen in sixty sentences.
_MISTAKES, _CHARACTERS = 3.0, 2_400
_USUAL = _MISTAKES / _CHARACTERS
# So much likelier a remark becomes at most, and never more than probable: a text full of strange
# names looks careless too.
_MOST, _PROBABLE = 3.0, 0.94
_TYPOS = ModelTypos.id[:3]


@dataclass(frozen=True, slots=True)
class Weighed:
    issues: tuple[Issue, ...]
    rate: float  # mistakes a character


def weighed(
    issues: Iterable[Issue], document: Document, least: float, others: Iterable[Issue] = ()
) -> Weighed:
    """Return the issues with the model's confidence as this document leaves it.

    Remarks of the model that are not likely enough any more are left out. `least` is the rate the
    document is known to have had: mending a mistake makes no other one less likely. `others` are
    findings that count, though they are not among the issues.
    """
    issues, others = tuple(issues), tuple(others)
    certain = mistakes((*others, *(one for one in issues if one.rule != ModelTypos.id)))
    rate, told = max(least, rate_of(document, certain)), issues
    while True:  # each remark that is told makes the others likelier, so the rate only rises
        told = tuple(kept for one in issues if (kept := _at(rate, one)))
        higher = rate_of(document, mistakes((*others, *told)))
        if higher <= rate + 1e-9:
            return Weighed(told, rate)
        rate = higher


def rate_of(document: Document, count: float) -> float:
    """Return the rate of a document in which so many mistakes are known."""
    return (_MISTAKES + count) / (_CHARACTERS + sum(len(p.text) for p in document.paragraphs))


def mistakes(issues: Iterable[Issue]) -> float:
    return sum(weight(one.rule, one.tier is Tier.ERROR, one.confidence) for one in issues)


def weight(rule: str, is_error: bool, confidence: float | None) -> float:
    """Return as how many mistakes in writing a finding counts: the model's as far as it is sure."""
    if rule == ModelTypos.id:
        return confidence or 0.0
    return float(is_error and rule.startswith(_TYPOS))


def _at(rate: float, issue: Issue) -> Issue | None:
    """Return the issue as sure as it is at this rate; None where it is not told."""
    if issue.rule != ModelTypos.id or issue.confidence is None:
        return issue
    odds = issue.confidence / max(1 - issue.confidence, 1e-6) * min(rate / _USUAL, _MOST)
    confidence = round(odds / (1 + odds), 5)
    if confidence > issue.confidence:
        confidence = max(issue.confidence, min(confidence, _PROBABLE))
    if confidence < HINT:
        return None
    return replace(issue, confidence=confidence)
