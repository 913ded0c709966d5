"""异形词没有用推荐词形

查什么：同一个词有几种写法时，没有用推荐的那一种，如“帐户”“座落”“报导”。
为什么：《第一批异形词整理表》给出了推荐词形，公文和出版物照此统一。别的写法是不提倡，不是写错，所以都由人确认；人名、地名和引文里的照原样。
例：专项资金开设银行帐户。 → 专项资金开设银行账户。
依据：GF 1001—2001《第一批异形词整理表》及其后的264组异形词整理表（草案）。
修复：给出推荐词形，确认后改。
"""

from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Paragraph, Strength, Tier
from gov_docs.rules.wordlist import VARIANTS, Hit, Row, WordListRule, in_title, quoted, with_note


class VariantWords(WordListRule):
    id = "TYP002"
    name = "异形词"
    category = Category.TYPO
    basis = "GF 1001—2001《第一批异形词整理表》"
    strength = Strength.RECOMMENDED
    tier = Tier.WARNING
    list = VARIANTS

    def judge(self, hit: Hit, para: Paragraph, document: Document) -> Iterator[Issue]:
        if not in_title(para.text, hit.start, hit.end):
            yield self.word_issue(hit, para, hit.row.tier)

    def message(self, row: Row) -> str:
        return with_note(f"“{row.wrong}”的推荐词形是{quoted(row.right)}", row)
