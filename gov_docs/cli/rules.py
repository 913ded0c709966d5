"""`govdocs rules`: the rules there are, and what each is for."""

from typing import TYPE_CHECKING

from gov_docs.cli import console
from gov_docs.cli.arguments import Parser
from gov_docs.core.groups import GROUP_OF

if TYPE_CHECKING:
    from gov_docs.rules.base import Rule


def run(argv: list[str]) -> int:
    parser = Parser("govdocs rules", "列出全部规则；给出编号时说明这一条。")
    parser.operand("id", metavar="编号", nargs="?", help="例如 PUN014")
    parser.takes_format()
    args = parser.parse_args(argv)
    from gov_docs import desk

    rules = (desk.rule(args.id),) if args.id else desk.rules()
    if args.format == "json":
        console.write_json({"version": 1, "rules": [_record(rule) for rule in rules]})
    elif args.id:
        console.say(_whole(rules[0]))
    else:
        for rule in rules:
            console.say(f"{rule.id}  {rule.tier.value}  {GROUP_OF[rule.category]}  {rule.name}")
        console.say(f"共 {len(rules)} 条。运行 govdocs rules 编号 查看一条的说明。")
    return 0


def _whole(rule: "Rule") -> str:
    group = GROUP_OF[rule.category]
    head = f"{rule.id}　{group}　级别：{rule.tier.value}　依据的效力：{rule.strength.value}"
    return f"{head}\n\n{rule.explanation()}"


def _record(rule: "Rule") -> dict[str, str]:
    return {
        "id": rule.id,
        "name": rule.name,
        "category": rule.category.value,
        "group": GROUP_OF[rule.category],
        "tier": rule.tier.name.lower(),
        "strength": rule.strength.value,
        "basis": rule.basis,
        "explanation": rule.explanation(),
    }
