"""`govdocs report week`: the week's figures of register and archive."""

from datetime import date
from typing import TYPE_CHECKING, Any

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, from_zero, path
from gov_docs.cli.register_arguments import day
from gov_docs.cli.subcommands import run_one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_docs.handling.weekly import Figures
    from gov_docs.handling.weekly_log import Case

_HELP = """收文办理和归档的统计：
  govdocs report week [--week 2026-W47 | --since 2026-11-01 --until 2026-11-15] [--output 周报.xlsx]
加 --format json 输出 JSON，加 --help 查看用法。"""


def run(argv: list[str]) -> int:
    return run_one_of({"week": _week}, argv, _HELP)


def _week(argv: list[str]) -> int:
    parser = Parser(
        "govdocs report week",
        "一周（或任意一段日子）的收文、办结、逾期、归档和建议采纳情况，由登记记录算出。",
    )
    parser.option("--week", metavar="周次", default="", help="例如 2026-W47，默认是本周")
    parser.option("--since", metavar="日期", type=day, help="从哪一天起，例如 2026-11-01")
    parser.option("--until", metavar="日期", type=day, help="到哪一天止（含），默认是今天")
    parser.option("--output", metavar="文件", type=path, help="写成 .xlsx（带图）或 .docx")
    parser.option(
        "--log", metavar="号", type=from_zero, help="只用到这一号记录为止，重出以前的报表"
    )
    parser.takes_format()
    args = parser.parse_args(argv)
    if args.week and (args.since or args.until):
        parser.error("argument --week: not allowed with argument --since")
    from gov_docs.desk import reporting

    since, until = (date.fromisoformat(one) if one else None for one in (args.since, args.until))
    found = reporting.weekly(reporting.range_of(args.week, since, until), args.log)
    warnings = reporting.write(found, args.output) if args.output else ()
    for warning in warnings:
        console.warn(warning)
    if args.format == "json":
        output = str(args.output) if args.output else None
        console.write_json({"version": 1, **figures_record(found), "output": output})
    else:
        _tell(found)
    return 0


def _tell(found: "Figures") -> None:
    from gov_docs.handling.weekly_report import sentences, title

    console.say(title(found))
    for told in sentences(found):
        console.say(told)
    console.say(f"（据第 {found.log} 号为止的记录）")


def figures_record(found: "Figures") -> dict[str, Any]:
    """Return the figures as JSON shows them."""
    return {
        "week": found.range.week or None,
        "since": found.range.since.isoformat(),
        "until": found.range.until.isoformat(),
        "log": found.log,
        "sentence": found.sentence,
        "received": found.received,
        "issued": found.issued,
        "handled": found.handled,
        "overdue": _cases(found.overdue),
        "unassigned": _cases(found.unassigned),
        "filed": {
            "total": len(found.filings),
            "by_type": found.by_type,
            "by_category": found.filed_by("category"),
            "by_retention": found.filed_by("retention"),
        },
        "suggestions": {
            kind: {
                "proposed": one.proposed,
                "accepted": one.accepted,
                "corrected": one.corrected,
                "left": one.left,
            }
            for kind, one in found.advised.items()
        },
        "days": [
            {
                "day": one.day.isoformat(),
                "received": one.received,
                "handled": one.handled,
                "filed": one.filed,
            }
            for one in found.days
        ],
    }


def _cases(found: "Iterable[Case]") -> list[dict[str, str | None]]:
    return [
        {
            "number": one.number,
            "title": one.title,
            "lead": one.lead or None,
            "due": one.due or None,
        }
        for one in found
    ]
