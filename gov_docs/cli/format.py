"""`govdocs format`: lay an existing text out to the standard."""

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, path

_EPILOG = """.docx 文件只改版式：文字、图片、表格、脚注都保留，改完逐项核对，核对不上就不写。
其他格式（.txt、.md、.html、.pdf 等）按文字重新排成一份 .docx。
存为 .pdf 需要安装 LibreOffice。

例：
  govdocs format 初稿.docx --output 排好的初稿.docx
  govdocs format 讲话.txt --output 讲话.docx
  govdocs format 通知.docx --output 通知.pdf

退出码：0 完成，2 没能完成。"""


def parser() -> Parser:
    parser = Parser("govdocs format", "按国家标准的公文格式给一份文件排版，另存一份。", _EPILOG)
    parser.operand("file", metavar="文件", type=path, help="要排版的文件")
    parser.option("--output", metavar="文件", type=path, required=True, help="存为 .docx 或 .pdf")
    parser.option("--allow-signed", action="store_true", help="带电子签名的文件也排（签名会失效）")
    parser.takes_format()
    return parser


def run(argv: list[str]) -> int:
    args = parser().parse_args(argv)
    from gov_docs.desk.laying_out import lay_out

    laid = lay_out(args.file, args.output, allow_signed=args.allow_signed)
    if args.format == "json":
        told = {"output": str(laid.output), "changes": laid.changes, "warnings": [*laid.warnings]}
        console.write_json({"version": 1, **told})
        return 0
    for warning in laid.warnings:
        console.warn(f"提示：{warning}")
    what = "已重新排成" if laid.changes is None else f"改了 {laid.changes} 处版式，已存为"
    console.say(f"{what} {laid.output}")
    return 0
