"""`govdocs recheck`: what became of the findings after a round of changes."""

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, path, some_names
from gov_docs.cli.reporting import add_model

_EPILOG = """修改前可以是文件，也可以是 govdocs check --format json 存下的报告。

退出码：0 问题都已解决，1 还有未改或新出现的问题，2 没能核验。"""


def run(argv: list[str]) -> int:
    parser = Parser("govdocs recheck", "修改核验：已解决、未改、新出现、已忽略。", _EPILOG)
    parser.operand("before", metavar="修改前", type=path)
    parser.operand("after", metavar="修改后", type=path)
    parser.option(
        "--only", metavar="范围", type=some_names, default=(), help="只核验这些，同 govdocs check"
    )
    add_model(parser)
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    recheck = desk.recheck(
        args.before, args.after, only=args.only, model=args.model, warn=console.warn
    )
    if args.format == "json":
        console.write_json(desk.recheck_record(args.before, args.after, recheck))
    else:
        console.say(desk.recheck_text(recheck))
    return 1 if recheck.remaining or recheck.new else 0
