"""`govdocs recommend`: material for a topic in three groups, and what reviewers look at."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, some_text
from gov_docs.cli.precedent_records import hit_record

if TYPE_CHECKING:
    from gov_docs.drafting.points import Point
    from gov_docs.drafting.recommending import Material

_EPILOG = """先用 govdocs library add 把上位文件、同类文件和法规收入资料库。
没有合适的，就什么也不列；已废止的会注明。

例：
  govdocs recommend --kind 方案 --topic 新污染物治理"""
_GROUPS = (("superior", "上位文件"), ("same_kind", "同类文件"), ("law", "法规"))


def parser() -> Parser:
    parser = Parser("govdocs recommend", "按文种和主题推荐素材，列出审核要点。", _EPILOG)
    parser.option("--kind", metavar="文种", required=True, help="例如 通知、方案、报告")
    parser.option(
        "--topic", metavar="主题", required=True, type=some_text, help="例如 新污染物治理"
    )
    parser.takes_format()
    return parser


def run(argv: list[str]) -> int:
    args = parser().parse_args(argv)
    from gov_docs.desk import drafting

    advice = drafting.recommend(args.kind, args.topic, console.warn)
    if args.format == "json":
        groups = {name: _records(getattr(advice.material, name)) for name, _ in _GROUPS}
        console.write_json({"version": 1, **groups, "points": _points(advice.points)})
        return 0
    for name, told in _GROUPS:
        _show(told, getattr(advice.material, name))
    console.say("\n审核要点：")
    for at, point in enumerate(advice.points, 1):
        raised = f"（提过 {point.count} 次）" if point.count else ""
        console.say(f"  {at}. {point.text}{raised}")
    return 0


def _records(group: Iterable["Material"]) -> list[dict[str, Any]]:
    return [
        {
            **hit_record(one.hit),
            "why": one.hit.why,
            "paragraphs": [
                {"text": passage.text, "heading": " > ".join(passage.headings) or None}
                for passage in one.paragraphs
            ],
        }
        for one in group
    ]


def _points(points: Iterable["Point"]) -> list[dict[str, Any]]:
    return [
        {
            "text": point.text,
            "count": point.count,
            "from": list(point.documents),
            "basis": point.basis or None,
        }
        for point in points
    ]


def _show(name: str, group: Iterable["Material"]) -> None:
    console.say(f"\n{name}：")
    shown = list(group)
    for one in shown:
        found = one.hit.precedent
        number = f"（{found.doc_number}）" if found.doc_number else ""
        console.say(f"  [{found.id}] {found.title}{number}\n      {one.hit.why}")
    if not shown:
        console.say("  没有合适的。")
