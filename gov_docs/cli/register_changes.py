"""`govdocs register`: what changes entries, and the register as a workbook."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import path, some_text
from gov_docs.cli.register_arguments import book_of, pair, parser_of, takes_seen, takes_who

if TYPE_CHECKING:
    from gov_docs.handling.register_entry import Entry


def _set(argv: list[str]) -> int:
    parser = parser_of("set", "修改一件的几栏，要么都改，要么都不改；改前改后都留有记录。")
    parser.operand("number", metavar="收文号")
    parser.operand("values", metavar="栏目=内容", nargs="+", type=pair)
    takes_seen(parser)
    takes_who(parser)
    args = parser.parse_args(argv)
    from gov_docs.desk import registering

    done = registering.change(
        args.number, dict(args.values), book_of(args), seen=args.seen, who=args.who
    )
    return _told(done.entry, args.format, done.warnings)


def _step(argv: list[str]) -> int:
    from gov_docs.handling.steps import Step

    parser = parser_of("step", "记下办理的一步，或撤回最后一步。")
    parser.operand("number", metavar="收文号")
    parser.operand("step", metavar="步骤", choices=(*Step, "撤回"))
    parser.option("--person", metavar="谁", default="", help="办理的人或部门")
    parser.option("--at", metavar="时间", default="", help="例如 2026-11-22 10:30，默认是现在")
    parser.option("--note", metavar="说明", default="", help="办理情况")
    takes_seen(parser)
    takes_who(parser)
    args = parser.parse_args(argv)
    from gov_docs.desk import registering

    if args.step == "撤回":
        entry = registering.cancel_step(args.number, book_of(args), who=args.who)
    else:
        entry = registering.take_step(
            args.number,
            Step(args.step),
            book_of(args),
            person=args.person,
            when=args.at,
            note=args.note,
            seen=args.seen,
            who=args.who,
        )
    return _told(entry, args.format)


def _void(argv: list[str]) -> int:
    parser = parser_of("void", "作废一件：号码仍然占着，可以恢复。")
    parser.operand("number", metavar="收文号")
    parser.option("--why", metavar="原因", type=some_text, required=True, help="为什么作废")
    takes_who(parser)
    args = parser.parse_args(argv)
    from gov_docs.desk import registering

    entry = registering.void(args.number, args.why, book_of(args), who=args.who)
    return _told(entry, args.format)


def _restore(argv: list[str]) -> int:
    parser = parser_of("restore", "恢复作废的一件。")
    parser.operand("number", metavar="收文号")
    takes_who(parser)
    args = parser.parse_args(argv)
    from gov_docs.desk import registering

    return _told(registering.restore(args.number, book_of(args), who=args.who), args.format)


def _export(argv: list[str]) -> int:
    parser = parser_of("export", "把登记簿写成 .xlsx。")
    parser.operand("output", metavar="登记簿.xlsx", type=path)
    args = parser.parse_args(argv)
    from gov_docs.desk import registering
    from gov_docs.handling.register_reading import Query

    query = Query(book_of(args), today=registering.today())
    count = registering.export(args.output, query)
    if args.format == "json":
        console.write_json({"version": 1, "output": str(args.output), "entries": count})
    else:
        console.say(f"已写入 {args.output}，共 {count} 件。")
    return 0


def _import(argv: list[str]) -> int:
    parser = parser_of("import", "收入已有的登记簿（.xlsx），按列名对应；有一行不对就都不收。")
    parser.operand("workbook", metavar="登记簿.xlsx", type=path)
    takes_who(parser)
    args = parser.parse_args(argv)
    from gov_docs.desk import registering

    done = registering.take_in(args.workbook, book_of(args), who=args.who)
    if args.format == "json":
        counts = {"added": done.added, "known": done.known}
        told = {"unknown_columns": list(done.unknown), "warnings": list(done.warnings)}
        console.write_json({"version": 1, **counts, **told})
        return 0
    if done.unknown:
        console.warn(f"没有用到这些列：{'、'.join(done.unknown)}。")
    for warning in done.warnings:
        console.warn(f"注意：{warning}")
    console.say(f"收入 {done.added} 件，已有 {done.known} 件。")
    return 0


def _told(entry: "Entry", form: str, warnings: tuple[str, ...] = ()) -> int:
    from gov_docs.cli.register_records import entry_line, entry_record
    from gov_docs.desk.registering import today

    if form == "json":
        record = entry_record(entry, today())
        console.write_json({"version": 1, "entry": record, "warnings": list(warnings)})
        return 0
    console.say(entry_line(entry, today()))
    for warning in warnings:
        console.say(f"  注意：{warning}")
    return 0


CHANGES: dict[str, Callable[[list[str]], int]] = {
    "set": _set,
    "step": _step,
    "void": _void,
    "restore": _restore,
    "export": _export,
    "import": _import,
}
