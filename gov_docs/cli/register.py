"""`govdocs register`: 收文登记 and 发文登记."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import at_least_one, path
from gov_docs.cli.register_arguments import book_of, day, pair, parser_of, takes_who
from gov_docs.cli.register_changes import CHANGES
from gov_docs.cli.subcommands import run_one_of

if TYPE_CHECKING:
    from gov_docs.desk.registering import Entered
    from gov_docs.handling.register_reading import Query

_STATUSES = ("waiting", "overdue", "done", "void")
_HELP = """收发文登记：编收文号，记办理过程，看时限：
  govdocs register add 文件或文件夹 … [--out] [--received 日期] [--again] [--set 栏目=内容 …]
  govdocs register add --set 标题=… [--set 栏目=内容 …]      没有电子文件的，直接登记
  govdocs register list [查找的文字] [--status waiting|overdue|done|void] [--page 2]
  govdocs register show 收文号
  govdocs register set 收文号 栏目=内容 … [--seen 版本]
  govdocs register step 收文号 签收|登记|初审|承办|传阅|催办|答复|办结 [--person 谁] [--at 时间] [--note 说明]
  govdocs register void 收文号 --why 原因；govdocs register restore 收文号
  govdocs register export 登记簿.xlsx；govdocs register import 登记簿.xlsx
收文号写成 2026-0012，也可以写编号 12；加 --out 是发文登记。每个命令都可以加 --format json，加 --help 查看用法。"""


def run(argv: list[str]) -> int:
    return run_one_of(_ACTIONS, argv, _HELP)


def _add(argv: list[str]) -> int:
    parser = parser_of("add", "登记文件，从文件里读出各栏。文件留在原处，只记下路径和校验码。")
    parser.operand("paths", metavar="文件或文件夹", nargs="*", type=path)
    parser.option("--received", metavar="日期", default="", help="收文日期，默认是现在")
    parser.option("--again", action="store_true", help="同一个文件登记过也再登记一件")
    parser.option(
        "--set",
        metavar="栏目=内容",
        action="append",
        type=pair,
        default=[],
        help="直接填写一栏，可写几个",
    )
    takes_who(parser)
    args = parser.parse_args(argv)
    told = dict(args.set) | ({"received": args.received} if args.received else {})
    if not args.paths and not args.set:
        parser.error("还缺少：文件，或 --set 标题=…")
    from gov_docs.desk import registering

    book = book_of(args)
    if args.paths:
        found = registering.add(
            args.paths, book, told, again=args.again, who=args.who, tell=console.progress()
        )
    else:
        found = iter([registering.add_blank(book, told, who=args.who)])
    return _report(found, args.format)


def _report(found: "Iterator[Entered]", form: str) -> int:
    """Tell each file as soon as it is kept, or all of them as JSON at the end."""
    from gov_docs.cli.register_records import entered_record
    from gov_docs.desk.registering import today

    results = []
    for one in found:
        results.append(one)
        if form == "text":
            _tell(one, today())
    if form == "json":
        records = [entered_record(one, today()) for one in results]
        counts = Counter(record["status"] for record in records)
        console.write_json({"version": 1, "files": records, "summary": dict(counts)})
    return 2 if all(one.error for one in results) else 0


def _tell(one: "Entered", today: str) -> None:
    from gov_docs.cli.register_records import entry_line

    if one.entry is None:
        console.warn(f"没有登记：{one.error}")
        return
    console.say(f"{'登记' if one.is_new else '已有'}　{entry_line(one.entry, today)}")
    for warning in one.warnings:
        console.say(f"  注意：{warning}")


def _list(argv: list[str]) -> int:
    query, form = _query(argv)
    from gov_docs.cli.register_records import entry_line, listing_record
    from gov_docs.desk import registering

    found, files = registering.listing(query)
    if form == "json":
        console.write_json(listing_record(query, found, files))
        return 0
    for one in found.entries:
        console.say(entry_line(one, query.today))
    pages = -(-found.total // query.size)
    which = f"，第 {query.page}/{pages} 页" if pages > 1 else ""
    console.say(f"共 {found.total} 件{which}。" if found.total else "没有符合条件的。")
    return 0


def _query(argv: list[str]) -> "tuple[Query, str]":
    """Return what is asked for and the form of the answer."""
    parser = parser_of("list", "按条件列出登记簿，一页 50 件，新的在前。")
    parser.operand("text", metavar="查找的文字", nargs="*")
    parser.option("--status", choices=_STATUSES, default="", help="在办、逾期、办结、作废")
    parser.option("--step", metavar="步骤", default="", help="办到哪一步，例如 承办")
    parser.option("--kind", metavar="文种", default="", help="例如 通知、函")
    parser.option("--urgency", metavar="紧急程度", default="", help="例如 特急、加急")
    parser.option("--lead", metavar="部门", default="", help="主办部门；写 - 是还没有主办的")
    parser.option("--since", metavar="日期", type=day, help="收文日期不早于")
    parser.option("--until", metavar="日期", type=day, help="收文日期不晚于")
    parser.option("--page", metavar="第几页", type=at_least_one, default=1, help="默认第 1 页")
    args = parser.parse_args(argv)
    from gov_docs.handling.register_reading import Query

    query = Query(
        book_of(args),
        " ".join(args.text),
        args.status,
        args.step,
        args.kind,
        args.urgency,
        args.lead,
        args.since or "",
        args.until or "",
        date.today().isoformat(),
        args.page,
    )
    return query, args.format


def _show(argv: list[str]) -> int:
    parser = parser_of("show", "显示一件：各栏和它在原文里的位置，文件，办理和修改经过。")
    parser.operand("number", metavar="收文号")
    args = parser.parse_args(argv)
    from gov_docs.cli.register_records import shown_lines, shown_record
    from gov_docs.desk import registering

    shown = registering.show(args.number, book_of(args))
    if args.format == "json":
        console.write_json({"version": 1, **shown_record(shown, registering.today())})
        return 0
    for told in shown_lines(shown, registering.today()):
        console.say(told)
    return 0


_ACTIONS: dict[str, Callable[[list[str]], int]] = {
    "add": _add,
    "list": _list,
    "show": _show,
    **CHANGES,
}
