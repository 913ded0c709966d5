"""`govdocs ignore`: findings that are not to be shown any more."""

from dataclasses import asdict

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, at_least_one, from_zero, path
from gov_docs.cli.subcommands import run_one_of
from gov_docs.core.ignore import Scope

_HELP = """管理不再提示的问题：
  govdocs ignore add 文件 --rule 编号 [--paragraph 段 --start 字] [--scope once|document|always]
  govdocs ignore list
  govdocs ignore remove 行号 …
每个命令都可以加 --format json，加 --help 查看用法。"""
_ADD = """段和字从 0 数起，与 govdocs check --format json 中的 where 相同；
不写时若只有一处符合就是它，否则列出各处的位置。

范围：once 只这一处（别处修改后仍然认得），document 本文件中同样的文字，always 所有文件中同样的文字。"""


def run(argv: list[str]) -> int:
    actions = {
        "add": _add,
        "list": _list,
        "remove": _remove,
    }
    return run_one_of(actions, argv, _HELP)


def _add(argv: list[str]) -> int:
    parser = Parser("govdocs ignore add", "忽略文件中的一个问题。", _ADD)
    parser.operand("file", metavar="文件", type=path)
    parser.option("--rule", metavar="编号", required=True, help="规则编号，例如 PUN014")
    parser.option("--paragraph", metavar="段", type=from_zero, help="问题所在的段")
    parser.option("--start", metavar="字", type=from_zero, help="问题从段内第几个字开始")
    parser.option("--text", metavar="文字", help="问题所在的文字")
    parser.option("--scope", choices=tuple(map(str, Scope)), default="once", help="默认 once")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    wanted = desk.Wanted(args.rule, args.paragraph, args.start, args.text)
    row = desk.ignore_finding(args.file, wanted, Scope(args.scope), console.warn)
    if args.format == "json":
        console.write_json({"version": 1, "ignore": asdict(row)})
        return 0
    console.say(f"已忽略（{desk.SCOPES[row.scope]}）：{row.rule}　{row.text}")
    return 0


def _list(argv: list[str]) -> int:
    parser = Parser("govdocs ignore list", "列出已忽略的问题。")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    rows = desk.ignore_list(console.warn).rows
    if args.format == "json":
        console.write_json({"version": 1, "ignores": [asdict(row) for row in rows]})
        return 0
    for number, row in enumerate(rows, 1):
        console.say(
            f"{number}　{desk.SCOPES[row.scope]}　{row.rule}　{row.text}　{row.document}　{row.date}"
        )
    console.say(f"共 {len(rows)} 条。")
    return 0


def _remove(argv: list[str]) -> int:
    parser = Parser("govdocs ignore remove", "取消忽略，行号见 govdocs ignore list。")
    parser.operand("numbers", metavar="行号", nargs="+", type=at_least_one)
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    rows = desk.remove_ignores(args.numbers)
    if args.format == "json":
        console.write_json({"version": 1, "removed": [asdict(row) for row in rows]})
        return 0
    for row in rows:
        console.say(f"已取消忽略：{row.rule}　{row.text}")
    return 0
