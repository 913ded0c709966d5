"""Report what differs: each odd paragraph where most conform, the document once where most do not."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.text import IS_HAN
from gov_docs.core.types import (
    Document,
    Edit,
    FormatEdit,
    FormatValue,
    Issue,
    Paragraph,
    Run,
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
            message = f"{wanted.subject}的{wanted.quality}是{one.shown}，应为{wanted.value}"
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


def odd_runs(
    para: Paragraph,
    start: int,
    end: int,
    name: str,
    value: FormatValue,
    wrong: Callable[[Run], bool],
) -> Odd | None:
    """Return what differs in `start`–`end` if that is most of it; the edits touch nothing else."""
    stretches, weights, at = [], Counter[str](), 0
    known = 0
    for run in para.runs:
        left, right = max(at, start), min(at + len(run.text), end)
        at += len(run.text)
        weight = _weight(name, run, para.text[left:right]) if right > left else 0
        known += weight
        if weight and wrong(run):
            stretches.append((left, right))
            weights[str(getattr(run, name))] += weight
    if not known or weights.total() * 2 <= known:
        return None
    edits = tuple(FormatEdit(Span(para.id, *pair), name, value) for pair in _joined(stretches))
    return Odd(Span(para.id, start, end), weights.most_common(1)[0][0], edits)


def _weight(name: str, run: Run, text: str) -> int:
    """Count the characters that say something of the property: a font is judged by its Han."""
    if name == "font":
        return len(IS_HAN.findall(text)) if run.font else 0
    return len("".join(text.split())) if run.size_pt else 0


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for left, right in stretches:
        if joined and joined[-1][1] == left:
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    return joined
