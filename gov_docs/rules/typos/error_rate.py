"""How often a document is wrong, and how likely that leaves the typo model's remarks.

The model's confidence is that of drafts in which one sentence in twenty is wrong. In a long text
with hardly a mistake the same remark is less likely right, in a careless one it is likelier, by
Bayes' rule: its odds change as the rate of mistakes does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gov_docs.core.types import Document, Issue, Tier
from gov_docs.rules.typos.model_typos import HINT, ModelTypos

# What is known before a text is read: as if three mistakes had been seen in sixty sentences.
_MISTAKES, _CHARACTERS = 3.0, 2_400
USUAL = _MISTAKES / _CHARACTERS
_FOUND = 0.5  # of the slips in drafts, as measured by benchmarks/drafts.py: as many again are there
# So much likelier a remark becomes at most, and never more than probable: a text full of strange
# names looks careless too.
_MOST, _PROBABLE = 3.0, 0.94
_TYPOS = ModelTypos.id[:3]


@dataclass(frozen=True, slots=True)
class Weighed:
    issues: tuple[Issue, ...]
    rate: float  # mistakes a character


def weighed(
    issues: Sequence[Issue],
    ignored: Sequence[bool],
    document: Document,
    least: float,
    others: Iterable[Issue] = (),
) -> Weighed:
    """Return the issues with the model's confidence as this document leaves it.

    Remarks of the model that are not likely enough any more are left out. `least` is the rate the
    document is known to have had: mending a mistake makes no other one less likely. `others` are
    findings that count, though they are not among the issues; what is ignored does not.
    """
    characters = _length(document)
    certain = sum(map(_weight, others))
    rate = max(least, _rate(certain, characters))
    while True:  # each remark that is told makes the others likelier, so the rate only rises
        told = [_at(rate, issue) for issue in issues]
        counted = (one for one, off in zip(told, ignored, strict=True) if one and not off)
        higher = _rate(certain + sum(map(_weight, counted)), characters)
        if higher <= rate + 1e-9:
            return Weighed(tuple(filter(None, told)), rate)
        rate = higher


def mistakes_at(rate: float, document: Document) -> float:
    """Return how many mistakes such a rate comes to, those known before the text was read among them."""
    return rate * (_CHARACTERS + _length(document))


def rate_with(mistakes: float, document: Document) -> float:
    """Return the rate that so many mistakes come to, now that the document is as long as it is."""
    return mistakes / (_CHARACTERS + _length(document))


def _length(document: Document) -> int:
    return sum(len(para.text) for para in document.paragraphs)


def _rate(mistakes: float, characters: int) -> float:
    """Return how many mistakes a character there are where so many were found."""
    return (_MISTAKES + mistakes / _FOUND) / (_CHARACTERS + characters)


def _weight(issue: Issue) -> float:
    """Return as how many mistakes in writing a finding counts: the model's as far as it is sure."""
    if issue.rule == ModelTypos.id:
        return issue.confidence or 0.0
    return float(issue.tier is Tier.ERROR and issue.rule.startswith(_TYPOS))


def _at(rate: float, issue: Issue) -> Issue | None:
    """Return the issue as sure as it is at this rate; None where it is not told."""
    if issue.rule != ModelTypos.id or issue.confidence is None:
        return issue
    odds = issue.confidence / max(1 - issue.confidence, 1e-6) * min(rate / USUAL, _MOST)
    confidence = round(odds / (1 + odds), 5)
    if confidence > issue.confidence:
        confidence = max(issue.confidence, min(confidence, _PROBABLE))
    if confidence < HINT:
        return None
    return replace(issue, confidence=confidence)
