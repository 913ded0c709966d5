"""`govdocs words`: a person's own right and wrong words, laid over the built-in lists."""

from argparse import Namespace

from gov_docs.cli import console, entries
from gov_docs.cli.arguments import Parser, names, path
from gov_docs.cli.subcommands import run_one_of
from gov_docs.core.errors import GovDocsError
from gov_docs.core.words import NewWord

_HELP = """管理自己的词表，叠加在内置词表之上：
  govdocs words add 词语                    对的词，不再提示
  govdocs words add 错词 --to 建议 [--except 例外]   错的词
  govdocs words remove 词语 …               从词表中去掉
  govdocs words list                        列出词表
  govdocs words import 文件                 并入 .tsv 或 .xlsx 词表
  govdocs words export 文件                 导出为 .tsv 或 .xlsx
每个命令都可以加 --format json，加 --help 查看用法。"""
_ADD = """词表里已有的词，只改这次写了的几项，没写的照旧；写 "" 就是去掉，例如 --note ""。"""


def run(argv: list[str]) -> int:
    actions = {
        "add": _add,
        "remove": _remove,
        "list": _list,
        "import": _import,
        "export": _export,
    }
    return run_one_of(actions, argv, _HELP)


def _add(argv: list[str]) -> int:
    parser = Parser("govdocs words add", "加一个词；给出 --to 或 --wrong 时为错的词。", _ADD)
    parser.operand("word", metavar="词语")
    parser.option("--wrong", action="store_true", help="这是错的词，没有建议写法")
    parser.option("--to", metavar="建议", help="这是错的词，应当写成建议")
    parser.option("--except", metavar="例外", dest="exceptions", type=names,
                  help="含有错词但不算错的词语，用逗号隔开")  # fmt: skip
    parser.option("--note", metavar="备注", help="备注")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    before, after = desk.add_word(_new_word(args))
    if args.format == "json":
        old = entries.record(before) if before else None
        console.write_json({"version": 1, "before": old, "after": entries.record(after)})
    elif before is None:
        console.say(f"已加入词表：{entries.line(after)}")
    else:
        changes = list(entries.changes(before, after))
        console.say(f"{'已改词表' if changes else '词表里已有'}：{entries.line(after)}")
        for change in changes:
            console.say(f"  {change}")
    return 0


def _new_word(args: Namespace) -> NewWord:
    right = None if args.to is None else _one_line(args.to)
    note = None if args.note is None else _one_line(args.note)
    return NewWord(_one_line(args.word), args.wrong, right, args.exceptions, note)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _remove(argv: list[str]) -> int:
    parser = Parser("govdocs words remove", "从词表中去掉词语。")
    parser.operand("words", metavar="词语", nargs="+")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    missing = desk.remove_words(args.words)
    removed = [word for word in args.words if word not in missing]
    for word in missing:
        console.warn(f"词表里没有“{word}”。")
    if args.format == "json":
        console.write_json({"version": 1, "removed": removed, "missing": missing})
    elif removed:
        console.say(f"已去掉 {len(removed)} 个词。")
    return 0 if removed else 2


def _list(argv: list[str]) -> int:
    parser = Parser("govdocs words list", "列出自己的词表。")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    words = desk.word_list(console.warn)
    if args.format == "json":
        wrong = [entries.record(one) for one in words.entries() if one.is_wrong]
        notes = dict(words.notes)
        console.write_json({"version": 1, "right": words.right, "wrong": wrong, "notes": notes})
        return 0
    for one in words.entries():
        console.say(entries.line(one))
    console.say(f"共 {len(words.right)} 个对的词、{len(words.wrong)} 个错的词。")
    return 0


def _import(argv: list[str]) -> int:
    parser = Parser("govdocs words import", "并入一份词表（列：类型、词语、建议、例外、备注）。")
    parser.operand("file", metavar="文件", type=path, help=".tsv 或 .xlsx")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    done = desk.import_words(args.file, console.warn)
    count = len(done.words.known())
    if args.format == "json":
        broken = [{"line": row.line, "why": row.why} for row in done.broken]
        counts = {"imported": count, "replaced": done.replaced, "broken": broken}
        console.write_json({"version": 1, "file": str(args.file), **counts})
    else:
        console.say(f"已并入 {count} 个词。")
        if done.replaced:
            told = "、".join(done.replaced)
            console.say(f"其中 {len(done.replaced)} 个词原来另有写法，以新的为准：{told}")
    return 0 if count else 2


def _export(argv: list[str]) -> int:
    parser = Parser("govdocs words export", "把自己的词表导出为文件。")
    parser.operand("file", metavar="文件", type=path, help=".tsv 或 .xlsx")
    parser.option("--overwrite", action="store_true", help="文件已存在时替换它")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    if args.file.exists() and not args.overwrite:
        raise GovDocsError(f"{args.file} 已经存在；要替换它请加 --overwrite。")
    count = len(desk.export_words(args.file, console.warn).known())
    if args.format == "json":
        console.write_json({"version": 1, "output": str(args.file), "exported": count})
    else:
        console.say(f"已导出 {count} 个词到 {args.file}。")
    return 0
