"""`govdocs summary`: what a document says, in its own sentences."""

from argparse import Namespace
from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, at_least_one, path
from gov_docs.cli.sending import confirmation

if TYPE_CHECKING:
    from gov_docs.core.types import Document
    from gov_docs.desk.summaries import SummaryRecord

_EPILOG = """摘要里的每一句都是文件里的原话，并注明在第几段；不联网。
加 --provider 才用设置里启用的语言模型概括，发送前先显示要发送的全部内容；
每次发送记在数据文件夹的 calls.tsv 里（时间、地址、文档、字数、指纹，不记内容）。

退出码：0 完成，2 没能完成。"""


def run(argv: list[str]) -> int:
    parser = Parser("govdocs summary", "智能摘要：目的、主要任务、时限和要点。", _EPILOG)
    parser.operand("file", metavar="文件", type=path)
    parser.option(
        "--sentences", metavar="句数", type=at_least_one, default=5, help="最多几句，默认 5"
    )
    parser.option("--provider", choices=("offline", "openai", "local"), help="用哪个语言模型")
    parser.option("--yes", action="store_true", help="不再询问，直接发送给语言模型")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs.desk import summaries

    document, summary = summaries.summarise(args.file, args.sentences)
    record = summaries.summary_record(args.file, document, summary)
    if args.provider and args.provider != "offline":
        _add_model(record, document, args)
    if args.format == "json":
        console.write_json(record)
    else:
        console.say(summaries.summary_text(record))
    return 0


def _add_model(record: "SummaryRecord", document: "Document", args: Namespace) -> None:
    """Add the model's summary; where it gives none, the document's own sentences still stand."""
    from gov_docs.desk import models

    talk = models.Talk(models.settings_for(args.provider), confirmation(yes=args.yes))
    try:
        told = models.summarise_with_model(document, args.file.name, talk)
    except models.ProviderError as error:
        console.warn(f"出错：{error}")
        record["model_error"] = str(error)
        if error.partial:
            console.warn(f"已收到的部分：\n{error.partial}")
        return
    if told:
        record["model"] = models.summary_model_record(told)
