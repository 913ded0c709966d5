"""二级标题字体字号不对

查什么：二级标题的字体和字号；标题后面接排正文的，只看标题那一句。
为什么：各级标题靠字体分层次，字体错了读者会看错层次。
例：（“（一）工作目标”用了黑体，应为楷体。）
依据：GB/T 9704-2012 7.3.3：一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注；字号同正文，为三号。
修复：确认后只改标题的字体或字号。
"""

from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Role, Strength, Tier
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.layout.text_form import check_headings
from gov_docs.rules.standard import standard


class Heading2Font(DocumentRule):
    id = "FMT010"
    name = "二级标题字体字号不对"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 7.3.3"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        form = standard().texts["heading2"]
        yield from check_headings(self, document, "二级标题", form, Role.HEADING2)
