"""The report for reading and printing: one HTML file, no script, nothing loaded from elsewhere."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TextIO

from gov_docs.batch.reports.html_finding import rule_block
from gov_docs.batch.reports.report import (
    LACKS_MODEL,
    OUTCOMES,
    TIERS,
    Report,
    by_group,
    done,
    group_counts,
    trouble,
)
from gov_docs.batch.shapes import FileRecord, FixedRecord, IssueRecord, Summary
from gov_docs.core.groups import GROUPS
from gov_docs.resources import resource

REPORT_MARK = '<meta name="generator" content="govdocs report">'  # reports are no documents
_GROUP_NUMBER = {group: number for number, group in enumerate(GROUPS)}


def write(report: Report, out: TextIO) -> None:
    for part in _page(report):
        out.write(part + "\n")


def _page(report: Report) -> Iterator[str]:
    summary = report.summary
    title = "公文修改与核验报告" if "fixed" in summary else "公文检查报告"
    style = resource("reports", "report.css").read_text(encoding="utf-8")
    yield f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">{REPORT_MARK}'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>\n{style}</style></head><body>"
    yield f"<header><h1>{title}</h1>"
    yield f'<p class="quiet">生成时间：{report.made:%Y-%m-%d %H:%M}</p></header>'
    if summary["interrupted"]:
        yield '<p class="notice">检查中途停止，这里只有已完成的部分。</p>'
    if report.lacks_model:
        yield f'<p class="notice">{LACKS_MODEL}</p>'
    yield _cards(summary)
    yield from _filters(summary)
    yield "<main>"
    if summary["files"] > 1:
        yield from _overview(report.files, fixed="fixed" in summary)
    for number, record in enumerate(report.files):
        yield from _file(number, record)
    yield "</main><footer>"
    yield '<p class="quiet">必错：确定的错误；疑似：很可能有误，请核对；提示：供参考。依据后面的括号里是条文的效力：规定、一般、推荐、实务。</p>'
    yield "</footer></body></html>"


def _cards(summary: Summary) -> str:
    cards = [_card("", summary["files"], "文件"), _card("", summary["issues"], "问题")]
    if summary["failed"]:
        cards.append(_card("failed", summary["failed"], "没能处理"))
    cards += [_card(tier, count, TIERS[tier]) for tier, count in summary["by_tier"].items()]
    fixed = summary.get("fixed", {})
    if fixed:
        cards += [_card("", fixed[key], OUTCOMES[key]) for key in ("resolved", "remaining", "new")]
    return f'<div class="cards">{"".join(cards)}</div>'


def _card(kind: str, count: int, name: str) -> str:
    return f'<div class="card {kind}"><b>{count}</b>{name}</div>'


def _filters(summary: Summary) -> Iterator[str]:
    """Yield check boxes; the style sheet hides what is not ticked, so no script is needed."""
    if not summary["issues"]:
        return
    yield '<span class="filter">显示：</span>'
    for tier, name in TIERS.items():
        if tier in summary["by_tier"]:
            yield _filter(f"tier-{tier}", name, summary["by_tier"][tier])
    yield '<span class="filter">｜</span>'
    for group, count in group_counts(summary).items():
        yield _filter(f"group-{_GROUP_NUMBER[group]}", group, count)


def _filter(name: str, shown: str, count: int) -> str:
    return (
        f'<input class="filter" type="checkbox" id="{name}" checked>'
        f'<label class="filter" for="{name}">{shown} <b>{count}</b></label>'
    )


def _overview(files: Iterable[FileRecord], *, fixed: bool) -> Iterator[str]:
    names = [*TIERS.values(), *((OUTCOMES["resolved"], OUTCOMES["remaining"]) if fixed else ())]
    heads = "".join(f'<th class="count">{name}</th>' for name in names)
    yield f"<table><tr><th>文件</th>{heads}</tr>"
    for number, record in enumerate(files):
        name = f'<a href="#file-{number}">{escape(record["path"])}</a>'
        if record["error"] is not None:
            name += f'<br><span class="quiet">没能处理：{escape(trouble(record))}</span>'
        counts = [*_tiers(record), *(_became(record) if fixed else ())]
        cells = "".join(f'<td class="count">{count or "–"}</td>' for count in counts)
        yield f'<tr><td class="path">{name}</td>{cells}</tr>'
    yield "</table>"


def _tiers(record: FileRecord) -> list[int]:
    tiers = [one["tier"] for one in record["issues"] if not one["ignored"]]
    return [tiers.count(tier) for tier in TIERS]


def _became(record: FileRecord) -> tuple[int, int]:
    fixed = record.get("fixed")
    return (fixed["recheck"]["resolved"], fixed["recheck"]["remaining"]) if fixed else (0, 0)


def _file(number: int, record: FileRecord) -> Iterator[str]:
    yield f'<section class="file" id="file-{number}"><h2>{escape(record["path"])}</h2>'
    yield _about(record)
    if record["error"] is not None:
        yield f'<p class="trouble">没能处理：{escape(trouble(record))}</p></section>'
        return
    if record["broken_rules"]:
        names = "、".join(map(escape, record["broken_rules"]))
        yield f'<p class="trouble">这些规则没能运行完：{names}。其余规则的结果不受影响。</p>'
    fixed = record.get("fixed")
    if fixed:
        yield from _fixed(fixed)
    if not record["issues"]:
        yield '<p class="clean">没有发现问题。</p>'
    for group, issues in by_group(record["issues"]).items():
        yield from _group(group, issues)
    yield "</section>"


def _about(record: FileRecord) -> str:
    elements = record["elements"]
    parts = [record["kind"], *(elements.get(name) for name in ("title", "doc_number", "issuer"))]
    told = " · ".join(escape(part) for part in parts if isinstance(part, str) and part)
    return f'<p class="quiet">{told}</p>' if told else ""


def _fixed(fixed: FixedRecord) -> Iterator[str]:
    yield f"<p>{done(fixed)}，另存为 {escape(fixed['output'])}</p>"
    if fixed["untouched_verified"]:
        yield '<p class="clean">除上述修改外，文件其余内容已逐项核对，与原文件一致。</p>'
    counts = dict(fixed["recheck"])
    told = "".join(f"<b>{name} {counts[key]}</b>" for key, name in OUTCOMES.items())
    yield f'<p class="recheck">修改核验：{told}</p>'
    if fixed["refused"]:
        yield "<table><tr><th>没有改的地方</th><th>规则</th><th>原因</th></tr>"
        for one in fixed["refused"]:
            cells = "".join(f"<td>{escape(one[key])}</td>" for key in ("place", "rule", "why"))
            yield f"<tr>{cells}</tr>"
        yield "</table>"
    if fixed["new_issues"]:
        yield "<table><tr><th>新出现的问题</th><th>规则</th><th>原文</th></tr>"
        for mark in fixed["new_issues"]:
            cells = "".join(f"<td>{escape(mark[key])}</td>" for key in ("message", "rule", "text"))
            yield f"<tr>{cells}</tr>"
        yield "</table>"


def _group(group: str, issues: list[IssueRecord]) -> Iterator[str]:
    """Yield the findings of one group, those of a rule together, in the order they first occur."""
    by_rule: dict[str, list[IssueRecord]] = {}
    for issue in issues:
        by_rule.setdefault(issue["rule"], []).append(issue)
    yield f'<div class="group-{_GROUP_NUMBER[group]}"><h3>{group}（{len(issues)}）</h3>'
    for found in by_rule.values():
        yield from rule_block(found)
    yield "</div>"
