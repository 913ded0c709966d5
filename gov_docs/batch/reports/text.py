"""The report for people at a terminal."""

from collections.abc import Iterator
from typing import TextIO

from gov_docs.batch.place import mark_words, plain
from gov_docs.batch.reports.report import (
    LACKS_MODEL,
    OUTCOMES,
    TIERS,
    Report,
    advice,
    by_group,
    done,
    in_words,
    trouble,
)
from gov_docs.batch.shapes import FileRecord, FixedRecord, IssueRecord

_INDENT = " " * 6


def write(report: Report, out: TextIO) -> None:
    for record in report.files:
        for line in _file(record):
            out.write(line + "\n")
        out.write("\n")
    out.write(in_words(report.summary) + "\n")
    if report.lacks_model:
        out.write(LACKS_MODEL + "\n")


def _file(record: FileRecord) -> Iterator[str]:
    yield f"■ {plain(record['path'])}"
    if record["error"] is not None:
        yield f"  出错：{trouble(record)}"
        return
    title = record["elements"].get("title")
    if title:
        yield f"  {record['kind'] or '文种未识别'}：{title}"
    if record["broken_rules"]:
        yield f"  这些规则没能运行完：{'、'.join(record['broken_rules'])}"
    for group, issues in by_group(record["issues"]).items():
        yield f"  【{group}】{len(issues)} 处"
        for issue in issues:
            yield from _issue(issue)
    if not record["issues"]:
        yield "  没有发现问题。"
    fixed = record.get("fixed")
    if fixed:
        yield from _fixed(fixed)


def _issue(issue: IssueRecord) -> Iterator[str]:
    state = OUTCOMES[issue["outcome"]] if "outcome" in issue else ""
    if issue["ignored"]:
        state = OUTCOMES["ignored"]
    mark = f"[{TIERS[issue['tier']]}{'·' + state if state else ''}]"
    yield f"    {mark} {issue['place']}：{issue['message']}（{issue['rule']}）"
    excerpt = issue["excerpt"]
    if excerpt:
        yield f"{_INDENT}原文：{excerpt['before']}【{excerpt['text']}】{excerpt['after']}"
    if issue["related_places"]:
        yield f"{_INDENT}另见：{'、'.join(issue['related_places'])}"
    suggested = advice(issue)
    if suggested:
        yield f"{_INDENT}建议：{'；或 '.join(suggested)}"
    yield f"{_INDENT}依据：{issue['basis']}（{issue['strength']}）"


def _fixed(fixed: FixedRecord) -> Iterator[str]:
    yield f"  {done(fixed)}，另存为：{fixed['output']}"
    counts = fixed["recheck"]
    told = (f"{name} {counts[key]}" for key, name in OUTCOMES.items())  # type: ignore[literal-required]
    yield f"  修改核验：{'，'.join(told)}"
    if fixed["untouched_verified"]:
        yield "  除上述修改外，文件其余内容已逐项核对，与原文件一致。"
    for refusal in fixed["refused"]:
        yield f"  没有改：{refusal['place']}（{refusal['rule']}）：{refusal['why']}"
    for mark in fixed["new_issues"]:
        yield f"  新出现：{mark_words(mark['part'], mark['paragraph'])}：{mark['message']}（{mark['rule']}）"
