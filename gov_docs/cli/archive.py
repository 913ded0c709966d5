"""`govdocs archive`: how papers are to be filed, and filing them."""

import argparse
from typing import TYPE_CHECKING, Any

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, path

if TYPE_CHECKING:
    from gov_docs.desk.archiving import Suggested
    from gov_docs.handling.archive.filed import Filed

_EPILOG = """不加 --file 只给建议，什么也不改；加 --file 才编档号归档，文件留在原处、不改名。
正本、定稿、处理单，来文和复文，会合成一件。

例：
  govdocs archive 来文.docx
  govdocs archive 来文.docx --file --retention 30年
  govdocs archive --entry 2026-0012 --file
  govdocs archive --catalogue 目录.xlsx --year 2026
  govdocs archive --package 移交 --year 2026
  govdocs archive --import-table 本单位三合一表.xlsx"""

_FIELDS = ("file", "type", "category", "retention", "row", "confidence", "code", "reason")
_NOTHING: dict[str, Any] = dict.fromkeys(_FIELDS)  # what is known of a file that cannot be read


def parser() -> Parser:
    parser = Parser("govdocs archive", "给出归档建议：种类、类目、保管期限和档号。", _EPILOG)
    parser.operand("paths", metavar="文件或文件夹", nargs="*", type=path)
    parser.option(
        "--entry", metavar="收文号", nargs="+", default=[], help="登记簿里的这几件，例如 2026-0012"
    )
    parser.option("--outgoing", action="store_true", help="和 --entry 一起用：发文登记簿的")
    parser.option("--file", action="store_true", help="按建议归档；写了下面几项的，按写的归")
    for name, told in (
        ("--retention", "永久、30年或10年"),
        ("--subject", "机构或问题，代码或名称"),
        ("--type", "公文档案、项目文档或单位文档"),
        ("--pages", "页数；文件自己有页的不用写"),
        ("--year", "归档年度；和 --catalogue、--package 一起用时，只要这一年的"),
    ):
        parser.option(name, default="", metavar="…", help=told)
    parser.option("--take-back", metavar="档号", default="", help="撤回一件，件号留给下一件")
    parser.option("--catalogue", metavar="文件", type=path, help="写归档文件目录，.xlsx 或 .docx")
    parser.option("--stamps", metavar="文件", type=path, help="写各件归档章的内容，.xlsx 或 .docx")
    parser.option("--overwrite", action="store_true", help="目录文件已经存在时替换它")
    parser.option("--package", metavar="文件夹", type=path, help="打成移交包：文件、元数据、校验和")
    parser.option(
        "--import-table", metavar="文件", type=path, help="换用本单位的归档范围和保管期限表"
    )
    parser.takes_format()
    return parser


def run(argv: list[str]) -> int:
    made = parser()
    args = made.parse_args(argv)
    for wanted, do in (
        (args.import_table, _import_table),
        (args.take_back, _take_back),
        (args.catalogue, _catalogue),
        (args.stamps, _stamps),
        (args.package, _package),
    ):
        if wanted:
            return do(args)
    if not args.paths and not args.entry:
        made.error("请写上要归档的文件或文件夹，或者用 --entry 写收文号")
    return _suggest(args)


def _suggest(args: argparse.Namespace) -> int:
    records, failed = [], 0
    for one in _suggested(args):
        record, error = _record(one), one.error
        if args.file and not error:
            record, error = _file(one, args, record)
        failed += bool(error)
        record["error"] = error or None
        records.append(record)
        if args.format == "text":
            _show(one, record)
    if args.format == "json":
        console.write_json({"version": 1, "files": records})
    return 2 if failed == len(records) else 0


def _suggested(args: argparse.Namespace) -> "list[Suggested]":
    from gov_docs.desk import archiving
    from gov_docs.handling.fields import Book

    found = list(archiving.suggest(args.paths)) if args.paths else []
    if args.entry:
        book = Book.OUTGOING if args.outgoing else Book.INCOMING
        found += archiving.suggest_entries(args.entry, book)
    return found


def _file(
    one: "Suggested", args: argparse.Namespace, record: dict[str, Any]
) -> tuple[dict[str, Any], str]:
    from gov_docs.core.errors import GovDocsError
    from gov_docs.desk import archive_deciding

    told = archive_deciding.Decision(
        args.retention, args.subject, args.type, args.year, pages=args.pages
    )
    try:
        filed = archive_deciding.file(one, told)
    except GovDocsError as error:
        return record, str(error)
    where = filed.place[0]
    category = f"{where.year}—{filed.item.subject}—{where.period}"
    done = {
        "code": filed.code, "retention": where.period, "type": filed.item.type,
        "category": category, "filed": True,
    }  # fmt: skip
    return {**record, **done, "file": True, "stamp": _stamp(filed)}, ""


def _stamp(filed: "Filed") -> dict[str, str]:
    from gov_docs.handling.archive.catalogue import stamp

    return stamp(filed)


def _record(one: "Suggested") -> dict[str, Any]:
    first = str(one.paths[0]) if one.paths else None
    paths: dict[str, Any] = {"path": first, "with": [str(p) for p in one.paths[1:]]}
    advice = one.advice
    if advice is None:
        return {**paths, "error": one.error, **_NOTHING, "alternatives": []}
    return {
        **paths,
        "error": None,
        "file": advice.filed,
        "type": advice.type,
        "category": advice.category,
        "retention": advice.period,
        "row": advice.row or None,
        "confidence": advice.confidence,
        "code": one.code or None,
        "reason": advice.reason,
        "alternatives": [{"retention": c.period, "reason": c.reason} for c in advice.alternatives],
        "title": advice.paper.title,
        "filed": one.is_filed,
        "note": one.note or None,
    }


def _show(one: "Suggested", record: dict[str, Any]) -> None:
    together = "".join(f"（同一件：{p.name}）" for p in one.paths[1:])
    console.say(f"\n{one.paths[0].name if one.paths else one.name}{together}")
    if one.advice is not None:
        code = record["code"] or "还不能编档号"
        console.say(f"  {record['type']}　{record['category']}　{code}")
        console.say(f"  {record['reason']}")
        for other in record["alternatives"][:2] if not record["retention"] else ():
            console.say(f"  可能是{other['retention']}：{other['reason']}")
    if one.note:
        console.warn(f"  {one.note}。")
    if record["error"]:
        console.warn(f"  {record['error']}")
    elif record["filed"]:
        console.say("  已归档。")


def _take_back(args: argparse.Namespace) -> int:
    from gov_docs.desk import archive_deciding

    filed = archive_deciding.take_back(args.take_back)
    _told(args, f"已撤回 {filed.code}《{filed.item.title}》；这个件号会给下一件。", code=filed.code)
    return 0


def _catalogue(args: argparse.Namespace) -> int:
    from gov_docs.desk import archived

    count = archived.write_catalogue(args.catalogue, args.year, overwrite=args.overwrite)
    _told(
        args, f"目录写在 {args.catalogue}，共 {count} 件。", output=str(args.catalogue), items=count
    )
    return 0


def _stamps(args: argparse.Namespace) -> int:
    from gov_docs.desk import archived

    count = archived.write_stamps(args.stamps, args.year, overwrite=args.overwrite)
    told = f"归档章的内容写在 {args.stamps}，共 {count} 件。"
    _told(args, told, output=str(args.stamps), items=count)
    return 0


def _package(args: argparse.Namespace) -> int:
    from gov_docs.desk import archived

    count = archived.write_archive_package(args.package, args.year)
    _told(
        args, f"移交包写在 {args.package}，共 {count} 件。", output=str(args.package), items=count
    )
    return 0


def _import_table(args: argparse.Namespace) -> int:
    from gov_docs.desk import archived

    count, broken = archived.import_table(args.import_table)
    for one in broken:
        console.warn(str(one))
    _told(args, f"导入 {count} 行；以后按本单位的表给建议。", rows=count, broken=len(broken))
    return 1 if broken else 0


def _told(args: argparse.Namespace, text: str, **fields: object) -> None:
    if args.format == "json":
        console.write_json({"version": 1, **fields})
    else:
        console.say(text)
