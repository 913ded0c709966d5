"""`govdocs check`: what is wrong with documents, where and why."""

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser
from gov_docs.cli.reporting import add_common, deliver, format_and_place, status

_EPILOG = """例：
  govdocs check 通知.docx
  govdocs check 待审文件夹 --output 报告.html
  govdocs check 通知.docx --only 标点,错字 --format json

退出码：0 没有发现问题，1 发现问题，2 没能检查或中途停止。"""


def parser() -> Parser:
    parser = Parser("govdocs check", "检查公文，列出问题、位置和依据；不改动任何文件。", _EPILOG)
    add_common(parser, "--output")
    parser.option(
        "--resume", action="store_true", help="接着上次没做完的检查，已查过且没变的文件不再查"
    )
    return parser


def run(argv: list[str]) -> int:
    args = parser().parse_args(argv)
    form = format_and_place(args, "--output")
    from gov_docs import desk

    outcome = desk.check(
        args.paths,
        only=args.only,
        model=args.model,
        workers=args.jobs,
        resume=args.resume,
        report_to=args.report,
        progress=console.progress(),
        warn=console.warn,
    )
    summary = deliver(outcome, args, form)
    if summary["interrupted"]:
        console.warn("\n已停止；报告只含已完成的部分，加 --resume 再运行一次可以接着检查。")
    return status(summary, summary["issues"])
