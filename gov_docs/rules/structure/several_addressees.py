"""请示主送多个机关

查什么：请示的主送机关是不是只有一个。
为什么：多头请示，几个机关可能互相等待或批复不一；其他机关需要知道的，用抄送。
例：（请示主送“市人民政府，市发展改革委：”，应只主送一个机关。）
依据：《党政机关公文处理工作条例》第十五条：向上级机关行文，原则上主送一个上级机关。
修复：不自动修复，请留下一个主送机关，其余改为抄送。
"""

from collections.abc import Iterator

from gov_docs.core.people import leaders_in
from gov_docs.core.types import Category, Document, Issue, Role, Span, Strength, Tier
from gov_docs.rules.base import DocumentRule


class SeveralAddressees(DocumentRule):
    id = "DOC006"
    name = "请示主送多个机关"
    category = Category.STRUCTURE
    basis = "《党政机关公文处理工作条例》第十五条"
    strength = Strength.NORMAL
    tier = Tier.WARNING

    def find(self, document: Document) -> Iterator[Issue]:
        addressees = document.elements.addressees
        if document.elements.kind != "请示" or len(addressees) < 2:
            return
        if all(leaders_in(name) for name in addressees):
            return  # that they are persons at all is the slip
        message = f"请示应当只主送一个上级机关，这里有{len(addressees)}个"
        yield self.issue(_where(document), message)


def _where(document: Document) -> Span | None:
    lines = (para for para in document.paragraphs if para.role is Role.ADDRESSEE)
    return next((Span(para.id, 0, len(para.text.rstrip())) for para in lines), None)
