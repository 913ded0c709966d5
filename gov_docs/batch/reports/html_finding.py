"""The findings of one rule as HTML."""

from collections.abc import Iterator
from functools import cache
from html import escape

from gov_docs.batch.place import plain, shortened
from gov_docs.batch.reports.report import OUTCOMES, TIERS, is_open
from gov_docs.batch.shapes import Excerpt, FixRecord, IssueRecord
from gov_docs.rules.base import all_rules


def rule_block(issues: list[IssueRecord]) -> Iterator[str]:
    """Yield one rule's findings: what the rule says once, then each place."""
    first = issues[0]
    tiers = {issue["tier"] for issue in issues}
    only = f" only-{first['tier']}" if len(tiers) == 1 else ""
    count = f"（{len(issues)}）" if len(issues) > 1 else ""
    yield f'<div class="rule{only}"><h4>{escape(first["name"])}{count}</h4>'
    basis = f"依据：{first['basis']}（{first['strength']}）· {first['rule']}"
    yield f'<div class="basis">{escape(basis)}</div>'
    told = _explanation(first["rule"])
    if told:
        yield f'<details><summary>为什么？</summary><div class="explain">{told}</div></details>'
    for issue in issues:
        yield from _finding(issue)
    yield "</div>"


@cache
def _explanation(rule_id: str) -> str:
    """Return the rule's explanation without its first line, which stands above it as the name."""
    found = (rule.explanation() for rule in all_rules() if rule.id == rule_id)
    return "".join(escape(told.partition("\n\n")[2]) for told in found)


def _finding(issue: IssueRecord) -> Iterator[str]:
    tier = issue["tier"]
    outcome = "ignored" if issue["ignored"] else issue.get("outcome", "")
    badges = _badge(tier, TIERS[tier]) + (_badge(outcome, OUTCOMES[outcome]) if outcome else "")
    place = f'<span class="place">{escape(issue["place"])}</span>'
    yield f'<article class="finding {tier}"><p>{badges}{place}{escape(issue["message"])}</p>'
    if issue["excerpt"]:
        yield f'<p class="excerpt">{_excerpt(issue["excerpt"])}</p>'
    if issue["related_places"]:
        yield f'<p class="quiet">另见：{escape("、".join(issue["related_places"]))}</p>'
    for fix in issue["fixes"]:
        yield f'<p class="change">{_change(issue["text"], fix)}{_ask(issue, fix)}</p>'
    yield "</article>"


def _badge(kind: str, name: str) -> str:
    return f'<span class="badge {kind}">{name}</span>'


def _excerpt(excerpt: Excerpt) -> str:
    kind = "" if excerpt["text"] else ' class="empty"'
    mark = f"<mark{kind}>{escape(excerpt['text'])}</mark>"
    return escape(excerpt["before"]) + mark + escape(excerpt["after"])


def _ask(issue: IssueRecord, fix: FixRecord) -> str:
    return ' <span class="ask">请人工确认</span>' if is_open(issue, fix) else ""


def _change(text: str, fix: FixRecord) -> str:
    new = fix["replacement"]
    if new is None:
        return escape(fix["title"])
    before = f"<del>{escape(shortened(plain(text)))}</del>" if text else "（补上）"
    after = f"<ins>{escape(shortened(plain(new)))}</ins>" if new else "（删除）"
    return f"{before} → {after}"
