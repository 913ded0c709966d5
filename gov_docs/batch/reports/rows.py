"""The report as rows of a spreadsheet: one a finding, and one a file."""

from collections.abc import Iterator

from gov_docs.batch.reports.report import LACKS_MODEL, OUTCOMES, TIERS, Report, advice, trouble
from gov_docs.batch.shapes import FileRecord, IssueRecord
from gov_docs.core.groups import GROUP_OF
from gov_docs.tables.report_xlsx import Column, Row

FINDINGS = (
    Column("文件", 32),
    Column("类别", 8),
    Column("级别", 8),
    Column("位置", 14),
    Column("问题", 44),
    Column("原文", 44),
    Column("修改建议", 32),
    Column("处理结果", 10),
    Column("依据", 32),
    Column("效力", 8),
    Column("规则", 10),
)
FILES = (
    Column("文件", 44),
    Column("文种", 10),
    Column("标题", 44),
    Column("必错", 8),
    Column("疑似", 8),
    Column("提示", 8),
    Column("已改", 8),
    Column("输出文件", 44),
    Column("出错", 44),
)


def finding_rows(report: Report) -> Iterator[Row]:
    if report.lacks_model:
        yield _of_all(LACKS_MODEL)
    for record in report.files:
        for issue in record["issues"]:
            yield _finding(record["path"], issue)


def file_rows(report: Report) -> Iterator[Row]:
    return map(_file, report.files)


def _finding(path: str, issue: IssueRecord) -> Row:
    excerpt = issue["excerpt"]
    shown = f"{excerpt['before']}【{excerpt['text']}】{excerpt['after']}" if excerpt else ""
    outcome = "ignored" if issue["ignored"] else issue.get("outcome", "")
    return (
        path,
        GROUP_OF[issue["category"]],
        TIERS[issue["tier"]],
        issue["place"],
        issue["message"],
        shown,
        "\n".join(advice(issue)),
        OUTCOMES.get(outcome, ""),
        issue["basis"],
        issue["strength"],
        issue["rule"],
    )


def _of_all(told: str) -> Row:
    """Return the row that says something of the typos of all files."""
    row = {"文件": "全部文件", "类别": "错字", "问题": told}
    return tuple(row.get(column.title, "") for column in FINDINGS)


def _file(record: FileRecord) -> Row:
    tiers = [one["tier"] for one in record["issues"] if not one["ignored"]]
    fixed = record.get("fixed")
    return (
        record["path"],
        record["kind"] or "",
        str(record["elements"].get("title") or ""),
        *(tiers.count(tier) for tier in TIERS),
        fixed["applied"] if fixed else "",
        fixed["output"] if fixed else "",
        trouble(record),
    )
