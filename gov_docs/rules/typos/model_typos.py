"""错字模型觉得不通的地方

查什么：词表里没有、但放在上下文里不通的字词：用错的同音字和形近字、漏字、多字、颠倒的字。不想用它，命令行加 --no-model，窗口里去掉“校对”菜单里的勾。
为什么：词表只能查常见的写法；模型读过大量公文，能看出词表没有的错字，但会看错少见的名称和术语。所以只有最有把握、把不成词的改成词的才报必错，其余由人判断；几乎没有错字的长文里，要更有把握才提醒；错字比一般多的，再逐字细读一遍。
例：做好当前安全生严工作。 → 做好当前安全生产工作。
依据：语言模型的判断
修复：报必错的改为建议的字词，其余确认后再改。
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gov_docs.core.types import (
    Category,
    Document,
    Issue,
    Paragraph,
    Safety,
    Span,
    Strength,
    TextEdit,
    Tier,
)
from gov_docs.core.typo_terms import Kind, UnitTerms
from gov_docs.rules.base import STRUCTURED, Rule, replace
from gov_docs.typos.finder import Find, Finder
from gov_docs.typos.sentences import usual_in
from gov_docs.typos.stretches import AT_A_TIME, stretches

HINT = 0.85  # below, most of what the model says is wrong
_THINKABLE = 0.65  # below, it stays unlikely in the most careless text
_BLANKS = ("_", "＿", "﹍", " ", "\u3000", "\xa0")
_KINDS = {"wrong": "用字", "missing": "漏字", "extra": "多字", "swapped": "字序"}
_HEADS = {
    "wrong": "用字可能有误",
    "missing": "可能漏字",
    "extra": "可能多字",
    "swapped": "字序可能有误",
}


class ModelTypos(Rule):
    """Made with a loaded model; the instance among all rules has none and finds nothing."""

    id = "TYP100"
    name = "错字模型的提醒"
    category = Category.TYPO
    basis = "语言模型的判断"
    strength = Strength.PRACTICE
    tier = Tier.ERROR

    def __init__(self, engine: Finder | None = None, *, closely: bool = False) -> None:
        self._engine = engine
        self._closely = closely
        self._known: dict[str, Sequence[Find]] = {}  # of the stretches looked at last

    def check(self, document: Document) -> Iterator[Issue]:
        if self._engine is None:
            return
        paras = [p for p in document.paragraphs if p.role not in STRUCTURED and p.text.strip()]
        whole = "\n".join(para.text for para in paras)
        for para, span, typo in self._typos(self._engine, paras):
            usual = usual_in(whole, para.text, span.start, span.end)
            if not usual and not _is_in_a_form(para.text, span):
                yield self._issue(para, span, typo)

    def _typos(
        self, engine: Finder, paras: Sequence[Paragraph]
    ) -> Iterator[tuple[Paragraph, Span, Find]]:
        """Yield what is worth telling, with its place."""
        cut = [tuple(stretches(para.text, AT_A_TIME)) for para in paras]
        found = self._finds(engine, [part for parts in cut for part in parts])
        for para, parts in zip(paras, cut, strict=True):
            at = 0
            for part in parts:
                for typo in filter(_is_worth_telling, found[part]):
                    yield para, Span(para.id, at + typo.start, at + typo.end), typo
                at += len(part)

    def _finds(self, engine: Finder, texts: Sequence[str]) -> Mapping[str, Sequence[Find]]:
        """Return the finds of each text; one seen in the last look is not searched again."""
        known = self._known
        new = [text for text in dict.fromkeys(texts) if text not in known]
        find = engine.find_closely if self._closely else engine.find_apart
        found = dict(zip(new, find(new), strict=True)) if new else {}
        now = {text: found[text] if text in found else known[text] for text in texts}
        self._known = now
        return now

    def _issue(self, para: Paragraph, span: Span, typo: Find) -> Issue:
        fix = replace(span, typo.replacement, safety=Safety.ASK)
        around = _with_neighbours(span, para.text) if span.start == span.end else span
        old = para.text[around.start : around.end]
        place = span.start - around.start
        new = old[:place] + typo.replacement + old[place + span.end - span.start :]
        advice = f"似应为“{new}”" if new else "似为多余"
        message = f"{_HEADS[typo.kind]}：“{old}”{advice}"
        return Issue(self.id, around, message, _most(typo), (fix,), confidence=typo.confidence)


def _most(typo: Find) -> Tier:
    """Return the surest tier such a find may have: only wrong characters were counted in thousands."""
    if not typo.mends_word:
        return Tier.HINT
    return Tier.ERROR if typo.kind == "wrong" else Tier.WARNING


def _with_neighbours(span: Span, text: str) -> Span:
    """Return a place between characters as a stretch that can be shown."""
    return Span(span.para, max(span.start - 1, 0), min(span.end + 1, len(text)))


def _is_in_a_form(text: str, span: Span) -> bool:
    """Say whether it stands between blanks to be filled in, as 年 does in a form's ____年____月."""
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return before in _BLANKS and after in _BLANKS


def _is_worth_telling(find: Find) -> bool:
    """Say whether it may be shown; a model without figures has its own threshold."""
    return find.confidence is None or find.confidence >= _THINKABLE


def kind_of(issue: Issue) -> str:
    """Return the kind of edit, as the remark names it: 用字, 漏字, 多字 or 字序."""
    head = issue.message.partition("：")[0]
    return next((kind for kind in _KINDS.values() if kind in head), "")


def with_model(*, closely: bool = False) -> ModelTypos:
    """Return the rule with the shipped model; raises MissingModelError."""
    from gov_docs.typos.engine import own_engine  # brings numpy, which a check without it spares

    return ModelTypos(own_engine(), closely=closely)


def without_usual(
    issues: Iterable[Issue], document: Document, terms: UnitTerms
) -> tuple[Issue, ...]:
    """Return the issues without those of the model on what the unit is known to write so."""
    texts = {para.id: para.text for para in document.paragraphs} if terms.rows else {}
    return tuple(
        issue
        for issue in issues
        if issue.rule != ModelTypos.id
        or issue.span is None
        or not texts
        or not _is_usual(issue.confidence, texts[issue.span.para], issue.span, terms)
    )


def _is_usual(confidence: float | None, text: str, span: Span, terms: UnitTerms) -> bool:
    """Say whether the unit's finished documents speak louder than the model.

    Nothing does against a term. For a phrase each time it was written adds as much as HINT asks
    for to the odds that are needed.
    """
    found = tuple(terms.touched(text, span.start, span.end))
    if any(term.kind is Kind.TERM for term in found):
        return True
    times = max((term.times for term in found if term.kind is Kind.PHRASE), default=0)
    odds = HINT / (1 - HINT) * (1 + times)
    return times > 0 and (confidence is None or confidence < odds / (1 + odds))


def without_repeats(issues: Iterable[Issue], others: Iterable[Issue] = ()) -> tuple[Issue, ...]:
    """Return the issues without those of the model where a rule of the text already speaks.

    It may speak among the issues or among others.
    """
    issues = tuple(issues)
    speak = (one for one in (*issues, *others) if one.rule != ModelTypos.id)
    spans = [one.span for one in speak if one.span and one.rule[:3] != "FMT"]
    return tuple(i for i in issues if i.rule != ModelTypos.id or not _touches(_edited(i), spans))


def _edited(issue: Issue) -> Span | None:
    """Return what a remark of the model would change: less than is shown where something is missing."""
    edits = [edit for fix in issue.fixes for edit in fix.edits if isinstance(edit, TextEdit)]
    return edits[0].span if edits else issue.span


def _touches(span: Span | None, others: Iterable[Span]) -> bool:
    return span is not None and any(
        span.para == other.para and span.start < other.end and other.start < span.end
        for other in others
    )
