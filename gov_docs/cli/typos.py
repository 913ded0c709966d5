"""`govdocs typos`: what the typo model learns of a unit's own words."""

from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, path
from gov_docs.cli.subcommands import run_one_of
from gov_docs.core.typo_terms import Kind, Term

if TYPE_CHECKING:
    from gov_docs.desk.typo_terms import Learning

_HELP = """让错字模型认得本单位的用语：
  govdocs typos learn 文件或文件夹 …    从已经定稿的文件里学
  govdocs typos list                    列出学到的
  govdocs typos forget 用语 …           去掉学错的，以后也不再学；--all 全部忘掉
每个命令都可以加 --format json，加 --help 查看用法。"""
_LEARN = """只学模型觉得少见、文件里又反复出现的写法。
词语：不同文件里共三次、或者一个文件里五次以上，模型不再提示。
说法：次数少一些，或者是词典里有的词；写得越多，模型越要有把握才提示。
学过的文件不会重复计数。词表里的错词、看着像错字的写法不学。"""
_SHOWN = 30  # terms told of one run; the list has them all


def run(argv: list[str]) -> int:
    actions = {
        "learn": _learn,
        "list": _list,
        "forget": _forget,
    }
    return run_one_of(actions, argv, _HELP)


def _learn(argv: list[str]) -> int:
    parser = Parser("govdocs typos learn", "从本单位已经定稿的文件里学用语。", _LEARN)
    parser.operand("paths", metavar="文件或文件夹", nargs="+", type=path)
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk import typo_terms

    done = typo_terms.learn(args.paths, console.progress(), console.warn)
    for file in done.files:
        if file.error:
            console.warn(f"{file.path}：{file.error}")
    if args.format == "json":
        console.write_json(_learned_record(done))
    else:
        _tell(done)
    return 2 if all(file.error for file in done.files) else 0


def _tell(done: "Learning") -> None:
    read = [file for file in done.files if not file.error]
    before = sum(file.known for file in read)
    terms = [term for term in done.added if term.kind is Kind.TERM]
    told = f"读了 {len(read)} 个文件" + (f"，其中 {before} 个以前学过或内容相同" if before else "")
    console.say(f"{told}；新学到 {len(terms)} 个词语、{len(done.added) - len(terms)} 个说法。")
    terms.sort(key=lambda term: (not term.advice, -term.times))
    for term in terms[:_SHOWN]:
        console.say(f"  {_line(term)}")
    if len(terms) > _SHOWN:
        console.say("  ……全部见 govdocs typos list")
    if done.doubts:
        console.say("下面的写法看着像错字，没有学；确实没错的，请用 govdocs words add 加到词表里：")
    for doubt in done.doubts:
        console.say(
            f"  {doubt.text}　{doubt.times} 次，而“{doubt.advice}”有 {doubt.advice_times} 次"
        )


def _learned_record(done: "Learning") -> dict[str, object]:
    return {
        "version": 1,
        "files": [
            {"path": str(one.path), "error": one.error or None, "known": one.known}
            for one in done.files
        ],
        "added": [_record(term) for term in done.added],
        "doubts": [
            {
                "text": one.text,
                "times": one.times,
                "advice": one.advice,
                "advice_times": one.advice_times,
            }
            for one in done.doubts
        ],
    }


def _list(argv: list[str]) -> int:
    parser = Parser("govdocs typos list", "列出从本单位的文件里学到的用语。")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk.lists import unit_terms

    known = unit_terms(console.warn)
    if args.format == "json":
        terms = [_record(term) for term in known.rows]
        documents = [source.name for source in known.sources]
        console.write_json({"version": 1, "terms": terms, "documents": documents})
        return 0
    for kind in Kind:
        for term in sorted(known.of(kind), key=lambda term: -term.times):
            console.say(_line(term))
    counts = "、".join(f"{len(known.of(kind))} 个{kind}" for kind in (Kind.TERM, Kind.PHRASE))
    console.say(f"共 {counts}，学自 {len(known.sources)} 个文件。")
    return 0


def _forget(argv: list[str]) -> int:
    parser = Parser("govdocs typos forget", "去掉学到的用语；去掉的以后不再学，--all 除外。")
    parser.operand("terms", metavar="用语", nargs="*")
    parser.option("--all", action="store_true", help="全部忘掉，从头再学")
    parser.takes_format()
    args = parser.parse_args(argv)
    if bool(args.terms) is args.all:
        parser.error("请写上要去掉的用语，或者只写 --all")
    from gov_docs.desk import typo_terms

    missing = () if args.all else typo_terms.forget(args.terms)
    count = typo_terms.forget_all() if args.all else len(set(args.terms) - set(missing))
    for text in missing:
        console.warn(f"没有学过“{text}”。")
    if args.format == "json":
        console.write_json({"version": 1, "forgotten": count, "missing": missing})
    elif count or args.all:
        console.say(f"已忘掉 {count} 个用语。")
    return 0 if count or args.all else 2


def _line(term: Term) -> str:
    counts = f"　{term.times} 次，{term.documents} 个文件" if term.times else ""
    advice = f"　（模型会写成“{term.advice}”）" if term.advice else ""
    return f"{term.kind}　{term.text}{counts}{advice}"


def _record(term: Term) -> dict[str, object]:
    return {
        "text": term.text,
        "kind": term.kind.name.lower(),
        "times": term.times,
        "documents": term.documents,
        "advice": term.advice or None,
    }
