"""`govdocs ask`: a question in plain words about the documents at hand."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, some_text
from gov_docs.cli.sending import confirmation

if TYPE_CHECKING:
    from gov_docs.desk.asking import Answered
    from gov_docs.handling.asking.papers import Paper

_EPILOG = """从收发文登记簿和资料库里找，找不到就说“库中没有”。能听懂：
  日子    今天、这两天、上周三到周五、上个月、11月中旬、3月以来、三季度、这半年、会后
  单位    市教育局、省发改委、国办、省里；几家用“和”连起来
  文种    通知、实施意见、请示和报告
  会议    某某工作会议的通知、最近要开什么会
  主题    关于防汛抗旱、基层治理方面的
标题写明是哪一期的（第三季度进展通报），不说“收到”“印发”时按标题算。

例：
  govdocs ask 这两天基层治理专项工作会发新文件了吗
  govdocs ask 上个月省生态环境厅印发的关于危险废物的通知有哪些"""


def parser() -> Parser:
    parser = Parser("govdocs ask", "用平常的话问：有没有新文件、谁发过什么。", _EPILOG)
    parser.operand("question", metavar="问题", nargs="+", type=some_text)
    parser.option("--provider", choices=("offline", "openai", "local"), help="用哪个语言模型措辞")
    parser.option("--yes", action="store_true", help="不再询问，直接发送给语言模型")
    parser.takes_format()
    return parser


def run(argv: list[str]) -> int:
    args = parser().parse_args(argv)
    from gov_docs.desk import asking

    found = asking.ask("".join(args.question))
    answer = _phrased(found, args) or found.answer
    if args.format == "json":
        console.write_json({
            "version": 1,
            "answer": answer,
            "documents": [_record(one) for one in found.documents],
            "reading": {
                "superior": [_record(one) for one in found.reading.superior],
                "related": [_record(one) for one in found.reading.related],
            },
        })  # fmt: skip
        return 0
    console.say(answer)
    from gov_docs.handling.asking.answering import line

    for name, group in (
        ("上位文件", found.reading.superior),
        ("相关主题文件", found.reading.related),
    ):
        if group:
            console.say(f"\n{name}：")
            for one in group:
                console.say(f"  {line(one)}")
    return 0


def _phrased(found: "Answered", args: Namespace) -> str | None:
    """Return the answer in a model's words, None where none was asked for or its answer is no good."""
    if not args.provider or args.provider == "offline":
        return None
    from gov_docs.desk import asking, models

    try:
        talk = models.Talk(models.settings_for(args.provider), confirmation(yes=args.yes))
        return asking.phrased(found, talk)
    except models.ProviderError as error:
        console.warn(f"出错：{error}")
        return None


def _record(one: "Paper") -> dict[str, Any]:
    """Return a document as a hit of the library's search, with its place in the register."""
    return {
        "id": one.id,
        "title": one.title,
        "doc_number": one.number or None,
        "issuer": one.issuer or None,
        "level": one.level,
        "date": one.date or None,
        "kind": one.kind or None,
        "score": None,
        "snippet": "",
        "received": one.received or None,
        "entry": one.entry or None,
        "path": one.path or None,
    }
