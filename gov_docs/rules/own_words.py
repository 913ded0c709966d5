"""自定义错词

查什么：使用者自己在词表里列为“错”的词语；写在“例外”里的说法不算。词表里列为“对”的词语，不再对它作任何提示。
为什么：每个单位都有自己的叫法：简称、项目名、领导要求的提法。程序自带的词表不可能都有，由使用者自己补充。
例：（把“园区办”列为错词，建议写“园区管委会”，正文里的“园区办”就会被指出。）
依据：使用者自己的词表。
修复：写了建议的，自动改成建议的词语；没有写的，只作疑似，指出位置。
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from daachorse import CharwiseDoubleArrayAhoCorasick

from gov_docs.core.types import Category, Document, Issue, Paragraph, Span, Strength, Tier
from gov_docs.core.words import Words, WrongWord
from gov_docs.rules.base import Rule, replace


class OwnWords(Rule):
    """Made with a person's words; the instance among all rules has none and finds nothing."""

    id = "TYP090"
    name = "自定义错词"
    category = Category.TYPO
    basis = "使用者自己的词表"
    strength = Strength.PRACTICE
    tier = Tier.ERROR

    def __init__(self, words: Words | None = None) -> None:
        self.words = words or Words()

    def check(self, document: Document) -> Iterator[Issue]:
        find = _finder(tuple(one.wrong for one in self.words.wrong))
        for para in document.paragraphs if self.words.wrong else ():
            for start, end, index in _outermost(find.find_overlapping(para.text)):
                word = self.words.wrong[index]
                if not _is_exception(para.text, start, word):
                    yield self._issue(Span(para.id, start, end), word)

    def _issue(self, span: Span, word: WrongWord) -> Issue:
        note = f"（{word.note}）" if word.note else ""
        if not word.right:
            return self.issue(span, f"“{word.wrong}”在您的错词表里{note}", tier=Tier.WARNING)
        message = f"“{word.wrong}”应为“{word.right}”{note}"
        return self.issue(span, message, replace(span, word.right))


def findings(document: Document, words: Words) -> Iterator[Issue]:
    """Yield a finding for each wrong word of the person's list."""
    yield from OwnWords(words).check(document)


def allow(document: Document, issues: Iterable[Issue], words: Words) -> tuple[Issue, ...]:
    """Return the issues without those that lie in, or reach into, one of the right words.

    A finding on a longer stretch that merely holds a right word (a paragraph's font) stays. Where
    the person's own wrong word is found, the built-in word rules are silent: one slip, one rule.
    """
    issues = _without_doubles(tuple(issues))
    if not words.right:
        return issues
    find = _finder(words.right)
    paras = {para.id: para for para in document.paragraphs}
    spans: dict[int, list[tuple[int, int]]] = {}
    kept: list[Issue] = []
    for issue in issues:
        if issue.span is not None:
            para = issue.span.para
            if para not in spans:
                spans[para] = _places(find, paras[para])
            if any(_is_inside(issue.span, start, end) for start, end in spans[para]):
                continue
        kept.append(issue)
    return tuple(kept)


def _without_doubles(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    own = [issue.span for issue in issues if issue.rule == OwnWords.id and issue.span]
    return tuple(
        issue
        for issue in issues
        if issue.rule == OwnWords.id
        or not issue.rule.startswith(("TYP", "SEN"))
        or issue.span is None
        or not any(
            span.para == issue.span.para and _is_inside(issue.span, span.start, span.end)
            for span in own
        )
    )


def _places(find: CharwiseDoubleArrayAhoCorasick, para: Paragraph) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in find.find_overlapping(para.text)]


def _is_inside(span: Span, start: int, end: int) -> bool:
    overlaps = span.start < end and start < span.end
    holds = span.start <= start and end <= span.end and span.end - span.start > end - start
    return overlaps and not holds


def _is_exception(text: str, start: int, word: WrongWord) -> bool:
    for exception in (*word.exceptions, word.right):  # the suggestion may hold the wrong word
        at = exception.find(word.wrong)
        while at >= 0:
            if start >= at and text.startswith(exception, start - at):
                return True
            at = exception.find(word.wrong, at + 1)
    return False


def _outermost(hits: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for hit in sorted(hits, key=lambda one: (one[0], -one[1])):
        if not kept or hit[1] > kept[-1][1]:
            kept.append(hit)
    return kept


@lru_cache(maxsize=8)
def _finder(words: tuple[str, ...]) -> CharwiseDoubleArrayAhoCorasick:
    return CharwiseDoubleArrayAhoCorasick(list(words) or ["\0"])
