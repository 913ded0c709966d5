"""`govdocs library`: the documents that drafting, recommendation and search draw on."""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, at_least_one, path
from gov_docs.cli.precedent_records import document_lines, document_record, hit_record, line, record
from gov_docs.cli.subcommands import run_one_of
from gov_docs.core.precedent import Filters, Level, Validity

if TYPE_CHECKING:
    from gov_docs.precedents.importing import Imported

_HELP = """资料库：收入文件，查找上位文件、同类文件和法规：
  govdocs library add 文件或文件夹 …
  govdocs library search 查找的文字 [--kind 文种] [--level 国家,省] [--issuer 机关]
      [--since 2020-01-01] [--until 2024-12-31] [--valid] [--limit 10]
  govdocs library show 编号
  govdocs library list
  govdocs library remove 编号 …
每个命令都可以加 --format json，加 --help 查看用法。"""


_FATES = {"added": "收入", "replaced": "替换旧版本", "known": "已有", "failed": "读不了"}


def run(argv: list[str]) -> int:
    actions = {
        "add": _add,
        "search": _search,
        "show": _show,
        "list": _list,
        "remove": _remove,
    }
    return run_one_of(actions, argv, _HELP)


def _add(argv: list[str]) -> int:
    parser = Parser(
        "govdocs library add",
        "把文件收入资料库。中断后重新运行会接着做；同一文件的新版本替换旧版本。",
    )
    parser.operand("paths", metavar="文件或文件夹", nargs="+", type=path)
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk import library

    results: list[Imported] = []
    try:
        results.extend(_told(library.add(args.paths, console.progress())))
        stopped = False
    except KeyboardInterrupt:
        stopped = True
    _report_added(results, args.format, stopped)
    return 2 if stopped or all(one.error for one in results) else 0


def _report_added(results: "Sequence[Imported]", form: str, stopped: bool) -> None:
    counts = Counter(str(one.fate) for one in results)
    told = "，".join(f"{words} {counts[fate]} 个" for fate, words in _FATES.items())
    if stopped:
        console.warn(f"\n已停止：{told}。收入的已经存好；再运行一次同样的命令，会接着做。")
    if form == "json":
        summary = {**counts, **({"interrupted": True} if stopped else {})}
        files = [_result(one) for one in results]
        console.write_json({"version": 1, "files": files, "summary": summary})
    elif not stopped:
        console.say(f"{told}。")


def _told(results: "Iterator[Imported]") -> "Iterator[Imported]":
    """Pass the results on; a file that failed is told at once."""
    for one in results:
        if one.error:
            console.warn(f"{one.path}：{one.error}")
        yield one


def _result(one: "Imported") -> dict[str, object]:
    return {
        "path": str(one.path),
        "error": one.error or None,
        "status": str(one.fate),
        "id": one.id,
        "title": one.title or None,
    }


def _search(argv: list[str]) -> int:
    parser = Parser("govdocs library search", "按标题、文号或内容查找，记不全也可以。")
    parser.operand("query", metavar="查找的文字", nargs="+")
    parser.option("--kind", metavar="文种", help="例如 通知、方案、条例")
    parser.option(
        "--level", metavar="级别", type=_levels, default=(), help="国家、省、市、县、单位，可写几个"
    )
    parser.option("--issuer", metavar="机关", help="发文机关名称或其中一部分")
    parser.option("--since", metavar="日期", type=_date, help="成文日期不早于，例如 2020-01-01")
    parser.option("--until", metavar="日期", type=_date, help="成文日期不晚于")
    parser.option("--valid", action="store_true", help="不要已废止的")
    parser.option(
        "--limit", metavar="个数", type=at_least_one, default=10, help="最多列出几个，默认 10"
    )
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk import library

    validity = tuple(one for one in Validity if one is not Validity.REVOKED) if args.valid else ()
    filters = Filters(args.kind, args.level, args.issuer, args.since, args.until, validity)
    hits = library.search(" ".join(args.query), filters, args.limit)
    if args.format == "json":
        console.write_json({"version": 1, "hits": [hit_record(hit) for hit in hits]})
        return 0
    for hit in hits:
        console.say(f"{line(hit.precedent)}\n    {hit.snippet}")
    console.say(f"找到 {len(hits)} 个。" if hits else "没有找到，请换个说法，或去掉几个筛选条件。")
    return 0


def _show(argv: list[str]) -> int:
    parser = Parser("govdocs library show", "显示一个文件：要素、结构、引用、审核意见和正文。")
    parser.operand("id", metavar="编号", type=at_least_one)
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk import library

    shown = library.show(args.id)
    if args.format == "json":
        console.write_json({"version": 1, "document": document_record(shown)})
        return 0
    for told in document_lines(shown):
        console.say(told)
    return 0


def _list(argv: list[str]) -> int:
    parser = Parser("govdocs library list", "列出资料库里的文件，新收入的在前。")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk import library

    found = library.listing()
    if args.format == "json":
        console.write_json({"version": 1, "documents": [record(one) for one in found]})
        return 0
    for one in found:
        console.say(line(one))
    console.say(f"共 {len(found)} 个。")
    return 0


def _remove(argv: list[str]) -> int:
    parser = Parser("govdocs library remove", "从资料库去掉文件，原来的文件不动。")
    parser.operand("ids", metavar="编号", nargs="+", type=at_least_one)
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk import library

    gone = library.remove(args.ids)
    if args.format == "json":
        console.write_json({"version": 1, "removed": [record(one) for one in gone]})
        return 0
    for one in gone:
        console.say(f"已去掉：{line(one)}")
    return 0


def _levels(text: str) -> tuple[Level, ...]:
    try:
        return tuple(
            Level(name.strip())
            for name in text.replace("，", ",").replace("、", ",").split(",")
            if name.strip()
        )
    except ValueError as error:
        raise argparse.ArgumentTypeError("只能写 国家、省、市、县、单位") from error


def _date(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise argparse.ArgumentTypeError(f"应当写成 2024、2024-05 或 2024-05-01，这里是“{text}”")
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])  # its first day
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"没有“{text}”这一天，请查一下月份和日子") from error
    return text
