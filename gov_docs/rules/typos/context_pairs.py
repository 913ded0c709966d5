"""近音近义的词用错地方

查什么：两个词都对、但用错了地方的，如“权利”和“权力”、“必须”和“必需”、“主体”和“主题”。只看这些词出现的地方。
为什么：这类词读音相同或相近，输入法容易选错，单看一个词看不出来。词表给出区别和各自的搭配，语言模型再看放在这句话里哪个通；证据够了才报。两个词都有人用的（制定计划、制订计划）不报。
例：各单位要压实主题责任。 → 各单位要压实主体责任。
依据：《现代汉语词典》；词表里每一对都记有区别和出处。
修复：换成另一个词，由人确认。
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gov_docs.core.errors import GovDocsError
from gov_docs.core.types import Category, Document, Issue, Paragraph, Safety, Span, Strength, Tier
from gov_docs.language.protected import is_protected
from gov_docs.language.segment import crosses_word_border, reaches_into_name
from gov_docs.rules.base import STRUCTURED, Rule, replace
from gov_docs.rules.pair_list import Use, built_in
from gov_docs.rules.wordlist import in_title, is_mentioned, scan
from gov_docs.typos.sentences import usual_in
from gov_docs.typos.shipped import shipped

CONFIRMED = 1.0  # nats by which the models must prefer what a collocation asks for


@dataclass(frozen=True, slots=True)
class Question:
    """Should the rival stand here?"""

    para: Paragraph
    use: Use
    gain: float  # nats by which the models prefer the rival; 0 where nobody could weigh it
    fixed: bool  # a set phrase asks for the rival: no model need be heard

    @property
    def sure(self) -> tuple[bool, float]:
        return self.fixed, self.gain

    @property
    def place(self) -> tuple[str, int, int]:
        return self.para.text, self.use.start, self.use.end

    @property
    def span(self) -> Span:
        return Span(self.para.id, self.use.start, self.use.end)


class ContextPairs(Rule):
    """Goes by set phrases alone where the model is missing; whoever runs a check tells that."""

    id = "TYP003"
    name = "近音近义的词用错地方"
    category = Category.TYPO
    basis = "《现代汉语词典》"
    strength = Strength.PRACTICE
    tier = Tier.WARNING

    def check(self, document: Document) -> Iterator[Issue]:
        paras = [para for para in document.paragraphs if para.role not in STRUCTURED]
        whole = "\n".join(para.text for para in paras)
        found: dict[Span, tuple[Question, Tier]] = {}
        for question in _questions(paras):
            if tier := _verdict(question, whole):
                rival = found.get(question.span)  # a word of two pairs: the likelier one is told
                if rival is None or question.sure > rival[0].sure:
                    found[question.span] = question, tier
        for question, tier in found.values():
            yield self._issue(question, tier)

    def _issue(self, question: Question, tier: Tier) -> Issue:
        use = question.use
        message = f"“{use.written.word}”疑为“{use.rival.word}”（{use.note}）"
        fix = replace(question.span, use.rival.word, safety=Safety.ASK)
        return self.issue(question.span, message, fix, tier=tier)


def _questions(paras: Sequence[Paragraph]) -> list[Question]:
    """Return the places worth a closer look: a set phrase, or where the models prefer the rival."""
    uses = [(para, use) for para in paras for use in built_in().scan(para.text)]
    gains = _gains(uses) if uses else []
    return [
        Question(para, use, gain, fixed)
        for (para, use), gain in zip(uses, gains, strict=True)
        if (fixed := use.rival.is_fixed(para.text, use.start, use.end)) or gain >= CONFIRMED
    ]


def _gains(uses: Sequence[tuple[Paragraph, Use]]) -> Sequence[float]:
    try:
        model = shipped()
    except GovDocsError:
        return [0.0] * len(uses)
    from gov_docs.typos.compare import Place, weigh  # brings numpy

    return weigh([Place(p.text, use.start, use.end, use.rival.word) for p, use in uses], model)


def _verdict(question: Question, whole: str) -> Tier | None:
    """Return how sure it is that the rival is meant; None: not sure enough to tell."""
    use, place = question.use, question.place
    if use.written.fits(*place) or _is_left_alone(*place):
        return None
    if question.fixed or use.rival.fits(*place):
        return Tier.WARNING
    if use.rival.least is None or question.gain < use.rival.least:
        return None
    return None if usual_in(whole, *place) or reaches_into_name(*place) else Tier.HINT


def _is_left_alone(text: str, start: int, end: int) -> bool:
    """Say whether it is no word of this text, or another list explains it."""
    return (
        is_mentioned(text, start, end)
        or in_title(text, start, end)
        or is_protected(text, start, end)
        or any(hit.start < end and start < hit.end for hit in scan(text))
        or crosses_word_border(text, start, end)
    )
