"""A template's finished text as paragraphs: # is a heading, and every heading gets its number here.

`# ` 一、  `## ` （一）  `### ` 1.  `#### ` （1）  `- ` an item, 1. again in each list
`@章 ` 第一章  `@条 ` 第一条, of a text set out in articles
"""

from collections.abc import Iterator

from gov_docs.core.draft import DraftParagraph
from gov_docs.core.headings import written_number
from gov_docs.core.text import to_chinese
from gov_docs.core.types import HEADINGS, Role

LONGEST_HEADING = 50  # characters; a numbered line longer than this, or with a 。, is running text
_CHAPTER, _ARTICLE, _ITEM = "@章 ", "@条 ", "- "


def paragraphs(text: str) -> tuple[DraftParagraph, ...]:
    """Return the paragraphs of a rendered text; empty lines part nothing and are left out."""
    return tuple(_Numbering().paragraphs(text))


class _Numbering:
    def __init__(self) -> None:
        self._headings = [0, 0, 0, 0]
        self._items = self._chapters = self._articles = 0

    def paragraphs(self, text: str) -> Iterator[DraftParagraph]:
        for line in text.split("\n"):
            if line.strip():
                yield self._paragraph(line.strip())

    def _paragraph(self, line: str) -> DraftParagraph:
        if line.startswith(_ITEM):
            self._items += 1
            words = line.removeprefix(_ITEM).lstrip()
            return DraftParagraph(Role.BODY, f"{self._items}.{words}")
        self._items = 0
        if line.startswith(_CHAPTER):
            self._chapters += 1
            title = line.removeprefix(_CHAPTER).strip()
            return DraftParagraph(Role.HEADING1, f"第{to_chinese(self._chapters)}章　{title}")
        if line.startswith(_ARTICLE):
            self._articles += 1
            words = line.removeprefix(_ARTICLE).strip()
            return DraftParagraph(Role.BODY, f"第{to_chinese(self._articles)}条　{words}")
        marks, space, words = line.partition(" ")
        if space and marks in ("#", "##", "###", "####"):
            return self._heading(len(marks), words.strip())
        return DraftParagraph(_role(line), line)

    def _heading(self, level: int, words: str) -> DraftParagraph:
        self._headings[level - 1] += 1
        self._headings[level:] = [0] * (len(self._headings) - level)
        text = _number(level, self._headings[level - 1]) + words
        role = HEADINGS[level - 1] if _is_heading(text) else Role.BODY
        return DraftParagraph(role, text)


def _number(level: int, count: int) -> str:
    han = to_chinese(count)
    return (f"{han}、", f"（{han}）", f"{count}.", f"（{count}）")[level - 1]


def _role(line: str) -> Role:
    """Return the role of a line somebody typed with its number."""
    number = written_number(line)
    if number is None or not number.ok or not _is_heading(line):
        return Role.BODY
    return HEADINGS[number.level - 1]


def _is_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and not line.endswith(("。", "；", "！", "？", "："))
