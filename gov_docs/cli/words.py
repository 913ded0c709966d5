"""`govdocs words`: a person's own right and wrong words, laid over the built-in lists."""

from argparse import Namespace
from collections.abc import Callable

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, names, path
from gov_docs.core.errors import GovDocsError
from gov_docs.core.words import Words, WrongWord

_HELP = """管理自己的词表，叠加在内置词表之上：
  govdocs words add 词语                    对的词，不再提示
  govdocs words add 错词 --to 建议 [--except 例外]   错的词
  govdocs words remove 词语 …               从词表中去掉
  govdocs words list                        列出词表
  govdocs words import 文件                 并入 .tsv 或 .xlsx 词表
  govdocs words export 文件                 导出为 .tsv 或 .xlsx
每个命令都可以加 --help 查看用法。"""


def run(argv: list[str]) -> int:
    actions: dict[str, Callable[[list[str]], int]] = {
        "add": _add,
        "remove": _remove,
        "list": _list,
        "import": _import,
        "export": _export,
    }
    if not argv or argv[0] not in actions:
        asked = bool(argv) and argv[0] in ("-h", "--help")
        (console.say if asked else console.warn)(_HELP)
        return 0 if asked else 2
    return actions[argv[0]](argv[1:])


def _add(argv: list[str]) -> int:
    parser = Parser("govdocs words add", "加一个词；给出 --to 或 --wrong 时为错的词。")
    parser.operand("word", metavar="词语")
    parser.option("--wrong", action="store_true", help="这是错的词，没有建议写法")
    parser.option("--to", metavar="建议", default="", help="这是错的词，应当写成建议")
    parser.option("--except", metavar="例外", dest="exceptions", type=names, default=(),
                  help="含有错词但不算错的词语，用逗号隔开")  # fmt: skip
    parser.option("--note", metavar="备注", default="", help="备注")
    args = parser.parse_args(argv)
    from gov_docs import desk

    words = _new_words(args)
    desk.add_words(words)
    console.say(f"已加入词表：{'对' if words.right else '错'}　{args.word.strip()}")
    return 0


def _new_words(args: Namespace) -> Words:
    word, right = _one_line(args.word), _one_line(args.to)
    if not word:
        raise GovDocsError("没有写词语。")
    if not (args.wrong or right):
        if args.exceptions:
            raise GovDocsError("--except 只用于错的词，请同时给出 --to 建议。")
        return Words(right=(word,))
    if right == word:
        raise GovDocsError("建议和错词相同，请改一改建议。")
    strangers = [one for one in args.exceptions if word not in one]
    if strangers:
        raise GovDocsError(f"例外“{strangers[0]}”里没有“{word}”，它不会起作用。")
    return Words(wrong=(WrongWord(word, right, args.exceptions, _one_line(args.note)),))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _remove(argv: list[str]) -> int:
    parser = Parser("govdocs words remove", "从词表中去掉词语。")
    parser.operand("words", metavar="词语", nargs="+")
    args = parser.parse_args(argv)
    from gov_docs import desk

    missing = desk.remove_words(args.words)
    for word in missing:
        console.warn(f"词表里没有“{word}”。")
    if len(missing) == len(args.words):
        return 2
    console.say(f"已去掉 {len(args.words) - len(missing)} 个词。")
    return 0


def _list(argv: list[str]) -> int:
    parser = Parser("govdocs words list", "列出自己的词表。")
    parser.option("--format", choices=("text", "json"), default="text", help="输出格式")
    args = parser.parse_args(argv)
    from gov_docs import desk

    words = desk.word_list(console.warn)
    if args.format == "json":
        wrong = [
            {"wrong": w.wrong, "right": w.right, "exceptions": w.exceptions, "note": w.note}
            for w in words.wrong
        ]
        console.write_json({"version": 1, "right": words.right, "wrong": wrong})
        return 0
    for word in words.right:
        console.say(f"对　{word}")
    for one in words.wrong:
        exceptions = f"（例外：{'、'.join(one.exceptions)}）" if one.exceptions else ""
        console.say(
            f"错　{one.wrong} → {one.right or '（没有建议）'}{exceptions}　{one.note}".rstrip()
        )
    console.say(f"共 {len(words.right)} 个对的词、{len(words.wrong)} 个错的词。")
    return 0


def _import(argv: list[str]) -> int:
    parser = Parser("govdocs words import", "并入一份词表（列：类型、词语、建议、例外、备注）。")
    parser.operand("file", metavar="文件", type=path, help=".tsv 或 .xlsx")
    args = parser.parse_args(argv)
    from gov_docs import desk

    words = desk.import_words(args.file, console.warn)
    count = len(words.right) + len(words.wrong)
    console.say(f"已并入 {count} 个词。")
    return 0 if count else 2


def _export(argv: list[str]) -> int:
    parser = Parser("govdocs words export", "把自己的词表导出为文件。")
    parser.operand("file", metavar="文件", type=path, help=".tsv 或 .xlsx")
    parser.option("--overwrite", action="store_true", help="文件已存在时替换它")
    args = parser.parse_args(argv)
    from gov_docs import desk

    if args.file.exists() and not args.overwrite:
        raise GovDocsError(f"{args.file} 已经存在；要替换它请加 --overwrite。")
    words = desk.export_words(args.file, console.warn)
    console.say(f"已导出 {len(words.right) + len(words.wrong)} 个词到 {args.file}。")
    return 0
