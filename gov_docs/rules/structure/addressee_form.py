"""主送机关写法不对

查什么：请示、报告有没有主送给领导个人，主送机关有没有重复。
为什么：公文主送机关，不主送个人；除领导直接交办的事项外，不得以本机关名义向领导个人报送。
例：（请示主送“李市长：”，应主送“市人民政府：”。）
依据：《党政机关公文处理工作条例》第十五条。
修复：不自动修复，请改为主送机关。
"""

from collections.abc import Iterator

from gov_docs.core.people import leaders_in
from gov_docs.core.types import Category, Document, Issue, Role, Span, Strength, Tier
from gov_docs.rules.base import DocumentRule

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
                for start, end in leaders_in(para.text):
                    message = "请示、报告应主送机关，不主送领导个人"
                    yield self.issue(Span(para.id, start, end), message)
        yield from self._repeated(document)

    def _repeated(self, document: Document) -> Iterator[Issue]:
        seen: dict[str, Span] = {}
        spans = document.elements.spans.get("addressees", ())
        for name, span in zip(document.elements.addressees, spans, strict=False):
            if name in seen:
                message = f"主送机关“{name}”重复"
                yield self.issue(span, message, related=[seen[name]])
            seen.setdefault(name, span)
