"""Report what differs: each odd paragraph where most conform, the document once where most do not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.types import (
    Document,
    Edit,
    Issue,
    Span,
    Tier,
)
from gov_docs.rules.base import Rule, change
from gov_docs.rules.layout.scope import is_official, tier_for

_PLACED_AT_MOST = 2  # so few are placed one by one even where all are odd
_CONFORMING_SHARE = 2 / 3


@dataclass(frozen=True, slots=True)
class Wanted:
    subject: str  # 正文, 一级标题
    quality: str  # 字体, 字号
    value: str  # 三号


@dataclass(frozen=True, slots=True)
class Odd:
    span: Span
    shown: str  # what is there now
    edits: tuple[Edit, ...]
    subject: str = ""  # where it is another than the others' (署名 among 正文)


def report(
    rule: Rule, document: Document, wanted: Wanted, odd: Sequence[Odd], seen: int, tier: Tier
) -> Iterator[Issue]:
    """Yield the findings for the odd ones among the `seen` paragraphs looked at."""
    title = f"{wanted.quality}改为{wanted.value}"
    few = len(odd) <= _PLACED_AT_MOST or len(odd) <= seen * (1 - _CONFORMING_SHARE)
    if not odd:
        return
    if few and is_official(document):
        for one in odd:
            subject = one.subject or wanted.subject
            message = f"{subject}的{wanted.quality}是{one.shown}，应为{wanted.value}"
            yield rule.issue(one.span, message, change(title, *one.edits), tier=tier)
        return
    tier = tier_for(document, tier)
    most = Counter(one.shown for one in odd).most_common(1)[0][0]
    message = (
        f"全文有{len(odd)}段{wanted.subject}的{wanted.quality}不是{wanted.value}（多为{most}）"
    )
    edits = (edit for one in odd for edit in one.edits)
    spans = [one.span for one in odd]
    yield rule.issue(None, message, change(f"全部{title}", *edits), tier=tier, related=spans)
