"""主送机关写法不对

查什么：请示、报告有没有主送给领导个人，主送机关有没有重复。
为什么：公文主送机关，不主送个人；除领导直接交办的事项外，不得以本机关名义向领导个人报送。
例：（请示主送“李市长：”，应主送“市人民政府：”。）
依据：《党政机关公文处理工作条例》第十五条。
修复：不自动修复，请改为主送机关。
"""

import re
from collections.abc import Iterator

from gov_docs.core.text import HAN
from gov_docs.core.types import Category, Document, Issue, Role, Span, Strength, Tier
from gov_docs.rules.base import DocumentRule

_POSTS = (
    "书记|省长|市长|区长|县长|镇长|乡长|州长|盟长|主席|部长|厅长|局长|司长|处长|科长|主任|校长|院长|"
    "董事长|总经理|秘书长"
)
_PERSON = re.compile(
    rf"(?:尊敬的)?[{HAN}]{{0,12}}?(?:{_POSTS}|同志|领导|先生|女士)(?=[，,、：:]|$)"
)
_UPWARD = ("请示", "报告")


class AddresseeForm(DocumentRule):
    id = "DOC014"
    name = "主送机关写法不对"
    category = Category.STRUCTURE
    basis = "《党政机关公文处理工作条例》第十五条"
    strength = Strength.MANDATORY
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        upward = document.elements.kind in _UPWARD
        for para in document.paragraphs:
            if para.role is Role.ADDRESSEE and upward:
                for match in _PERSON.finditer(para.text):
                    span = Span(para.id, *match.span())
                    yield self.issue(span, "请示、报告应主送机关，不主送领导个人")
        yield from self._repeated(document)

    def _repeated(self, document: Document) -> Iterator[Issue]:
        seen: dict[str, Span] = {}
        spans = document.elements.spans.get("addressees", ())
        for name, span in zip(document.elements.addressees, spans, strict=False):
            if name in seen:
                message = f"主送机关“{name}”重复"
                yield self.issue(span, message, related=[seen[name]])
            seen.setdefault(name, span)
