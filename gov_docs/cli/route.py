"""`govdocs route`: who should lead a file, who takes part, until when, and what concerns whom."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, path, some_names

if TYPE_CHECKING:
    from gov_docs.desk.routing import Routed

_EPILOG = """依据依次是：文件里写明的部门，部门职责表，经人确认过的相似文件。
没有把握时写“不能确定”，并列出最接近的部门，仅供参考。
单位自己的职责（三定）表用 --duties 导入一次，以后都按它：.xlsx，列名至少有“部门”和“职责”。
用 --lead 写明实际由谁牵头，以后相似的文件就照这次办。
拟办意见的句式可以改：数据文件夹里的 opinions.txt。

例：
  govdocs route 来文.docx
  govdocs route 来文.pdf --output 分办表.docx
  govdocs route 来文.docx --lead 市教育局 --assist 市财政局,市人力资源社会保障局
  govdocs route --duties 三定职责表.xlsx

退出码：0 完成，2 没能完成。"""


def parser() -> Parser:
    parser = Parser("govdocs route", "拟办建议：牵头、配合和阅知的部门，期限，分办表。", _EPILOG)
    parser.operand("paths", metavar="文件或文件夹", nargs="*", type=path)
    parser.option("--output", metavar="分办表", type=path, help="导出分办表：.xlsx 或 .docx")
    parser.option(
        "--lead", metavar="部门", type=some_names, default=(), help="确认由谁牵头，记住这次的办法"
    )
    parser.option(
        "--assist", metavar="部门", type=some_names, default=(), help="和 --lead 一起用：谁配合"
    )
    parser.option("--duties", metavar="职责表", type=path, help="导入本单位的职责表：.xlsx 或 .tsv")
    parser.takes_format()
    return parser


def run(argv: list[str]) -> int:
    asked = parser()
    args = asked.parse_args(argv)
    if not args.paths and not args.duties:
        asked.error("the following arguments are required: 文件或文件夹")
    if args.assist and not args.lead:
        asked.error("argument --assist: 要和 --lead 一起用")
    from gov_docs.desk import routing

    if args.duties:
        count = routing.import_duties(args.duties)
        console.warn(f"已导入本单位职责表：{count} 个部门。以后的拟办都按它。")
        if not args.paths:
            if args.format == "json":
                console.write_json({"version": 1, "files": [], "departments": count})
            return 0
    if told := routing.hint():
        console.warn(told)
    routed = list(routing.route(args.paths, console.progress()))
    if args.output:
        _write(routed, args.output)
    _tell(routed, args)
    if args.lead:
        made = routing.Routing(args.lead, args.assist)
        count = routing.learn(routed, made)
        console.warn(f"已记住 {count} 个文件的办法，以后相似的文件照此建议。")
    return 0 if any(not one.error for one in routed) else 2


def _write(routed: "list[Routed]", path: Path) -> None:
    from gov_docs.desk.routing_tables import write_table

    for told in write_table(routed, path):
        console.warn(told)
    console.warn(f"分办表已存到 {path}。")


def _tell(routed: "list[Routed]", args: Namespace) -> None:
    from gov_docs.desk import routing_records

    report = routing_records.report(routed)
    if args.format == "json":
        console.write_json(report)
    for one in report["files"]:
        if one["error"]:
            console.warn(f"{one['path']}：{one['error']}")
        elif args.format != "json":
            console.say(routing_records.text(one) + "\n")
