"""The rules and what each says of itself."""

from gov_docs.core.errors import GovDocsError
from gov_docs.rules.base import Rule, all_rules


def rules() -> tuple[Rule, ...]:
    return all_rules()


def rule(rule_id: str) -> Rule:
    for one in all_rules():
        if one.id == rule_id.upper():
            return one
    raise GovDocsError(f"没有编号为“{rule_id}”的规则，运行 govdocs rules 可以看到全部规则。")
