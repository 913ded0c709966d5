"""What one look at a document gives: roles, elements and findings, as the user set it up."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from gov_docs.core import pipeline
from gov_docs.core.errors import GovDocsError
from gov_docs.core.groups import PREFIXES
from gov_docs.core.ignore import Ignores
from gov_docs.core.pipeline import Found, Pace, Paced
from gov_docs.core.recheck import Mark
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Issue
from gov_docs.core.typo_answers import Answers
from gov_docs.core.typo_terms import UnitTerms
from gov_docs.core.words import Words
from gov_docs.rules import own_words
from gov_docs.rules.base import ParagraphRule, Rule, all_rules
from gov_docs.rules.typos.context_pairs import ContextPairs
from gov_docs.rules.typos.error_rate import USUAL, weighed
from gov_docs.rules.typos.grades import as_answered, graded
from gov_docs.rules.typos.model_typos import (
    ModelTypos,
    with_model,
    without_repeats,
    without_usual,
)
from gov_docs.typos.finder import Finder


@dataclass(frozen=True, slots=True)
class Setup:
    """What the user chose; plain, so that it travels to worker processes."""

    only: tuple[str, ...] = ()  # categories, prefixes and rule ids; empty: all
    off: tuple[str, ...] = ()  # ids of rules the user switched off
    words: Words = Words()
    ignores: Ignores = Ignores()
    model: bool = False  # also ask the typo model
    terms: UnitTerms = UnitTerms()  # what the unit writes, learned from its documents
    answers: Answers = field(
        default_factory=Answers
    )  # what people made of the model's remarks so far
    error_rate: float = 0.0  # how often the document is known to have been wrong, at least
    closely: bool | None = None  # how the model reads; None: as the document turns out
    # Another model than the program's own. It has a process of its own, so it cannot travel.
    finder: Finder | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Looked:
    document: Document  # labelled
    issues: tuple[Issue, ...]
    ignored: tuple[bool, ...]  # parallel to issues
    broken: tuple[str, ...] = ()  # rules that failed on this document
    error_rate: float = 0.0  # mistakes a character, as far as they are known
    closely: bool = False  # read so by the model

    def keeping(self, before: "Looked") -> "Looked":
        """Return it with what was ignored before a fix ignored still.

        A fix beside such a finding changes what it is known by; it must not be mended for that.
        """
        lost = Counter(before.silenced()) - Counter(self.silenced())
        if not lost:
            return self
        keys = self._keys()
        ignored = tuple(off or key in lost for off, key in zip(self.ignored, keys, strict=True))
        return replace(self, ignored=ignored)

    def silenced(self) -> Iterator[tuple[str, int, str]]:
        return (key for key, off in zip(self._keys(), self.ignored, strict=True) if off)

    def _keys(self) -> list[tuple[str, int, str]]:
        """Return rule, paragraph and text of each finding."""
        return [(mark.rule, mark.paragraph, mark.text or mark.message) for mark in self.marks()]

    def marks(self) -> tuple[Mark, ...]:
        texts = {para.id: para.text for para in self.document.paragraphs}
        places = {para.id: at for at, para in enumerate(self.document.paragraphs)}
        parts = {para.id: para.place.part.value for para in self.document.paragraphs}
        found = []
        for issue, ignored in zip(self.issues, self.ignored, strict=True):
            span = issue.span
            if span is None:
                found.append(Mark(issue.rule, "", "", -1, 0, ignored, issue.message))
                continue
            text = texts[span.para][span.start : span.end]
            place = (parts[span.para], places[span.para], span.start)
            found.append(Mark(issue.rule, text, *place, ignored, issue.message))
        return tuple(found)


def look(
    document: Document,
    setup: Setup,
    pace: Pace | None = None,
    others: Sequence[Issue] = (),
) -> Looked:
    """Label the document and return what the chosen rules and the user's own words find.

    A document that turns out more careless than most is read by the model once more, closely. With
    a pace it lets others go first, and ends in Unwanted when the pace says so. `others` is what
    rules that are not chosen found before.
    """
    document = label(_paced(document, pace))
    closely = setup.error_rate > USUAL if setup.closely is None else setup.closely
    rules, missing = _rules(setup, closely=closely)
    found = pipeline.check(_paced(document, pace), rules)
    looked = _judged(document, found, setup, others)
    may_read_on = setup.model and may_ask_model(setup) and not missing and setup.closely is None
    if may_read_on and not closely and looked.error_rate > USUAL:
        closely = True
        closer = pipeline.check(_paced(document, pace), [_model_rule(setup, closely=True)])
        rest = (issue for issue in found.issues if issue.rule != ModelTypos.id)
        issues = pipeline.in_order(document, (*rest, *closer.issues))
        found = Found(issues, tuple(dict.fromkeys((*found.broken, *closer.broken))))
        looked = _judged(document, found, replace(setup, error_rate=looked.error_rate), others)
    return replace(looked, broken=(*looked.broken, *missing), closely=closely)


def _judged(document: Document, found: Found, setup: Setup, others: Sequence[Issue]) -> Looked:
    """Return what remains of the findings, each as sure as this document leaves it."""
    issues = own_words.allow(document, without_repeats(found.issues, others), setup.words)
    issues = without_usual(issues, document, setup.terms)
    ignored = setup.ignores.flags(document, issues)
    likely = weighed(issues, ignored, document, setup.error_rate, others)
    issues = without_usual(likely.issues, document, setup.terms)  # less sure, they may give way now
    issues = graded(as_answered(issues, setup.answers))
    ignored = setup.ignores.flags(document, issues)
    return Looked(document, issues, ignored, found.broken, likely.rate)


def _paced(document: Document, pace: Pace | None) -> Document:
    if pace is None:
        return document
    return replace(document, paragraphs=Paced(document.paragraphs, pace))


def look_at(document: Document, paras: Collection[int], setup: Setup) -> Looked:
    """Return what the rules that look at one paragraph alone find in these of a labelled document.

    Its document holds only them. Quick, for what was typed just now; the other rules need `look`.
    """
    few = replace(document, paragraphs=tuple(p for p in document.paragraphs if p.id in paras))
    rules = [rule for rule in _rules(replace(setup, model=False))[0] if is_local(rule)]
    found = pipeline.check(few, rules)
    issues = own_words.allow(few, found.issues, setup.words)
    return Looked(few, issues, setup.ignores.flags(document, issues), found.broken)


def is_local(rule: Rule) -> bool:
    """Say whether the rule looks at one paragraph alone."""
    return isinstance(rule, ParagraphRule | own_words.OwnWords)


def wants_own_model(setup: Setup) -> bool:
    """Say whether a look with this setup asks the model that comes with the program."""
    own = setup.model and setup.finder is None
    return _has(ContextPairs, setup) or (own and may_ask_model(setup))


def may_ask_model(setup: Setup) -> bool:
    """Say whether the rule that asks a model is among those chosen."""
    return _has(ModelTypos, setup)


def looked_for(setup: Setup) -> frozenset[str]:
    """Return the ids of the rules a look with this setup speaks for."""
    rules = {rule.id for rule in _rules(setup)[0]}
    return frozenset(rules if setup.model else rules - {ModelTypos.id})


def _has(kind: type[Rule], setup: Setup) -> bool:
    rules = chosen_rules(setup.only)
    return any(isinstance(rule, kind) and rule.id not in setup.off for rule in rules)


def _rules(setup: Setup, *, closely: bool = False) -> tuple[list[Rule], tuple[str, ...]]:
    """Return the rules that look, and those that cannot: without its model one is missing."""
    rules: list[Rule] = [*chosen_rules(setup.only), own_words.OwnWords(setup.words)]
    missing: tuple[str, ...] = ()
    if setup.model and may_ask_model(setup):
        try:
            rules.append(_model_rule(setup, closely=closely))
        except GovDocsError:
            missing = (ModelTypos.id,)
    wanted = (rule for rule in rules if _wants(setup.only, rule))
    return [rule for rule in wanted if rule.id not in setup.off], missing


def _model_rule(setup: Setup, *, closely: bool) -> ModelTypos:
    return ModelTypos(setup.finder, closely=closely) if setup.finder else _model(closely)


@lru_cache(maxsize=2)
def _model(closely: bool) -> ModelTypos:
    return with_model(closely=closely)


@lru_cache(maxsize=8)
def chosen_rules(only: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules named by category, id or prefix; an unknown name is a GovDocsError.

    A class of which there is no rule may be named: then nothing is found.
    """
    rules = all_rules()
    for name in only:
        if not _is_class(name) and not any(_names(name, rule) for rule in rules):
            raise GovDocsError(
                f"没有名为“{name}”的检查类别或规则，请运行 govdocs rules 查看可用的名称。"
            )
    return tuple(rule for rule in rules if _wants(only, rule))


def _is_class(name: str) -> bool:
    return name.lower() in PREFIXES or name.upper() in PREFIXES.values()


def _wants(only: tuple[str, ...], rule: Rule) -> bool:
    return not only or any(_names(name, rule) for name in only)


def _names(name: str, rule: Rule) -> bool:
    return name.lower() == rule.category.value or rule.id.startswith(name.upper())
