"""`govdocs fix`: mend what is certain, in copies, and tell what became of each finding."""

from argparse import Namespace
from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, path, some_names
from gov_docs.cli.reporting import add_common, deliver, format_and_place, status

if TYPE_CHECKING:
    from gov_docs.desk import FixOrder

_EPILOG = """只改“必错”且有把握的问题，结果存到 --output 的文件夹（保留子文件夹），原文件不动；
重名的文件自动加编号，已有的文件不覆盖，除非加 --overwrite。

例：
  govdocs fix 通知.docx --output 改好的
  govdocs fix 待审文件夹 --output 改好的 --as revisions --report 报告.html
  govdocs fix 通知.docx --output 改好的 --accept PUN,TYP003

退出码：0 问题都已解决，1 还有问题，2 没能修改或中途停止。"""


def parser() -> Parser:
    parser = Parser("govdocs fix", "改正确定的错误，另存一份，并核验修改结果。", _EPILOG)
    add_common(parser, "--report")
    parser.option("--output", metavar="文件夹", type=path, required=True, help="改好的文件存到这里")
    parser.option(
        "--as",
        dest="how",
        choices=("direct", "revisions", "comments"),
        default="direct",
        help="direct 直接修改（默认），revisions 用修订标出，comments 只加批注",
    )
    parser.option(
        "--accept",
        metavar="规则",
        type=some_names,
        default=(),
        help="这些规则或类别中要人工确认的修改也一并改，用逗号隔开；all 为全部。错字模型没有报必错的要写明 TYP100 才改",
    )
    parser.option("--author", metavar="姓名", default="公文检查", help="修订和批注的署名")
    parser.option("--allow-signed", action="store_true", help="带电子签名的文件也改（签名会失效）")
    parser.option("--overwrite", action="store_true", help="输出文件夹里已有的同名文件可以替换")
    return parser


def run(argv: list[str]) -> int:
    args = parser().parse_args(argv)
    form = format_and_place(args, "--report")
    from gov_docs import desk

    outcome = desk.fix(
        args.paths,
        _order(args),
        only=args.only,
        model=args.model,
        workers=args.jobs,
        report_to=args.report,
        progress=console.progress(),
        warn=console.warn,
    )
    summary = deliver(outcome, args, form)
    if summary["interrupted"]:
        console.warn("\n已停止；已完成的文件在输出文件夹里，报告只含已完成的部分。")
    fixed = summary.get("fixed", {})
    return status(summary, fixed.get("remaining", 0) + fixed.get("new", 0))


def _order(args: Namespace) -> "FixOrder":
    from gov_docs.desk import FixOrder

    return FixOrder(
        output=args.output,
        how=args.how,
        accept=frozenset(args.accept),
        author=args.author,
        allow_signed=args.allow_signed,
        overwrite=args.overwrite,
    )
