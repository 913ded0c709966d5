"""What `check` and `fix` have in common: their paths, their report and their exit status."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, at_least_one, path, some_names

if TYPE_CHECKING:
    from gov_docs.batch.many import Outcome
    from gov_docs.batch.reports.report import Report
    from gov_docs.batch.shapes import Summary

FORMATS = ("text", "json", "html", "xlsx")


def add_common(parser: Parser, report_option: str) -> None:
    parser.operand(
        "paths", metavar="文件或文件夹", nargs="+", type=path, help="文件夹连同子文件夹一起处理"
    )
    parser.option(
        "--only",
        metavar="范围",
        type=some_names,
        default=(),
        help="只查这些，用逗号隔开：格式、标点、错字、敏感词、更多，或类别（typo）、规则编号（PUN014）及其开头",
    )
    add_model(parser)
    parser.option("--format", choices=FORMATS, help="报告格式，不写则按报告文件名或 text")
    parser.option(report_option, metavar="文件", type=path, dest="report", help="报告存到这个文件")
    parser.option("--ignored", action="store_true", help="已忽略的问题也列出来")
    parser.option(
        "--jobs", metavar="数目", type=at_least_one, help="同时处理几个文件，不写则用全部核"
    )


def add_model(parser: Parser) -> None:
    """Let the typo model be left out; without either option the settings say."""
    parser.option(
        "--no-model",
        dest="model",
        action="store_false",
        default=None,
        help="不用错字模型，长文快些（每万字约省一秒）",
    )
    parser.option(
        "--model", action="store_true", default=None, help="用错字模型；不写也用，以前的写法仍可用"
    )


def format_and_place(args: Namespace, report_option: str) -> str:
    """Return the report's format; raise GovDocsError where the report cannot be put."""
    from gov_docs import desk
    from gov_docs.core.errors import GovDocsError

    form = desk.report_form(args.format, args.report)
    if form == "xlsx" and not args.report:
        raise GovDocsError(f"xlsx 报告要存成文件，请加 {report_option} 报告.xlsx。")
    return form


def deliver(outcome: "Outcome", args: Namespace, form: str) -> "Summary":
    """Write the report; only when it is written may the records of a finished run go."""
    from gov_docs import desk

    delivered = False
    try:
        report = desk.report(outcome, only=args.only, with_ignored=args.ignored)
        _write(report, form, args.report)
        delivered = True
    finally:
        outcome.close(keep=outcome.interrupted or not delivered)
    return report.summary


def _write(report: "Report", form: str, place: Path | None) -> None:
    from gov_docs import desk

    if place:
        desk.save_report(report, form, place)
        console.warn(f"{desk.in_words(report.summary)}报告：{place}")
    else:
        desk.print_report(report, form, sys.stdout)


def status(summary: "Summary", remaining: int) -> int:
    """Return 2 where nothing was done or the run was stopped, 1 where something remains, else 0."""
    if summary["interrupted"] or summary["failed"] == summary["files"]:
        return 2
    return 1 if remaining else 0
