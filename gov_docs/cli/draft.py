"""`govdocs draft`: a whole draft from a template, a form and the library, as .docx."""

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser, path, some_text
from gov_docs.cli.precedent_records import hit_record
from gov_docs.cli.sending import confirmation
from gov_docs.core.errors import GovDocsError

if TYPE_CHECKING:
    from gov_docs.desk.drafting import Drafted
    from gov_docs.drafting.templates import Template

_EPILOG = """不知道的事实留成【待填：……】；从资料库借用的语句都记着出处，其中的数字、日期、金额、人名一律留空。

例：
  govdocs draft --list
  govdocs draft --kind 通知 --set type=会议 --fields
  govdocs draft --kind 方案 --topic 新污染物治理 --output 方案.docx
  govdocs draft --kind 通知 --set type=印发 --topic 新污染物治理 --attach 方案 --output 通知.docx

退出码：0 已写好，1 已写好，还有要填的空或要改的问题，2 没能写成。"""
_TOPIC = "主题"
_TYPE = ("type", "类型")


def parser() -> Parser:
    parser = Parser("govdocs draft", "套用模板、借用资料库里的语句，写出一份完整的草稿。", _EPILOG)
    parser.option("--kind", metavar="文种", help="例如 通知、请示、方案；--list 列出全部")
    parser.option("--topic", metavar="主题", type=some_text, help=f"同 --set {_TOPIC}=…")
    parser.option(
        "--set",
        dest="values",
        metavar="栏目=内容",
        type=_value,
        action="append",
        default=[],
        help="填一栏，可以写几次；type=… 选这个文种的一类",
    )
    parser.option(
        "--attach",
        metavar="文种",
        action="append",
        default=[],
        help="另写一份这样的文稿作为附件，可以写几次",
    )
    parser.option("--output", metavar="文件", type=path, help="草稿存到这个 .docx 文件")
    parser.option("--overwrite", action="store_true", help="文件已存在时替换它")
    parser.option("--no-library", action="store_true", help="只套模板，不借用资料库里的语句")
    parser.option("--sources", action="store_true", help="在文件里用批注标出每段的出处")
    parser.option(
        "--provider",
        choices=("offline", "openai", "local"),
        default="offline",
        help="offline（默认）不用语言模型；其他要先在设置里启用，发送前显示全文",
    )
    parser.option("--yes", action="store_true", help="不再询问，直接发送给语言模型")
    parser.option("--list", action="store_true", help="列出全部模板")
    parser.option("--fields", action="store_true", help="列出这个模板的栏目")
    parser.takes_format()
    return parser


def run(argv: list[str]) -> int:
    args = parser().parse_args(argv)
    if args.list:
        return _list(args)
    if not args.kind:
        raise GovDocsError(
            "请用 --kind 写明文种，例如 --kind 通知；govdocs draft --list 列出全部。"
        )
    values, type_ = _values(args)
    if args.fields:
        return _fields(args, type_)
    if args.output is None:
        raise GovDocsError("请用 --output 写明草稿存到哪里，例如 --output 草稿.docx。")
    return _draft(args, values, type_)


def _draft(args: Namespace, values: dict[str, str], type_: str) -> int:
    from gov_docs.desk import drafting

    order = drafting.Order(
        kind=args.kind,
        values=values,
        output=args.output,
        type=type_,
        attach=tuple(args.attach),
        overwrite=args.overwrite,
        library=not args.no_library,
        sources=args.sources,
        provider=args.provider,
    )
    done = drafting.draft(order, console.warn, confirmation(yes=args.yes), console.progress())
    for warning in done.warnings:
        console.warn(warning)
    if args.format == "json":
        console.write_json(_record(args, done))
    else:
        _tell(args, done)
    return 1 if done.blanks or done.findings else 0


def _record(args: Namespace, done: "Drafted") -> dict[str, Any]:
    return {
        "version": 1,
        "output": str(args.output),
        "template": done.template.id,
        "title": done.draft.title,
        "blanks": [{"field": one.field, "text": one.text} for one in done.blanks],
        "paragraphs": [
            {"paragraph": one.paragraph, "source": _source(one.source)} for one in done.placed
        ],
        "sources": [{**hit_record(hit), "why": hit.why} for hit in done.sources],
        "findings": {tier.name.lower(): count for tier, count in done.findings.items()},
        "warnings": list(done.warnings),
    }


def _source(source: Any) -> dict[str, Any] | None:  # noqa: ANN401
    if source is None:
        return None
    return {
        "id": source.id,
        "title": source.title,
        "heading": source.heading or None,
        "doc_number": source.doc_number or None,
    }


def _tell(args: Namespace, done: "Drafted") -> None:
    console.say(f"已写好：{args.output}（模板：{done.template.name}）")
    borrowed = sum(one.source is not None for one in done.placed)
    if borrowed:
        console.say(f"{borrowed} 段借用了下列文件的语句：")
        for hit in done.sources:
            number = hit.precedent.doc_number
            console.say(
                f"  [{hit.precedent.id}] {hit.precedent.title}"
                + (f"（{number}）" if number else "")
            )
    if done.blanks:
        labels = list(dict.fromkeys(one.field for one in done.blanks))
        console.say(f"还有 {len(done.blanks)} 处要填：{'、'.join(labels)}")
    found = "，".join(f"{tier.value} {count} 处" for tier, count in done.findings.items())
    console.say(
        f"检查：{found or '没有发现问题'}。" + ("用 govdocs check 看详情。" if found else "")
    )


def _list(args: Namespace) -> int:
    from gov_docs.desk import drafting

    found = drafting.templates()
    if args.format == "json":
        console.write_json({"version": 1, "templates": [_template(one) for one in found]})
        return 0
    for one in found:
        console.say(f"{one.name}　{one.use}")
    console.say(f"共 {len(found)} 个模板。加 --kind 文种 --fields 看要填什么。")
    return 0


def _template(one: "Template") -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "type": one.type or None,
        "form": one.form,
        "use": one.use,
    }


def _fields(args: Namespace, type_: str) -> int:
    from gov_docs.desk import drafting

    one = drafting.template(args.kind, type_)
    if args.format == "json":
        fields = [
            {
                "name": field.name,
                "label": field.label,
                "type": field.type,
                "required": field.required,
                "help": field.help or None,
                "example": field.example or None,
                "choices": list(field.choices),
            }
            for field in one.fields
        ]
        console.write_json({"version": 1, **_template(one), "fields": fields})
        return 0
    console.say(f"{one.name}：{one.use}")
    for field in one.fields:
        must = "（必填）" if field.required else ""
        console.say(f"  {field.name}{must}　{field.help or field.label}")
    return 0


def _values(args: Namespace) -> tuple[dict[str, str], str]:
    """Return the form's values, and the type, which is written among them."""
    values = dict(args.values)
    if args.topic:
        values[_TOPIC] = args.topic
    type_ = next((values.pop(key) for key in _TYPE if key in values), "")
    return values, type_


def _value(text: str) -> tuple[str, str]:
    key, mark, value = text.partition("=")
    if not mark or not key.strip():
        raise ArgumentTypeError(f"“{text}”要写成 栏目=内容，例如 {_TOPIC}=新污染物治理")
    return key.strip(), value.replace("\\n", "\n").strip()
