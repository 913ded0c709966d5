"""引号里又用双引号，书名号里又用双书名号

查什么：双引号“ ”里面直接套用双引号，双书名号《 》里面直接套用双书名号，或者书名号里用大于号、小于号代替〈 〉。
为什么：套用时外层用双的，里层用单的，才看得出层次。
例：《关于印发《工作规则》的通知》 → 《关于印发〈工作规则〉的通知》
依据：GB/T 15834-2011《标点符号用法》
修复：自动把里层改为‘ ’或〈 〉。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN
from gov_docs.core.types import (
    Category,
    Document,
    Fix,
    Issue,
    Paragraph,
    Safety,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.language.marks import edges, spot
from gov_docs.language.pairs import DOUBLE, INNER_TITLE, SINGLE, TITLE, Pair, Pairs, kind_of, pairs
from gov_docs.language.quotes import misfaced
from gov_docs.rules.base import ParagraphRule

_INNER = {DOUBLE: SINGLE, TITLE: INNER_TITLE}
_MOST = 1000  # a paragraph with more pairs is no prose, and each is compared with each
_SIGNS = re.compile(rf"[<＜](?=[{HAN}“])[^<>＜＞《》]{{2,60}}[>＞]")


class NestedMarks(ParagraphRule):
    id = "PUN008"
    name = "引号、书名号套用不分层次"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR
    trigger = re.compile("“[^”]*“|《[^》]*[《<＜]")

    def find(self, para: Paragraph, document: Document) -> Iterator[Issue]:
        text = para.text
        paired = pairs(text)
        if len(paired.found) > _MOST:
            return
        broken = {kind_of(text[at])[0] for at in paired.lone}
        for pair in paired.found:
            if _repeats(pair, paired) and pair.kind not in broken and not misfaced(text):
                yield self._inner(para, (pair.start, pair.end), _INNER[pair.kind])
        for match in _SIGNS.finditer(text):
            titles = (pair for pair in paired.found if pair.kind is TITLE)
            if any(pair.start < match.start() < pair.end for pair in titles):
                yield self._inner(para, edges(match), INNER_TITLE)

    def _inner(self, para: Paragraph, ends: tuple[int, int], wanted: str) -> Issue:
        first, last = (spot(para, at) for at in ends)
        edits = (TextEdit(first, wanted[0]), TextEdit(last, wanted[1]))
        fix = Fix(f"里层改为{wanted}", edits, Safety.SAFE)
        return self.issue(first, f"里层应当用{wanted}", fix, related=[last])


def _repeats(pair: Pair, paired: Pairs) -> bool:
    """Say whether the nearest pair of quotation marks (or of titles) around it is of its kind."""
    family = {pair.kind, _INNER.get(pair.kind)}
    around = [p for p in paired.found if p.kind in family and p.start < pair.start < p.end]
    return (
        pair.kind in _INNER
        and bool(around)
        and around[-1].kind is pair.kind
        and pair.depth % 2 == 1
    )
