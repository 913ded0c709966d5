"""常见错别字

查什么：字形、读音相近而写错的词语和成语，如“布署”“既使”“再接再励”。词表里每个词都带着不算错的搭配。
为什么：这些写法没有别的讲法，放在公文里只能是笔误。书名号里的是别的文件的名称，降为“疑似”，由人确认；单独放在引号里的，多半是在谈这个词，不报。
例：各单位要认真布署。 → 各单位要认真部署。
依据：《现代汉语词典》《通用规范汉字表》；词表里每个词都记有出处。
修复：只有一种改法的自动改正；不止一种改法的，列出来由人选。
"""

from gov_docs.core.types import Category, Strength, Tier
from gov_docs.rules.wordlist import CONFUSIONS, Row, WordListRule, quoted, with_note

_VERBS = {Tier.ERROR: "应为", Tier.WARNING: "疑为", Tier.HINT: "宜作"}


class Confusions(WordListRule):
    id = "TYP001"
    name = "常见错别字"
    category = Category.TYPO
    basis = "《现代汉语词典》《通用规范汉字表》"
    strength = Strength.PRACTICE
    tier = Tier.ERROR
    list = CONFUSIONS

    def message(self, row: Row) -> str:
        return with_note(f"“{row.wrong}”{_VERBS[row.tier]}{quoted(row.right)}", row)
