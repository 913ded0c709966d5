"""What every report is made of: the records to show and their summary."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gov_docs.batch.shapes import FileRecord, FixedRecord, FixRecord, IssueRecord, Summary
from gov_docs.core.groups import GROUP_OF, GROUPS

TIERS = {"error": "必错", "warning": "疑似", "hint": "提示"}
OUTCOMES = {"resolved": "已解决", "remaining": "未改", "new": "新出现", "ignored": "已忽略"}

LACKS_MODEL = "错字模型这次用不了，没有用它查：错字只按词表查过，词表里没有的错字没有查。"


@dataclass(frozen=True, slots=True)
class Shown:
    """The records with or without the findings a person ignored; may be gone over again."""

    records: Iterable[FileRecord]
    with_ignored: bool = False

    def __iter__(self) -> Iterator[FileRecord]:
        for record in self.records:
            if not self.with_ignored:
                record["issues"] = [one for one in record["issues"] if not one["ignored"]]
            yield record


@dataclass(frozen=True, slots=True)
class Report:
    files: Iterable[FileRecord]
    summary: Summary
    made: datetime
    only: tuple[str, ...] = ()  # what the check was narrowed to
    with_model: bool = False  # the typo model was asked
    lacks_model: bool = False  # it was to be asked, but is missing or damaged


def done(fixed: FixedRecord) -> str:
    """Return in words what was done to a file."""
    if fixed["comments"]:
        return f"已加批注 {fixed['comments']} 条，正文未改"
    return f"已修改 {fixed['applied']} 处"


def summarize(records: Iterable[FileRecord], *, interrupted: bool = False) -> Summary:
    """Return the counts over all records; what is ignored is counted apart."""
    counts: Counter[str] = Counter()
    by_category: Counter[str] = Counter()
    by_tier: Counter[str] = Counter()
    recheck: Counter[str] = Counter()
    for record in records:
        counts["files"] += 1
        counts["failed"] += record["error"] is not None
        for issue in record["issues"]:
            counts["ignored" if issue["ignored"] else "issues"] += 1
            if not issue["ignored"]:
                by_category[issue["category"]] += 1
                by_tier[issue["tier"]] += 1
        fixed = record.get("fixed")
        if fixed:
            recheck["applied"] += fixed["applied"]
            recheck.update({k: fixed["recheck"][k] for k in ("resolved", "remaining", "new")})
    summary = Summary(
        files=counts["files"],
        failed=counts["failed"],
        issues=counts["issues"],
        by_category=dict(sorted(by_category.items())),
        by_tier={tier: by_tier[tier] for tier in TIERS if by_tier[tier]},
        ignored=counts["ignored"],
        interrupted=interrupted,
    )
    if recheck:
        summary["fixed"] = dict(recheck)
    return summary


def by_group(issues: Iterable[IssueRecord]) -> dict[str, list[IssueRecord]]:
    """Return the findings under the groups a user sees, in their order; empty ones left out."""
    groups: dict[str, list[IssueRecord]] = {group: [] for group in GROUPS}
    for issue in issues:
        groups[GROUP_OF[issue["category"]]].append(issue)
    return {group: found for group, found in groups.items() if found}


def group_counts(summary: Summary) -> dict[str, int]:
    counts = dict.fromkeys(GROUPS, 0)
    for category, count in summary["by_category"].items():
        counts[GROUP_OF[category]] += count
    return {group: count for group, count in counts.items() if count}


def in_words(summary: Summary) -> str:
    """Return the summary as one sentence."""
    parts = [f"共 {summary['files']} 个文件"]
    if summary["failed"]:
        parts.append(f"{summary['failed']} 个没能处理")
    tiers = "、".join(f"{TIERS[tier]} {count}" for tier, count in summary["by_tier"].items())
    parts.append(f"发现 {summary['issues']} 处问题" + (f"（{tiers}）" if tiers else ""))
    if summary["ignored"]:
        parts.append(f"另有 {summary['ignored']} 处已忽略")
    fixed = summary.get("fixed")
    if fixed:
        parts.append(f"修改 {fixed.get('applied', 0)} 处")
        done = ((OUTCOMES[key], fixed.get(key, 0)) for key in ("resolved", "remaining", "new"))
        parts.append("核验：" + "、".join(f"{name} {count}" for name, count in done))
    text = "，".join(parts) + "。"
    return "（中途停止，以下只是已完成的部分）" + text if summary["interrupted"] else text


def advice(issue: IssueRecord) -> list[str]:
    """Return what could be done about a finding, one line for each fix."""
    lines = []
    for fix in issue["fixes"]:
        ask = "（请人工确认）" if is_open(issue, fix) else ""
        lines.append(f"{fix['title']}{ask}")
    return lines


def trouble(record: FileRecord) -> str:
    """Return why a file failed, without its name, which the report shows already; "" if it did not."""
    return (record["error"] or "").removeprefix(f"{Path(record['path']).name}：")


def is_open(issue: IssueRecord, fix: FixRecord) -> bool:
    """Say whether the fix still waits for a person's word."""
    return fix["safety"] != "safe" and issue.get("outcome") != "resolved"
