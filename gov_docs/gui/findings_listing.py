"""Which findings a list shows, in reading order, and how many there are of each group."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gov_docs.core.types import Safety, Tier
from gov_docs.desk.editing import Session
from gov_docs.desk.editing_checks import about
from gov_docs.desk.editing_findings import Finding

ALL = "全部"


@dataclass(frozen=True, slots=True)
class Filter:
    group: str
    tiers: Collection[Tier]
    with_ignored: bool


@dataclass(frozen=True, slots=True)
class Listing:
    shown: tuple[Finding, ...]
    counts: Mapping[str, int]  # by group, ignored ones not among them
    safe: int  # that 一键修改 would mend


def places(session: Session) -> list[Sequence[Finding]]:
    """Return the findings of the document and of each paragraph, in reading order."""
    at = session.findings.at
    own = (at(para.id) for para in session.document.paragraphs)
    return [at(None), *(found for found in own if found)]


def listing(found: Sequence[Sequence[Finding]], wanted: Filter) -> Listing:
    """Return the list; of plain data, so that a long one is made beside the window."""
    counts: Counter[str] = Counter()
    groups: dict[str, str] = {}
    shown: list[Finding] = []
    safe = 0
    for own in found:
        for one in sorted(own, key=_start) if len(own) > 1 else own:
            rule, tier = one.issue.rule, one.issue.tier
            group = groups.get(rule) or groups.setdefault(rule, about(rule).group)
            if not one.ignored:
                counts[group] += 1
                counts[ALL] += 1
                safe += is_safe(one)
            elif not wanted.with_ignored:
                continue
            if wanted.group in (ALL, group) and tier in wanted.tiers:
                shown.append(one)
    return Listing(tuple(shown), counts, safe)


def is_safe(finding: Finding) -> bool:
    fixes = finding.issue.fixes
    is_sure = finding.issue.tier is Tier.ERROR and bool(fixes)
    return is_sure and fixes[0].safety is Safety.SAFE and not finding.ignored


def _start(one: Finding) -> tuple[int, int]:
    return (one.issue.span.start if one.issue.span else 0, one.number)
