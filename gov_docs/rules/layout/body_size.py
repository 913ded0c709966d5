"""正文字号不是三号

查什么：正文各段的字号，一段中多数字不对才算；表格、附件、页眉页脚不查。
为什么：公文正文统一用三号字，同一份公文里大小不一尤其显眼。
例：（别的段都是三号，有一段是四号。）
依据：GB/T 9704-2012 5.2.2：如无特殊说明，公文格式各要素一般用3号仿宋体字。
修复：确认后只改这几段的字号。
"""

from collections.abc import Iterator

from gov_docs.core.types import Category, Document, Issue, Strength, Tier
from gov_docs.rules.base import DocumentRule
from gov_docs.rules.layout.text_form import body_parts, check_size
from gov_docs.rules.standard import standard


class BodySize(DocumentRule):
    id = "FMT005"
    name = "正文字号不对"
    category = Category.FORMAT
    basis = "GB/T 9704-2012 5.2.2"
    strength = Strength.NORMAL
    tier = Tier.WARNING
    needs_format = True

    def find(self, document: Document) -> Iterator[Issue]:
        form = standard().texts["body"]
        yield from check_size(self, document, "正文", form, body_parts(document))
