"""引号、括号、书名号不成对

查什么：只有前一半或只有后一半的引号、括号、书名号；用了直引号，或前后引号方向打反。一段引文、一个括号跨几段的，首尾合起来成对就不算；“1）”一类序号不算。
为什么：这几种标点都由前后两半组成，缺一半就看不出引文、注释从哪里起、到哪里止。
例：落实"三重一大"制度。 → 落实“三重一大”制度。
依据：GB/T 15834-2011《标点符号用法》
修复：直引号和打反的引号按先后顺序自动改正；缺一半的不自动补，因为补在哪里只有写的人知道。
"""

from collections.abc import Iterator

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
from gov_docs.language.marks import ODD_YEAR_BRACKETS, edges, number_end, spot
from gov_docs.language.pairs import kind_of, pairs
from gov_docs.language.protected import is_protected
from gov_docs.language.quotes import misfaced
from gov_docs.rules.base import STRUCTURED, DocumentRule

_REACH = 60  # paragraphs a quotation or a bracket may run over


class UnpairedMarks(DocumentRule):
    id = "PUN009"
    name = "引号、括号、书名号不成对"
    category = Category.PUNCTUATION
    basis = "GB/T 15834-2011《标点符号用法》"
    strength = Strength.MANDATORY
    tier = Tier.ERROR

    def find(self, document: Document) -> Iterator[Issue]:
        for story in _stories(document):
            for para in story:
                yield from self._misfaced(para)
            heads: dict[int, int] = {}
            for para, at in _without_partner(story):
                if para.id not in heads:
                    heads[para.id] = number_end(para)
                if at >= heads[para.id]:  # half a bracket of a heading number is DOC002's
                    yield self._unpaired(para, at)

    def _misfaced(self, para: Paragraph) -> Iterator[Issue]:
        for one in misfaced(para.text):
            wanted = ((one.start, one.opening), (one.end, one.closing))
            wrong = [(at, char) for at, char in wanted if para.text[at] != char]
            if is_protected(para.text, one.start, one.end + 1):
                continue
            yield self.issue(
                spot(para, wrong[0][0]),
                "引号应当成对，前半个用“，后半个用”" if one.opening == "“" else "引号里的引号用‘’",
                Fix(
                    f"改为{one.opening}{one.closing}",
                    tuple(TextEdit(spot(para, at), char) for at, char in wrong),
                    Safety.SAFE if one.sure else Safety.ASK,
                ),
                tier=Tier.ERROR if one.sure else Tier.WARNING,
                related=[spot(para, at) for at, _ in wrong[1:]],
            )

    def _unpaired(self, para: Paragraph, at: int) -> Issue:
        char = para.text[at]
        half = "后" if kind_of(char)[1] else "前"
        return self.issue(spot(para, at), f"“{char}”没有与它成对的{half}一半", tier=Tier.WARNING)


def _stories(document: Document) -> list[list[Paragraph]]:
    """Return the paragraphs that are read one after another, cell by cell and note by note."""
    stories: dict[object, list[Paragraph]] = {}
    for para in document.paragraphs:
        if para.role not in STRUCTURED:
            stories.setdefault(para.place, []).append(para)
    return list(stories.values())


def _without_partner(story: list[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    """Yield the marks that find no partner in their paragraph nor in those around it."""
    waiting: dict[str, list[tuple[int, Paragraph, int]]] = {}
    for number, para in enumerate(story):
        for at in _lone(para):
            kind, opens = kind_of(para.text[at])
            stack = waiting.setdefault(kind, [])
            if opens:
                if not _runs_on(story, number, para.text[at]):
                    stack.append((number, para, at))
            elif stack and number - stack[-1][0] <= _REACH:
                stack.pop()
            else:
                yield para, at
    for stack in waiting.values():
        for _, para, at in stack:
            yield para, at


def _lone(para: Paragraph) -> list[int]:
    text = para.text
    mended = {at for one in misfaced(text) for at in (one.start, one.end)}
    mended |= {at for match in ODD_YEAR_BRACKETS.finditer(text) for at in edges(match)}
    lone = pairs(text).lone
    return [at for at in lone if at not in mended and not is_protected(text, at, at + 1)]


def _runs_on(story: list[Paragraph], number: int, mark: str) -> bool:
    """Say whether the quotation goes on: it opens anew at the head of each paragraph, closes once."""
    return number + 1 < len(story) and story[number + 1].text.lstrip().startswith(mark)
